// Runs jest over some projects and counts by its report; a project in which nothing ran counts as a failure.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './command';
import {
  add,
  type Counts,
  countReport,
  failureText,
  readJestReport,
  reportOfFolder,
  slowestFiles,
} from './counts';
import type { JestProject } from './projects';
import { reportFailure, reportLine, reportSlowest } from './reporting';

export interface JestRun {
  readonly root: string;
  readonly stage: string;
  readonly projects: readonly JestProject[];
  readonly limitMs: number;
  readonly env?: NodeJS.ProcessEnv;
  readonly args?: readonly string[];
}

const LONG_RUN_SECONDS = 60;
const SLOWEST_SHOWN = 5;

const ONE_FAILURE: Counts = { passed: 0, failed: 1 };

export async function runJest({ root, stage, projects, limitMs, env, args = [] }: JestRun): Promise<Counts> {
  const name = `${stage}-${projects.map(({ folder }) => path.basename(folder)).join('-')}`;
  const reportFile = path.join(root, 'tmp', 'test', `${name}-${process.pid}.json`);
  mkdirSync(path.dirname(reportFile), { recursive: true });
  const outcome = await runCommand(
    'jest',
    [
      '--projects',
      ...projects.map(({ configFile }) => configFile),
      '--json',
      `--outputFile=${reportFile}`,
      '--passWithNoTests',
      `--testSequencer=${path.join(root, 'tools/test/longest-first.mjs')}`,
      ...args,
    ],
    { title: name, root, limitMs, env, lastFile: reportFile },
  );
  const report = readJestReport(reportFile);
  rmSync(reportFile, { force: true });
  if (report === null) {
    reportLine(name, ONE_FAILURE, outcome.seconds);
    reportFailure(name, outcome.output);
    return ONE_FAILURE;
  }
  const countsByProject = projects.map(({ folder }) => {
    const counts = countReport(reportOfFolder(report, path.join(root, folder)));
    const hasRun = counts.passed + counts.failed > 0;
    if (!hasRun) reportFailure(folder, 'No test ran here.');
    reportLine(`${stage} ${folder}`, hasRun ? counts : ONE_FAILURE, outcome.seconds);
    return hasRun ? counts : ONE_FAILURE;
  });
  const counts = add(...countsByProject);
  if (outcome.seconds > LONG_RUN_SECONDS) reportSlowest(slowestFiles(report, SLOWEST_SHOWN));
  if (counts.failed > 0) reportFailure(name, failureText(report));
  if (counts.failed === 0 && !outcome.hasPassed) {
    // Every test passed and jest still failed: a coverage limit, a leak, a crash at the end.
    reportFailure(name, outcome.output.split('\n').slice(-40).join('\n'));
    return add(counts, ONE_FAILURE);
  }
  return counts;
}
