// Takes a cluster to another release while it sells: migrates, then one instance after the other ends, starts as the new one, and has its lots.
import { setTimeout as sleep } from 'node:timers/promises';
import { SHARD_COUNT } from '@haopai/engine';
import type { Database } from '../seed';
import type { Cluster, Instance } from './cluster';
import { shardOwners } from './shard-owners';

const LOOK_EVERY_MS = 200;
const SHARDS_PATIENCE_MS = 60_000;

export interface RollingUpgrade {
  readonly cluster: Cluster;
  readonly db: Database;
  /** The new release's main.js. */
  readonly apiMain: string;
  readonly note: (line: string) => void;
}

/** Begun again after it was cut off it does the same once more. */
export async function rollingUpgrade({ cluster, db, apiMain, note }: RollingUpgrade): Promise<void> {
  note(`migrated in ${await seconds(() => cluster.migrateTo(apiMain))}`);
  for (const instance of cluster.instances) {
    const { name, site } = instance;
    const ended = await seconds(() => site.stop());
    site.runFrom(apiMain);
    const started = await seconds(() => site.start());
    const owned = await seconds(() => untilItOwns(cluster.instances, instance, db));
    note(`${name}: ended in ${ended}, ready after ${started}, its shards after ${owned} more`);
  }
}

/** An edge owns none. */
async function untilItOwns(all: readonly Instance[], { name, role }: Instance, db: Database): Promise<void> {
  if (role === 'edge') return;
  const owners = all.filter((each) => each.role !== 'edge').length;
  const share = Math.floor(SHARD_COUNT / owners / 2);
  const untilMs = Date.now() + SHARDS_PATIENCE_MS;
  while (((await shardOwners(db)).get(name) ?? 0) < share) {
    if (Date.now() > untilMs) throw new Error(`${name} has no shards: the others go on as they are`);
    await sleep(LOOK_EVERY_MS);
  }
}

async function seconds(work: () => Promise<void>): Promise<string> {
  const beganAt = performance.now();
  await work();
  return `${((performance.now() - beganAt) / 1_000).toFixed(1)} s`;
}
