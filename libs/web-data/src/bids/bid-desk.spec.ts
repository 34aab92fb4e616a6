/** @jest-environment node */
// A bid is sent until its answer is certain and always under one name; runs against a real Socket.IO server.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DOCUMENT, Injector, signal } from '@angular/core';
import { LIVE_NAMESPACE } from '@haopai/contracts';
import type { Answer, BidReceipt, ClientToServerEvents, ServerToClientEvents } from '@haopai/contracts';
import { HELD_PRESS_MS } from '@haopai/rules';
import { Server } from 'socket.io';
import { io, type Socket } from 'socket.io-client';
import { LiveSocket, OPEN_SOCKET } from '../live/live-socket';
import { ServerClock } from '../live/server-clock';
import { Session } from '../session/session';
import { endOf, quickenClock, untilQuickly } from '../testing/quick-clock';
import { TRIES_MAX } from './ask-until-certain';
import { BidDesk } from './bid-desk';

type Script = (bidId: string, drop: () => void) => Answer<BidReceipt> | 'silence';

const LOOK_MS = 100;
const ORDER = { lotId: 7, amountFen: 1_100_000, entryId: 3 };
const RECEIPT: Answer<BidReceipt> = { ok: true, version: 3, hash: 'h', priceFen: 1_100_000, endsAtMs: 9 };

