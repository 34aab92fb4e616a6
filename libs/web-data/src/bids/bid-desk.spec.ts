/** @jest-environment node */
// A bid is sent until its answer is certain and always under one name; runs against a real Socket.IO server.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DOCUMENT, Injector, signal } from '@angular/core';
import { LIVE_NAMESPACE } from '@haopai/contracts';
import type { Answer, BidReceipt, ClientToServerEvents, ServerToClientEvents } from '@haopai/contracts';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { LiveSocket, OPEN_SOCKET } from '../live/live-socket';
import { Session } from '../session/session';
import { endOf, quickenClock } from '../testing/quick-clock';
import { TRIES_MAX } from './ask-until-certain';
import { BidDesk } from './bid-desk';

type Script = (bidId: string, drop: () => void) => Answer<BidReceipt> | 'silence';

const ORDER = { lotId: 7, amountFen: 1_100_000, entryId: 3 };
const RECEIPT: Answer<BidReceipt> = { ok: true, version: 3, hash: 'h', priceFen: 1_100_000, endsAtMs: 9 };

describe('BidDesk', () => {
  const http = createServer();
  const server = new Server<ClientToServerEvents, ServerToClientEvents>(http);
  let script: Script;
  let bidIds: string[];
  const citizenId = signal<number | null>(1);

  beforeAll(async () => {
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    server.of(LIVE_NAMESPACE).on('connection', (socket) => {
      socket.on('lot.bid', ({ bidId }, reply) => {
        bidIds.push(bidId);
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

  function desk(): BidDesk {
    bidIds = [];
    citizenId.set(1);
    const { port } = http.address() as AddressInfo;
    const open = () =>
      io(`http://127.0.0.1:${port}${LIVE_NAMESPACE}`, { transports: ['websocket'], reconnectionDelay: 20 });
    page = Injector.create({
      providers: [
        { provide: OPEN_SOCKET, useValue: open },
        { provide: Session, useValue: { citizenId } },
        { provide: DOCUMENT, useValue: new EventTarget() },
        { provide: LiveSocket, deps: [] },
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
});
