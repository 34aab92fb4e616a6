// The stages of a test run, each from nothing to its counts.
import type { Stage } from './arguments';
import { obtainBrowser } from './browser';
import { add, type Counts } from './counts';
import { runJest } from './jest-runner';
import { findJestProjects, type JestProject } from './projects';
import { runStaticChecks } from './static-checks';
import type { TestBed } from './test-bed';

const MINUTE_MS = 60_000;
const LIMIT_MS = { unit: 5 * MINUTE_MS, integration: 15 * MINUTE_MS, e2e: 15 * MINUTE_MS };

/** Folders of apps/e2e/src: where a countdown decides, and where programs are killed or a burst is counted. */
const CLOCK = 'against-the-clock';
const ALONE = 'alone';

/** Nest is ESM-only; the other projects break under this. */
const NEST_OPTIONS = '--experimental-vm-modules --no-warnings';

export interface StageContext {
  readonly root: string;
  readonly bed: TestBed;
  readonly note: (line: string) => void;
}

export async function runStage(stage: Stage, context: StageContext): Promise<Counts> {
  const { root } = context;
  if (stage === 'static') return runStaticChecks(root);
  const projects = findJestProjects(root).filter((project) => project.stage === stage);
  if (projects.length === 0) throw new Error(`no project has ${stage} tests`);
  switch (stage) {
    case 'unit':
      // Left to itself jest spares one core, which may be half of them.
      return runJest({ root, stage, projects, limitMs: LIMIT_MS.unit, args: ['--maxWorkers=2'] });
    case 'integration':
      return runIntegration(projects, context);
    case 'e2e':
      return runJourneys(projects, context);
  }
}

/** Their specs wait more than they work, each on a database or on services of its own. */
async function runIntegration(
  projects: readonly JestProject[],
  { root, bed }: StageContext,
): Promise<Counts> {
  const env = await bed.environment('api');
  const isApi = ({ folder }: JestProject) => folder === 'apps/api';
  const run = { root, stage: 'integration', limitMs: LIMIT_MS.integration };
  return add(
    await runJest({
      ...run,
      projects: projects.filter(isApi),
      env: { ...env, NODE_OPTIONS: NEST_OPTIONS },
      args: ['--maxWorkers=3'],
    }),
    await runJest({
      ...run,
      projects: projects.filter((project) => !isApi(project)),
      env,
      args: ['--maxWorkers=2'],
    }),
  );
}

/**
 * Journeys wait for people's eyes and for countdowns more than they work, so two run side by side; the busy ones not
 * beside those that a countdown decides. Those that kill programs or count a burst have the machine for themselves.
 */
async function runJourneys(
  projects: readonly JestProject[],
  { root, bed, note }: StageContext,
): Promise<Counts> {
  const chromium = await obtainBrowser(note);
  const env = { ...(await bed.environment('api', 'portal', 'admin')), HAOPAI_E2E_CHROMIUM: chromium };
  const run = { root, projects, limitMs: LIMIT_MS.e2e, env };
  return add(
    await runJest({
      ...run,
      stage: 'e2e',
      args: ['--maxWorkers=2', `--testPathIgnorePatterns=/${CLOCK}/`, `--testPathIgnorePatterns=/${ALONE}/`],
    }),
    await runJest({ ...run, stage: 'e2e-clock', args: ['--maxWorkers=2', `--testPathPatterns=/${CLOCK}/`] }),
    await runJest({ ...run, stage: 'e2e-alone', args: ['--runInBand', `--testPathPatterns=/${ALONE}/`] }),
  );
}
