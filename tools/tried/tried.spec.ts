// docs/tried.md and the api say the same of what was tried, and what commands write down is true: of this commit, today, and no other row.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readTried, recordTried, TRIED_DOCUMENT, TRIED_FILE } from './tried';
import { tableOf } from './tried-table';

const root = path.resolve(__dirname, '..', '..');
const AT_MS = Date.UTC(2026, 11, 31, 23, 59);
const RAN = { kind: 'database', name: 'MySQL 8.4', version: '8.4.6', command: 'npm run try-real' } as const;

describe('docs/tried.md', () => {
  it('has the table that tried.json makes', () => {
    expect(readFileSync(path.join(root, TRIED_DOCUMENT), 'utf8')).toContain(
      `\n\n${tableOf(readTried(root))}\n`,
    );
  });

  it('names each thing once, with a whole run or never', () => {
    const rows = readTried(root);
    const names = rows.map(({ kind, name }) => `${kind} ${name}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { kind, name, last } of rows) {
      if (kind === 'database') expect(name).toMatch(/^(MySQL|MariaDB) \d+\.\d+$/);
      if (last === null) continue;
      expect(last.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(last.commit).toMatch(/^[0-9a-f]{8}$/);
      expect(last.version).toMatch(/\d/);
      expect(last.command).toMatch(/^npm (run |test)/);
    }
  });
});

describe('what a command has seen working', () => {
  let place: string;
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', place, '-c', 'user.name=a', '-c', 'user.email=a@haopai.example', ...args], {
      encoding: 'utf8',
    });

  beforeEach(() => {
    place = mkdtempSync(path.join(os.tmpdir(), 'haopai-tried-'));
    for (const file of [TRIED_FILE, TRIED_DOCUMENT]) {
      mkdirSync(path.dirname(path.join(place, file)), { recursive: true });
      cpSync(path.join(root, file), path.join(place, file));
    }
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'as it was');
  });
  afterEach(() => rmSync(place, { recursive: true }));

  it('is written into both files, and nothing else changes', async () => {
    const before = readTried(place);
    expect(await recordTried(place, RAN, AT_MS)).toContain('MySQL 8.4 8.4.6 is written down');
    const last = {
      version: '8.4.6',
      date: '2026-12-31',
      commit: git('rev-parse', 'HEAD').slice(0, 8),
      command: RAN.command,
    };
    expect(readTried(place)).toEqual(before.map((row) => (row.name === RAN.name ? { ...row, last } : row)));
    const document = readFileSync(path.join(place, TRIED_DOCUMENT), 'utf8');
    expect(document).toContain(tableOf(readTried(place)));
    expect(document.split('\n')[0]).toBe(
      readFileSync(path.join(root, TRIED_DOCUMENT), 'utf8').split('\n')[0],
    );
  });

  it('gets a row of its own when nobody knew of it, beside its kind', async () => {
    await recordTried(place, { ...RAN, name: 'MySQL 9.1', version: '9.1.0' }, AT_MS);
    const databases = readTried(place).filter(({ kind }) => kind === 'database');
    expect(databases.at(-1)).toMatchObject({ name: 'MySQL 9.1', last: { version: '9.1.0' } });
    expect(readFileSync(path.join(place, TRIED_DOCUMENT), 'utf8')).toContain(tableOf(readTried(place)));
  });

  it('is not written where something is not committed, but after another that was', async () => {
    await recordTried(place, RAN, AT_MS);
    expect(await recordTried(place, { ...RAN, name: 'MySQL 9.1' }, AT_MS)).toContain('is written down');
    writeFileSync(path.join(place, 'changed.ts'), '');
    const before = readTried(place);
    expect(await recordTried(place, { ...RAN, version: '8.4.7' }, AT_MS)).toContain('not committed');
    expect(readTried(place)).toEqual(before);
  });
});
