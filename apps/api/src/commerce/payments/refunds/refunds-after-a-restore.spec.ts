// A database that is restored to before a refund, beside a provider that has paid it: what is begun anew is paid back once.
import { randomUUID } from 'node:crypto';
import type { EnrolmentView } from '@haopai/contracts';
import { Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import {
  aCitizen,
  aDatabase,
  anAuction,
  aRunningApp,
  endAuction,
  faultsOfBooks,
  KeptDatabase,
  type RunningApp,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../../testing';
import { Deposits, FindOrders } from '../../orders';
import { SettleAuctions } from '../../settlement';
import { aStart, choose, refundsOf, stateOf } from '../testing/build-payments';
import { RefundWakeUp } from './refund-wake-up';

const HOUR_MS = 3_600_000;
const DEPOSIT_FEN = 500_000;
const SHARES = 3;
const VINS = Array.from({ length: SHARES }, (_, nth) => `WBA0000000097000${nth}`);
const VARIABLES = { HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' };

describe('a restore to before a refund', () => {
  let database: ThrowAwayDatabase;
  let running: RunningApp;

  beforeAll(async () => {
    database = await aDatabase();
    running = await aRunningApp(VARIABLES, database);
  });
  afterAll(async () => {
    await running.stop();
    await database.drop();
  });

  it('leaves each of an order’s deposits paid back once', async () => {
    const auction = await anAuction(database.pool, { startsAtMs: Date.now() + HOUR_MS });
    const citizen = await aCitizen(database.pool);
    const client = await running.clientOf(citizen);
    const path = `/api/v1/auctions/${auction.id}/enrolments`;
    const { body } = await client.post(path, { vins: VINS }, { 'Idempotency-Key': randomUUID() });
    const order = await running.app.get(FindOrders).own(citizen.id, (body as EnrolmentView).orderNo ?? '');
    if (order instanceof RefusalError) throw order;
    const start = await aStart({ client, order });
    await choose(running, start, { choice: 'pay', course: 'prompt' });
    await waitUntil(async () => (await stateOf(running, order)) === 'paid');
    const kept = await KeptDatabase.of(database);

    const deposits = running.app.get(Deposits);
    const [first] = await deposits.of(order.id);
    await running.app
      .get(Transactions)
      .run((transaction) => deposits.refund(transaction, first?.id ?? 0, 'wonNothing'));
    running.app.get(RefundWakeUp).now();
    await waitUntil(async () => (await refundsOf(running, order))[0]?.state === 'done');
    await running.stop();
    await kept.bringBack((table) => table.startsWith('sandbox_'));
    await kept.drop();

    running = await aRunningApp(VARIABLES, database);
    expect(await refundsOf(running, order)).toEqual([]);
    await endAuction(database.pool, auction, [{}]);
    await running.app.get(SettleAuctions).look();
    const ended = async (): Promise<readonly string[]> =>
      (await refundsOf(running, order))
        .map(({ state }) => state)
        .filter((state) => ['done', 'failed'].includes(state));
    await waitUntil(async () => (await ended()).length === SHARES);
    expect(await ended()).toEqual(VINS.map(() => 'done'));
    const [paidBack] = await database.pool.query(
      `SELECT COUNT(*) AS times, CAST(SUM(paid.amount_fen) AS SIGNED) AS sumFen FROM sandbox_refunds paid
       JOIN refunds ON refunds.refund_no = paid.refund_no WHERE paid.payment_no = ? GROUP BY refunds.deposit_id`,
      [start.paymentNo],
    );
    expect(paidBack).toEqual(VINS.map(() => ({ times: 1, sumFen: DEPOSIT_FEN })));
    expect(await faultsOfBooks(database.pool)).toEqual([]);
  });
});