describe('BidDesk', () => {
  const http = createServer();
  const server = new Server<ClientToServerEvents, ServerToClientEvents>(http);
  let script: Script;
  let bidIds: string[];
  let pressedAtMs: (number | undefined)[];
  let socket: Socket;
  let aheadMs: number | null;
  const citizenId = signal<number | null>(1);

  beforeAll(async () => {
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    server.of(LIVE_NAMESPACE).on('connection', (socket) => {
      socket.on('lot.bid', (bid, reply) => {
        const { bidId } = bid;
        bidIds.push(bidId);
        pressedAtMs.push(bid.pressedAtMs);
        const answer = script(bidId, () => socket.conn.close());
        if (answer !== 'silence') reply(answer);
      });
    });
  });

  let page: ReturnType<typeof Injector.create>;

  afterEach(() => {
    page.destroy();
    jest.useRealTimers();
  });
  afterAll(() => server.close());

  function desk({ autoConnect = true } = {}): BidDesk {
    bidIds = [];
    pressedAtMs = [];
    aheadMs = 1_000_000;
    citizenId.set(1);
    const { port } = http.address() as AddressInfo;
    const open = () => {
      const options = { transports: ['websocket'], reconnectionDelay: 20, autoConnect };
      socket = io(`http://127.0.0.1:${port}${LIVE_NAMESPACE}`, options);
      return socket;
    };
    const at = (localMs: number): number | null => (aheadMs === null ? null : Math.round(localMs + aheadMs));
    page = Injector.create({
      providers: [
        { provide: OPEN_SOCKET, useValue: open },
        { provide: Session, useValue: { citizenId } },
        { provide: DOCUMENT, useValue: new EventTarget() },
        { provide: LiveSocket, deps: [] },
        { provide: ServerClock, useValue: { at } },
        { provide: BidDesk, deps: [] },
      ],
    });
    return page.get(BidDesk);
  }

  it('returns the receipt of an accepted bid', async () => {
    script = () => RECEIPT;
    const end = await desk().place(ORDER);
    expect(end).toMatchObject({ status: 'accepted', receipt: { version: 3 } });
  });

  it('ends with a refusal that is certain and does not send again', async () => {
    script = () => ({ ok: false, code: 'BID.TOO_LOW', data: { priceFen: 1_200_000, lowestFen: 1_300_000 } });
    const end = await desk().place(ORDER);
    expect(end).toMatchObject({ status: 'refused', refusal: { code: 'BID.TOO_LOW' } });
    expect(bidIds).toHaveLength(1);
  });

  it('sends the same bid id again when the server is busy', async () => {
    quickenClock();
    script = () =>
      bidIds.length < 3 ? { ok: false, code: 'SERVER.BUSY', data: { retryAfterMs: 1 } } : RECEIPT;
    expect(await endOf(desk().place(ORDER))).toMatchObject({ status: 'accepted' });
    expect(bidIds).toHaveLength(3);
    expect(new Set(bidIds).size).toBe(1);
  });

  it('sends the same bid id again when the connection breaks before the answer', async () => {
    script = (_, drop) => {
      if (bidIds.length > 1) return RECEIPT;
      drop();
      return 'silence';
    };
    expect(await desk().place(ORDER)).toMatchObject({ status: 'accepted' });
    expect(new Set(bidIds).size).toBe(1);
  });

  it('does not send a second bid while the first is on its way', async () => {
    script = () => RECEIPT;
    const bids = desk();
    const [first] = await Promise.all([bids.place(ORDER), bids.place({ ...ORDER, amountFen: 1_200_000 })]);
    expect(first).toMatchObject({ status: 'accepted' });
    expect(bidIds).toHaveLength(1);
    expect(bids.progress(7)()).toMatchObject({ order: ORDER });
  });

  it('gives up after so many tries and says that only the record knows', async () => {
    script = () => RECEIPT;
    const bids = desk();
    await bids.place(ORDER);
    bidIds = [];
    quickenClock();
    script = () => ({ ok: false, code: 'SERVER.BUSY', data: { retryAfterMs: 1 } });
    const end = await endOf(bids.place(ORDER));
    expect(end).toEqual({ status: 'uncertain', order: ORDER });
    expect(bidIds).toHaveLength(TRIES_MAX);
  });

  it('shows nobody the answer of whoever used the browser before', async () => {
    script = () => RECEIPT;
    const bids = desk();
    await bids.place(ORDER);
    citizenId.set(null);
    expect(bids.progress(7)()).toEqual({ status: 'none' });
    citizenId.set(2);
    expect(bids.progress(7)()).toEqual({ status: 'none' });
  });

  it('does not send a bid again in the name of whoever logs in after it', async () => {
    script = () => {
      citizenId.set(2);
      return { ok: false, code: 'SERVER.BUSY', data: { retryAfterMs: 1 } };
    };
    const bids = desk();
    await bids.place(ORDER);
    expect(bidIds).toHaveLength(1);
    expect(bids.progress(7)()).toEqual({ status: 'none' });
  });

  it('names each bid anew', async () => {
    script = () => RECEIPT;
    const bids = desk();
    await bids.place(ORDER);
    await bids.place(ORDER);
    expect(new Set(bidIds).size).toBe(2);
    expect(bidIds[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(page.get(LiveSocket).connection()).toBe('connected');
  });

  describe('with a press that no connection takes', () => {
    it('waits two seconds, says that nothing was sent, and sends nothing when the connection is back', async () => {
      quickenClock();
      script = () => RECEIPT;
      const bids = desk({ autoConnect: false });
      const end = bids.place(ORDER);
      expect(bids.progress(7)()).toMatchObject({ status: 'onItsWay', tries: 0 });
      await jest.advanceTimersByTimeAsync(HELD_PRESS_MS + LOOK_MS);
      expect(bids.progress(7)()).toEqual({ status: 'notSent', order: ORDER });
      expect(await end).toEqual({ status: 'notSent', order: ORDER });
      socket.connect();
      await untilQuickly(() => page.get(LiveSocket).connection() === 'connected');
      await jest.advanceTimersByTimeAsync(HELD_PRESS_MS);
      expect(bidIds).toEqual([]);
    });

    it('sends it with the time of the press when the connection comes within that time', async () => {
      script = () => RECEIPT;
      const bids = desk({ autoConnect: false });
      const pressedMs = performance.now();
      const end = bids.place(ORDER);
      socket.connect();
      expect(await end).toMatchObject({ status: 'accepted' });
      expect(Math.abs((pressedAtMs[0] ?? 0) - 1_000_000 - pressedMs)).toBeLessThan(LOOK_MS);
    });

    it('holds it while the server’s clock is not known', async () => {
      script = () => RECEIPT;
      const bids = desk();
      aheadMs = null;
      const end = bids.place(ORDER);
      setTimeout(() => (aheadMs = 5), LOOK_MS);
      expect(await end).toMatchObject({ status: 'accepted' });
      expect(pressedAtMs).toEqual([expect.any(Number)]);
    });
  });

  it('asks what became of a bid with the time of its one press, so that it is never placed late', async () => {
    quickenClock();
    script = () =>
      bidIds.length < 3 ? { ok: false, code: 'SERVER.BUSY', data: { retryAfterMs: 1_500 } } : RECEIPT;
    expect(await endOf(desk().place(ORDER))).toMatchObject({ status: 'accepted' });
    expect(pressedAtMs).toEqual([expect.any(Number), pressedAtMs[0], pressedAtMs[0]]);
  });

  it('leaves the time of the press out where an instance of the release before does not know it', async () => {
    script = () =>
      pressedAtMs.at(-1) === undefined
        ? RECEIPT
        : {
            ok: false,
            code: 'REQUEST.INVALID',
            data: { fields: [{ path: 'pressedAtMs', rule: 'whitelistValidation' }] },
          };
    expect(await desk().place(ORDER)).toMatchObject({ status: 'accepted' });
    expect(pressedAtMs).toStrictEqual([expect.any(Number), undefined]);
  });
});
