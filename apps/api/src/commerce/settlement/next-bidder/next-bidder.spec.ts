// The plate of a lot whose winner did not pay, on the real database: offered to the next bidder at their own last bid, for a time, in public.
import { randomUUID } from 'node:crypto';
import type { RowDataPacket } from 'mysql2/promise';
import type {
  AuctionResult,
  EndedLotView,
  ErrorBody,
  NextBidderOffer,
  NoticeView,
  OrderHead,
  Page,
  SettingView,
} from '@haopai/contracts';
import {
  aCitizen,
  aListing,
  anAuction,
  anEnrolment,
  aRunningApp,
  endAuction,
  faultsOfBooks,
  holdDeposits,
  type HttpAnswer,
  type HttpClient,
  letBalanceBeDueIn,
  payOrder,
  type RunningApp,
  staffClient,
  type TestAuction,
  type TestCitizen,
  type TestEnrolment,
  waitUntil,
} from '../../../testing';
import { Transactions } from '../../../platform/database';
import { FindOrders, type Order, Orders } from '../../orders';
import { SettleAuctions } from '../settle-auctions';

const ADMIN = '/api/v1/admin';
const DAY_MS = 24 * 3_600_000;
/** Of a journal. */
const MORE_THAN_ARE_READ_AT_ONCE = 1_200;
let serial = 0;

interface Bidder {
  readonly citizen: TestCitizen;
  readonly client: HttpClient;
  readonly enrolment: TestEnrolment;
}

