// Deposits that were paid in time and are told of after their auction was settled, on the real database: nobody bids with them, so they go back.
import { randomUUID } from 'node:crypto';
import type { EnrolmentView, NoticeView, Page } from '@haopai/contracts';
import {
  aCitizen,
  anAuction,
  anEnrolment,
  aRunningApp,
  endAuction,
  faultsOfBooks,
  holdDeposits,
  type HttpClient,
  payOrder,
  type RunningApp,
  type TestAuction,
  type TestCitizen,
  waitUntil,
} from '../../testing';
import { RefusalError } from '../../platform/errors';
import { FindOrders, type Order } from '../orders';
import { SettleAuctions } from './settle-auctions';
import { SettleLatecomers } from './settle-latecomers';

const HOUR_MS = 3_600_000;
const VIN = 'WBA00000000700001';

describe('a deposit whose payment is told after its auction was settled', () => {
  let running: RunningApp;
  let auction: TestAuction;
  let citizen: TestCitizen;
  let client: HttpClient;

  beforeAll(async () => {
    // Without an engine: the specs write how the lots ended.
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
  });
  beforeEach(async () => {
    auction = await anAuction(running.pool, { startsAtMs: Date.now() + HOUR_MS });
    citizen = await aCitizen(running.pool);
    client = await running.clientOf(citizen);
  });
  afterEach(async () => {
    expect(await faultsOfBooks(running.pool)).toEqual([]);
  });
  afterAll(() => running.stop());

  const settle = async (): Promise<void> => {
    await running.app.get(SettleAuctions).look();
    await waitUntil(
      async () => (await one('SELECT settled_at_ms AS at FROM auctions WHERE id = ?')) !== null,
    );
  };
  const one = async (sql: string): Promise<unknown> => {
    const [rows] = await running.pool.query(sql, [auction.id]);
    return (rows as { at: unknown }[])[0]?.at ?? null;
  };
  const deposits = async (): Promise<unknown> =>
    (
      await running.pool.query(
        `SELECT deposits.state FROM deposits JOIN entries ON entries.id = deposits.entry_id WHERE entries.auction_id = ?`,
        [auction.id],
      )
    )[0];
  const enrolled = async (): Promise<Order> => {
    const path = `/api/v1/auctions/${auction.id}/enrolments`;
    const { body } = await client.post(path, { vins: [VIN] }, { 'Idempotency-Key': randomUUID() });
    const order = await running.app.get(FindOrders).own(citizen.id, (body as EnrolmentView).orderNo ?? '');
    if (order instanceof RefusalError) throw order;
    return order;
  };

  it('goes back, frees the car, and whose it is hears that it came too late', async () => {
    const order = await enrolled();
    const paidAtMs = Date.now();
    await endAuction(running.pool, auction, [{}]);
    await settle();
    await payOrder(running, order, { atMs: paidAtMs });
    expect(await deposits()).toEqual([{ state: 'refunded' }]);
    const [claims] = await running.pool.query(`SELECT kind FROM vin_claims WHERE citizen_id = ?`, [
      citizen.id,
    ]);
    expect(claims).toEqual([]);
    const mine = (await client.get(`/api/v1/auctions/${auction.id}/enrolments/mine`)).body;
    expect(mine).toMatchObject({ state: 'lapsed', paddleNo: null, accessCode: null });
    const notices = async (): Promise<readonly NoticeView[]> =>
      ((await client.get('/api/v1/me/notices')).body as Page<NoticeView>).items;
    await waitUntil(async () => (await notices()).length > 0);
    expect(await notices()).toMatchObject([{ kind: 'enrolledTooLate', data: { auctionId: auction.id } }]);
  });

  it('goes back also where a release before has admitted its bidder', async () => {
    await endAuction(running.pool, auction, [{}]);
    await settle();
    const enrolment = await anEnrolment(running.pool, { auctionId: auction.id, citizenId: citizen.id });
    await running.pool.query('UPDATE auctions SET ended_at_ms = NULL WHERE id = ?', [auction.id]);
    await holdDeposits(running, enrolment, { citizenId: citizen.id });
    await running.pool.query('UPDATE auctions SET ended_at_ms = settled_at_ms WHERE id = ?', [auction.id]);
    await running.app.get(SettleLatecomers).look();
    await settle();
    expect(await deposits()).toEqual([{ state: 'refunded' }]);
  });

  it('stays where it is while a balance is waited for', async () => {
    const enrolment = await anEnrolment(running.pool, { auctionId: auction.id, citizenId: citizen.id });
    await holdDeposits(running, enrolment, { citizenId: citizen.id });
    const bidder = { paddleNo: enrolment.paddleNo, entryId: enrolment.entries[0]?.id ?? 0 };
    await endAuction(running.pool, auction, [{ bidsFen: [5_200_000], bidders: [bidder] }]);
    await settle();
    const settledAtMs = await one('SELECT settled_at_ms AS at FROM auctions WHERE id = ?');
    await running.app.get(SettleLatecomers).look();
    expect(await one('SELECT settled_at_ms AS at FROM auctions WHERE id = ?')).toBe(settledAtMs);
    expect(await deposits()).toEqual([{ state: 'held' }]);
  });
});
