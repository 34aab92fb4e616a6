// What all sockets of one citizen, and all handshakes and polls of one, come to together: each stays below its own limit. On real sockets.
import { type EventEmitter, once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Lanes } from '../../platform/lanes';
import { REDIS, type Redis } from '../../platform/redis';
import {
  aCitizen,
  anAuction,
  aRunningApp,
  type HttpClient,
  LiveClient,
  type RunningApp,
  waitUntil,
} from '../../testing';
import { LiveNamespace, type LiveSocket } from './live-namespace';
import { TOKENS_OF_A_CITIZEN } from './packet-sums';
import { SocketPlaces } from './socket-places';

const OPENED_A_SECOND_MAX = 20;
const SOCKETS = 20;
/** Below the limit of a socket. */
const MESSAGES_EACH = 40;
const HEARD_WITHIN_MS = 2_000;
/** Long before the library of WebSockets gives up on the other side. */
const CLOSED_WITHIN_MS = 10_000;
const PLACES_OF_STRANGERS = 8;

/** The connection of the library of WebSockets. */
function lineOf({ conn }: LiveSocket): EventEmitter & { readonly isPaused: boolean } {
  return (conn.transport as unknown as { readonly socket: ReturnType<typeof lineOf> }).socket;
}

describe('sockets of one citizen', () => {
  let running: RunningApp;
  let flooding: HttpClient;
  /** Another session of theirs. */
  let elsewhere: HttpClient;
  let calm: LiveClient;

  beforeAll(async () => {
    running = await aRunningApp();
    const citizen = await aCitizen(running.pool);
    [flooding, elsewhere] = [await running.clientOf(citizen), await running.clientOf(citizen)];
    calm = await LiveClient.connect(running.url, await running.clientOf(await aCitizen(running.pool)));
  });
  afterAll(async () => {
    calm.close();
    await running.stop();
  });
  afterEach(async () => {
    expect(await calm.ask('clock.ping', { t0: 1 })).toMatchObject({ ok: true });
  });

  it('are heard together as often as a citizen is, whatever each of them may say alone', async () => {
    const sockets: LiveClient[] = [];
    for (let nth = 0; nth < SOCKETS; nth += 1)
      sockets.push(await LiveClient.connect(running.url, nth % 2 === 0 ? flooding : elsewhere));
    await sleep(HEARD_WITHIN_MS);
    const startedAt = performance.now();
    const answers: { ok: boolean; code?: string }[] = [];
    for (const { socket } of sockets)
      for (let t0 = 0; t0 < MESSAGES_EACH; t0 += 1)
        socket.emit('clock.ping', { t0 }, (answer) => answers.push(answer));
    await sleep(HEARD_WITHIN_MS);
    const seconds = (performance.now() - startedAt) / 1_000;
    const { perSecond, most } = TOKENS_OF_A_CITIZEN;
    expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(most + perSecond * seconds);
    const refused = answers.filter(({ ok }) => !ok);
    expect(refused.length).toBeGreaterThan(0);
    // Once a second each, at most.
    expect(refused.length).toBeLessThanOrEqual(SOCKETS * (Math.ceil(seconds) + 1));
    for (const answer of refused)
      expect(answer).toMatchObject({
        code: 'REQUEST.RATE_LIMITED',
        data: { retryAfterMs: expect.any(Number) },
      });
    await sleep(HEARD_WITHIN_MS);
    expect(await sockets[0]?.ask('clock.ping', { t0: 1 })).toMatchObject({ ok: true });
    for (const socket of sockets) socket.close();
  });

  it('pay more for a whole board than for a message', async () => {
    const { id: auctionId } = await anAuction(running.pool, { lots: [{}] });
    const [watching, pinging] = [
      await LiveClient.connect(running.url, flooding),
      await LiveClient.connect(running.url, elsewhere),
    ];
    await sleep(HEARD_WITHIN_MS);
    await Promise.all(
      Array.from({ length: MESSAGES_EACH }, () => watching.ask('auction.watch', { auctionId })),
    );
    const pings = Array.from({ length: MESSAGES_EACH }, (_, t0) => pinging.ask('clock.ping', { t0 }));
    const first = await Promise.race(pings);
    expect(first).toMatchObject({ ok: false, code: 'REQUEST.RATE_LIMITED' });
    // Nothing more is read from it for a while, and whoever connects now is let in all the same.
    const paused = [...running.app.get(LiveNamespace).sockets].filter((each) => lineOf(each).isPaused);
    expect(paused).toHaveLength(1);
    const late = await LiveClient.connect(running.url, flooding);
    // What is closed while nothing is read from it is closed at once all the same.
    const lines = paused.map(lineOf);
    const closed = Promise.all(lines.map((line) => once(line, 'close'))).then(() => true);
    for (const { conn } of paused) conn.close();
    expect(await Promise.race([closed, sleep(CLOSED_WITHIN_MS, false)])).toBe(true);
    for (const { socket } of [watching, pinging, late]) socket.close();
  });

  it('are opened no faster than a few a second', async () => {
    const startedAt = performance.now();
    const opened = await Promise.allSettled(
      Array.from({ length: 45 }, () => LiveClient.connect(running.url, flooding)),
    );
    const windows = Math.ceil((performance.now() - startedAt) / 1_000) + 1;
    const sockets = opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    for (const socket of sockets) socket.close();
    expect(sockets.length).toBeGreaterThan(10);
    expect(sockets.length).toBeLessThanOrEqual(OPENED_A_SECOND_MAX * windows);
  });

  it('poll no more than three hundred times a second where no WebSocket gets through', async () => {
    const places = running.app.get(SocketPlaces);
    const request = { headers: { cookie: flooding.cookieHeader }, socket: {} } as unknown as IncomingMessage;
    let polls = 0;
    for (let nth = 0; nth < 1_000; nth += 1) {
      const leave = await places.pollsMore(request);
      if (leave !== null) polls += 1;
      leave?.();
    }
    expect(polls).toBeGreaterThan(0);
    // Two windows at most, on a machine that is slow.
    expect(polls).toBeLessThanOrEqual(600);
  });
});

