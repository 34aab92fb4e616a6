// Runs jest and counts by its report. It is stopped when no test has finished for long, never for taking long.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Counts, countReport, failedFiles, failureText, readJestReport, slowestFiles } from './counts';
import { projectEnvironment } from './project-environment';

export interface JestRun {
  readonly root: string;
  /** For people, for example `api:integration`. */
  readonly title: string;
  readonly configFile: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** For single files, at which somebody may stand with a debugger. */
  readonly mayStall: boolean;
}

export interface JestOutcome {
  readonly counts: Counts;
  /** Of a long run, the files that took longest. */
  readonly slowest: readonly string[];
  /** Spec files with a failure, relative to the root; empty too when jest came to no report. */
  readonly failedFiles: readonly string[];
  /** Everything there is to say about what failed; empty when nothing did. */
  readonly failures: string;
}

/** A machine may be slow: whatever still finishes a test goes on. Longer than any test or hook may take: jest itself ends those (`testTimeout`). */
const STALL_MS = 11 * 60_000;
/** All tests have finished: what still runs has left something open. */
const AFTER_LAST_TEST_MS = 60_000;
const HEARTBEAT_MS = 30_000;
const LONG_RUN_SECONDS = 60;
const SLOWEST_SHOWN = 6;
const OUTPUT_LINES_SHOWN = 60;

/** What progress-reporter.mjs sends. */
interface Progress {
  readonly fullName?: string;
  readonly isComplete?: boolean;
}

const running = new Set<number>();

/** Ends jest with everything that it started. */
export function stopJest(): void {
  for (const pid of running) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      running.delete(pid);
    }
  }
}

interface Ending {
  readonly hasPassed: boolean;
  readonly output: string;
}

function jestToItsEnd({ root, title, env, mayStall }: JestRun, args: readonly string[]): Promise<Ending> {
  const startedMs = Date.now();
  return new Promise((resolve) => {
    const child = spawn('jest', args, {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...projectEnvironment(root), ...env },
    });
    if (child.pid !== undefined) running.add(child.pid);
    let output = '';
    let finished = 0;
    let last = 'none';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    const stop = (why: string) => {
      output += `\nStopped: ${why}.\n`;
      stopJest();
    };
    const isStalled = () =>
      stop(`no test has finished for ${STALL_MS / 60_000} minutes; the last one that did: ${last}`);
    const patienceMs = mayStall ? STALL_MS * 100 : STALL_MS;
    let stall = setTimeout(isStalled, patienceMs);
    child.on('message', ({ fullName, isComplete }: Progress) => {
      clearTimeout(stall);
      if (fullName !== undefined) {
        finished += 1;
        last = fullName;
      }
      stall = isComplete
        ? setTimeout(
            () => stop('all was done and it did not end: something is left open'),
            AFTER_LAST_TEST_MS,
          )
        : setTimeout(isStalled, patienceMs);
    });
    const heartbeat = setInterval(() => {
      console.log(`  …  ${title}: ${Math.round((Date.now() - startedMs) / 1000)} s, ${finished} tests`);
    }, HEARTBEAT_MS);
    const finish = (hasPassed: boolean) => {
      clearInterval(heartbeat);
      clearTimeout(stall);
      if (child.pid !== undefined) running.delete(child.pid);
      resolve({ hasPassed, output });
    };
    child.on('error', (error) => {
      output += `\n${error.message}\n`;
      finish(false);
    });
    child.on('close', (code) => finish(code === 0));
  });
}

const FAILED = { counts: { passed: 0, failed: 1 }, slowest: [], failedFiles: [] };

export async function runJest(run: JestRun): Promise<JestOutcome> {
  const { root, title, configFile, args } = run;
  const reportFile = path.join(root, 'tmp', 'test', `${title.replace(/\W/g, '-')}-${process.pid}.json`);
  mkdirSync(path.dirname(reportFile), { recursive: true });
  const startedMs = Date.now();
  const { hasPassed, output } = await jestToItsEnd(run, [
    `--config=${configFile}`,
    '--json',
    `--outputFile=${reportFile}`,
    `--reporters=${path.join(root, 'tools/test/progress-reporter.mjs')}`,
    `--testSequencer=${path.join(root, 'tools/test/longest-first.mjs')}`,
    ...args,
  ]);
  const report = readJestReport(reportFile);
  rmSync(reportFile, { force: true });
  const lastLines = output.split('\n').slice(-OUTPUT_LINES_SHOWN).join('\n').trim();
  if (report === null) return { ...FAILED, failures: lastLines };
  const counts = countReport(report);
  const isLong = Date.now() - startedMs > LONG_RUN_SECONDS * 1000;
  const slowest = isLong ? slowestFiles(report, SLOWEST_SHOWN) : [];
  if (counts.passed + counts.failed === 0) return { ...FAILED, failures: 'No test ran here.' };
  if (counts.failed > 0)
    return { counts, slowest, failedFiles: failedFiles(report, root), failures: failureText(report) };
  if (hasPassed) return { counts, slowest, failedFiles: [], failures: '' };
  // Every test passed and jest still failed: a leak, a crash at the end.
  return { counts: { ...counts, failed: 1 }, slowest, failedFiles: [], failures: lastLines };
}
