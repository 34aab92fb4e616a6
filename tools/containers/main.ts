// npm run containers: builds the shipped image, starts the shipped compose file, tries it from outside, and takes it down again.
import path from 'node:path';
import { Shutdown } from '../start/shutdown';
import { takeStep } from '../terminal/steps';
import { recordTried } from '../tried/tried';
import { readContainersOptions, type ContainersOptions } from './arguments';
import { askHealth } from './ask-health';
import { buildImages, buildReleaseBefore } from './build-images';
import { chooseChecks, runChecks, wantsReleaseBefore } from './checks';
import type { ContainerEngine } from './container-engine';
import { openEngine } from './open-engine';
import { findReleaseBefore } from './release-before';
import { TrialSite } from './trial-site';

const root = path.resolve(import.meta.dirname, '..', '..');
const home = path.join(root, 'tmp', 'containers');
const shutdown = new Shutdown();

async function build(site: TrialSite): Promise<void> {
  const { engine } = site;
  if (!engine.hasPublishedImages)
    console.log(
      'Base images are made from Debian’s packages: MariaDB stands in for MySQL, and Grafana is left out.',
    );
  await takeStep(
    'images',
    ({ note }) => buildImages(engine, root, note, site.isReplicated),
    (standIns) => ['docker/Dockerfile is built', ...standIns].join('; '),
  );
}

async function up(site: TrialSite): Promise<void> {
  await takeStep(
    'containers',
    async ({ note }) => {
      await site.layOut();
      await site.compose(['up', '--detach', '--wait', '--no-build'], { onLine: note });
      return site.running();
    },
    (ids) => `${ids.length} are well; the site is open at ${site.baseUrl}`,
  );
}

async function down(site: TrialSite): Promise<void> {
  await takeStep(
    'down',
    async () => {
      await site.remove();
      return site.running();
    },
    (left) => (left.length === 0 ? 'nothing is left running' : `left: ${left.join(' ')}`),
  );
}

async function obey(options: ContainersOptions): Promise<number> {
  const { verb, only, keepsSite, upgradesFrom, isReplicated } = options;
  const engine = await takeStep(
    'engine',
    ({ note }) => openEngine(home, note),
    ({ name, version }) => `${name} ${version}`,
  );
  await shutdown.add('the engine’s service', () => engine.close());
  const site = await TrialSite.find(engine, root, home, isReplicated);
  if (verb === 'down') {
    await down(site);
    return 0;
  }
  await build(site);
  if (verb === 'build') return 0;
  const checks = verb === 'test' ? chooseChecks(only, isReplicated) : [];
  if (wantsReleaseBefore(checks)) await buildBefore(engine, upgradesFrom);
  if (verb === 'test' && !keepsSite) await shutdown.add('the site', () => down(site));
  const asking = askHealth(site);
  // Before the site goes: nobody asks containers that are just being removed.
  await shutdown.add('the questions', () => asking.stop());
  await up(site);
  if (verb === 'up') return 0;
  const exitCode = await runChecks(site, root, checks);
  if (exitCode === 0 && only.length === 0 && !isReplicated) console.log(await rememberTried(engine));
  return exitCode;
}

function buildBefore(engine: ContainerEngine, wish: string | null): Promise<unknown> {
  return takeStep(
    'before',
    async ({ note }) => {
      const release = await findReleaseBefore(root, wish);
      await buildReleaseBefore(engine, root, release, note);
      return release;
    },
    ({ ref }) => `the image of ${ref} is there, for the upgrade`,
  );
}

function rememberTried({ name, version }: ContainerEngine): Promise<string> {
  return recordTried(root, {
    kind: 'orchestrator',
    name,
    version,
    command: 'npm run containers -- test',
  });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
  process.on(signal, () => {
    if (!shutdown.isUnderWay) console.log('\nStopping …');
    void shutdown.run().then(() => process.exit(130));
  });
}
process.channel?.unref();

let exitCode = 1;
try {
  exitCode = await obey(readContainersOptions(process.argv.slice(2)));
} catch (error) {
  if (!shutdown.isUnderWay) console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
}
await shutdown.run();
process.exit(exitCode);
