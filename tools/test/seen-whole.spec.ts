// What a whole run has seen, and what has been changed since, told from a repository of git's.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Report } from './reports.mjs';
import { pathsUnseen, readWholeRuns, RECORD_FILE, writeWholeRuns } from './seen-whole';

const AT_NIGHT = { isNight: true, nowMs: Date.UTC(2026, 10, 30, 23) };
const BY_DAY = { isNight: false, nowMs: Date.UTC(2026, 11, 1, 12) };
const report = (over: Partial<Report> = {}): Report => ({
  ...{ project: 'api', target: 'integration', passed: 10, failed: 0, seconds: 1 },
  ...over,
});

let root: string;
const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
    encoding: 'utf8',
  });
const put = (file: string, text: string): void => writeFileSync(path.join(root, file), text);
function commit(): string {
  git('add', '--all');
  git('commit', '--quiet', '--message=one');
  return git('rev-parse', 'HEAD').trim();
}

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'haopai-seen-'));
  git('init', '--quiet');
  mkdirSync(path.join(root, 'docs'));
  put('kept.ts', '1');
  put('moved.ts', 'something that git would know again');
  commit();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('is written down by suite, with its commit, its counts and what failed in it', () => {
  const ran = [
    report(),
    report({ project: 'e2e', target: 'e2e', passed: 4, failed: 2, failedFiles: ['b', 'a'] }),
  ];
  expect(writeWholeRuns(root, ran, AT_NIGHT)).toContain('api, e2e');
  const of = { commit: git('rev-parse', 'HEAD').trim(), date: '2026-11-30' };
  expect(readWholeRuns(root)).toEqual({
    api: { ...of, passed: 10, failed: 0, failedFiles: [], night: of },
    e2e: { ...of, passed: 4, failed: 2, failedFiles: ['a', 'b'], night: of },
  });
});

it('leaves what another run has seen of a suite that did not come to its end, and nothing else is a suite', () => {
  writeWholeRuns(root, [report(), report({ project: 'e2e', target: 'e2e', passed: 4 })], AT_NIGHT);
  const before = commit();
  const ran = [report({ passed: 11 }), report({ project: 'e2e', target: 'e2e', passed: 0, failed: 1 }), null];
  writeWholeRuns(root, [...ran, report({ project: 'lot', target: 'lint', passed: 1 })], AT_NIGHT);
  const runs = readWholeRuns(root);
  expect(Object.keys(runs)).toEqual(['api', 'e2e']);
  expect([runs.api?.commit, runs.api?.passed, runs.e2e?.passed]).toEqual([before, 11, 4]);
  expect(runs.e2e?.commit).not.toBe(before);
});

it('is not written down where something is not committed, nor where no suite came to its end', () => {
  expect(writeWholeRuns(root, [null], AT_NIGHT)).toContain('not written down');
  put('kept.ts', '2');
  expect(writeWholeRuns(root, [report()], AT_NIGHT)).toContain('not written down');
  expect(readWholeRuns(root)).toEqual({});
});

it('has not seen what was changed, added, moved or failed since', () => {
  writeWholeRuns(root, [report({ failed: 1, failedFiles: ['failed.spec.ts'] })], AT_NIGHT);
  commit();
  git('mv', 'moved.ts', 'where.ts');
  put('committed.ts', '1');
  commit();
  put('new.ts', '1');
  expect([...(pathsUnseen(root, 'api') ?? [])].sort()).toEqual(
    [RECORD_FILE, 'committed.ts', 'failed.spec.ts', 'moved.ts', 'new.ts', 'where.ts'].sort(),
  );
});

it('goes on by day, and the night stays named, also of a record that had no nights by name', () => {
  writeWholeRuns(root, [report()], AT_NIGHT);
  const night = { commit: git('rev-parse', 'HEAD').trim(), date: '2026-11-30' };
  put(RECORD_FILE, JSON.stringify({ api: { ...readWholeRuns(root).api, night: undefined } }));
  const day = { commit: commit(), date: '2026-12-01' };
  writeWholeRuns(root, [report({ passed: 3 }), report({ project: 'e2e', target: 'e2e' })], BY_DAY);
  expect(readWholeRuns(root)).toEqual({
    api: { ...day, passed: 3, failed: 0, failedFiles: [], night },
    e2e: { ...day, passed: 10, failed: 0, failedFiles: [], night: null },
  });
  const next = { commit: commit(), date: '2026-12-01' };
  writeWholeRuns(root, [report()], BY_DAY);
  expect(readWholeRuns(root).api).toMatchObject({ ...next, night });
});

it('is unknown where none is written down, and where its commit is', () => {
  expect(pathsUnseen(root, 'api')).toBeNull();
  const run = { commit: '0'.repeat(40), date: '2026-11-30', passed: 1, failed: 0, failedFiles: [] };
  put(RECORD_FILE, JSON.stringify({ api: run }));
  expect(pathsUnseen(root, 'api')).toBeNull();
  expect(pathsUnseen(root, 'e2e')).toBeNull();
});
