// Whoever pays back is killed again and again, at a gateway in every mood: in the end each refund was paid back once, and booked once.
import { setTimeout as sleep } from 'node:timers/promises';
import { nightly, randomOf, TEST_SEED, waitUntil } from '../../../testing';
import type { Order } from '../../orders';
import type { GatewayMood } from '../testing/alipay-stub';
import { bookFaults } from '../testing/build-payments';
import { RefundKilling } from '../testing/refund-killing';

const LIMIT_MS = 300_000;
const ORDERS = nightly(25, 40);
const KILLS = nightly(4, 8);
const STEPS_MAX = 60;
const GRACE_MAX_MS = 30;
const MOOD_CHANGES_EVERY_MS = 15;

const MOODS: readonly GatewayMood[] = [
  { kind: 'normal' },
  { kind: 'normal' },
  { kind: 'normal' },
  { kind: 'silent' },
  { kind: 'deaf' },
  { kind: 'forged' },
  { kind: 'status', status: 502 },
  { kind: 'code', code: '40004', subCode: 'ACQ.SELLER_BALANCE_NOT_ENOUGH' },
  { kind: 'code', code: '20000', subCode: 'isp.unknow-error' },
];

describe('whoever pays back and is killed', () => {
  const random = randomOf(TEST_SEED);
  let killing: RefundKilling;

  beforeAll(async () => {
    killing = await RefundKilling.open();
  }, LIMIT_MS);
  afterAll(() => killing.close());

  it(
    `loses nothing and pays nothing back twice, killed again and again (seed ${TEST_SEED})`,
    async () => {
      const { stub, database } = killing;
      const orders: Order[] = [];
      for (let made = 0; made < ORDERS; made += 1) orders.push(await killing.aWantedRefund());
      const before = stub.refunded.size;
      stub.answerAfterMs = () => random() * 20;
      const moods = setInterval(() => {
        stub.mood = MOODS[Math.floor(random() * MOODS.length)] ?? { kind: 'normal' };
      }, MOOD_CHANGES_EVERY_MS);
      let kills = 0;
      let underWay = 0;
      const killAgainAndAgain = async (): Promise<void> => {
        while (kills < KILLS) {
          kills += 1;
          const child = await killing.aProcessAfter(1 + Math.floor(random() * STEPS_MAX));
          await sleep(random() * GRACE_MAX_MS);
          await killing.kill(child);
          const [rows] = await database.pool.query('SELECT id FROM refunds WHERE leased_by IS NOT NULL');
          underWay += (rows as unknown[]).length;
        }
      };
      await Promise.all([killAgainAndAgain(), killAgainAndAgain()]);
      clearInterval(moods);
      stub.mood = { kind: 'normal' };
      const last = await killing.aProcessAfter(1);
      const areDone = async (): Promise<boolean> =>
        (await Promise.all(orders.map((order) => killing.isDone(order)))).every((done) => done);
      await waitUntil(areDone);
      await killing.kill(last);

      // The kills hit: refunds were under way.
      expect(underWay).toBeGreaterThan(0);
      for (const order of orders) await killing.expectToBeBack(order);
      expect(stub.refunded.size).toBe(before + ORDERS);
      expect(await bookFaults(database.pool)).toEqual([]);
    },
    LIMIT_MS,
  );
});
