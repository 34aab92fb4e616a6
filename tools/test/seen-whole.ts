// What the last whole run has seen working, and which paths have been changed since: nobody has seen those work as a whole.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Report } from './reports.mjs';

/** Among the inputs that Nx compares: with another record other files have their turn. */
export const RECORD_FILE = 'docs/whole-run.json';

/** A run of `npm run test:nightly` to its end. */
interface WholeRun {
  /** In full, so that any clone finds it. */
  readonly commit: string;
  /** UTC, for example `2026-11-30`. */
  readonly date: string;
  readonly passed: number;
  readonly failed: number;
  /** Spec files with a test that failed, relative to the root: those have not been seen working. */
  readonly failedFiles: readonly string[];
}

/** Null where none is written down. */
export function readWholeRun(root: string): WholeRun | null {
  const file = path.join(root, RECORD_FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as WholeRun) : null;
}

/**
 * For people what it did. Files that failed are named and count as changed from then on; a run with another failure has not been to its end, and what
 * is not committed has no name by which it could be compared.
 */
export function writeWholeRun(root: string, reports: readonly (Report | null)[], nowMs = Date.now()): string {
  const isWhole = reports.every(
    (report) => report !== null && (report.failed === 0 || (report.failedFiles ?? []).length > 0),
  );
  if (!isWhole) return 'this run is not written down: something failed that is no spec file';
  const ran = reports.filter((report) => report !== null);
  const sum = (of: 'passed' | 'failed') => ran.reduce((total, report) => total + report[of], 0);
  const failedFiles = ran.flatMap((report) => report.failedFiles ?? []).toSorted();
  if ((git(root, 'status', '--porcelain') ?? '').trim() !== '')
    return 'this run is not written down: there are changes that are not committed';
  const commit = git(root, 'rev-parse', 'HEAD')?.trim();
  if (!commit) return 'this run is not written down: there is no commit';
  const date = new Date(nowMs).toISOString().slice(0, 10);
  const run: WholeRun = { commit, date, passed: sum('passed'), failed: sum('failed'), failedFiles };
  writeFileSync(path.join(root, RECORD_FILE), `${JSON.stringify(run, null, 2)}\n`);
  return `this run is written down in ${RECORD_FILE}: commit it`;
}

/** Committed or not, deleted ones too, relative to the root; null where nobody can tell, as in a clone without its past. */
export function pathsUnseen(root: string): ReadonlySet<string> | null {
  const run = readWholeRun(root);
  if (run === null) return null;
  const changed = git(root, 'diff', '--name-only', '--no-renames', '-z', run.commit);
  const added = git(root, 'ls-files', '--others', '--exclude-standard', '-z');
  if (changed === null || added === null) return null;
  return new Set([...`${changed}${added}`.split('\0'), ...run.failedFiles].filter((file) => file !== ''));
}

function git(root: string, ...args: readonly string[]): string | null {
  const { status, stdout } = spawnSync('git', ['-C', root, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  return status === 0 ? stdout : null;
}
