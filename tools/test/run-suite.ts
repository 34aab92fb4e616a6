// One suite of one project, from nothing to its report: `run-suite.ts PROJECT FOLDER SUITE [SPEC FILE …]`. Nx calls it for each target.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { add, type Counts, NOTHING } from './counts';
import { runJest, stopJest } from './run-jest';
import { reportFailure, reportLine } from './reporting';
import { writeReport } from './reports.mjs';
import { type Suite, suiteOf, SUITES } from './suites';

const root = path.resolve(import.meta.dirname, '..', '..');
const note = (line: string) => console.log(`  …  ${line}`);

/** The variables by which specs find services, built apps and browser, and how all of it goes again. What a suite needs is loaded only then. */
async function surroundingsOf(suite: Suite): Promise<{ env: NodeJS.ProcessEnv; end: () => Promise<void> }> {
  const env: NodeJS.ProcessEnv = {};
  const ends: (() => Promise<unknown> | void)[] = [];
  if (suite.nodeOptions !== undefined) env.NODE_OPTIONS = suite.nodeOptions;
  if (suite.needsBrowser) {
    const { obtainBrowser } = await import('./browser');
    env.HAOPAI_E2E_CHROMIUM = await obtainBrowser(note);
  }
  if (suite.apps.length > 0) {
    mkdirSync(path.join(root, 'tmp'), { recursive: true });
    const dist = mkdtempSync(path.join(root, 'tmp', 'test-dist-'));
    ends.push(() => rmSync(dist, { recursive: true, force: true }));
    const { copyApps } = await import('../build/build-apps');
    await copyApps(root, suite.apps, dist);
    env.HAOPAI_TEST_DIST = dist;
  }
  const { HAOPAI_TEST_MYSQL_URL, HAOPAI_TEST_REDIS_URL } = process.env;
  if (suite.needsServices && !(HAOPAI_TEST_MYSQL_URL && HAOPAI_TEST_REDIS_URL)) {
    const { startPrivateServices } = await import('../services');
    const services = await startPrivateServices({ durability: 'fast', note });
    ends.push(() => services.stop());
    env.HAOPAI_TEST_MYSQL_URL = services.mysqlUrl;
    env.HAOPAI_TEST_REDIS_URL = services.redisUrl;
  }
  return {
    env,
    end: async () => {
      for (const end of ends.reverse()) await end();
    },
  };
}

async function runSuite(
  project: string,
  folder: string,
  name: string,
  files: readonly string[],
): Promise<Counts & { readonly slowest: readonly string[] }> {
  const known = SUITES.find((each) => each === name);
  if (known === undefined) throw new Error(`there is no suite "${name}": ${SUITES.join(', ')}`);
  const suite = suiteOf(root, project, folder, known);
  const { env, end } = await surroundingsOf(suite);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stopJest();
      void end().finally(() => process.exit(130));
    });
  }
  let total = NOTHING;
  const allSlowest: string[] = [];
  try {
    const runs = files.length > 0 ? [['--runInBand', '--runTestsByPath', ...files]] : suite.runs;
    for (const args of runs) {
      const title = `${project}:${name}`;
      const { counts, slowest, failures } = await runJest({
        root,
        title,
        configFile: suite.configFile,
        args,
        env,
      });
      total = add(total, counts);
      allSlowest.push(...slowest);
      if (failures !== '') reportFailure(title, failures);
    }
  } finally {
    await end();
  }
  return { ...total, slowest: allSlowest };
}

const [project = '', folder = '', name = '', ...files] = process.argv.slice(2);
const startedMs = Date.now();
let counts: Counts & { readonly slowest?: readonly string[] } = { passed: 0, failed: 1 };
try {
  counts = await runSuite(project, folder, name, files);
} catch (error) {
  reportFailure(`${project}:${name}`, error instanceof Error ? error.message : String(error));
}
const seconds = (Date.now() - startedMs) / 1000;
if (files.length > 0) reportLine(`${project}:${name}`, counts, seconds);
else writeReport({ project, target: name, ...counts, seconds });
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);
