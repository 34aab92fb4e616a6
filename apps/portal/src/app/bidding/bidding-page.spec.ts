/** @jest-environment-options {"customExportConditions": ["node"]} */
// What the bidding page keeps and forgets: over a lost connection, and from one auction to the next. On a real Socket.IO server.
import { Preferences } from '@haopai/web-app';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { provideZonelessChangeDetection, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { LIVE_NAMESPACE } from '@haopai/contracts';
import type { AuctionView, ClientToServerEvents, ServerToClientEvents } from '@haopai/contracts';
import { LiveSocket, OPEN_SOCKET, Session } from '@haopai/web-data';
import { LotFeed } from '@haopai/web-data/bids';
import { aCitizen, aLot, aPass } from '@haopai/web-data/testing';
import { provideTransloco } from '@jsverse/transloco';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { BidAlerts } from './bid-alerts';
import { BiddingPage } from './bidding-page';
import { ASK_WINNER_EVERY_MS, BiddingStore } from './bidding-store';
import { LotNews } from './lot-news';
import { VinDoor } from './vin-door';

const anAuction = (id: number, stepFen: number): AuctionView => ({
  id,
  title: `第${id}期`,
  state: 'live',
  startsAtMs: 0,
  endedAtMs: null,
  lotCount: 1,
  depositFen: 500_000,
  sharesMax: 10,
  paymentDays: 5,
  firstBidMs: 300_000,
  countdownMs: 60_000,
  ladderFen: [stepFen],
});

describe('the bidding page', () => {
  const http = createServer();
  const server = new Server<ClientToServerEvents, ServerToClientEvents>(http);
  let rest: HttpTestingController;
  let page: ComponentFixture<BiddingPage>;
  let store: BiddingStore;

  beforeAll(async () => {
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    server.of(LIVE_NAMESPACE).on('connection', (socket) => {
      socket.on('lot.watch', ({ lotId }, reply) => {
        const lot = aLot({ lotId, auctionId: lotId, endsAtMs: Date.now() + 60_000 });
        reply({ ok: true, lot, bids: [], notes: [], hasOlder: false });
      });
    });
  });
  afterAll(() => server.close());
  afterEach(() => {
    TestBed.resetTestingModule();
    sessionStorage.clear();
  });

  async function until(isSo: () => boolean): Promise<void> {
    for (let tries = 0; tries < 200 && !isSo(); tries++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(isSo()).toBe(true);
  }

  async function open(): Promise<void> {
    const { port } = http.address() as AddressInfo;
    const socket = () =>
      io(`http://127.0.0.1:${port}${LIVE_NAMESPACE}`, { transports: ['websocket'], reconnectionDelay: 20 });
    TestBed.configureTestingModule({
      providers: [
        provideZonelessChangeDetection(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        provideTransloco({ config: { availableLangs: ['zh'], defaultLang: 'zh' } }),
        { provide: OPEN_SOCKET, useValue: socket },
        // The bidder always takes the second entry.
        { provide: VinDoor, useValue: { ask: () => Promise.resolve(2) } },
        { provide: Preferences, useValue: { language: signal('zh'), isDark: () => false } },
      ],
    });
    TestBed.overrideComponent(BiddingPage, {
      set: {
        template: '',
        imports: [],
        providers: [
          LotFeed,
          BiddingStore,
          { provide: BidAlerts, useValue: {} },
          { provide: LotNews, useValue: {} },
        ],
      },
    });
    rest = TestBed.inject(HttpTestingController);
    const coming = TestBed.inject(Session).resume();
    rest.expectOne('/api/v1/me').flush(aCitizen());
    await coming;
    page = TestBed.createComponent(BiddingPage);
    await follow(7);
    store = page.debugElement.injector.get(BiddingStore);
  }

  async function follow(auctionId: number): Promise<void> {
    page.componentRef.setInput('auctionId', auctionId);
    page.componentRef.setInput('lotId', auctionId);
    await page.whenStable();
  }

  /** Each that is asked for at this moment. */
  function answer(auction: AuctionView): void {
    for (const asked of rest.match(`/api/v1/auctions/${auction.id}`)) asked.flush(auction);
  }

  async function connectionBreaks(): Promise<void> {
    const live = TestBed.inject(LiveSocket);
    await until(() => live.connection() === 'connected');
    for (const socket of server.of(LIVE_NAMESPACE).sockets.values()) socket.conn.close();
    await until(() => live.connection() === 'lost');
    await page.whenStable();
    await until(() => live.connection() === 'connected');
    await page.whenStable();
  }

  it('does not forget the chosen VIN when the connection breaks', async () => {
    await open();
    rest.expectOne('/api/v1/auctions/7/room').flush({ ...aPass(null, null), auctionId: 7 });
    // Which of them may be for it is known with its plate.
    await until(() => store.lot() !== null);
    store.useEntry(2);
    expect(store.entry()?.entryId).toBe(2);
    await connectionBreaks();
    expect(store.entry()?.entryId).toBe(2);
  });

  it('asks for the car as the lot is entered, remembers it for that lot, and changes it when that is wanted', async () => {
    await open();
    rest.expectOne('/api/v1/auctions/7/room').flush({ ...aPass(null, null), auctionId: 7 });
    await until(() => store.lot() !== null);
    expect(store.asksForEntry()).toBe(true);
    store.useEntry(2);
    expect([store.asksForEntry(), store.entry()?.entryId]).toEqual([false, 2]);
    await follow(8);
    rest.expectOne('/api/v1/auctions/8/room').flush({ ...aPass(null, null), auctionId: 8 });
    await until(() => store.lot()?.lotId === 8);
    expect([store.asksForEntry(), store.entry()]).toEqual([true, null]);
    await follow(7);
    await until(() => store.lot()?.lotId === 7);
    expect([store.asksForEntry(), store.entry()?.entryId]).toEqual([false, 2]);
    store.changeEntry();
    expect(store.asksForEntry()).toBe(true);
    store.useEntry(1);
    expect([store.asksForEntry(), store.entry()?.entryId]).toEqual([false, 1]);
  });

  it('says of a press without a connection that it was not sent, and forgets it with the next choice', async () => {
    await open();
    rest.expectOne('/api/v1/auctions/7/room').flush({ ...aPass(null), auctionId: 7 });
    answer(anAuction(7, 100_000));
    await until(() => store.gate() === 'open' && store.amounts().length > 0);
    store.arm(100_000);
    const socket = TestBed.inject(LiveSocket);
    for (const one of server.of(LIVE_NAMESPACE).sockets.values()) one.conn.close();
    await until(() => socket.connection() === 'lost');
    await store.placeBid(1_200_000);
    expect([store.hindered(), store.progress().status]).toEqual(['offline', 'none']);
    await until(() => socket.connection() === 'connected');
    await page.whenStable();
    expect(store.progress().status).toBe('none');
    store.arm(100_000);
    expect(store.hindered()).toBeNull();
  });

  it('shuts the gate as soon as the record says that this paddle was put out', async () => {
    await open();
    rest.expectOne('/api/v1/auctions/7/room').flush({ ...aPass(null), auctionId: 7 });
    await until(() => store.lot() !== null);
    expect(store.disqualified()).toBeNull();
    const others = { version: 4, kind: 'disqualified', atMs: 1, reason: '串通', paddleNo: 31 } as const;
    const figures = { lotId: 7, phase: 'fiveMinutes', priceFen: 1_100_000, leaderPaddle: null } as const;
    const tick = { ...figures, endsAtMs: 9, remainingMs: null, reason: null, bids: [], moreBids: false };
    server.of(LIVE_NAMESPACE).emit('lot.tick', { ...tick, version: 4, notes: [others] });
    await until(() => store.lot()?.version === 4);
    expect(store.disqualified()).toBeNull();
    const own = { ...others, version: 5, paddleNo: 12 };
    server.of(LIVE_NAMESPACE).emit('lot.tick', { ...tick, version: 5, notes: [own] });
    await until(() => store.gate() === 'disqualified');
    expect(store.disqualified()?.reason).toBe('串通');
  });

  it('tells a winner who was put out after the lot had ended', async () => {
    await open();
    rest.expectOne('/api/v1/auctions/7/room').flush({ ...aPass(7), auctionId: 7 });
    await until(() => store.lot() !== null);
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'setImmediate', 'queueMicrotask', 'nextTick', 'performance', 'Date'],
    });
    try {
      const bid = { version: 4, paddleNo: 12, amountFen: 1_100_000, atMs: 1 };
      const figures = { lotId: 7, version: 4, phase: 'sold', priceFen: 1_100_000, leaderPaddle: 12 } as const;
      const lists = { bids: [bid], moreBids: false, notes: [] };
      const sold = { ...figures, ...lists, endsAtMs: null, remainingMs: null, reason: null };
      server.of(LIVE_NAMESPACE).emit('lot.tick', sold);
      await until(() => store.standing() === 'won');
      await page.whenStable();
      jest.advanceTimersByTime(ASK_WINNER_EVERY_MS);
      const refusal = { code: 'PADDLE.DISQUALIFIED', data: { reason: '串通' }, requestId: '' };
      rest.expectOne('/api/v1/auctions/7/room').flush(refusal, { status: 403, statusText: '' });
      await until(() => store.disqualified()?.reason === '串通');
      expect(store.standing()).toBe('none');
      await page.whenStable();
      rest.match(() => true);
      jest.advanceTimersByTime(10 * ASK_WINNER_EVERY_MS);
      rest.expectNone('/api/v1/auctions/7/room');
    } finally {
      jest.useRealTimers();
    }
  });

  it('brings the ladder with the next connection when it could not be asked for', async () => {
    await open();
    await until(() => store.lot() !== null);
    for (const asked of rest.match('/api/v1/auctions/7')) asked.error(new ProgressEvent('error'));
    expect(store.amounts()).toEqual([]);
    await connectionBreaks();
    answer(anAuction(7, 100_000));
    await until(() => store.amounts().length > 0);
    expect(store.amounts()).toEqual([{ stepFen: 100_000, amountFen: 1_200_000 }]);
  });

  it('shows no ladder of the former auction while the next one’s is on its way', async () => {
    await open();
    answer(anAuction(7, 100_000));
    await until(() => store.amounts().length > 0);
    await follow(8);
    await until(() => store.lot()?.lotId === 8);
    expect(store.amounts()).toEqual([]);
    answer(anAuction(8, 500_000));
    await until(() => store.amounts().length > 0);
    expect(store.amounts()).toEqual([{ stepFen: 500_000, amountFen: 1_600_000 }]);
  });
});
