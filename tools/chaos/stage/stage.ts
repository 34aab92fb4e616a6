// What a run plays on: private MySQL and Redis flushed at each commit, n instances that share them, a line that can fail.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createPool, type Pool } from 'mysql2/promise';
import { freePort, keyVariables, type Note, TEST_KEYS } from '../../services';
import { ApiInstance } from './api-instance';
import { DatabaseLine } from './database-line';
import { type StageServices, startStageServices } from './stage-services';

const DATABASE = 'haopai_chaos';
const POOL_MAX = 4;
/** The chaos itself must not wait for ever for a database that it has killed. */
const CONNECT_MAX_MS = 2_000;

export interface StageWish {
  readonly root: string;
  /** The built api. */
  readonly main: string;
  /** The built api of the release that instances are upgraded to. */
  readonly nextMain?: string;
  readonly instances: number;
  /** Three nodes of the database behind a balancer, and three Redis with Sentinels; one of each when left out. */
  readonly isReplicated?: boolean;
  /** What instances are told besides. */
  readonly variables?: NodeJS.ProcessEnv;
  readonly note: Note;
}

export class Stage {
  private constructor(
    readonly services: StageServices,
    readonly instances: readonly ApiInstance[],
    /** Between the last instance and MySQL. */
    readonly line: DatabaseLine,
    /** For whoever arranges and judges; not through the line. */
    readonly db: Pool,
    /** Logs of the instances. */
    readonly folder: string,
  ) {}

  /** Its name. */
  readonly database = DATABASE;

  static async set({
    root,
    main,
    nextMain,
    instances: count,
    isReplicated = false,
    variables = {},
    note,
  }: StageWish): Promise<Stage> {
    const parent = path.join(root, 'tmp');
    mkdirSync(parent, { recursive: true });
    const services = await startStageServices({ parent, isReplicated, note });
    const folder = mkdtempSync(path.join(parent, 'chaos-'));
    const line = await DatabaseLine.open(services.mysqlUrl);
    const server = createPool({ uri: services.mysqlUrl, connectionLimit: 1 });
    await server.query(`CREATE DATABASE ${DATABASE} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
    await server.end();
    const db = createPool({
      uri: `${services.mysqlUrl}/${DATABASE}`,
      charset: 'utf8mb4_unicode_ci',
      supportBigNumbers: true,
      connectionLimit: POOL_MAX,
      connectTimeout: CONNECT_MAX_MS,
    });
    const instances: ApiInstance[] = [];
    for (let index = 0; index < count; index++) {
      const mysqlUrl = index === count - 1 ? line.url : services.mysqlUrl;
      instances.push(
        await anInstance(`api-${index + 1}`, { main, nextMain, folder, mysqlUrl, services, variables }),
      );
    }
    const stage = new Stage(services, instances, line, db, folder);
    process.once('exit', stage.endNow);
    try {
      await stage.startAll();
    } catch (error) {
      await stage.strike({ keepsLogs: true });
      throw error;
    }
    return stage;
  }

  /** Takes all down; the logs stay when something went wrong. */
  async strike({ keepsLogs }: { readonly keepsLogs: boolean }): Promise<void> {
    if (keepsLogs) this.services.saveLogs(this.folder);
    await Promise.all(this.instances.map((instance) => instance.kill()));
    this.line.close();
    await this.db.end().catch(() => undefined);
    await this.services.stop();
    process.removeListener('exit', this.endNow);
    if (!keepsLogs) rmSync(this.folder, { recursive: true, force: true });
  }

  private readonly endNow = (): void => {
    for (const instance of this.instances) instance.killNow();
    // One that stands still would not hear that its parent is gone.
    this.services.replicated?.database.killNow();
  };

  /** The first one makes the tables. */
  private async startAll(): Promise<void> {
    const [first, ...others] = this.instances;
    for (const some of [first ? [first] : [], others]) {
      for (const instance of some) instance.start();
      const ready = await Promise.all(some.map((instance) => instance.isReady()));
      if (ready.includes(false)) throw new Error(`an instance did not start: its log is in ${this.folder}`);
    }
  }
}

interface Surrounding {
  readonly main: string;
  readonly nextMain: string | undefined;
  readonly folder: string;
  readonly mysqlUrl: string;
  readonly services: StageServices;
  readonly variables: NodeJS.ProcessEnv;
}

async function anInstance(
  name: string,
  { main, nextMain, folder, mysqlUrl, services, variables }: Surrounding,
): Promise<ApiInstance> {
  return new ApiInstance({
    name,
    port: await freePort(),
    main,
    ...(nextMain === undefined ? {} : { nextMain }),
    logFile: path.join(folder, `${name}.log`),
    variables: {
      HAOPAI_MYSQL_URL: `${mysqlUrl}/${DATABASE}`,
      HAOPAI_REDIS_URL: services.redisUrl,
      HAOPAI_REDIS_PREFIX: `${DATABASE}:`,
      // Nobody here has a document.
      HAOPAI_IDENTITY: 'off',
      ...services.variables,
      ...variables,
      ...keyVariables(TEST_KEYS),
    },
  });
}
