// Public reads through docker/nginx/nginx.conf: what is kept, for whom, and what never is.
import { mkdtempSync, rmSync } from 'node:fs';
import { get, type ServerResponse } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { apiEndpoints, endpointsWith } from '../addresses/api-endpoints';
import { freePort } from '../services';
import { Front } from './front';
import { obtainNginx } from './obtain-nginx';
import { type Heard, Listener } from './testing/listener';

/** Of the api, which no controller gives. */
const DESCRIPTIONS = ['GET /api/docs-json', 'GET /api/docs-yaml'];
const READERS = 60;
/** Longer than a second, as nginx counts them. */
const EXPIRED_AFTER_MS = 2_100;
/** Long enough for others to come meanwhile. */
const ON_ITS_WAY_MS = 100;
const TRIES_MAX = 500;
const ASK_AGAIN_AFTER_MS = 50;

describe('public reads', () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'haopai-front-cache-'));
  let instance: Listener;
  let front: Front;

  beforeAll(async () => {
    const program = await obtainNginx(() => undefined);
    front = new Front({ program, home, logDir: path.join(home, 'logs'), port: await freePort() });
    instance = await Listener.open('one');
    await front.start([instance.port]);
  });
  afterAll(async () => {
    await front.stop();
    await instance.close();
    rmSync(home, { recursive: true });
  });
  beforeEach(() => instance.forget());

  let asked = 0;
  /** One that nothing was kept for. */
  const freshBoard = (): string => `/api/v1/auctions/${++asked}/lots`;
  const ask = (address: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${front.baseUrl}${address}`, { headers });
  const textOf = async (address: string, headers?: Record<string, string>): Promise<string> =>
    (await ask(address, headers)).text();
  /** To the letter: fetch would tidy the address up. */
  const spelled = (address: string, headers: Record<string, string>): Promise<string> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(front.baseUrl);
      get({ hostname, port, path: address, headers }, (answer) => resolve(text(answer))).on('error', reject);
    });
  /** Longer than a test takes. */
  const PUBLIC = { 'X-Accel-Expires': '60', 'Cache-Control': 'no-cache', Vary: 'Accept-Encoding' };
  /** As the api answers what is alike for everybody. */
  const FOR_A_SECOND = { ...PUBLIC, 'X-Accel-Expires': '1' };
  const say = (response: ServerResponse, body: string, headers: Record<string, string> = PUBLIC): void =>
    void response.writeHead(200, { 'Content-Type': 'application/json', ...headers }).end(body);
  /** Each answer has its number, and so much of a delay. */
  const countAnswers = (headers?: Record<string, string>, delayMs = 0): void => {
    let answers = 0;
    instance.answer = (_, response) => {
      const answer = String(++answers);
      setTimeout(() => say(response, answer, headers), delayMs);
    };
  };
  const readers = <Answer>(read: () => Promise<Answer>): Promise<readonly Answer[]> =>
    Promise.all(Array.from({ length: READERS }, read));
  const heardOf = (address: string): readonly Heard[] => instance.heard.filter(({ url }) => url === address);

  it('of many at once are one question to an instance, cold', async () => {
    const board = freshBoard();
    countAnswers(PUBLIC, ON_ITS_WAY_MS);
    expect(new Set(await readers(() => textOf(board)))).toEqual(new Set(['1']));
    expect(heardOf(board)).toHaveLength(1);
  });

  it('of many at once are one question to an instance when a second is over, and nobody waits but who asked', async () => {
    const board = freshBoard();
    countAnswers(FOR_A_SECOND);
    expect(await textOf(board)).toBe('1');
    let goOn = (): void => undefined;
    const answered = new Promise<void>((resolve) => (goOn = resolve));
    instance.answer = (_, response) => void answered.then(() => say(response, 'fresh'));
    let first = textOf(board);
    for (let tries = 0; heardOf(board).length < 2 && tries < TRIES_MAX; tries++) {
      first = textOf(board);
      await sleep(ASK_AGAIN_AFTER_MS);
    }
    expect(new Set(await readers(() => textOf(board)))).toEqual(new Set(['1']));
    goOn();
    expect(await first).toBe('fresh');
    expect(heardOf(board)).toHaveLength(2);
  });

  it('are never older than a pause between two readers', async () => {
    const board = freshBoard();
    countAnswers(FOR_A_SECOND);
    await textOf(board);
    await sleep(EXPIRED_AFTER_MS);
    expect(await textOf(board)).toBe('2');
    // By none of nginx's processes, whatever it has open.
    expect(await readers(() => textOf(board))).not.toContain('1');
  });

  it('are kept in each encoding that browsers wish, and told apart by their tags', async () => {
    const board = freshBoard();
    instance.answer = ({ headers }, response) => {
      const encoding = headers['accept-encoding'] ?? 'plain';
      // Not compressed in truth: nothing between here and there looks into it.
      say(response, encoding, { ...PUBLIC, ETag: `"${encoding}"`, 'X-Encoding': encoding });
    };
    const wishes = [
      ['gzip, deflate, br, zstd', 'br'],
      ['br;q=0.1,gzip', 'br'],
      ['br;q=1.0, *;q=0', 'br'],
      ['gzip, deflate', 'gzip'],
      ['br;q=0, gzip;q=0.8', 'gzip'],
      ['br;q=0.000, gzip', 'gzip'],
      ['brotli, xgzip', 'plain'],
      ['identity', 'plain'],
      ['', 'plain'],
    ] as const;
    const told = await Promise.all(
      wishes.map(async ([wish]) => (await ask(board, { 'Accept-Encoding': wish })).headers.get('etag')),
    );
    expect(told).toEqual(wishes.map(([, encoding]) => `"${encoding}"`));
    expect(heardOf(board)).toHaveLength(3);
    const again = await ask(board, { 'Accept-Encoding': 'br', 'If-None-Match': '"br"' });
    expect([again.status, again.headers.get('etag')]).toEqual([304, '"br"']);
    const other = await ask(board, { 'Accept-Encoding': 'gzip', 'If-None-Match': '"br"' });
    expect(other.status).toBe(200);
  });

  it('leave what is not kept to the browser’s own wish', async () => {
    const wish = 'gzip;q=0.5, br, zstd';
    await ask('/auctions/7', { 'Accept-Encoding': wish });
    await ask('/api/v1/me', { 'Accept-Encoding': wish });
    expect(instance.heard.map(({ headers }) => headers['accept-encoding'])).toEqual([wish, wish]);
  });

  it('tell browsers nothing of nginx’s own clock, and each its own request', async () => {
    const board = freshBoard();
    countAnswers({ ...PUBLIC, 'X-Request-Id': 'of-the-instance' });
    const ids = new Set<string | null>();
    for (let visit = 0; visit < 2; visit++) {
      const { headers } = await ask(board, { 'X-Request-Id': 'trace-11111111' });
      expect(headers.get('x-accel-expires')).toBeNull();
      expect(headers.get('cache-control')).toBe('no-cache');
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
      ids.add(headers.get('x-request-id'));
    }
    expect(ids.size).toBe(2);
    expect(heardOf(board)).toHaveLength(1);
  });

  it.each([
    ['says nothing of it', {}],
    [
      'speaks to browsers alone',
      { 'Cache-Control': 'public, max-age=60', Expires: 'Fri, 31 Dec 2100 00:00:00 GMT' },
    ],
    ['sets a cookie', { ...PUBLIC, 'Set-Cookie': 'haopai.sid=secret' }],
    ['is somebody’s', { ...PUBLIC, 'Cache-Control': 'no-cache, no-store' }],
    ['is private', { ...PUBLIC, 'Cache-Control': 'private, max-age=5' }],
    ['varies with everything', { ...PUBLIC, Vary: '*' }],
    ['varies with who asks', { ...PUBLIC, Vary: 'Accept-Encoding, Cookie' }],
  ])('are not kept when the answer %s', async (_, headers) => {
    const board = freshBoard();
    countAnswers(headers);
    expect([await textOf(board), await textOf(board)]).toEqual(['1', '2']);
  });

  it('are not kept any longer once an answer is somebody’s', async () => {
    const board = freshBoard();
    countAnswers(FOR_A_SECOND);
    await textOf(board);
    await sleep(EXPIRED_AFTER_MS);
    countAnswers({ ...PUBLIC, 'Cache-Control': 'no-store' });
    expect([await textOf(board), await textOf(board)]).toEqual(['1', '2']);
  });

  it('wait for each other no longer than a second when an instance says nothing of keeping', async () => {
    const board = freshBoard();
    countAnswers({}, ON_ITS_WAY_MS);
    const answers = await readers(() => textOf(board));
    expect(new Set(answers).size).toBe(READERS);
  });

  it('are those that the api marks so: these alone get no cookie, and are kept whoever asks', async () => {
    const headers = { Cookie: 'haopai.sid=secret; haopai.staff=secret', 'Haopai-Asked-By': 'a lie' };
    const kept: string[] = [];
    countAnswers();
    for (const endpoint of [...apiEndpoints(), ...DESCRIPTIONS].filter((one) => one.startsWith('GET '))) {
      const address = endpoint.slice('GET '.length).replace(/:\w+/g, '7');
      instance.heard.length = 0;
      const [one, other] = [await textOf(address, headers), await textOf(address, headers)];
      const told = instance.heard.map((heard) => [heard.headers.cookie, heard.headers['haopai-asked-by']]);
      if (one === other) kept.push(endpoint);
      const somebodys = [headers.Cookie, undefined];
      // Who asks is told beside it, for the lane in which it is made.
      const everybodys = [undefined, headers.Cookie];
      expect([endpoint, told]).toEqual([endpoint, one === other ? [everybodys] : [somebodys, somebodys]]);
    }
    expect(kept.sort()).toEqual([...endpointsWith('PublicRead'), ...DESCRIPTIONS].sort());
    const withSession = endpointsWith('OwnSession', 'CurrentStaff');
    expect(kept.filter((endpoint) => withSession.includes(endpoint))).toEqual([]);
  });

  it.each([
    ['/main-AB12CD34.js', true],
    ['/chunk-ab_c-123.js', true],
    ['/admin/styles-AB12CD34.css', true],
    ['/icons/app.svg', true],
    ['/i18n/zh.json', true],
    ['/api/docs/swagger-ui-bundle.js', true],
    ['/main-AB12CD34.js?1', false],
    ['/log/keys.json', false],
    ['/api/v1/me/receipts/7.pdf', false],
    ['/api/v1/docs/7.js', false],
    ['/auctions/7', false],
  ])('beside them is a file of the pages, for everybody alike: %s %s', async (address, isKept) => {
    countAnswers({ 'Cache-Control': 'public, max-age=31536000, immutable', Vary: 'Accept-Encoding' });
    const headers = { Cookie: 'haopai.sid=secret' };
    const [one, other] = [await textOf(address, headers), await textOf(address, headers)];
    expect(one === other).toBe(isKept);
    expect(instance.heard[0]?.headers.cookie).toBe(isKept ? undefined : headers.Cookie);
  });

  it('are nothing that changes something, and no other spelling of an address that asks who one is', async () => {
    countAnswers();
    const headers = { Cookie: 'haopai.sid=secret' };
    for (const init of [{ method: 'POST' }, { method: 'PUT' }, { method: 'DELETE' }]) {
      const [one, other] = await Promise.all(
        [0, 1].map(async () =>
          (await fetch(`${front.baseUrl}/api/v1/auctions/7/lots`, { ...init, headers })).text(),
        ),
      );
      expect(one).not.toBe(other);
    }
    for (const address of [
      '/api/v1/me',
      '/api/v1//me',
      '/api/v1/auctions/%2e%2e/me',
      '/api/v1/lots/7/proxy',
      '/api/v1/me/%2e%2e/auctions',
      '/api/v1/auctions/7?filled',
      '/',
    ]) {
      expect([address, await spelled(address, headers)]).not.toEqual([
        address,
        await spelled(address, headers),
      ]);
    }
  });
});
