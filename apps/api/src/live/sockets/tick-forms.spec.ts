// A page of the release before and one of this release, side by side: each gets ticks in the form that it reads, and both hear the same.
import { compactLotTick, LIVE_NAMESPACE, type LotTick, readEvent, TICK_HANDSHAKE } from '@haopai/contracts';
import type { Socket } from 'socket.io-client';
import { Channels } from '../../platform/redis';
import { aRunningApp, bid, connectSocket, SaleFloor, type TestAuction, waitUntil } from '../../testing';
import { LiveNamespace } from './live-namespace';

const COUNTDOWN_MS = 600_000;

interface Page {
  readonly socket: Socket;
  /** Bodies of the ticks that came, as they came. */
  readonly lotTicks: unknown[];
  readonly boardTicks: unknown[];
}

const tickOf = (lotId: number, version: number): LotTick => ({
  lotId,
  version,
  phase: 'oneMinute',
  priceFen: 5_000_000,
  leaderPaddle: 101,
  endsAtMs: 1_795_000_060_000,
  remainingMs: null,
  reason: null,
  bids: [{ version, paddleNo: 101, amountFen: 5_000_000, atMs: 1_795_000_000_000 }],
  notes: [],
  moreBids: false,
});

describe('the form of ticks', () => {
  let floor: SaleFloor;
  let auction: TestAuction;
  let lotId: number;
  const sockets: Socket[] = [];

  beforeAll(async () => {
    floor = new SaleFloor(await aRunningApp({ HAOPAI_RATE_LIMIT: 'off' }));
  });
  beforeEach(async () => {
    auction = await floor.openAuction({ countdownMs: COUNTDOWN_MS });
    lotId = auction.lots[0]?.id ?? 0;
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.close();
  });
  afterAll(async () => {
    floor.close();
    await floor.running.stop();
  });

  /** What a page says in its handshake is all that tells its release. */
  const open = async (auth: object): Promise<Page> => {
    const socket = await connectSocket(`${floor.running.url}${LIVE_NAMESPACE}`, undefined, {}, auth);
    sockets.push(socket);
    const page: Page = { socket, lotTicks: [], boardTicks: [] };
    socket.on('lot.tick', (body) => page.lotTicks.push(body));
    socket.on('board.tick', (body) => page.boardTicks.push(body));
    expect(await socket.emitWithAck('lot.watch', { lotId })).toMatchObject({ ok: true });
    expect(await socket.emitWithAck('auction.watch', { auctionId: auction.id })).toMatchObject({ ok: true });
    return page;
  };
  const openOld = (): Promise<Page> => open({});
  const openNew = (): Promise<Page> => open(TICK_HANDSHAKE);

  const lastHeard = ({ lotTicks, boardTicks }: Page): object => ({
    lot: readEvent('lot.tick', lotTicks.at(-1)),
    board: readEvent('board.tick', boardTicks.at(-1)),
  });
  /** Of a tick in either form: the opening of the lot may have been told a moment ago. */
  const hasHeardBid = ({ lotTicks, boardTicks }: Page): boolean =>
    [lotTicks, boardTicks].every((ticks) => JSON.stringify(ticks).includes('5000000'));

  it('is whole for a page that says nothing, compact for one that reads it, and they hear the same', async () => {
    const bidder = await floor.bidder(auction);
    const [old, fresh] = [await openOld(), await openNew()];
    expect(await bid(bidder, lotId, 50_000)).toMatchObject({ ok: true, version: 3 });
    await waitUntil(() => hasHeardBid(old) && hasHeardBid(fresh));
    expect(old.lotTicks.at(-1)).toMatchObject({
      lotId,
      version: 3,
      phase: 'oneMinute',
      bids: [{ version: 3 }],
    });
    expect(old.boardTicks.at(-1)).toMatchObject({ auctionId: auction.id, lots: [{ lotId, version: 3 }] });
    const { paddleNo } = bidder.enrolment;
    const figures = [lotId, 3, 2, 5_000_000, paddleNo, expect.any(Number)];
    expect(fresh.lotTicks.at(-1)).toEqual([1, figures, [[0, paddleNo, 0, COUNTDOWN_MS]]]);
    expect(fresh.boardTicks.at(-1)).toEqual([1, auction.id, [figures]]);
    expect(lastHeard(fresh)).toEqual(lastHeard(old));
    const isCompact = ({ lotTicks, boardTicks }: Page): readonly boolean[] =>
      [...lotTicks, ...boardTicks].map((body) => Array.isArray(body));
    expect([old, fresh].map((page) => [...new Set(isCompact(page))])).toEqual([[false], [true]]);
  });

  it('is nobody’s once they have left', async () => {
    const [old, fresh] = [await openOld(), await openNew()];
    for (const { socket } of [old, fresh]) await socket.emitWithAck('lot.unwatch', { lotId });
    const stays = await openOld();
    const before = [old, fresh].map(({ lotTicks }) => lotTicks.length);
    floor.running.app.get(LiveNamespace).castLotTick(tickOf(lotId, 9), 'strangers');
    await waitUntil(() => stays.lotTicks.length > 0);
    expect([old, fresh].map(({ lotTicks }) => lotTicks.length)).toEqual(before);
  });

  it('is made once, however many read it', async () => {
    const looksAtTick = (): number => {
      let looks = 0;
      const tick = tickOf(lotId, 9);
      const watched = {
        ...tick,
        get priceFen() {
          looks++;
          return tick.priceFen;
        },
      };
      floor.running.app.get(LiveNamespace).castLotTick(watched, 'strangers');
      return looks;
    };
    expect(looksAtTick()).toBe(0);
    await openNew();
    const ofOne = looksAtTick();
    expect(ofOne).toBeGreaterThan(0);
    await openNew();
    expect(looksAtTick()).toBe(ofOne);
    await openOld();
    const ofBoth = looksAtTick();
    expect(ofBoth).toBeGreaterThan(ofOne);
    await openOld();
    expect(looksAtTick()).toBe(ofBoth);
  });

  it('of another instance may be either, and one that is not known is passed over', async () => {
    const [old, fresh] = [await openOld(), await openNew()];
    const ticks = [tickOf(lotId, 11), compactLotTick(tickOf(lotId, 12)), [9, lotId], tickOf(lotId, 13)];
    const said = { from: 'another instance', ticks: ticks.map((tick) => [auction.id, tick]) };
    await floor.running.app.get(Channels).say('ticks', JSON.stringify(said));
    const versions = ({ lotTicks }: Page): readonly number[] =>
      lotTicks
        .flatMap((body) => (readEvent('lot.tick', body) as LotTick).bids)
        .map(({ version }) => version)
        .filter((version) => version > 10);
    await waitUntil(() => [old, fresh].every((page) => versions(page).includes(13)));
    expect([old, fresh].map(versions)).toEqual([
      [11, 12, 13],
      [11, 12, 13],
    ]);
  });
});
