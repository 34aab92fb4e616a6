// Processes are killed again and again in the middle of ending orders: each order ends once, with what follows from it, or not yet.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  aCitizen,
  aDatabase,
  anOrder,
  aRunningApp,
  randomOf,
  TEST_SEED,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../testing';
import { NOTES_TABLE } from './testing/expiry-over.store';

const ORDERS = 150;
const KILLS = 6;
const PROCESSES = 2;
/** How many orders a process is in the middle of, one after another, before it is marked for death; how long it goes on then. */
const BEGUN_MAX = 10;
const GRACE_MAX_MS = 12;
const PATIENCE_MS = 60_000;
const MINUTE_MS = 60_000;
const root = join(__dirname, '..', '..', '..', '..', '..');

describe('processes that are killed', () => {
  const random = randomOf(TEST_SEED);
  let database: ThrowAwayDatabase;
  let variables: NodeJS.ProcessEnv;
  const children = new Set<ChildProcess>();
  let begunInAll = 0;

  beforeAll(async () => {
    database = await aDatabase();
    await database.pool.query(NOTES_TABLE);
    const { host, port, user, password } = database.config;
    const address = new URL(`mysql://${host}:${port}/${database.config.database}`);
    [address.username, address.password] = [user, password];
    variables = {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      TSX_TSCONFIG_PATH: join(root, 'apps', 'api', 'tsconfig.json'),
      HAOPAI_LOG_LEVEL: 'silent',
      HAOPAI_MYSQL_URL: address.href,
      HAOPAI_REDIS_URL: 'redis://127.0.0.1:1',
    };
  });
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await database.drop();
  });

  /** Resolves when the process has been in the middle of so many orders. */
  const aProcess = async (begun: number): Promise<ChildProcess> => {
    const program = join(__dirname, 'testing', 'expiry-process.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', program], { cwd: root, env: variables });
    children.add(child);
    let [dots, errors] = [0, ''];
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        dots += chunk.length;
        begunInAll += chunk.length;
        if (dots >= begun) resolve();
      });
      child.once('exit', () => reject(new Error(`a process ended by itself: ${errors}`)));
    });
    return child;
  };
  const kill = async (child: ChildProcess): Promise<void> => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    children.delete(child);
  };
  const count = async (sql: string): Promise<number> => {
    const [rows] = await database.pool.query(`SELECT COUNT(*) AS count FROM ${sql}`);
    return (rows as { count: number }[])[0]?.count ?? 0;
  };
  const makeOrders = async (): Promise<void> => {
    // Made by an instance that ends nothing itself.
    const maker = await aRunningApp({ HAOPAI_ROLE: 'engine' }, database);
    const citizenId = (await aCitizen(database.pool)).id;
    for (let made = 0; made < ORDERS; made += 1)
      await anOrder(maker, { citizenId, dueAtMs: Date.now() - MINUTE_MS });
    await maker.stop();
  };

  it(`end no order twice and none by half (seed ${TEST_SEED})`, async () => {
    await makeOrders();
    let kills = 0;
    let leftOver = 0;
    const killAgainAndAgain = async (): Promise<void> => {
      while (kills < KILLS) {
        kills += 1;
        const child = await aProcess(1 + Math.floor(random() * BEGUN_MAX));
        await sleep(random() * GRACE_MAX_MS);
        await kill(child);
        leftOver = await count(`orders WHERE state = 'created'`);
      }
    };
    await Promise.all(Array.from({ length: PROCESSES }, killAgainAndAgain));
    expect(leftOver).toBeGreaterThan(0);
    const last = await aProcess(1);
    await waitUntil(async () => (await count(`orders WHERE state = 'created'`)) === 0, PATIENCE_MS);
    await kill(last);

    // The kills hit: what some were in the middle of was taken back, and begun again by others.
    expect(begunInAll).toBeGreaterThan(ORDERS);
    expect(await count(`orders WHERE state = 'expired' AND version = 2`)).toBe(ORDERS);
    expect(await count('order_events')).toBe(2 * ORDERS);
    expect(await count('follower_notes')).toBe(ORDERS);
    expect(await count('(SELECT DISTINCT order_id FROM follower_notes) AS noted')).toBe(ORDERS);
  }, 180_000);
});
