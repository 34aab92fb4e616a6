// Processes are killed again and again in the middle of ending orders: each order ends once, with what follows from it, or not yet.
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  aCitizen,
  aDatabase,
  anOrder,
  aRunningApp,
  KillableProcesses,
  nightly,
  randomOf,
  TEST_SEED,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../testing';
import { NOTES_TABLE } from './testing/expiry-over.store';

const ORDERS = nightly(80, 150);
const KILLS = nightly(3, 6);
const PROCESSES = 2;
/** How many orders a process is in the middle of, one after another, before it is marked for death; how long it goes on then. */
const BEGUN_MAX = 10;
const GRACE_MAX_MS = 12;
const MINUTE_MS = 60_000;
const PROGRAM = join(__dirname, 'testing', 'expiry-process.ts');

describe('processes that are killed', () => {
  const random = randomOf(TEST_SEED);
  let database: ThrowAwayDatabase;
  let processes: KillableProcesses;
  let begunInAll = 0;

  beforeAll(async () => {
    database = await aDatabase();
    await database.pool.query(NOTES_TABLE);
    processes = await KillableProcesses.of(PROGRAM, database.config);
  });
  afterAll(async () => {
    await processes.remove();
    await database.drop();
  });

  /** Resolves when the process has been in the middle of so many orders. */
  const aProcess = (begun: number): Promise<ChildProcess> => {
    let heard = 0;
    return processes.start((dots, resolve) => {
      begunInAll += dots.length - heard;
      heard = dots.length;
      if (heard >= begun) resolve();
    });
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
        await processes.kill(child);
        leftOver = await count(`orders WHERE state = 'created'`);
      }
    };
    await Promise.all(Array.from({ length: PROCESSES }, killAgainAndAgain));
    expect(leftOver).toBeGreaterThan(0);
    const last = await aProcess(1);
    await waitUntil(async () => (await count(`orders WHERE state = 'created'`)) === 0);
    await processes.kill(last);

    // The kills hit: what some were in the middle of was taken back, and begun again by others.
    expect(begunInAll).toBeGreaterThan(ORDERS);
    expect(await count(`orders WHERE state = 'expired' AND version = 2`)).toBe(ORDERS);
    expect(await count('order_events')).toBe(2 * ORDERS);
    expect(await count('follower_notes')).toBe(ORDERS);
    expect(await count('(SELECT DISTINCT order_id FROM follower_notes) AS noted')).toBe(ORDERS);
  });
});
