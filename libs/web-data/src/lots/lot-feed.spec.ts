/** @jest-environment node */
// Nothing is missed: a gap, a new connection and a page that is seen again each bring the snapshot. On a real Socket.IO server.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DOCUMENT, Injector } from '@angular/core';
import type {
  ClientToServerEvents,
  CompactTick,
  LotSnapshot,
  OnTheWire,
  ServerToClientEvents,
} from '@haopai/contracts';
import { compactLotTick, LIVE_NAMESPACE } from '@haopai/contracts';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { ApiClient } from '../http/api-client';
import { DelayedLooks } from '../live/delayed-looks';
import { LiveSocket, OPEN_SOCKET } from '../live/live-socket';
import { aBid, aSnapshot, aTick } from '../testing/a-lot';
import { LookAtLot } from './look-at-lot';
import { LotFeed } from './lot-feed';
import { LotsClient } from './lots-client';

class Page extends EventTarget {
  readonly visibilityState = 'visible';
}

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !isSo(); tries++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isSo()).toBe(true);
}

describe('LotFeed', () => {
  const http = createServer();
  const server = new Server<ClientToServerEvents, OnTheWire<ServerToClientEvents>>(http);
  const live = server.of(LIVE_NAMESPACE);
  let snapshot: LotSnapshot;
  let watched: number;
  let injector: ReturnType<typeof Injector.create>;
  let page: Page;
  let glimpse: Promise<LotSnapshot | null>;
  let feed: LotFeed;

  beforeAll(async () => {
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    live.on('connection', (socket) => {
      socket.on('lot.watch', (_, reply) => {
        watched++;
        reply({ ok: true, ...snapshot });
      });
    });
  });

  beforeEach(async () => {
    watched = 0;
    glimpse = Promise.resolve(null);
    snapshot = aSnapshot(3, [aBid(3)]);
    follow();
    await until(() => feed.record() !== null);
  });

  /** Returns the socket, which may wait to be told to connect. */
  function follow(autoConnect = true): Socket {
    page = new Page();
    const { port } = http.address() as AddressInfo;
    const options = { transports: ['websocket'], reconnectionDelay: 20, autoConnect };
    const socket = io(`http://127.0.0.1:${port}${LIVE_NAMESPACE}`, options);
    injector = Injector.create({
      providers: [
        { provide: OPEN_SOCKET, useValue: () => socket },
        { provide: DOCUMENT, useValue: page },
        { provide: ApiClient, useValue: {} },
        { provide: LotsClient, deps: [] },
        { provide: LookAtLot, useValue: { glimpse: () => glimpse } },
        { provide: DelayedLooks, deps: [] },
        { provide: LiveSocket, deps: [] },
        { provide: LotFeed, deps: [] },
      ],
    });
    feed = injector.get(LotFeed);
    feed.watch(7);
    return socket;
  }

  afterEach(() => injector.destroy());
  afterAll(() => server.close());

  const version = () => feed.record()?.lot.version;

  it('takes ticks in order and without asking', async () => {
    live.emit('lot.tick', aTick(4, [aBid(4)]));
    live.emit('lot.tick', aTick(5, [aBid(5)]));
    await until(() => version() === 5);
    expect(watched).toBe(1);
  });

  it('takes compact ticks as it takes whole ones', async () => {
    live.emit('lot.tick', compactLotTick(aTick(4, [aBid(4)])));
    live.emit('lot.tick', aTick(5, [aBid(5)]));
    live.emit('lot.tick', compactLotTick(aTick(6, [aBid(6)])));
    await until(() => version() === 6);
    expect(feed.record()?.bids).toEqual([3, 4, 5, 6].map((bidVersion) => aBid(bidVersion)));
    expect(watched).toBe(1);
  });

  it('asks for the snapshot when ticks cannot be read, once for all of a second', async () => {
    snapshot = aSnapshot(9, [aBid(8), aBid(9)]);
    const ofALaterRelease = [9, 7] as unknown as CompactTick;
    for (let ticks = 0; ticks < 20; ticks++) live.emit('lot.tick', ofALaterRelease);
    await until(() => version() === 9);
    expect(watched).toBe(2);
    live.emit('lot.tick', compactLotTick(aTick(10, [aBid(10)])));
    await until(() => version() === 10);
  });

  it('asks for the snapshot when a tick leaves a gap', async () => {
    snapshot = aSnapshot(9, [aBid(8), aBid(9)]);
    live.emit('lot.tick', aTick(9, [aBid(9)]));
    await until(() => version() === 9 && feed.record()?.bids.at(-1)?.version === 9);
    expect(feed.record()?.bids.map((bid) => bid.version)).toEqual([8, 9]);
  });

  it('asks again on each new connection', async () => {
    snapshot = aSnapshot(4, [aBid(3), aBid(4)]);
    for (const socket of live.sockets.values()) socket.conn.close();
    await until(() => version() === 4);
  });

  it('asks again when the page is seen again', async () => {
    snapshot = aSnapshot(6, [aBid(6)]);
    page.dispatchEvent(new Event('visibilitychange'));
    await until(() => version() === 6);
  });

  it('knows the own ceiling as the newest snapshot tells it, and keeps it when one cannot tell', async () => {
    expect(feed.ownCeiling()).toBeUndefined();
    const ownCeiling = { ceilingFen: 2_000_000, entryId: 3, setAtMs: 1 };
    snapshot = { ...aSnapshot(4, [aBid(3), aBid(4)]), ownCeiling };
    await feed.refresh();
    expect(feed.ownCeiling()).toEqual(ownCeiling);
    snapshot = aSnapshot(5, [aBid(5)]);
    await feed.refresh();
    expect(feed.ownCeiling()).toEqual(ownCeiling);
    feed.noteOwnCeiling(8, null);
    expect(feed.ownCeiling()).toEqual(ownCeiling);
    feed.noteOwnCeiling(7, null);
    expect(feed.ownCeiling()).toBeNull();
  });

  it('asks again when a lot with sealed lines has ended', async () => {
    const sealed = { version: 4, kind: 'sealed' as const, atMs: 1 };
    live.emit('lot.tick', { ...aTick(4, []), notes: [sealed] });
    await until(() => version() === 4);
    expect(watched).toBe(1);
    const open = { version: 4, kind: 'ceilingSet' as const, atMs: 1, paddleNo: 12, amountFen: 2_000_000 };
    snapshot = { ...aSnapshot(5, [aBid(3)]), notes: [open] };
    live.emit('lot.tick', { ...aTick(5, []), phase: 'sold', notes: [{ version: 5, kind: 'sold', atMs: 2 }] });
    await until(() => watched === 2 && feed.record()?.notes[0]?.kind === 'ceilingSet');
  });

  it('never goes back to an older version', async () => {
    live.emit('lot.tick', aTick(4, [aBid(4)]));
    await until(() => version() === 4);
    page.dispatchEvent(new Event('visibilitychange'));
    await until(() => watched === 2);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(version()).toBe(4);
  });

  it('shows the figures that everybody may read until the first connection brings the lines', async () => {
    injector.destroy();
    glimpse = Promise.resolve({ ...aSnapshot(2, []), hasOlder: false });
    const socket = follow(false);
    await until(() => version() === 2);
    expect(feed.record()).toMatchObject({ bids: [], linesUpTo: 0 });
    socket.connect();
    await until(() => version() === 3);
    expect(feed.record()?.bids).toEqual([aBid(3)]);
  });

  it('has no use for them once the connection has told more', async () => {
    injector.destroy();
    let tell: (late: LotSnapshot) => void = () => undefined;
    glimpse = new Promise((resolve) => (tell = resolve));
    follow();
    await until(() => version() === 3);
    tell(aSnapshot(2, []));
    await glimpse;
    expect(version()).toBe(3);
  });

  it('waits for the connection where nobody says them', async () => {
    injector.destroy();
    const socket = follow(false);
    await glimpse;
    expect(feed.state().status).toBe('loading');
    socket.connect();
    await until(() => version() === 3);
  });
});