describe('a plate whose winner did not pay', () => {
  let running: RunningApp;
  let administrator: HttpClient;
  let clerk: HttpClient;
  let auction: TestAuction;
  /** They have bid ¥50,000, ¥51,000 and ¥52,000, the first of them also ¥50,500. */
  let third: Bidder;
  let second: Bidder;
  let winner: Bidder;

  beforeAll(async () => {
    // Without an engine: the specs write how the lots ended.
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    administrator = await staffClient(running, 'administrator');
    clerk = await staffClient(running, 'clerk');
    await setDays(3);
  });
  beforeEach(() => sell([5_000_000, 5_050_000]));
  afterEach(async () => {
    expect(await faultsOfBooks(running.pool)).toEqual([]);
  });
  afterAll(() => running.stop());

  /** Whoever bids behind the two others has bid this. */
  async function sell(thirdsFen: readonly number[]): Promise<void> {
    serial += 1;
    auction = await anAuction(running.pool, {
      lots: [{ plateNumber: `浙G61${String(serial).padStart(3, '0')}` }],
    });
    [third, second, winner] = [await aBidder(), await aBidder(), await aBidder()];
    const bidders = [...thirdsFen.map(() => third), second, winner];
    await endAuction(running.pool, auction, [
      {
        bidsFen: [...thirdsFen, 5_100_000, 5_200_000],
        bidders: bidders.map(({ enrolment: { paddleNo, entries } }) => ({
          ...{ paddleNo, entryId: entries[0]?.id ?? 0 },
        })),
      },
    ]);
    await running.app.get(SettleAuctions).look();
    await waitUntil(async () => (await balance()) !== null);
  }
  async function aBidder(): Promise<Bidder> {
    const citizen = await aCitizen(running.pool);
    const enrolment = await anEnrolment(running.pool, { auctionId: auction.id, citizenId: citizen.id });
    await holdDeposits(running, enrolment, { citizenId: citizen.id });
    return { citizen, client: await running.clientOf(citizen), enrolment };
  }
  async function setDays(value: number): Promise<void> {
    const all = (await administrator.get(`${ADMIN}/settings`)).body as readonly SettingView[];
    const version = all.find(({ name }) => name === 'auctions.nextBidderDays')?.version;
    const body = { version, value, reason: '试' };
    expect((await administrator.put(`${ADMIN}/settings/auctions.nextBidderDays`, body)).status).toBe(200);
  }
  const lotId = (): number => auction.lots[0]?.id ?? 0;
  const balance = async (): Promise<Order | null> => {
    const [rows] = await running.pool.query('SELECT balance_order_id AS id FROM won_lots WHERE lot_id = ?', [
      lotId(),
    ]);
    return running.app.get(FindOrders).byId((rows as { id: number }[])[0]?.id ?? 0);
  };
  const lapse = async (): Promise<void> => {
    const order = await balance();
    if (order === null) throw new Error('nothing is asked for');
    await letExpire(order);
  };
  const letExpire = async (order: Order): Promise<void> => {
    await letBalanceBeDueIn(running, order, -1);
    await running.app
      .get(Transactions)
      .run((transaction) => running.app.get(Orders).expire(transaction, order.id));
  };
  const offer = (by = clerk): Promise<HttpAnswer> =>
    by.post(`${ADMIN}/auctions/${auction.id}/ended-lots/${lotId()}/next-bidder`, {});
  const refusal = async (by = clerk): Promise<string> => ((await offer(by)).body as ErrorBody).code;
  const ended = async (): Promise<EndedLotView | undefined> =>
    ((await clerk.get(`${ADMIN}/auctions/${auction.id}/ended-lots`)).body as Page<EndedLotView>).items[0];
  const published = async () => {
    const { body } = await running.client().get(`/api/v1/results/${auction.id}`);
    return (body as AuctionResult).lots[0]?.nextBidder;
  };
  const orderOf = async ({ client }: Bidder): Promise<OrderHead | undefined> => {
    const { body } = await client.get('/api/v1/me/orders');
    return (body as Page<OrderHead>).items.find(
      ({ kind, state }) => kind === 'listing' && state === 'created',
    );
  };
  const taken = async (bidder: Bidder): Promise<Order> => {
    const head = await orderOf(bidder);
    const order = head && (await running.app.get(FindOrders).own(bidder.citizen.id, head.orderNo));
    if (order === undefined || order instanceof Error) throw new Error('nothing is offered');
    return order;
  };

  it('is offered to the next bidder at their own last bid, who is told, and is theirs once they pay', async () => {
    await lapse();
    const { status, body } = await offer();
    expect([status, body]).toMatchObject([
      200,
      { paddleNo: second.enrolment.paddleNo, amountFen: 5_100_000 },
    ]);
    const { dueAtMs } = body as NextBidderOffer;
    expect(Math.abs(dueAtMs - Date.now() - 3 * DAY_MS)).toBeLessThan(60_000);
    const told = async (): Promise<NoticeView | undefined> =>
      ((await second.client.get('/api/v1/me/notices')).body as Page<NoticeView>).items.find(
        ({ kind }) => kind === 'nextBidderOffered',
      );
    await waitUntil(async () => (await told()) !== undefined);
    const notice = await told();
    expect(notice?.data).toMatchObject({ lotId: lotId(), amountFen: 5_100_000, dueAtMs });
    await waitUntil(async () => (await ended())?.place === 'held');
    expect(await ended()).toMatchObject({ nextBidder: { state: 'offered' } });
    await waitUntil(async () => (await published())?.state === 'offered');
    await payOrder(running, await taken(second));
    await waitUntil(async () => (await published())?.state === 'taken');
    await waitUntil(async () => (await ended())?.place === 'sold');
    expect(await ended()).toMatchObject({
      place: 'sold',
      nextBidder: { amountFen: 5_100_000, state: 'taken' },
    });
    const [cars] = await running.pool.query('SELECT source, vin FROM car_plates WHERE plate_number = ?', [
      auction.lots[0]?.plateNumber,
    ]);
    expect(cars).toEqual([{ source: 'listing', vin: second.enrolment.entries[0]?.vin }]);
  });

  it.each(['lapses', 'is refused'])(
    'goes to the stock and not on sale when the offer %s, and is not offered again',
    async (how) => {
      await lapse();
      expect((await offer()).status).toBe(200);
      expect(await refusal()).toBe('NEXT_BIDDER.OFFERED');
      const order = await taken(second);
      if (how === 'is refused') await second.client.post(`/api/v1/me/orders/${order.orderNo}/cancel`, {});
      else await letExpire(order);
      expect(await ended()).toMatchObject({ place: 'stock', nextBidder: { state: 'lapsed' } });
      await waitUntil(async () => (await published())?.state === 'lapsed');
      expect(await refusal()).toBe('NEXT_BIDDER.OFFERED');
      const { body } = await second.client.get('/api/v1/me/bans');
      expect(body).toEqual([]);
    },
  );

  it.each(['lapses', 'is refused'])(
    'leaves the car free for another plate when the offer %s',
    async (how) => {
      await lapse();
      expect((await offer()).status).toBe(200);
      const order = await taken(second);
      const claims = async (): Promise<unknown> =>
        (
          await running.pool.query(`SELECT kind FROM vin_claims WHERE kind = 'order' AND holder_id = ?`, [
            order.id,
          ])
        )[0];
      expect(await claims()).toHaveLength(1);
      if (how === 'is refused') await second.client.post(`/api/v1/me/orders/${order.orderNo}/cancel`, {});
      else await letExpire(order);
      expect(await claims()).toEqual([]);
      const { id } = await aListing(running.pool);
      const vin = second.enrolment.entries[0]?.vin;
      const bought = await second.client.post(
        `/api/v1/listings/${id}/orders`,
        { vin },
        { 'Idempotency-Key': randomUUID() },
      );
      expect([bought.status, bought.body]).toEqual([201, expect.objectContaining({ state: 'created' })]);
      await second.client.post(`/api/v1/me/orders/${(bought.body as OrderHead).orderNo}/cancel`, {});
    },
  );

  it('passes over whoever cannot have it: the one behind is asked', async () => {
    const vin = second.enrolment.entries[0]?.vin;
    await running.pool.query(
      `INSERT INTO car_plates (plate_number, vin, citizen_id, source, source_id, state, at_ms) VALUES (?, ?, ?, 'listing', ?, 'owned', 1)`,
      [`浙G62${String(serial).padStart(3, '0')}`, vin, second.citizen.id, 900_000 + serial],
    );
    await lapse();
    expect((await offer()).body).toMatchObject({
      ...{ paddleNo: third.enrolment.paddleNo, amountFen: 5_050_000 },
    });
  });

  it('is offered to nobody who was put out of the auction', async () => {
    for (const { enrolment } of [second, third])
      await running.pool.query(
        `INSERT INTO control_acts (act_id, auction_id, kind, paddle_no, reason, lots, staff_id, staff_name, at_ms)
         VALUES (?, ?, 'disqualify', ?, '串通', '[]', 1, 'x', 1)`,
        [`act-${enrolment.id}`, auction.id, enrolment.paddleNo],
      );
    for (const { enrolment } of [second, third])
      await running.pool.query(
        `INSERT INTO disqualifications (auction_id, paddle_no, act_id, reason, at_ms, told_at_ms) VALUES (?, ?, ?, '串通', 1, 1)`,
        [auction.id, enrolment.paddleNo, `act-${enrolment.id}`],
      );
    await lapse();
    expect(await refusal()).toBe('NEXT_BIDDER.NONE');
  });

  it('is offered at the last bid, however long the journal is', async () => {
    await sell(Array.from({ length: MORE_THAN_ARE_READ_AT_ONCE }, (_, nth) => 5_000_000 + nth));
    await lapse();
    expect((await offer()).body).toMatchObject({
      ...{ paddleNo: second.enrolment.paddleNo, amountFen: 5_100_000 },
    });
  });

  it('locks nothing while the journal is read', async () => {
    await lapse();
    const [reader, locker] = [await running.pool.getConnection(), await running.pool.getConnection()];
    await reader.query('LOCK TABLES lot_events WRITE');
    try {
      const offered = offer();
      await waitUntil(async () => {
        const [lines] = await locker.query<RowDataPacket[]>(
          `SELECT 1 FROM information_schema.processlist
           WHERE db = DATABASE() AND state LIKE 'Waiting for%' AND info LIKE '%FROM lot_events WHERE lot_id = ${lotId()} %'`,
        );
        return lines.length > 0;
      });
      const [locked] = await locker.query('SELECT id FROM lots WHERE id = ? FOR UPDATE NOWAIT', [lotId()]);
      expect(locked).toEqual([{ id: lotId() }]);
      await reader.query('UNLOCK TABLES');
      expect((await offered).status).toBe(200);
    } finally {
      await reader.query('UNLOCK TABLES');
      for (const connection of [reader, locker]) connection.release();
    }
  });

  it('is offered once by two who press at once', async () => {
    await lapse();
    const answers = await Promise.all([offer(), offer(administrator)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is not offered while its winner may still pay, where it has another way, by whoever may not, or while that is off', async () => {
    expect(await refusal()).toBe('NEXT_BIDDER.NOT_DEFAULTED');
    await lapse();
    expect(await refusal(await staffClient(running, 'auditor'))).toBe('STAFF.FORBIDDEN');
    const again = await anAuction(running.pool, {
      ...{ startsAtMs: Date.now() + DAY_MS, lots: [{ plateNumber: auction.lots[0]?.plateNumber ?? '' }] },
    });
    expect(await refusal()).toBe('NEXT_BIDDER.PLATE_GONE');
    await running.pool.query('DELETE FROM lots WHERE auction_id = ?', [again.id]);
    await setDays(0);
    expect(await refusal()).toBe('NEXT_BIDDER.OFF');
    await setDays(3);
    expect((await offer()).status).toBe(200);
  });
});
