// docs/manual-coverage.md names a page, endpoints and tests for each function of the manual: all of them exist.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { apiEndpoints } from '../addresses/api-endpoints';
import { officeRoutes, portalRoutes } from '../addresses/app-routes';
import { publicFiles } from '../addresses/public-files';
import { socketEvents } from '../addresses/socket-events';
import { coverageRows, faultsOf, type Site } from './coverage-table';

const root = path.resolve(__dirname, '..', '..');
const text = readFileSync(path.join(root, 'docs/manual-coverage.md'), 'utf8');
const rows = coverageRows(text);
const CHAPTERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

const site: Site = {
  root,
  pages: [...portalRoutes().map((route) => `/${route}`), ...officeRoutes().map((route) => `/admin/${route}`)],
  endpoints: [
    ...apiEndpoints().map((endpoint) => endpoint.replace('/api/v1/', '/')),
    ...publicFiles().map((file) => `GET ${file}`),
    ...socketEvents(),
  ],
};

describe('docs/manual-coverage.md', () => {
  it('has rows for every chapter', () => {
    expect([...new Set(rows.map(({ chapter }) => chapter))]).toEqual(CHAPTERS);
  });

  it.each(rows)('$chapter: $does', (row) => {
    expect(faultsOf(row, site)).toEqual([]);
  });

  it('puts nothing off', () => {
    expect(rows.filter(({ toCome }) => toCome !== null)).toEqual([]);
  });
});

describe('a row', () => {
  const SPEC = 'tools/boundaries/architecture.spec.ts';
  const faultsIn = (line: string) =>
    coverageRows(`## 1. Log-in\n| § | | | | |\n| - | - | - | - | - |\n${line}\n`).flatMap((row) =>
      faultsOf(row, site),
    );

  it.each([
    [
      `| 1 | log in | \`/login\` | \`POST /auth/login\` | \`${SPEC}\` (names tests for every invariant) |`,
      [],
    ],
    ['| 1 | log in | — | — | to come: enrolment |', []],
    [`| 1 | publish | \`/admin/content/articles/new\` | \`POST /admin/articles\` | \`${SPEC}\` |`, []],
    [`| 1 | log in | \`/log-in\` | — | \`${SPEC}\` |`, ['no page /log-in']],
    [`| 1 | log in | \`/login\` | \`PUT /auth/login\` | \`${SPEC}\` |`, ['no endpoint PUT /auth/login']],
    [`| 1 | log in | \`/login\` | \`lot.watches\` | \`${SPEC}\` |`, ['no endpoint lot.watches']],
    ['| 1 | log in | `/login` | — | `tools/none.spec.ts` |', ['no test tools/none.spec.ts: ']],
    [`| 1 | log in | \`/login\` | — | \`${SPEC}\` (names no tests) |`, [`no test ${SPEC}: names no tests`]],
    ['| 1 | log in | `/login` | — | — |', ['neither there nor to come']],
    ['| 1 | log in | — | — | to come: later |', ['no part later']],
  ])('%s', (line, faults) => {
    expect(faultsIn(line)).toEqual(faults);
  });

  it.each(['| 2 | log in | — | — | to come: enrolment |', '| 1 | log in | — | to come: enrolment |'])(
    'is none: %s',
    (line) => {
      expect(() => faultsIn(line)).toThrow('not a row of chapter 1');
    },
  );
});
