// A site with connections that take or send slowly, as many as there are places and more: everybody else is answered as ever.
import { connect, type Socket } from 'node:net';
import {
  aCitizen,
  aRunningApp,
  type HttpClient,
  type RunningApp,
  staffClient,
  waitUntil,
} from '../../testing';
import { LoopDelay } from './loop-delay';

const PLACES_OF_STRANGERS = 6;
const PLACES_OF_CITIZENS = 24;
const STRANGERS = 2 * PLACES_OF_STRANGERS;
const CITIZENS = PLACES_OF_CITIZENS + 2;
/** As many as one session may have under way. */
const STAFF = 32;
const ANSWERED_WITHIN_MS = 2_000;
const BUNDLE = '/api/docs/swagger-ui-bundle.js';
/** Of one connection, one after the other: more than all that lies between both sides takes. */
const FILES_ASKED = 6;
const ARTICLES = '/api/v1/admin/articles';

describe('a site with slow connections', () => {
  let running: RunningApp;
  let sockets: Socket[] = [];

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_WORK_AT_ONCE: '48', HAOPAI_TRUSTED_PROXIES: '1' });
    // A busy machine turns nobody away here: who waits for whom is the question.
    Object.defineProperty(running.app.get(LoopDelay), 'worstMs', { get: () => 0 });
  });
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
  });
  afterAll(() => running.stop());

  const open = (count: number, textOf: (nth: number) => string): void => {
    const { hostname, port } = new URL(running.url);
    sockets = Array.from({ length: count }, (_, nth) => {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => undefined);
      socket.write(textOf(nth));
      return socket;
    });
  };
  const take = (count: number, cookieOf: (nth: number) => string): void => {
    open(count, (nth) =>
      `GET ${BUNDLE} HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 203.0.113.${nth}\r\nCookie: ${cookieOf(nth)}\r\n\r\n`.repeat(
        FILES_ASKED,
      ),
    );
    // Whoever only listens for this takes what fits into its memory, and no more.
    for (const socket of sockets) socket.on('readable', () => undefined);
  };
  /** Where a place is held by a connection, what these have asked for holds all places. */
  const haveBegun = (places: number): Promise<void> =>
    waitUntil(
      () => sockets.filter((socket) => socket.readableLength > 0).length >= Math.ceil(places / FILES_ASKED),
    );
  const hasAllArrived = (): Promise<void> =>
    waitUntil(() => sockets.every((socket) => socket.bytesWritten > 0 && !socket.pending));
  /** What somebody else asks meanwhile, of which none may wait. */
  const isAnswered = async (asked: Promise<{ readonly status: number }>): Promise<number | 'no answer'> => {
    const late = new Promise<'no answer'>((resolve) =>
      setTimeout(() => resolve('no answer'), ANSWERED_WITHIN_MS).unref(),
    );
    return Promise.race([asked.then(({ status }) => status), late]);
  };
  const logIn = async (client: HttpClient): Promise<readonly (number | 'no answer')[]> => {
    const from = { 'X-Forwarded-For': '203.0.113.200' };
    return [
      await isAnswered(client.post('/api/v1/auth/captcha', {}, from)),
      await isAnswered(client.post('/api/v1/auth/login', { username: 'nobody_here', password: 'b' }, from)),
    ];
  };

  it('answers captcha and log-in of others while twelve take a large file slowly', async () => {
    take(STRANGERS, () => '');
    await haveBegun(PLACES_OF_STRANGERS);
    expect(await logIn(running.client())).toEqual([200, 401]);
  });

  it('answers captcha and log-in of others while twelve send a long text slowly, who may not send any', async () => {
    const headers = `Host: x\r\nOrigin: http://x\r\nContent-Type: application/json\r\nContent-Length: 300000`;
    open(
      STRANGERS,
      (nth) =>
        `POST ${ARTICLES} HTTP/1.1\r\n${headers}\r\nX-Forwarded-For: 203.0.113.${nth}\r\n\r\n${' '.repeat(70_000)}`,
    );
    await hasAllArrived();
    expect(await logIn(running.client())).toEqual([200, 401]);
  });

  it('answers other staff while one sends a long text slowly, on more connections than there are places', async () => {
    const { cookieHeader } = await staffClient(running, 'administrator');
    const other = await staffClient(running, 'administrator');
    const { host } = new URL(running.url);
    const headers = `Host: ${host}\r\nOrigin: http://${host}\r\nContent-Type: application/json\r\nContent-Length: 300000`;
    open(
      STAFF,
      () => `POST ${ARTICLES} HTTP/1.1\r\n${headers}\r\nCookie: ${cookieHeader}\r\n\r\n${' '.repeat(70_000)}`,
    );
    await hasAllArrived();
    for (let asked = 0; asked < 5; asked += 1)
      expect(await isAnswered(other.get('/api/v1/admin/me'))).toBe(200);
  });

  it('answers other citizens while two take a large file slowly on more connections than there are places', async () => {
    const slow = [
      await running.clientOf(await aCitizen(running.pool)),
      await running.clientOf(await aCitizen(running.pool)),
    ];
    const other = await running.clientOf(await aCitizen(running.pool));
    take(CITIZENS, (nth) => slow[nth % slow.length]?.cookieHeader ?? '');
    await haveBegun(PLACES_OF_CITIZENS);
    expect(await isAnswered(other.get('/api/v1/me'))).toBe(200);
  });
});
