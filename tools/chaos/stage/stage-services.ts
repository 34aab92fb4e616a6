// The database and the Redis of a stage: one of each, or replicated ones, which the faults and the instances see alike.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Note, type Outages, startPrivateServices } from '../../services';
import { generatePassword } from '../../services/private-services';
import {
  type ReplicatedServices,
  startReplicatedServices,
} from '../../services/replicated/replicated-services';

export interface StageServices {
  /** Without a database. */
  readonly mysqlUrl: string;
  readonly redisUrl: string;
  /** What instances are told beside the addresses. */
  readonly variables: NodeJS.ProcessEnv;
  /** Where replicated: all nodes at once. */
  readonly mysql: Outages;
  /** Where replicated: the one that is written to. */
  readonly redis: Outages;
  readonly replicated: ReplicatedServices | null;
  /** Copies what the nodes of the database and their balancer have written down into this folder; of single services nothing is left. */
  saveLogs(folder: string): void;
  stop(): Promise<void>;
}

export interface StageServicesWish {
  /** The data's folder is made in it. */
  readonly parent: string;
  readonly isReplicated: boolean;
  readonly note: Note;
}

export async function startStageServices(wish: StageServicesWish): Promise<StageServices> {
  const { parent, isReplicated, note } = wish;
  if (isReplicated) return replicatedServices(parent, note);
  const services = await startPrivateServices({ durability: 'full', dataDir: parent, note });
  const { mysqlUrl, redisUrl, mysql, redis } = services;
  return {
    mysqlUrl,
    redisUrl,
    mysql,
    redis,
    variables: {},
    replicated: null,
    saveLogs: () => undefined,
    stop: () => services.stop(),
  };
}

async function replicatedServices(parent: string, note: Note): Promise<StageServices> {
  const home = mkdtempSync(path.join(parent, 'replicated-'));
  const replicated = await startReplicatedServices({
    home,
    mysqlPassword: generatePassword(),
    redisPassword: generatePassword(),
    durability: 'full',
    note,
  });
  const { database, redis } = replicated;
  let killedRedis = 0;
  return {
    mysqlUrl: database.url,
    redisUrl: redis.url,
    variables: { HAOPAI_REDIS_SENTINELS: redis.sentinelAddresses, HAOPAI_DURABILITY: 'two-machines' },
    mysql: { kill: () => database.killAll(), start: async () => void (await database.startNodes()) },
    redis: {
      kill: async () => {
        killedRedis = await redis.killPrimary();
      },
      start: () => redis.startNode(killedRedis),
    },
    replicated,
    saveLogs: (folder) => {
      for (const { name, logFile } of [...database.nodes, database.balancer])
        if (existsSync(logFile)) copyFileSync(logFile, path.join(folder, `${name}.log`));
    },
    stop: async () => {
      await replicated.stop();
      database.remove();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
