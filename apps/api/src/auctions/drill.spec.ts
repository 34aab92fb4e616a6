// A drill on the real database, from its draft to its last lot, with a real auction beside it: the same evening, and only one of them counts.
import { randomUUID } from 'node:crypto';
import type {
  AdminAuctionView,
  AuctionResult,
  AuctionView,
  EnrolmentView,
  LotView,
  Page,
} from '@haopai/contracts';
import { SettleAuctions } from '../commerce/settlement';
import {
  aCitizen,
  aMobile,
  anAuction,
  anEnrolment,
  aRunningApp,
  faultsOfBooks,
  giveMobile,
  holdDeposits,
  type HttpClient,
  type RunningApp,
  staffClient,
  type TestAuction,
  textsTo,
  waitUntil,
} from '../testing';
import { auctionTerms } from './drafts/testing/drafting';

const HOUR_MS = 3_600_000;
const DRAFTS = '/api/v1/admin/auctions';
/** Long until the first bid, short after it: machines are busy. */
const COUNTDOWNS = { firstBidMs: 600_000, countdownMs: 5_000 };
const TOYS = ['演A00001', '演A00002'].map((plateNumber) => ({ plateNumber, startPriceFen: 500_000 }));

interface Bidder {
  readonly client: HttpClient;
  readonly mobile: string;
}

