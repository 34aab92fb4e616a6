// Requests that come twice, on the real database: one thing is made, and everybody hears of it.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { getConnectionToken } from '@nestjs/sequelize';
import type { Sequelize } from 'sequelize-typescript';
import { RefusalError } from '../errors';
import { aCitizen, aRunningApp, type RunningApp, type TestCitizen } from '../../testing';
import { ForgetRequestKeys } from './forget-request-keys';
import { IdempotencyService } from './idempotency-service';

const ROUTE = 'POST /things';

describe('a request under a key', () => {
  let running: RunningApp;
  let citizen: TestCitizen;
  let made: number;

  beforeAll(async () => {
    running = await aRunningApp();
    citizen = await aCitizen(running.pool);
  });
  beforeEach(() => (made = 0));
  afterAll(() => running.stop());

  const ask = (
    key: string,
    body: object,
    make: () => Promise<number | RefusalError> = () => Promise.resolve(100 + (made += 1)),
  ): Promise<number | RefusalError> =>
    running.app
      .get<Sequelize>(getConnectionToken())
      .transaction((transaction) =>
        running.app
          .get(IdempotencyService)
          .make(transaction, { citizenId: citizen.id, key, route: ROUTE, body }, make),
      );

  it('makes one thing, also when it comes many times at the same instant', async () => {
    const key = randomUUID();
    const slowly = async (): Promise<number> => {
      await sleep(20);
      return 100 + (made += 1);
    };
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(key, { a: 1 }, slowly)));
    expect([made, new Set(answers)]).toEqual([1, new Set([101])]);
  });

  it('is refused when another body or another place comes under the same key', async () => {
    const key = randomUUID();
    expect(await ask(key, { a: 1 })).toBe(101);
    expect(await ask(key, { a: 2 })).toMatchObject({ code: 'IDEMPOTENCY.MISMATCH', data: { bidId: key } });
    expect(made).toBe(1);
  });

  it('is judged anew after it failed', async () => {
    const key = randomUUID();
    const fail = (): Promise<number> => Promise.reject(new Error('planted'));
    await expect(ask(key, { a: 1 }, fail)).rejects.toThrow('planted');
    expect(await ask(key, { a: 1 })).toBe(101);
  });

  it('is another’s own under the same key', async () => {
    const key = randomUUID();
    const first = citizen;
    await ask(key, { a: 1 });
    citizen = await aCitizen(running.pool);
    expect(await ask(key, { a: 2 })).toBe(102);
    citizen = first;
  });

  it('is forgotten after a week', async () => {
    const [key, young] = [randomUUID(), randomUUID()];
    await ask(key, { a: 1 });
    await ask(young, { a: 1 });
    const weekMs = 7 * 24 * 3_600_000;
    await running.pool.query('UPDATE request_keys SET at_ms = at_ms - ? WHERE request_key = ?', [
      weekMs + 1,
      key,
    ]);
    await running.app.get(ForgetRequestKeys).look();
    const [rows] = await running.pool.query('SELECT request_key FROM request_keys WHERE request_key IN (?)', [
      [key, young],
    ]);
    expect(rows).toEqual([{ request_key: young }]);
  });
});
