/** @jest-environment node */
// An order about a ceiling is sent until its answer is certain and always under one name; runs against a real Socket.IO server.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DOCUMENT, Injector, signal } from '@angular/core';
import { LIVE_NAMESPACE } from '@haopai/contracts';
import type { Answer, ClientToServerEvents, ProxyReceipt, ServerToClientEvents } from '@haopai/contracts';
import { Server } from 'socket.io';
import { io } from 'socket.io-client';
import { LiveSocket, OPEN_SOCKET } from '../live/live-socket';
import { ServerClock } from '../live/server-clock';
import { Session } from '../session/session';
import { endOf, quickenClock } from '../testing/quick-clock';
import { ProxyDesk } from './proxy-desk';

const SET = { kind: 'set', ceilingFen: 1_150_000, entryId: 3 } as const;
const RECEIPT: Answer<ProxyReceipt> = { ok: true, version: 3, hash: 'h', ceilingFen: 1_100_000 };

describe('ProxyDesk', () => {
  const http = createServer();
  const server = new Server<ClientToServerEvents, ServerToClientEvents>(http);
  const citizenId = signal<number | null>(1);
  let heard: { readonly event: string; readonly proxyId: string }[];
  let script: () => Answer<ProxyReceipt>;
  let page: ReturnType<typeof Injector.create>;

  beforeAll(async () => {
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    server.of(LIVE_NAMESPACE).on('connection', (socket) => {
      socket.on('lot.proxy', ({ proxyId }, reply) => {
        heard.push({ event: 'lot.proxy', proxyId });
        reply(script());
      });
      socket.on('lot.proxy.cancel', ({ proxyId }, reply) => {
        heard.push({ event: 'lot.proxy.cancel', proxyId });
        reply({ ok: true, version: 5, hash: 'h' });
      });
    });
  });
  afterEach(() => {
    page.destroy();
    jest.useRealTimers();
  });
  afterAll(() => server.close());

  function desk(): ProxyDesk {
    heard = [];
    citizenId.set(1);
    script = () => RECEIPT;
    const { port } = http.address() as AddressInfo;
    const open = () => io(`http://127.0.0.1:${port}${LIVE_NAMESPACE}`, { transports: ['websocket'] });
    page = Injector.create({
      providers: [
        { provide: OPEN_SOCKET, useValue: open },
        { provide: Session, useValue: { citizenId } },
        { provide: DOCUMENT, useValue: new EventTarget() },
        { provide: LiveSocket, deps: [] },
        { provide: ServerClock, useValue: { at: Math.round } },
        { provide: ProxyDesk, deps: [] },
      ],
    });
    return page.get(ProxyDesk);
  }

  it('tells what is in force after a ceiling, and nothing after a cancellation', async () => {
    const proxies = desk();
    const set = await proxies.order(7, SET);
    expect(set).toMatchObject({ status: 'done', wish: SET, ceilingFen: 1_100_000, version: 3 });
    const cancel = { kind: 'cancel' } as const;
    const cancelled = await proxies.order(7, cancel);
    expect(cancelled).toMatchObject({ status: 'done', wish: cancel, ceilingFen: null, version: 5 });
    expect(heard.map(({ event }) => event)).toEqual(['lot.proxy', 'lot.proxy.cancel']);
    expect(new Set(heard.map(({ proxyId }) => proxyId)).size).toBe(2);
    // Under this name it is found in the public log.
    expect([set, cancelled].map((done) => ('proxyId' in done ? done.proxyId : null))).toEqual(
      heard.map(({ proxyId }) => proxyId),
    );
  });

  it('sends the same order under the same id until the answer is certain', async () => {
    quickenClock();
    const proxies = desk();
    script = () =>
      heard.length < 3 ? { ok: false, code: 'SERVER.UNAVAILABLE', data: { retryAfterMs: 1 } } : RECEIPT;
    expect(await endOf(proxies.order(7, SET))).toMatchObject({ status: 'done' });
    expect(heard).toHaveLength(3);
    expect(new Set(heard.map(({ proxyId }) => proxyId)).size).toBe(1);
  });

  it('ends with a refusal that is certain, until it is forgotten', async () => {
    const proxies = desk();
    const data = { priceFen: 1_200_000, lowestFen: 1_300_000 };
    script = () => ({ ok: false, code: 'BID.CEILING_TOO_LOW', data });
    expect(await proxies.order(7, SET)).toMatchObject({
      status: 'refused',
      refusal: { code: 'BID.CEILING_TOO_LOW', data },
    });
    proxies.forget(7);
    expect(proxies.progress(7)()).toEqual({ status: 'none' });
  });

  it('takes one order at a time, and shows nobody the answer of whoever used the browser before', async () => {
    const proxies = desk();
    await Promise.all([proxies.order(7, SET), proxies.order(7, { ...SET, ceilingFen: 9_900_000 })]);
    expect(heard).toHaveLength(1);
    expect(proxies.progress(7)()).toMatchObject({ wish: SET });
    citizenId.set(2);
    expect(proxies.progress(7)()).toEqual({ status: 'none' });
  });
});
