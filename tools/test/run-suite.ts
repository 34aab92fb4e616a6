// One suite of one project, from nothing to its report: `run-suite.ts PROJECT FOLDER SUITE [SPEC FILE …]`. Nx calls it for each target.
import path from 'node:path';
import { add, type Counts, NOTHING } from './counts';
import { inOneWindow } from './one-window';
import { type JestOutcome, type JestRun, runJest, stopJest } from './run-jest';
import { reportFailure, reportLine, reportSecondTry } from './reporting';
import { writeReport } from './reports.mjs';
import { SuiteSurroundings } from './suite-surroundings';
import { suiteOf, SUITES, type SuiteName } from './suites';

const root = path.resolve(import.meta.dirname, '..', '..');

const surroundings = new SuiteSurroundings(root);
let isStopping = false;

/** Nobody else puts away what was started here: Nx and jest may be gone before. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    isStopping = true;
    stopJest();
    void surroundings.close().finally(() => process.exit(130));
  });
}

interface Outcome extends Counts {
  readonly slowest: readonly string[];
  readonly failedFiles: readonly string[];
}

/** More than these is no accident. */
const SECOND_TRIES_MAX = 8;

/** Dice would fall otherwise the second time. */
function hasSecondTry(suite: SuiteName, asked: readonly string[], { failedFiles }: JestOutcome): boolean {
  const usesServices = suite === 'integration' || suite === 'e2e';
  const isFew = failedFiles.length > 0 && failedFiles.length <= SECOND_TRIES_MAX;
  return usesServices && isFew && asked.length === 0 && !isStopping;
}

/** The files that failed, by themselves: what a machine that stood still has failed passes then, and is named; a fault fails again (ADR 162). */
async function tryOnceMore(
  run: Pick<JestRun, 'root' | 'title' | 'configFile' | 'env'>,
  first: JestOutcome,
): Promise<JestOutcome> {
  const args = ['--runInBand', '--runTestsByPath', ...first.failedFiles];
  const second = await runJest({ ...run, args, mayStall: false });
  const passedNow = first.failedFiles.filter((file) => !second.failedFiles.includes(file));
  if (second.counts.failed === 0 || second.failedFiles.length > 0)
    reportSecondTry(run.title, passedNow, first.failures);
  const { failed } = second.counts;
  const passed = Math.max(0, first.counts.passed + first.counts.failed - failed);
  const { failedFiles, failures } = second;
  return { counts: { passed, failed }, slowest: first.slowest, failedFiles, failures };
}

async function runSuite(
  project: string,
  folder: string,
  name: string,
  files: readonly string[],
): Promise<Outcome> {
  const known = SUITES.find((each) => each === name);
  if (known === undefined) throw new Error(`there is no suite "${name}": ${SUITES.join(', ')}`);
  const suite = suiteOf(root, project, folder, known);
  let total = NOTHING;
  const allSlowest: string[] = [];
  const allFailed: string[] = [];
  try {
    await surroundings.open(suite);
    const runs = files.length > 0 ? [['--runInBand', '--runTestsByPath', ...files]] : suite.runs;
    const windows = files.length === 0 && suite.isInOneWindow ? inOneWindow(root, project, folder) : [];
    for (const args of runs) {
      if (isStopping) break;
      const title = `${project}:${name}`;
      const run = { root, title, configFile: suite.configFile, env: surroundings.env };
      const first = await runJest({ ...run, args: [...args, ...windows], mayStall: files.length > 0 });
      const { counts, slowest, failedFiles, failures } = hasSecondTry(known, files, first)
        ? await tryOnceMore(run, first)
        : first;
      total = add(total, counts);
      allSlowest.push(...slowest);
      allFailed.push(...failedFiles);
      if (failures !== '') reportFailure(title, failures);
    }
  } finally {
    await surroundings.close();
  }
  return { ...total, slowest: allSlowest, failedFiles: allFailed };
}

const [project = '', folder = '', name = '', ...files] = process.argv.slice(2);
const startedMs = Date.now();
let counts: Partial<Outcome> & Counts = { passed: 0, failed: 1 };
try {
  counts = await runSuite(project, folder, name, files);
} catch (error) {
  reportFailure(`${project}:${name}`, error instanceof Error ? error.message : String(error));
}
const seconds = (Date.now() - startedMs) / 1000;
if (files.length > 0) reportLine(`${project}:${name}`, counts, seconds);
else writeReport({ project, target: name, ...counts, seconds });
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);