describe('handshakes and polls', () => {
  let running: RunningApp;
  let places: SocketPlaces;

  beforeAll(async () => {
    running = await aRunningApp();
    places = running.app.get(SocketPlaces);
  });
  afterAll(() => running.stop());

  const requestOf = (client: HttpClient): IncomingMessage =>
    ({ headers: { cookie: client.cookieHeader }, socket: {} }) as unknown as IncomingMessage;

  it('wait for each other where there are as many as places', async () => {
    const lanes = running.app.get(Lanes);
    const stranger = requestOf(running.client());
    for (const ask of [() => places.asksForPlace(stranger), () => places.pollsMore(stranger)]) {
      const leaves: ((() => void) | null)[] = [];
      for (let nth = 0; nth < PLACES_OF_STRANGERS; nth += 1) leaves.push(await ask());
      const next = ask();
      await waitUntil(() => Promise.resolve(lanes.waiting('strangers', 'polls') === 1));
      for (const leave of leaves) leave?.();
      (await next)?.();
    }
  });

  it('of many citizens behind one address are counted together', async () => {
    const requests: IncomingMessage[] = [];
    for (let nth = 0; nth < 11; nth += 1)
      requests.push(requestOf(await running.clientOf(await aCitizen(running.pool))));
    let opened = 0;
    for (const request of requests)
      for (let nth = 0; nth < 20; nth += 1) {
        const leave = await places.asksForPlace(request);
        if (leave !== null) opened += 1;
        leave?.();
      }
    expect(opened).toBeGreaterThan(0);
    // Two windows at most.
    expect(opened).toBeLessThanOrEqual(200);
  });

  it('look a session up once for a connection, and not at all where there are too many', async () => {
    const client = await running.clientOf(await aCitizen(running.pool));
    const looks = jest.spyOn(running.app.get<Redis>(REDIS), 'get');
    const lookUps = (): number =>
      looks.mock.calls.filter(([key]) => String(key).startsWith('session:')).length;
    const ask = (query: string, init: RequestInit = {}): Promise<Response> =>
      fetch(`${running.url}/socket.io/?EIO=4&transport=polling${query}`, {
        ...init,
        headers: { Cookie: client.cookieHeader, Origin: running.url },
      });
    const { sid } = JSON.parse((await (await ask('')).text()).slice(1)) as { sid: string };
    expect(lookUps()).toBe(1);
    for (let nth = 0; nth < 3; nth += 1)
      expect((await ask(`&sid=${sid}`, { method: 'POST', body: '3' })).status).toBe(200);
    expect(lookUps()).toBe(1);
    await Promise.all(Array.from({ length: 60 }, async () => (await ask('')).text()));
    // Two windows at most, and the first one.
    expect(lookUps()).toBeLessThanOrEqual(41);
    looks.mockRestore();
  });
});
