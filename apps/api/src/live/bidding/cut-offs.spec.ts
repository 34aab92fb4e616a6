// Many bidders whose lines are cut at once, over real sockets: which lots get that time back, how the record says so, and what is no cut.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ControlRoomView, RecordLine, SettingView } from '@haopai/contracts';
import {
  aDatabase,
  aRunningApp,
  bid,
  type FloorBidder,
  type LiveClient,
  SaleFloor,
  staffClient,
  type TestAuction,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../testing';

const COUNTDOWN_MS = 5_000;
/** More than is waited for those who may come back, and for what doors and engines tell each other. */
const NOTHING_WITHIN_MS = 7_000;
const PAGE_CLOSED = 1001;

/** What a program sees of a browser's WebSocket. */
interface RawSocket {
  terminate(): void;
  close(code: number): void;
}

/** Below Socket.IO, which would say goodbye. */
function rawOf({ socket }: LiveClient): RawSocket {
  const { transport } = socket.io.engine as unknown as { readonly transport: { readonly ws: RawSocket } };
  return transport.ws;
}

describe('bidders who are cut off', () => {
  let database: ThrowAwayDatabase;
  let floor: SaleFloor;
  let other: SaleFloor;
  const variables = {
    HAOPAI_RATE_LIMIT: 'off',
    HAOPAI_REDIS_PREFIX: `haopai-test-cut-${process.pid}:`,
  };

  beforeAll(async () => {
    database = await aDatabase();
    floor = new SaleFloor(await aRunningApp(variables, database));
    other = new SaleFloor(await aRunningApp(variables, database));
  });
  afterAll(async () => {
    for (const one of [floor, other]) one.close();
    await floor.running.stop();
    await database.drop();
  });

  const open = (lots = 1): Promise<TestAuction> =>
    floor.openAuction({ countdownMs: COUNTDOWN_MS, lots: Array.from({ length: lots }, () => ({})) });
  const lookAt = async ({ live }: FloorBidder, { id: auctionId }: TestAuction): Promise<void> => {
    await live.ask('auction.watch', { auctionId });
  };
  const crowd = async (auction: TestAuction, count: number): Promise<FloorBidder[]> => {
    const bidders: FloorBidder[] = [];
    for (let i = 0; i < count; i++) bidders.push(await floor.bidder(auction));
    for (const bidder of bidders) await lookAt(bidder, auction);
    // A door tells its engine once a second.
    await sleep(1_500);
    return bidders;
  };
  const cut = (bidders: readonly FloorBidder[]): void => {
    for (const { live } of bidders) rawOf(live).terminate();
  };
  const comeBack = async (bidders: readonly FloorBidder[], auction: TestAuction, to = floor) => {
    const back: FloorBidder[] = [];
    for (const bidder of bidders) back.push(await to.welcome(bidder));
    for (const bidder of back) await lookAt(bidder, auction);
    return back;
  };
  const given = async ({ lots }: TestAuction): Promise<readonly RecordLine[]> => {
    const records = await Promise.all(lots.map(({ id }) => floor.record(id)));
    return records.flat().filter(({ kind }) => kind === 'cutOff');
  };

  it('give all open lots that time back when they are seven of twenty, and everybody reads why', async () => {
    const auction = await open(3);
    const bidders = await crowd(auction, 20);
    const before = await Promise.all(auction.lots.map(({ id }) => floor.lot(id)));
    const watcher = await floor.watcher();
    const lotId = auction.lots[0]?.id ?? 0;
    await watcher.ask('lot.watch', { lotId });
    const told = watcher.next('lot.tick', ({ notes }) => notes.some(({ kind }) => kind === 'cutOff'));
    const cutAtMs = Date.now();
    cut(bidders.slice(0, 7));
    expect((await told).notes).toMatchObject([{ kind: 'cutOff', reason: '7/20' }]);
    expect(Date.now() - cutAtMs).toBeGreaterThanOrEqual(5_000);
    await waitUntil(async () => (await given(auction)).length === 3);
    for (const lot of before) {
      const longerMs = ((await floor.lot(lot.lotId)).endsAtMs ?? 0) - (lot.endsAtMs ?? 0);
      expect(longerMs).toBeGreaterThanOrEqual(5_000);
      expect(longerMs).toBeLessThanOrEqual(2 * COUNTDOWN_MS);
    }
    // Others bid on all the time, and as ever.
    expect(await bid(bidders[10] ?? fail(), lotId, 50_000)).toMatchObject({ ok: true });

    const auctioneer = await staffClient(floor.running, 'auctioneer');
    const { body } = await auctioneer.get(`/api/v1/admin/auctions/${auction.id}/control`);
    const { cutOffs = [] } = body as ControlRoomView;
    expect(cutOffs.map(({ paddles }) => paddles)).toEqual(['7/20', '7/20', '7/20']);
  });

  describe('when the office waits for one second', () => {
    beforeAll(async () => {
      const administrator = await staffClient(floor.running, 'administrator');
      const path = '/api/v1/admin/settings';
      const standing = (await administrator.get(path)).body as readonly SettingView[];
      const name = 'cutOffs.awaySeconds';
      const version = standing.find((setting) => setting.name === name)?.version;
      await administrator.put(`${path}/${name}`, { version, value: 1, reason: '演练' });
      await sleep(2_000);
    });

    it('give a lot time once, however often a ring drops its own lines', async () => {
      const auction = await open();
      let bidders = await crowd(auction, 20);
      const lotId = auction.lots[0]?.id ?? 0;
      const before = (await floor.lot(lotId)).endsAtMs ?? 0;
      for (let round = 0; round < 3; round++) {
        const ring = bidders.slice(0, 9);
        cut(ring);
        if (round === 0) await waitUntil(async () => (await given(auction)).length === 1);
        else await sleep(NOTHING_WITHIN_MS);
        bidders = [...(await comeBack(ring, auction)), ...bidders.slice(9)];
      }
      expect(await given(auction)).toMatchObject([{ reason: '9/20' }]);
      const longerMs = ((await floor.lot(lotId)).endsAtMs ?? 0) - before;
      expect(longerMs).toBeGreaterThan(0);
      expect(longerMs).toBeLessThanOrEqual(2 * COUNTDOWN_MS);
    });

    it('give none when they are fewer, close their pages, or are back at another instance in time', async () => {
      const auction = await open();
      const bidders = await crowd(auction, 20);
      cut(bidders.slice(0, 5));
      await sleep(NOTHING_WITHIN_MS);
      await comeBack(bidders.slice(0, 5), auction, other);
      for (const { live } of bidders.slice(5, 9)) live.close();
      for (const { live } of bidders.slice(9, 13)) rawOf(live).close(PAGE_CLOSED);
      await sleep(NOTHING_WITHIN_MS);
      expect(await given(auction)).toEqual([]);
    });

    it('give none when their instance drains, and those who were there count nowhere until they are back', async () => {
      const auction = await open(2);
      const bidders = await crowd(auction, 25);
      const moved = await comeBack(bidders.slice(0, 10), auction, other);
      for (const { live } of bidders.slice(0, 10)) live.close();
      await sleep(1_500);
      await other.running.stop();
      await waitUntil(() => moved.every(({ live }) => !live.isConnected));
      await sleep(NOTHING_WITHIN_MS);
      // Five of the fifteen who are left: too small a room.
      cut(bidders.slice(10, 15));
      await sleep(NOTHING_WITHIN_MS);
      expect(await given(auction)).toEqual([]);
      await comeBack(bidders.slice(0, 10), auction);
      await sleep(1_500);
      cut(bidders.slice(15, 22));
      await waitUntil(async () => (await given(auction)).length === 2);
      expect((await given(auction)).map(({ reason }) => reason)).toEqual(['7/20', '7/20']);
    });
  });
});
