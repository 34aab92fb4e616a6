// What all sockets of one citizen, and all handshakes and polls of one, come to together: each stays below its own limit. On real sockets.
import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { aCitizen, aRunningApp, type HttpClient, LiveClient, type RunningApp } from '../../testing';
import { TOKENS_OF_A_CITIZEN } from './packet-sums';
import { SocketPlaces } from './socket-places';

const SOCKETS = 20;
/** Below the limit of a socket. */
const MESSAGES_EACH = 40;
const HEARD_WITHIN_MS = 2_000;

describe('sockets of one citizen', () => {
  let running: RunningApp;
  let flooding: HttpClient;
  let calm: LiveClient;

  beforeAll(async () => {
    running = await aRunningApp();
    flooding = await running.clientOf(await aCitizen(running.pool));
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
    for (let nth = 0; nth < SOCKETS; nth += 1) sockets.push(await LiveClient.connect(running.url, flooding));
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
    for (const answer of refused)
      expect(answer).toMatchObject({
        code: 'REQUEST.RATE_LIMITED',
        data: { retryAfterMs: expect.any(Number) },
      });
    await sleep(HEARD_WITHIN_MS);
    expect(await sockets[0]?.ask('clock.ping', { t0: 1 })).toMatchObject({ ok: true });
    for (const socket of sockets) socket.close();
  });

  it('are opened no faster than a few a second', async () => {
    const opened = await Promise.allSettled(
      Array.from({ length: 45 }, () => LiveClient.connect(running.url, flooding)),
    );
    const sockets = opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    for (const socket of sockets) socket.close();
    expect(sockets.length).toBeGreaterThan(10);
    expect(sockets.length).toBeLessThanOrEqual(40);
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
