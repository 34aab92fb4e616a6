/** @jest-environment-options {"customExportConditions": ["node"]} */
// A page for whose socket there is no place follows board, lot and clock over REST, and goes back to the socket by itself. On a real Socket.IO server.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpHeaders, provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { DOCUMENT, provideZonelessChangeDetection } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { AuctionView, ClientToServerEvents, RecordLine, ServerToClientEvents } from '@haopai/contracts';
import { LIVE_NAMESPACE } from '@haopai/contracts';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { BoardFeed } from '../auctions/board-feed';
import { LotFeed } from '../lots/lot-feed';
import { Rooms } from '../room/rooms';
import { aLot, aPass } from '../testing';
import { quickenClock, untilQuickly } from '../testing/quick-clock';
import { Delay } from './delay';
import { LOOK_EVERY_MS } from './delayed-looks';
import { LiveSocket, OPEN_SOCKET } from './live-socket';
import { ServerClock } from './server-clock';

const auction: AuctionView = {
  id: 1,
  title: '2026年第12期',
  state: 'live',
  startsAtMs: 0,
  endedAtMs: null,
  lotCount: 1,
  depositFen: 500_000,
  sharesMax: 10,
  paymentDays: 5,
  firstBidMs: 300_000,
  countdownMs: 60_000,
  ladderFen: [100_000],
};
const line = (version: number): RecordLine => ({
  version,
  kind: 'bid',
  atMs: version,
  paddleNo: 12,
  amountFen: version * 100_000,
  endsAtMs: null,
  reason: null,
  isByCeiling: false,
  hash: '',
});
const HOUR_MS = 3_600_000;

