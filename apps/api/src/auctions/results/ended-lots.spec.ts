// What became of each lot of an ended auction, and the second life of plates that nobody won: stock, next auction.
import type {
  AdminAuctionDetail,
  AdminAuctionView,
  EndedLotView,
  Page,
  PlatesAdded,
} from '@haopai/contracts';
import { Orders } from '../../commerce/orders';
import { SettleAuctions } from '../../commerce/settlement';
import { Transactions } from '../../platform/database';
import {
  anAuction,
  anEndedAuction,
  aRunningApp,
  aSettledAuction,
  type HttpAnswer,
  type HttpClient,
  letBalanceBeDueIn,
  type RunningApp,
  staffClient,
  type SettledAuction,
  TEST_REGION,
  type TestAuction,
  waitUntil,
} from '../../testing';

const ADMIN = '/api/v1/admin';
const DAY_MS = 24 * 3_600_000;

describe('the lots of an ended auction', () => {
  let running: RunningApp;
  let clerk: HttpClient;
  let auctioneer: HttpClient;
  let settled: SettledAuction;
  let unsold: TestAuction;

  beforeAll(async () => {
    // Without an engine: what is built as ended is nobody's to run.
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    clerk = await staffClient(running, 'clerk');
    auctioneer = await staffClient(running, 'auctioneer');
    settled = await aSettledAuction(running, [5_200_000, 5_600_000]);
    const defaulted = await settled.balance(1);
    await letBalanceBeDueIn(running, defaulted, -1_000);
    const { app } = running;
    await app.get(Transactions).run((transaction) => app.get(Orders).expire(transaction, defaulted.id));
    unsold = await anEndedAuction(running.pool, {
      title: '2026年第7期',
      lots: [
        { plateNumber: '浙G71001', startPriceFen: 800_000 },
        { plateNumber: '浙G71002', bidsFen: [5_000_000], withdrawnFor: '车管所收回' },
      ],
    });
    await app.get(SettleAuctions).look();
    await waitUntil(async () => {
      const [rows] = await running.pool.query('SELECT settled_at_ms FROM auctions WHERE id = ?', [unsold.id]);
      return (rows as { settled_at_ms: number | null }[])[0]?.settled_at_ms !== null;
    });
  });
  afterAll(() => running.stop());

  const lotsOf = async (
    { id }: Pick<TestAuction, 'id'>,
    query = '',
    client = clerk,
  ): Promise<readonly EndedLotView[]> => {
    const { body } = await client.get(`${ADMIN}/auctions/${id}/ended-lots${query}`);
    return (body as Page<EndedLotView>).items;
  };
  const toStock = (
    { id: auctionId }: Pick<TestAuction, 'id'>,
    lotIds: readonly number[],
    client = clerk,
  ): Promise<HttpAnswer> => client.post(`${ADMIN}/stock/plates/from-lots`, { auctionId, lotIds });
  const idsOf = (auction: TestAuction): readonly number[] => auction.lots.map(({ id }) => id);

  it('say how each ended, for how much, who won and has paid, and where its plate is', async () => {
    const [due, defaulted, ...none] = await lotsOf(settled.auction);
    const order = await settled.balance(0);
    expect(none).toEqual([]);
    expect(due).toMatchObject({
      ...{ lotNo: 1, outcome: 'sold', hammerPriceFen: 5_200_000, bidCount: 1, payment: 'due' },
      ...{ orderNo: order.orderNo, paddleNo: settled.winners[0]?.enrolment.paddleNo },
      ...{ winner: { citizenId: settled.winners[0]?.citizen.id }, place: 'winner', plateId: null },
    });
    expect(defaulted).toMatchObject({ outcome: 'defaulted', payment: 'defaulted', place: 'nowhere' });
    expect(await lotsOf(unsold)).toMatchObject([
      { outcome: 'unsold', startPriceFen: 800_000, hammerPriceFen: null, winner: null, place: 'nowhere' },
      { outcome: 'withdrawn', reason: '车管所收回', winner: null, payment: null },
    ]);
  });

  it('are found by how they ended, and name persons to those alone who may read their files', async () => {
    expect(await lotsOf(settled.auction, '?outcome=defaulted')).toMatchObject([{ lotNo: 2 }]);
    const [named] = await lotsOf(settled.auction);
    const [masked] = await lotsOf(settled.auction, '', auctioneer);
    expect(masked?.winner?.name).toMatch(/^.\*\*$/u);
    expect(named?.winner?.name).not.toBe(masked?.winner?.name);
    expect(await clerk.get(`${ADMIN}/auctions/999999/ended-lots`)).toMatchObject({
      body: { code: 'AUCTION.NOT_FOUND' },
    });
  });

  it('are summed up where staff open the auction, and not before its end', async () => {
    const sumsOf = async (id: number): Promise<AdminAuctionDetail['result']> =>
      ((await auctioneer.get(`${ADMIN}/auctions/${id}`)).body as AdminAuctionDetail).result;
    const none = { sold: 0, unsold: 0, withdrawn: 0, defaulted: 0, totalFen: 0 };
    expect(await sumsOf(settled.auction.id)).toEqual({
      ...none,
      ...{ sold: 1, defaulted: 1, totalFen: 5_200_000 },
    });
    expect(await sumsOf(unsold.id)).toEqual({ ...none, unsold: 1, withdrawn: 1 });
    const { id } = await anAuction(running.pool, { startsAtMs: Date.now() + DAY_MS });
    expect(await sumsOf(id)).toBeNull();
  });

  it('go on into the stock by one press, once, and not when somebody owns one', async () => {
    expect(await toStock(unsold, idsOf(unsold), auctioneer)).toMatchObject({
      body: { code: 'STAFF.FORBIDDEN' },
    });
    expect((await toStock(unsold, idsOf(unsold))).body as PlatesAdded).toEqual({ count: 2 });
    expect((await toStock(unsold, idsOf(unsold))).body as PlatesAdded).toEqual({ count: 0 });
    const [first] = await lotsOf(unsold);
    expect(first).toMatchObject({ place: 'stock', plateId: expect.any(Number) as number });
    expect((await toStock(settled.auction, idsOf(settled.auction))).body).toMatchObject({
      code: 'PLATES.FAULTY',
      data: { faults: [{ line: 1, rule: 'PLATE.CLAIMED.sold' }] },
    });
    const [, defaulted] = idsOf(settled.auction);
    expect((await toStock(settled.auction, [defaulted ?? 0])).body as PlatesAdded).toEqual({ count: 1 });
    expect(await toStock(settled.auction, idsOf(unsold))).toMatchObject({ body: { code: 'LOT.NOT_FOUND' } });
  });

  it('go on into a draft, and say which', async () => {
    const terms = { depositFen: 500_000, sharesMax: 3, paymentDays: 5, firstBidMs: 300_000 };
    const drafted = await clerk.post(`${ADMIN}/auctions`, {
      ...{ title: '2026年第13期', startsAtMs: Date.now() + DAY_MS, ...terms, countdownMs: 60_000 },
      ...{ ladderFen: [100_000, 200_000], staggerMs: 0, pickUpText: '' },
    });
    const { id, version } = drafted.body as AdminAuctionView;
    const lots = [{ plateNumber: '浙G71001', region: TEST_REGION, startPriceFen: 800_000 }];
    expect(await clerk.post(`${ADMIN}/auctions/${id}/lots`, { version, lots })).toMatchObject({
      status: 200,
    });
    expect((await lotsOf(unsold))[0]).toMatchObject({
      ...{ place: 'inAuction', placeAuction: { auctionId: id, title: '2026年第13期' } },
    });
  });
});
