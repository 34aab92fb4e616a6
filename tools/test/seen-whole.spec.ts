// What a whole run has seen, and what has been changed since, told from a repository of git's.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Report } from './reports.mjs';
import { pathsUnseen, readWholeRun, RECORD_FILE, writeWholeRun } from './seen-whole';

const NOW_MS = Date.UTC(2026, 10, 30, 23);
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

it('is written down with its commit, its counts and what failed in it', () => {
  const ran = [report(), report({ passed: 4, failed: 2, failedFiles: ['b.spec.ts', 'a.spec.ts'] })];
  expect(writeWholeRun(root, ran, NOW_MS)).toContain(RECORD_FILE);
  expect(readWholeRun(root)).toEqual({
    ...{ commit: git('rev-parse', 'HEAD').trim(), date: '2026-11-30', passed: 14, failed: 2 },
    failedFiles: ['a.spec.ts', 'b.spec.ts'],
  });
});

it.each([
  ['a suite left no report', [report(), null]],
  ['something failed that is no spec file', [report({ target: 'lint', passed: 0, failed: 1 })]],
])('is not written down where %s', (_, reports) => {
  expect(writeWholeRun(root, reports, NOW_MS)).toContain('not written down');
  expect(readWholeRun(root)).toBeNull();
});

it('is not written down where something is not committed', () => {
  put('kept.ts', '2');
  expect(writeWholeRun(root, [report()], NOW_MS)).toContain('not written down');
  expect(readWholeRun(root)).toBeNull();
});

it('has not seen what was changed, added, moved or failed since', () => {
  writeWholeRun(root, [report({ failed: 1, failedFiles: ['failed.spec.ts'] })], NOW_MS);
  commit();
  git('mv', 'moved.ts', 'where.ts');
  put('committed.ts', '1');
  commit();
  put('new.ts', '1');
  expect([...(pathsUnseen(root) ?? [])].sort()).toEqual(
    [RECORD_FILE, 'committed.ts', 'failed.spec.ts', 'moved.ts', 'new.ts', 'where.ts'].sort(),
  );
});

it('is unknown where none is written down, and where its commit is', () => {
  expect(pathsUnseen(root)).toBeNull();
  const run = { commit: '0'.repeat(40), date: '2026-11-30', passed: 1, failed: 0, failedFiles: [] };
  put(RECORD_FILE, JSON.stringify(run));
  expect(pathsUnseen(root)).toBeNull();
});