describe('a page without a place', () => {
  const http = createServer();
  let isDoorShut = false;
  const server = new Server<ClientToServerEvents, ServerToClientEvents>(http, {
    allowRequest: (_, answer) => answer(null, !isDoorShut),
  });
  let isFull: boolean;
  let retryAfterMs: number;
  let watched: string[];
  let rest: HttpTestingController;
  let visibility: DocumentVisibilityState;

  beforeAll(async () => {
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const live = server.of(LIVE_NAMESPACE);
    live.use((_, next) => {
      const data = { code: 'WATCH.FULL', data: { retryAfterMs } };
      next(isFull ? Object.assign(new Error('WATCH.FULL'), { data }) : undefined);
    });
    live.on('connection', (socket) => {
      socket.on('clock.ping', ({ t0 }, reply) =>
        reply({ ok: true, t0, serverMs: Date.now(), offsetQualityMs: 0 }),
      );
      socket.on('auction.watch', (_, reply) => {
        watched.push('board');
        reply({ ok: true, auction, lots: [aLot({ version: 9 })], serverMs: Date.now() });
      });
      socket.on('lot.watch', (_, reply) => {
        watched.push('lot');
        reply({ ok: true, lot: aLot({ version: 9 }), bids: [], notes: [], hasOlder: true });
      });
    });
  });
  beforeEach(() => {
    [isFull, isDoorShut, retryAfterMs, watched] = [true, false, HOUR_MS, []];
    visibility = 'visible';
    quickenClock();
    TestBed.configureTestingModule({
      providers: [
        provideZonelessChangeDetection(),
        provideHttpClient(),
        provideHttpClientTesting(),
        BoardFeed,
        LotFeed,
        {
          provide: OPEN_SOCKET,
          useValue: () => {
            const { port } = http.address() as AddressInfo;
            return io(`http://127.0.0.1:${port}${LIVE_NAMESPACE}`, {
              transports: ['polling'],
              forceNew: true,
              reconnectionDelay: 20,
            });
          },
        },
      ],
    });
    jest.spyOn(TestBed.inject(DOCUMENT), 'visibilityState', 'get').mockImplementation(() => visibility);
    rest = TestBed.inject(HttpTestingController);
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
    jest.restoreAllMocks();
  });
  afterAll(() => server.close());

  /** The next question of this kind; those for the clock are answered on the way. */
  async function asked(path: string): Promise<TestRequest> {
    const found: TestRequest[] = [];
    await untilQuickly(() => {
      answerClock();
      found.push(...rest.match(({ url }) => url === `/api/v1${path}`));
      return found.length > 0;
    });
    const [first] = found;
    if (first === undefined) throw new Error(path);
    return first;
  }
  function answerClock(): void {
    for (const question of rest.match('/api/v1/clock'))
      question.flush({ serverMs: Date.now() + HOUR_MS, offsetQualityMs: 0 });
  }
  const trueAt = (ms: number) => ({ headers: new HttpHeaders({ 'haopai-true-at': String(ms) }) });
  const lotsPage = (version: number) => ({
    items: [aLot({ version, priceFen: version * 100_000 })],
    total: 1,
    page: 1,
    size: 1_000,
  });

  it('sees the board and follows its price, by the server’s clock, and says how far behind it is', async () => {
    const feed = TestBed.inject(BoardFeed);
    const clock = TestBed.inject(ServerClock);
    feed.watch(1);
    (await asked('/auctions/1/lots')).flush(lotsPage(3), trueAt(Date.now() + HOUR_MS - 5_000));
    (await asked('/auctions/1')).flush(auction);
    await untilQuickly(() => feed.board()?.lots[0]?.version === 3);
    expect(TestBed.inject(LiveSocket).connection()).toBe('full');
    expect(clock.quality()).toBe('delayed');
    await untilQuickly(() => {
      answerClock();
      return clock.nowMs() > Date.now() + HOUR_MS - 2_000;
    });
    expect(TestBed.inject(Delay).seconds()).toBeGreaterThanOrEqual(4);

    const next = await asked('/auctions/1/lots');
    next.flush(lotsPage(4));
    await untilQuickly(() => feed.board()?.lots[0]?.priceFen === 400_000);
    expect(TestBed.inject(Delay).seconds()).toBe(LOOK_EVERY_MS / 1_000);
    rest.expectNone('/api/v1/auctions/1');
  });

  it('asks for the auction again when its lots have moved on', async () => {
    const feed = TestBed.inject(BoardFeed);
    feed.watch(1);
    (await asked('/auctions/1/lots')).flush({
      ...lotsPage(0),
      items: [aLot({ phase: 'waiting', version: 1 })],
    });
    (await asked('/auctions/1')).flush({ ...auction, state: 'coming' });
    (await asked('/auctions/1/lots')).flush(lotsPage(3));
    (await asked('/auctions/1')).flush(auction);
    await untilQuickly(() => feed.board()?.auction.state === 'live');
  });

  it('sees a lot with the lines of its record, and asks for no more of them than are new', async () => {
    const feed = TestBed.inject(LotFeed);
    // Before it is known that there is none a page looks once.
    await untilQuickly(() => TestBed.inject(LiveSocket).connection() === 'full');
    feed.watch(7);
    (await asked('/lots/7')).flush(aLot({ version: 52 }));
    const pages = [await asked('/lots/7/record')];
    expect(pages[0]?.request.params.toString()).toBe('page=1&size=50');
    pages[0]?.flush({
      items: Array.from({ length: 50 }, (_, i) => line(i + 1)),
      total: 52,
      page: 1,
      size: 50,
    });
    (await asked('/lots/7/record')).flush({
      items: [line(51), line(52), line(53)],
      total: 53,
      page: 2,
      size: 50,
    });
    await untilQuickly(() => feed.record()?.lot.version === 52);
    expect(feed.record()?.bids).toHaveLength(52);

    (await asked('/lots/7')).flush(aLot({ version: 52 }));
    (await asked('/lots/7')).flush(aLot({ version: 54 }));
    const more = await asked('/lots/7/record');
    expect(more.request.params.toString()).toBe('page=2&size=50');
    more.flush({ items: [51, 52, 53, 54].map(line), total: 54, page: 2, size: 50 });
    await untilQuickly(() => feed.record()?.linesUpTo === 54);
    expect(feed.record()?.bids).toHaveLength(54);
  });

  it('keeps what it shows when nobody answers, and is offline until somebody does', async () => {
    const feed = TestBed.inject(BoardFeed);
    const clock = TestBed.inject(ServerClock);
    feed.watch(1);
    (await asked('/auctions/1/lots')).flush(lotsPage(3));
    (await asked('/auctions/1')).flush(auction);
    (await asked('/auctions/1/lots')).error(new ProgressEvent('error'));
    await untilQuickly(() => clock.quality() === 'offline');
    expect(feed.board()?.lots[0]?.version).toBe(3);
    (await asked('/auctions/1/lots')).flush(lotsPage(4));
    await untilQuickly(() => clock.quality() === 'delayed' && feed.board()?.lots[0]?.version === 4);
  });

  it('asks nothing while nobody sees it, and at once when somebody does', async () => {
    const feed = TestBed.inject(BoardFeed);
    feed.watch(1);
    visibility = 'hidden';
    (await asked('/auctions/1/lots')).flush(lotsPage(3));
    (await asked('/auctions/1')).flush(auction);
    await jest.advanceTimersByTimeAsync(LOOK_EVERY_MS * 1.5);
    rest.expectNone('/api/v1/auctions/1/lots');
    visibility = 'visible';
    document.dispatchEvent(new Event('visibilitychange'));
    (await asked('/auctions/1/lots')).flush(lotsPage(4));
    await untilQuickly(() => feed.board()?.lots[0]?.version === 4);
  });

  it('goes back to the socket when there is a place, and looks no more', async () => {
    retryAfterMs = 20;
    const live = TestBed.inject(LiveSocket);
    const feed = TestBed.inject(BoardFeed);
    feed.watch(1);
    (await asked('/auctions/1/lots')).flush(lotsPage(3));
    (await asked('/auctions/1')).flush(auction);
    await untilQuickly(() => live.connection() === 'full');
    isFull = false;
    await untilQuickly(() => live.connection() === 'connected' && watched.length > 0);
    await untilQuickly(() => feed.board()?.lots[0]?.version === 9);
    rest.match('/api/v1/auctions/1/lots');
    await jest.advanceTimersByTimeAsync(LOOK_EVERY_MS * 1.5);
    rest.expectNone('/api/v1/auctions/1/lots');
    expect(TestBed.inject(ServerClock).quality()).not.toBe('delayed');
  });

  it('asks for a place at once when its citizen has entered a room', async () => {
    const live = TestBed.inject(LiveSocket);
    TestBed.inject(BoardFeed).watch(1);
    await untilQuickly(() => live.connection() === 'full');
    isFull = false;
    const entering = TestBed.inject(Rooms).enter(1, { paddleNo: 12, accessCode: '123456' });
    (await asked('/auctions/1/room')).flush(aPass(null));
    expect(await entering).toBeNull();
    await untilQuickly(() => live.connection() === 'connected');
  });

  it('is one, too, when the door itself has turned the connection away', async () => {
    isDoorShut = true;
    const feed = TestBed.inject(BoardFeed);
    feed.watch(1);
    (await asked('/auctions/1/lots')).flush(lotsPage(3));
    (await asked('/auctions/1')).flush(auction);
    await untilQuickly(() => feed.board() !== null);
    expect(TestBed.inject(LiveSocket).connection()).toBe('full');
  });
});
