// What the last whole run of a suite has seen working, and which paths have been changed since: nobody has seen those work as a whole.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Report } from './reports.mjs';

/** Among the inputs that Nx compares: with another record other files have their turn. */
export const RECORD_FILE = 'docs/whole-run.json';

/** Which run it was. */
interface RunName {
  /** In full, so that any clone finds it. */
  readonly commit: string;
  /** UTC, for example `2026-11-30`. */
  readonly date: string;
}

/**
 * A suite of spec files that start programs, or the look at the format of all files, run to its end by `npm run test:nightly`, or by `npm test -- --record`: there
 * each file ran that no run before had seen as it is, so that as of this commit all of them have been seen (docs/adr/0135).
 */
interface WholeRun extends RunName {
  readonly passed: number;
  readonly failed: number;
  /** Spec files with a test that failed, relative to the root: those have not been seen working. */
  readonly failedFiles: readonly string[];
  /** The last at night's counts; none in what was written before 2026-12. */
  readonly night?: RunName | null;
}

/** The format is the workspace's. */
const TARGETS: readonly string[] = ['integration', 'e2e', 'format'];

/** By project, the last of each; empty where none is written down. */
export function readWholeRuns(root: string): Readonly<Record<string, WholeRun>> {
  const file = path.join(root, RECORD_FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, WholeRun>) : {};
}

/**
 * For people what it did. A suite that came to no report, or with a failure that is no spec file's, has not been to its end: its last run stands.
 * Files that failed are named and count as changed from then on. What is not committed has no name by which it could be compared.
 */
export function writeWholeRuns(
  root: string,
  reports: readonly (Report | null)[],
  { isNight, nowMs = Date.now() }: { readonly isNight: boolean; readonly nowMs?: number },
): string {
  if ((git(root, 'status', '--porcelain') ?? '').trim() !== '')
    return 'this run is not written down: there are changes that are not committed';
  const commit = git(root, 'rev-parse', 'HEAD')?.trim();
  if (!commit) return 'this run is not written down: there is no commit';
  const date = new Date(nowMs).toISOString().slice(0, 10);
  const ended = reports
    .filter((report) => report !== null)
    .filter(({ target, failed, failedFiles = [] }) => {
      return TARGETS.includes(target) && (failed === 0 || failedFiles.length > 0);
    });
  if (ended.length === 0) return 'this run is not written down: no suite came to its end';
  const before = readWholeRuns(root);
  const runs = ended.map(({ project, passed, failed, failedFiles = [] }) => {
    const night = isNight ? { commit, date } : lastNightOf(before[project]);
    const run: WholeRun = { commit, date, passed, failed, failedFiles: failedFiles.toSorted(), night };
    return [project, run] as const;
  });
  const all = { ...before, ...Object.fromEntries(runs) };
  writeFileSync(path.join(root, RECORD_FILE), `${JSON.stringify(all, null, 2)}\n`);
  return `written down in ${RECORD_FILE}, to be committed: ${runs.map(([project]) => project).join(', ')}`;
}

/** Only nights were written down before nights had names of their own. */
function lastNightOf(run: WholeRun | undefined): RunName | null {
  if (run === undefined) return null;
  const { night = { commit: run.commit, date: run.date } } = run;
  return night;
}

/** Committed or not, deleted ones too, relative to the root; null where nobody can tell, as in a clone without its past. */
export function pathsUnseen(root: string, project: string): ReadonlySet<string> | null {
  const run = readWholeRuns(root)[project];
  if (run === undefined) return null;
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
