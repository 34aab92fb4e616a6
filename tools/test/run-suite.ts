// One suite of one project, from nothing to its report: `run-suite.ts PROJECT FOLDER SUITE [SPEC FILE …]`. Nx calls it for each target.
import path from 'node:path';
import { add, type Counts, NOTHING } from './counts';
import { inOneWindow } from './one-window';
import { runJest, stopJest } from './run-jest';
import { reportFailure, reportLine } from './reporting';
import { writeReport } from './reports.mjs';
import { SuiteSurroundings } from './suite-surroundings';
import { suiteOf, SUITES } from './suites';

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
      const { counts, slowest, failedFiles, failures } = await runJest({
        root,
        title,
        configFile: suite.configFile,
        args: [...args, ...windows],
        env: surroundings.env,
        mayStall: files.length > 0,
      });
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