describe('a drill', () => {
  let running: RunningApp;
  let drill: AdminAuctionView;
  let sale: TestAuction;
  let bidder: Bidder;
  let enrolment: EnrolmentView;

  beforeAll(async () => {
    running = await aRunningApp();
    sale = await anAuction(running.pool, { startsAtMs: Date.now(), ...COUNTDOWNS });
    await enterSale();
    drill = await publishDrill();
    bidder = await aBidder();
    enrolment = await enrolled(bidder.client);
  });
  afterAll(() => running.stop());

  async function publishDrill(): Promise<AdminAuctionView> {
    const [clerk, colleague] = [
      await staffClient(running, 'clerk'),
      await staffClient(running, 'administrator'),
    ];
    const terms = auctionTerms({ isDrill: true, startsAtMs: Date.now() + 3 * HOUR_MS, ...COUNTDOWNS });
    const { id, version } = (await clerk.post(DRAFTS, terms)).body as AdminAuctionView;
    const filled = await clerk.post(`${DRAFTS}/${id}/lots`, { version, lots: TOYS });
    const { version: seen } = filled.body as AdminAuctionView;
    return (await colleague.post(`${DRAFTS}/${id}/publish`, { version: seen })).body as AdminAuctionView;
  }
  async function aBidder(): Promise<Bidder> {
    const citizen = await aCitizen(running.pool);
    const mobile = aMobile();
    await giveMobile(running, citizen, mobile);
    return { client: await running.clientOf(citizen), mobile };
  }
  async function enterSale(): Promise<void> {
    const citizen = await aCitizen(running.pool);
    const given = await anEnrolment(running.pool, { auctionId: sale.id, citizenId: citizen.id });
    await holdDeposits(running, given, { citizenId: citizen.id });
    const client = await running.clientOf(citizen);
    await enter(client, sale.id, given);
    const [lot] = sale.lots;
    await waitUntil(async () => (await phaseOf(lot?.id ?? 0)) === 'fiveMinutes');
    expect(await bid(client, lot?.id ?? 0, given.entries[0]?.id ?? 0, 5_000_000)).toBe(200);
  }
  const enrol = (client: HttpClient, body: object) =>
    client.post(`/api/v1/auctions/${drill.id}/enrolments`, body, { 'Idempotency-Key': randomUUID() });
  const enrolled = async (client: HttpClient): Promise<EnrolmentView> =>
    (await enrol(client, { vins: [], shares: 2 })).body as EnrolmentView;
  const enter = async (
    client: HttpClient,
    auctionId: number,
    { paddleNo, accessCode }: { readonly paddleNo: number | null; readonly accessCode: string | null },
  ): Promise<void> => {
    const { status } = await client.post(`/api/v1/auctions/${auctionId}/room`, { paddleNo, accessCode });
    expect(status).toBe(200);
  };
  const bid = async (
    client: HttpClient,
    lotId: number,
    entryId: number,
    amountFen: number,
  ): Promise<number> => {
    const body = { amountFen, entryId };
    return (await client.post(`/api/v1/lots/${lotId}/bids`, body, { 'Idempotency-Key': randomUUID() }))
      .status;
  };
  const phaseOf = async (lotId: number): Promise<LotView['phase']> =>
    ((await running.client().get(`/api/v1/lots/${lotId}`)).body as LotView).phase;
  const lotsOfDrill = async (): Promise<readonly LotView[]> =>
    ((await running.client().get(`/api/v1/auctions/${drill.id}/lots`)).body as Page<LotView>).items;
  const auction = async (id: number): Promise<AuctionView> =>
    (await running.client().get(`/api/v1/auctions/${id}`)).body as AuctionView;
  const count = async (sql: string, values: readonly unknown[] = []): Promise<number> => {
    const [rows] = await running.pool.query(`SELECT COUNT(*) AS found ${sql}`, [...values]);
    return (rows as { found: number }[])[0]?.found ?? -1;
  };
  const ofDrill = (sql: string): Promise<number> => count(sql, [drill.id]);

  it('is told as one, in lists and alone', async () => {
    expect(await auction(drill.id)).toMatchObject({ isDrill: true, depositFen: 0, state: 'coming' });
    expect(await auction(sale.id)).toMatchObject({ isDrill: false });
    const { body } = await running.client().get('/api/v1/auctions?state=coming');
    expect((body as Page<AuctionView>).items).toMatchObject([{ id: drill.id, isDrill: true }]);
  });

  it('lets a citizen in free and at once, with toy VINs and without an order', async () => {
    expect(enrolment).toMatchObject({
      ...{ state: 'paid', depositFen: 0, orderNo: null, dueAtMs: null },
      ...{ paddleNo: expect.any(Number), accessCode: expect.stringMatching(/^\d{6}$/) },
      entries: [{ deposit: null, vin: expect.stringMatching(/^LDR1LLCAR/) }, { deposit: null }],
    });
    expect(await enrol(bidder.client, { vins: [] })).toMatchObject({
      status: 409,
      body: { code: 'ENROLMENT.EXISTS', data: { orderNo: null } },
    });
    const other = await aBidder();
    expect(await enrol(other.client, { vins: [], shares: 4 })).toMatchObject({
      status: 422,
      body: { code: 'ENROLMENT.TOO_MANY_SHARES' },
    });
  });

  it('lets a page of the release before in, too, and keeps none of the VINs that it sends', async () => {
    const { client } = await aBidder();
    const answer = await enrol(client, { vins: ['WBA00000000000001'], shares: 1 });
    expect(answer).toMatchObject({ status: 201, body: { state: 'paid', entries: [{ deposit: null }] } });
    expect(await ofDrill(`FROM entries WHERE auction_id = ? AND vin = 'WBA00000000000001'`)).toBe(0);
  });

  it('gives each of those who come at the same instant a paddle of their own', async () => {
    const crowd = await Promise.all(Array.from({ length: 6 }, aBidder));
    const views = await Promise.all(crowd.map(({ client }) => enrolled(client)));
    expect(new Set(views.map(({ paddleNo }) => paddleNo)).size).toBe(crowd.length);
  });

  it('is told of on the site alone, and says that it is one', async () => {
    const notices = async () =>
      ((await bidder.client.get('/api/v1/me/notices')).body as Page<{ kind: string; data: object }>).items;
    await waitUntil(async () => (await notices()).some(({ kind }) => kind === 'enrolled'));
    expect(await notices()).toMatchObject([{ kind: 'enrolled', data: { auctionId: drill.id, drill: 1 } }]);
    expect(await textsTo(running, bidder.mobile)).toEqual([]);
  });

  it('is bid on as a sale is, and ends with a record that everybody reads', async () => {
    await enter(bidder.client, drill.id, enrolment);
    const startsAtMs = Date.now();
    await running.pool.query('UPDATE lots SET opens_at_ms = ? WHERE auction_id = ?', [startsAtMs, drill.id]);
    await running.pool.query('UPDATE auctions SET starts_at_ms = ? WHERE id = ?', [startsAtMs, drill.id]);
    const lots = await lotsOfDrill();
    for (const [index, { lotId }] of lots.entries()) {
      await waitUntil(async () => (await phaseOf(lotId)) === 'fiveMinutes');
      expect(await bid(bidder.client, lotId, enrolment.entries[index]?.entryId ?? 0, 500_000)).toBe(200);
    }
    await waitUntil(async () => (await auction(drill.id)).state === 'past');
    expect((await lotsOfDrill()).map(({ phase }) => phase)).toEqual(['sold', 'sold']);
    const { body } = await running.client().get(`/api/v1/results/${drill.id}`);
    expect(body as AuctionResult).toMatchObject({
      auction: { isDrill: true },
      lots: [{ outcome: 'sold', bidCount: 1 }, { outcome: 'sold' }],
    });
    const journal = `/api/v1/results/${drill.id}/lots/${lots[0]?.lotId}/journal`;
    expect(await running.client().get(journal)).toMatchObject({ status: 200 });
  });

  it('leaves no order, no ledger line, no plate taken, no win; and the sale beside it is settled as ever', async () => {
    await waitUntil(async () => (await auction(sale.id)).state === 'past');
    await running.app.get(SettleAuctions).look();
    await waitUntil(async () => (await count('FROM won_lots')) === 1);
    expect(await count('FROM won_lots WHERE lot_id = ?', [sale.lots[0]?.id])).toBe(1);
    expect(await count(`FROM orders WHERE kind = 'balance'`)).toBe(1);
    expect(await ofDrill('FROM won_lots JOIN lots ON lots.id = won_lots.lot_id WHERE auction_id = ?')).toBe(
      0,
    );
    expect(
      await ofDrill(`FROM orders JOIN enrolments ON enrolments.id = orders.subject_id
        WHERE orders.kind = 'enrolmentDeposit' AND enrolments.auction_id = ?`),
    ).toBe(0);
    expect(
      await ofDrill(
        `FROM deposits JOIN entries ON entries.id = deposits.entry_id WHERE entries.auction_id = ?`,
      ),
    ).toBe(0);
    // What was booked is the sale's deposit.
    expect(await count('FROM ledger_transactions')).toBe(1);
    expect(await faultsOfBooks(running.pool)).toEqual([]);
    expect(await count(`FROM car_plates WHERE plate_number LIKE '演%'`)).toBe(0);
    expect(await count(`FROM car_plates`)).toBe(1);
    expect(await count(`FROM plates WHERE number LIKE '演%'`)).toBe(0);
    const own = await bidder.client.get('/api/v1/me/orders');
    expect(own).toMatchObject({ status: 200, body: { total: 0 } });
  });

  it('is in no result, report or list of winners', async () => {
    const results = (await running.client().get('/api/v1/results')).body as Page<{ auction: AuctionView }>;
    expect(results.items.map((one) => one.auction.id)).toEqual([sale.id]);
    const cashier = await staffClient(running, 'cashier');
    const settlement = (await cashier.get('/api/v1/admin/settlement/auctions')).body as Page<{
      auctionId: number;
    }>;
    expect(settlement.items.map(({ auctionId }) => auctionId)).toEqual([sale.id]);
  });

  it('frees its toy plates for the next one', async () => {
    expect(await publishDrill()).toMatchObject({ state: 'coming', lotCount: TOYS.length });
  });
});
