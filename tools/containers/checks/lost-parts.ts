// With docker/compose.replicated.yaml: the node that writes, and the Redis that is written to, are killed while people bid; the site goes on, and both come back.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, RowDataPacket } from 'mysql2/promise';
import { blow, inWords, UP_ALONE } from './blow';
import { type Check, claim, eventually, isReady, type Trial } from './check';

/** Into the storm, its opening included. */
const LOST_AFTER_MS = 18_000;
const WHOLE_PATIENCE_MS = 300_000;
const NODES = 3;

/** Its lots get the time back that it took another node to write. */
export const lostNode: Check = {
  name: 'the node of the database that writes is killed in a storm and nothing is lost',
  run: async (trial) => {
    const { site } = trial;
    await isWhole(trial);
    let lost = '';
    const blown = await blow(trial, async () => {
      await sleep(LOST_AFTER_MS);
      lost = await writerOf(await trial.db());
      await site.compose(['kill', lost]);
    });
    const next = await writerOf(await trial.db());
    claim(next !== lost, `${lost} was killed and writes`);
    await isReady(trial, `without ${lost}`);
    await site.compose([...UP_ALONE, lost]);
    const size = await isWhole(trial);
    return `${lost} was killed, ${next} went on: ${inWords(blown)}; afterwards ${size} nodes are in step`;
  },
};

/** Instances find the one that the Sentinels name; bids go straight from one to the other meanwhile. */
export const lostRedis: Check = {
  name: 'the Redis that is written to is killed in a storm and nothing is lost',
  run: async (trial) => {
    const { site } = trial;
    const before = await primaryOf(trial);
    const blown = await blow(trial, async () => {
      await sleep(LOST_AFTER_MS);
      await site.compose(['kill', before]);
    });
    const after = await eventually(WHOLE_PATIENCE_MS, async () => {
      const named = await primaryOf(trial);
      claim(named !== before, `the Sentinels still name ${before}`);
      return named;
    });
    await site.compose([...UP_ALONE, before]);
    await eventually(WHOLE_PATIENCE_MS, async () => {
      const said = await ofRedis(trial, before, 6379, 'info', 'replication');
      claim(
        said.includes('role:slave') && said.includes('master_link_status:up'),
        `${before}: ${said.slice(0, 200)}`,
      );
    });
    return `${before} was killed, ${after} took over: ${inWords(blown)}; afterwards ${before} follows it`;
  },
};

/** The service, by the name that compose gives its host. */
async function writerOf(db: Pool): Promise<string> {
  return eventually(WHOLE_PATIENCE_MS, async () => {
    const [rows] = await db.query<RowDataPacket[]>('SELECT @@hostname AS name');
    return String(rows[0]?.['name']);
  });
}

/** All nodes are in step, the one that writes says. */
async function isWhole(trial: Trial): Promise<number> {
  return eventually(WHOLE_PATIENCE_MS, async () => {
    const db = await trial.db();
    const [rows] = await db.query<RowDataPacket[]>("SHOW STATUS LIKE 'wsrep_cluster_size'");
    const size = Number(rows[0]?.['Value']);
    claim(size === NODES, `the group has ${size} members`);
    return size;
  });
}

/** The service that has the address which a Sentinel names: its place there is that in compose.replicated.yaml. */
async function primaryOf(trial: Trial): Promise<string> {
  const said = await ofRedis(trial, 'sentinel-1', 26_379, 'sentinel', 'get-master-addr-by-name', 'redis');
  const [address = ''] = said.split('\n');
  const place = Number(address.split('.').at(-1)) - 20;
  return place === 1 ? 'redis' : `redis-${place}`;
}

function ofRedis(trial: Trial, service: string, port: number, ...words: readonly string[]): Promise<string> {
  const line = `REDISCLI_AUTH="$(cat /run/secrets/redis_password)" redis-cli -p ${port} ${words.join(' ')}`;
  return trial.site.exec(service, 'sh', '-c', line);
}
