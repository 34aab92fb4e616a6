// The suites of a project that jest runs: which spec files, with which services, how many at a time.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { App } from '../build/build-apps';
import { filesOfAnotherDay } from './files-in-turn';

/** Targets of Nx. A suite whose name ends in `-seeded` rolls dice: its spec files end in `.seeded.spec.ts`, and Nx keeps nothing of it. */
export const SUITES = ['test', 'test-seeded', 'integration', 'integration-seeded', 'e2e'] as const;
export type SuiteName = (typeof SUITES)[number];

export interface Suite {
  readonly configFile: string;
  readonly needsServices: boolean;
  readonly needsBrowser: boolean;
  /** Unit specs of pages: see one-window.ts. */
  readonly isInOneWindow: boolean;
  /** Built apps that its specs start. */
  readonly apps: readonly App[];
  /** Jest runs, one after the other. */
  readonly runs: readonly (readonly string[])[];
}

const SEEDED = '\\.seeded\\.spec\\.ts$';
const INTEGRATION = '\\.integration\\.spec\\.ts$';
const NODE_MODULES = '/node_modules/';
const ignoring = (...patterns: readonly string[]): readonly string[] =>
  [NODE_MODULES, ...patterns].map((pattern) => `--testPathIgnorePatterns=${pattern}`);
const onlySeeded = `--testPathPatterns=${SEEDED}`;

/** The folder of apps/e2e/src whose journeys kill programs or count a burst. */
const ALONE = '/alone/';

/** Projects of Angular. */
const PAGES = /^(apps\/(portal|admin)|libs\/web-\w+)$/;

/** Specs with services wait more than they work. */
const WORKERS_WITH_SERVICES = 3;

function runsOf(project: string, suite: SuiteName, ofAnotherDay: readonly string[]): Suite['runs'] {
  const others = ofAnotherDay.map((file) => `/${file.replaceAll('.', '\\.')}$`);
  switch (suite) {
    case 'test':
      // Nx runs two of them side by side: more workers would only take each other's core.
      return [['--runInBand', ...ignoring(SEEDED, INTEGRATION)]];
    case 'test-seeded':
      return [['--runInBand', onlySeeded]];
    case 'integration':
      return [
        [`--maxWorkers=${project === 'api' ? WORKERS_WITH_SERVICES : 2}`, ...ignoring(SEEDED, ...others)],
      ];
    case 'integration-seeded':
      return [[`--maxWorkers=${WORKERS_WITH_SERVICES}`, onlySeeded, ...ignoring()]];
    case 'e2e':
      // Those that kill programs or count a burst go first, without other journeys beside them: unit tests take the core that they leave. The others wait for pages and for countdowns.
      return [
        ['--runInBand', `--testPathPatterns=${ALONE}`, ...ignoring(...others)],
        [`--maxWorkers=${WORKERS_WITH_SERVICES}`, ...ignoring(ALONE, ...others)],
      ];
  }
}

/** `folder` is the project's, relative to the root. */
export function suiteOf(root: string, project: string, folder: string, suite: SuiteName): Suite {
  const needsServices = suite !== 'test' && suite !== 'test-seeded';
  const own = path.join(root, folder, 'jest.integration.config.cjs');
  const hasOwn = suite.startsWith('integration') && existsSync(own);
  return {
    configFile: hasOwn ? own : path.join(root, folder, 'jest.config.cjs'),
    needsServices,
    needsBrowser: suite === 'e2e',
    isInOneWindow: suite === 'test' && PAGES.test(folder),
    apps: suite === 'e2e' ? ['api', 'portal', 'admin'] : needsServices ? ['api'] : [],
    runs: runsOf(project, suite, needsServices ? filesOfAnotherDay(root, project, folder) : []),
  };
}
