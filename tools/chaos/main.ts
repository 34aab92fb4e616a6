// npm run chaos: a storm of bids while a seeded script breaks things; then what held. Exit code 1 when anything did not.
import { rmSync, mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildApps } from '../build/build-apps';
import { buildRelease } from '../build/build-release';
import { seededChance } from '../load';
import { readChaosOptions } from './arguments';
import { DECK, FaultDeck, REPLICATED_DECK } from './faults/fault-deck';
import { chaosJson, chaosTable } from './report';
import { runChaos } from './run-chaos';
import { upgradeScenes } from './upgrade';

/** Lots that are probed at a time, for each instance. */
const LOTS_PER_INSTANCE = 4;
/** Much longer than a database has for its failover. */
const REPLICATED_OUTAGE_MAX_MS = 30_000;
/** As many as bid there, so that a rule about many at once has many. */
const ONLOOKERS_PER_INSTANCE = 16;
const SHOPPERS_PER_INSTANCE = 2;

const root = path.resolve(import.meta.dirname, '..', '..');
const startedAt = performance.now();
const note = (line: string) =>
  console.log(`${((performance.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${line}`);

async function run(): Promise<number> {
  const options = readChaosOptions(process.argv.slice(2), Date.now());
  const { instances, kills, faults, seed, dropMs, jsonFile, upgradeFrom, isReplicated, only } = options;
  const { withinMs } = options;
  note(`--seed ${seed} chooses the same faults again`);
  mkdirSync(path.join(root, 'tmp'), { recursive: true });
  // An instance that starts again compiles nothing twice.
  process.env.NODE_COMPILE_CACHE ??= path.join(root, 'tmp', 'compile-cache');
  const dist = mkdtempSync(path.join(root, 'tmp', 'chaos-dist-'));
  process.once('exit', () => rmSync(dist, { recursive: true, force: true }));
  note('the api is built');
  await buildApps(root, ['api'], dist);
  const built = path.join(dist, 'api', 'main.js');
  const before = path.join(dist, 'before');
  if (upgradeFrom !== null) {
    note(`the api of ${upgradeFrom} is built`);
    await buildRelease(root, upgradeFrom, before);
  }
  const cards = (isReplicated ? REPLICATED_DECK : DECK).filter((kind) => only?.includes(kind) ?? true);
  const overlaps = isReplicated ? 0 : undefined;
  const deck = new FaultDeck(seededChance(seed), instances, dropMs, cards, overlaps);
  let played = 0;
  const script = [...upgradeScenes(instances)];
  const outcome = await runChaos({
    root,
    ...(upgradeFrom === null
      ? { main: built }
      : { main: path.join(before, 'api', 'main.js'), nextMain: built }),
    instances,
    isReplicated,
    longLots: instances * LOTS_PER_INSTANCE,
    onlookers: instances * ONLOOKERS_PER_INSTANCE,
    shoppers: instances * SHOPPERS_PER_INSTANCE,
    seed,
    outageMaxMs: isReplicated ? REPLICATED_OUTAGE_MAX_MS : dropMs,
    note,
    next: (killed) => {
      if (withinMs !== null && performance.now() - startedAt > withinMs) return null;
      if (upgradeFrom !== null) return script.shift() ?? null;
      if (isReplicated) return played++ < faults ? deck.next() : null;
      return killed < kills ? deck.next() : null;
    },
  });
  const json = chaosJson(outcome, { seed, instances });
  console.log(`\n${chaosTable(json)}\n`);
  if (outcome.logFolder !== null) console.log(`Logs of the instances: ${outcome.logFolder}`);
  if (jsonFile !== null) writeFileSync(jsonFile, `${JSON.stringify(json, null, 2)}\n`);
  return json.violations.length === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
  // The servers end with this process; their folders are swept by the next run.
  process.on(signal, () => process.exit(130));
}
process.channel?.unref();

try {
  process.exit(await run());
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exit(1);
}
