// How the outbox is worked off, on the real database: shared between instances, tried again, given up, and never held up by one another.
import { setTimeout as sleep } from 'node:timers/promises';
import { createProgramLog } from '../../../platform/logging';
import { PersonalData } from '../../../platform/personal-data';
import { aDatabase, testConfig, type ThrowAwayDatabase, waitUntil } from '../../../testing';
import { aMessage, outboxRows, QUICK_LIMITS } from '../testing/build-messages';
import { WORKER_LIMITS, type WorkerLimits, retryAfterMs } from './worker-limits';
import { OutboxClaimsStore } from './outbox-claims.store';
import { type Delivery, ChannelWorker, type ReadableMessage } from './channel-worker';
import { OUTBOX_SILENCE, openOutboxPool, type OutboxPool } from './outbox-pool';
import { SealedBodies } from './sealed-bodies';
import type { Outcome } from './outcome';

const ACCEPTED: Outcome = { kind: 'accepted', ref: null };

describe('a worker of the outbox', () => {
  let database: ThrowAwayDatabase;
  let personalData: PersonalData;
  let pools: OutboxPool[] = [];
  let workers: ChannelWorker[] = [];

  beforeAll(async () => {
    database = await aDatabase();
    personalData = new PersonalData(testConfig(database.config));
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
    await Promise.all(pools.map((pool) => pool.end()));
    [workers, pools] = [[], []];
    await database.pool.query('DELETE FROM outbox');
  });
  afterAll(() => database.drop());

  /** At work, as an instance of its own. */
  const aWorker = (
    deliver: (message: ReadableMessage) => Promise<Outcome>,
    limits: Partial<WorkerLimits> = {},
    channel: Delivery['channel'] = 'sms',
  ): ChannelWorker => {
    const pool = openOutboxPool(database.config);
    const worker = new ChannelWorker({
      store: new OutboxClaimsStore(pool, new SealedBodies(personalData)),
      delivery: { channel, deliver },
      limits: { ...QUICK_LIMITS, ...limits },
      log: createProgramLog(testConfig(database.config)),
      onOutcome: () => undefined,
    });
    pools.push(pool);
    workers.push(worker);
    worker.start();
    return worker;
  };
  const messages = (count: number, given: Parameters<typeof aMessage>[2] = {}): Promise<readonly string[]> =>
    Promise.all(Array.from({ length: count }, () => aMessage(database.pool, personalData, given)));
  const isEmpty = async (): Promise<boolean> =>
    (await outboxRows(database.pool, `state = 'waiting'`)).length === 0;

  it('shares the work with the workers of other instances: each message is delivered once', async () => {
    const tokens = await messages(60);
    const delivered: string[] = [];
    const workers = new Map<number, number>();
    for (const worker of [0, 1, 2])
      aWorker(async ({ body }) => {
        delivered.push(body);
        workers.set(worker, (workers.get(worker) ?? 0) + 1);
        await sleep(5);
        return ACCEPTED;
      });
    await waitUntil(isEmpty);
    expect([...delivered].sort()).toEqual([...tokens].sort());
    expect(workers.size).toBe(3);
  });

  it('erases the body of what was taken', async () => {
    await messages(1);
    aWorker(async () => ACCEPTED);
    await waitUntil(isEmpty);
    expect(await outboxRows(database.pool)).toMatchObject([{ state: 'accepted', body: null, attempts: 1 }]);
  });

  it('goes on trying for about a day, so that a provider may be away for hours', () => {
    const tries = Array.from({ length: WORKER_LIMITS.attemptsMax - 1 }, (_, at) => at + 1);
    const longMs = tries.reduce((sum, attempts) => sum + retryAfterMs(attempts, WORKER_LIMITS, () => 0.5), 0);
    expect(longMs / (60 * 60_000)).toBeGreaterThan(20);
    expect(longMs / (60 * 60_000)).toBeLessThan(28);
  });

  it('tries again what can be, and gives up after its tries: a dead letter that can be sent again', async () => {
    await messages(1);
    let isBroken = true;
    const seen: boolean[] = [];
    aWorker(async ({ isDoubtful }) => {
      seen.push(isDoubtful);
      return isBroken ? { kind: 'later', code: 'THEY.ARE_BUSY' } : ACCEPTED;
    });
    await waitUntil(async () => (await outboxRows(database.pool, `state = 'dead'`)).length === 1);
    expect(seen).toEqual([false, false, false, false]);
    expect(await outboxRows(database.pool)).toMatchObject([
      { attempts: QUICK_LIMITS.attemptsMax, last_failure: 'THEY.ARE_BUSY', body: expect.any(String) },
    ]);
    isBroken = false;
    // As the runbook says.
    await database.pool.query(
      `UPDATE outbox SET state = 'waiting', attempts = 0, due_at_ms = 0, is_doubtful = 1, settled_at_ms = NULL WHERE state = 'dead' AND body IS NOT NULL`,
    );
    await waitUntil(async () => (await outboxRows(database.pool, `state = 'accepted'`)).length === 1);
  });

  it('gives up at once what was refused', async () => {
    await messages(1);
    aWorker(async () => ({ kind: 'refused', code: 'NO.SUCH_NUMBER' }));
    await waitUntil(isEmpty);
    expect(await outboxRows(database.pool)).toMatchObject([{ state: 'dead', attempts: 1 }]);
  });

  it.each<[string, () => Promise<Outcome>]>([
    ['nobody knows', async () => ({ kind: 'unknown', code: 'NO_ANSWER' })],
    ['the delivery broke', async () => Promise.reject(new Error('broken'))],
  ])('says that a message is doubtful when %s', async (_, first) => {
    await messages(1);
    const seen: boolean[] = [];
    const startedAt = performance.now();
    aWorker(async ({ isDoubtful }) => {
      seen.push(isDoubtful);
      return seen.length === 1 ? first() : ACCEPTED;
    });
    await waitUntil(isEmpty);
    expect(seen).toEqual([false, true]);
    expect(performance.now() - startedAt).toBeGreaterThan(QUICK_LIMITS.doubtWaitMs);
  });

  it('leaves a message that is stuck to others when its lease has run out, and has no say any more', async () => {
    const [token] = await messages(1);
    let letGo: (outcome: Outcome) => void = () => undefined;
    const stuck = aWorker(() => new Promise((resolve) => (letGo = resolve)));
    await waitUntil(async () => (await outboxRows(database.pool, 'leased_by IS NOT NULL')).length === 1);
    const seen: ReadableMessage[] = [];
    aWorker(async (message) => {
      seen.push(message);
      return { kind: 'accepted', ref: 'by the other' };
    });
    await waitUntil(isEmpty);
    expect(seen).toMatchObject([{ token, isDoubtful: true, attempts: 2 }]);
    letGo({ kind: 'refused', code: 'TOO.LATE' });
    await stuck.stop();
    expect(await outboxRows(database.pool)).toMatchObject([{ state: 'accepted', last_failure: null }]);
  });

  it('waits for no instance that froze in the middle of a claim', async () => {
    await messages(3);
    const frozen = openOutboxPool(database.config, {
      ...OUTBOX_SILENCE,
      poolEndsAfterMs: 60_000,
      serverEndsAfterS: 1,
    });
    const connection = await frozen.getConnection();
    connection.on('error', () => undefined);
    await connection.beginTransaction();
    await connection.query('SELECT id FROM outbox FOR UPDATE');
    aWorker(async () => ACCEPTED);
    await waitUntil(isEmpty);
    connection.destroy();
    await frozen.end();
  });

  it('begins nothing for which the lease is too short', async () => {
    await messages(1);
    const attempts: string[] = [];
    aWorker(
      async ({ token }) => {
        attempts.push(token);
        return ACCEPTED;
      },
      { leaseMs: 5_000, attemptMaxMs: 5_000 },
    );
    await sleep(300);
    expect(attempts).toEqual([]);
    // It is claimed and given back again and again: between the two it looks as if it were begun.
    await waitUntil(async () => {
      const [row] = await outboxRows(database.pool);
      return row?.['state'] === 'waiting' && row['is_doubtful'] === 0;
    });
    expect(attempts).toEqual([]);
  });

  it('gives back what it has not begun when it stops', async () => {
    await messages(8);
    const begun: string[] = [];
    const worker = aWorker(
      async ({ token }) => {
        begun.push(token);
        await sleep(200);
        return ACCEPTED;
      },
      { atOnceMax: 2 },
    );
    await waitUntil(() => begun.length === 2);
    await worker.stop();
    expect(begun).toHaveLength(2);
    const rows = await outboxRows(database.pool, `state = 'waiting'`);
    expect(rows).toHaveLength(6);
    for (const row of rows) expect(row).toMatchObject({ attempts: 0, is_doubtful: 0, leased_by: null });
  });

  it('is not held up by another channel', async () => {
    await messages(8, { channel: 'sms' });
    await messages(8, { channel: 'notice' });
    aWorker(() => new Promise(() => undefined).then(() => ACCEPTED), {}, 'sms');
    aWorker(async () => ACCEPTED, {}, 'notice');
    await waitUntil(
      async () => (await outboxRows(database.pool, `channel = 'notice' AND state = 'accepted'`)).length === 8,
    );
    // It never ends by itself.
    workers.shift();
  });

  it('makes a dead letter of one that it cannot read', async () => {
    await messages(1);
    await database.pool.query(`UPDATE outbox SET body = 'k0.unreadable'`);
    aWorker(async () => ACCEPTED);
    await waitUntil(isEmpty);
    expect(await outboxRows(database.pool)).toMatchObject([{ state: 'dead', last_failure: 'BODY.GONE' }]);
  });

  it('waits twice as long after each failure, blurred, and never too long', () => {
    const waits = [1, 2, 3, 20].map((attempts) => retryAfterMs(attempts, QUICK_LIMITS, () => 1));
    expect(waits).toEqual([20, 40, 80, 200]);
    expect(retryAfterMs(1, QUICK_LIMITS, () => 0)).toBe(10);
  });
});
