// docker/nginx/nginx.conf under a real nginx: what it passes on, what it keeps to itself, and whom it asks when an instance fails.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, LOOPBACK } from '../services';
import { Front } from './front';
import { obtainNginx } from './obtain-nginx';
import { Listener } from './testing/listener';

const TRIES_MAX = 600;
const ASK_AGAIN_AFTER_MS = 10;
const LOGGED_AFTER_MS = 200;

describe('the door of the site', () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'haopai-front-'));
  let listeners: Listener[] = [];
  let front: Front;

  beforeAll(async () => {
    const program = await obtainNginx(() => undefined);
    front = new Front({ program, home, logDir: path.join(home, 'logs'), port: await freePort() });
    listeners = [await Listener.open('one'), await Listener.open('two')];
    await front.start(listeners.map(({ port }) => port));
  });
  afterAll(async () => {
    await front.stop();
    await Promise.all(listeners.map((listener) => listener.close()));
    rmSync(home, { recursive: true });
  });
  beforeEach(() => {
    for (const listener of listeners) listener.forget();
  });

  const ask = (address: string, init?: RequestInit): Promise<Response> =>
    fetch(`${front.baseUrl}${address}`, init);
  const askUntil = async (
    isDone: (answer: Response) => boolean,
    address: string,
    init?: RequestInit,
  ): Promise<Response> => {
    for (let tries = 0; tries < TRIES_MAX; tries++) {
      // A reload closes idle connections, perhaps under a request: browsers send it again, and so does this.
      const answer = await ask(address, init).catch(() => null);
      if (answer !== null && isDone(answer)) return answer;
      await sleep(ASK_AGAIN_AFTER_MS);
    }
    throw new Error(`${address} was asked ${TRIES_MAX} times`);
  };
  const heard = () => listeners.flatMap((listener) => listener.heard);
  const answererOf = async (address: string, cookie: string): Promise<string> =>
    ((await (await ask(address, { headers: { Cookie: cookie } })).json()) as { name: string }).name;

  it.each(['/api/v1/me', '/', '/socket.io/?EIO=4&transport=polling', '/api/v1/lots/7/bids'])(
    'tells an instance who asks for %s, and believes nobody about that',
    async (address) => {
      const lies = { 'X-Forwarded-For': '8.8.8.8', 'X-Forwarded-Proto': 'https', 'X-Real-IP': '8.8.8.8' };
      await ask(address, { headers: { ...lies, 'X-Request-Id': 'trace-12345678' } });
      expect(heard()).toMatchObject([
        {
          url: address,
          headers: {
            host: new URL(front.baseUrl).host,
            'x-forwarded-for': LOOPBACK,
            'x-forwarded-proto': 'http',
            'x-request-id': expect.stringMatching(/^[0-9a-f]{32}$/),
          },
        },
      ]);
    },
  );

  it('tells an instance whom another proxy passed on, by a header that nobody else writes', async () => {
    const lie = { 'Haopai-Forwarded-For': '8.8.8.8' };
    await ask('/dev/sms', { headers: { ...lie, 'X-Forwarded-For': '203.0.113.9' } });
    await ask('/dev/sms', { headers: lie });
    const told = heard().map(({ headers }) => headers['haopai-forwarded-for']);
    expect(told).toHaveLength(2);
    expect(told).toEqual(expect.arrayContaining(['203.0.113.9', undefined]));
  });

  it.each(['/metrics', '/METRICS/', '//metrics', '/%6detrics', '/metrics?x'])(
    'shows %s to nobody',
    async (address) => {
      const answer = await ask(address);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: 'REQUEST.NOT_FOUND' });
      expect(heard()).toEqual([]);
    },
  );

  it('keeps a polling browser on one instance by a cookie of its own, and spreads those of one address', async () => {
    const names = new Set<string>();
    for (let browser = 0; browser < 30; browser++) {
      const first = await ask('/socket.io/?EIO=4&transport=polling');
      const { name } = (await first.json()) as { name: string };
      const cookie = first.headers.getSetCookie()[0] ?? '';
      expect(cookie).toMatch(/^haopai_edge=[0-9a-f]{32}; Path=\/socket.io\/; HttpOnly; SameSite=Lax$/);
      for (let poll = 0; poll < 3; poll++) expect(await answererOf('/socket.io/?sid=x', cookie)).toBe(name);
      names.add(name);
    }
    expect(names.size).toBe(2);
  });

  it('keeps who asks again for a turn to log in on one instance, and spreads the browsers of one address', async () => {
    const names = new Set<string>();
    for (let browser = 0; browser < 30; browser++) {
      const order = { method: 'POST', body: '{}', headers: { 'User-Agent': `browser ${browser}` } };
      const asks = Array.from({ length: 5 }, async () => {
        const answer = await ask('/api/v1/auth/login', order);
        return ((await answer.json()) as { name: string }).name;
      });
      const own = await Promise.all(asks);
      expect(new Set(own).size).toBe(1);
      names.add(own[0] ?? '');
    }
    expect(names.size).toBe(2);
  });

  it('finds a file that only one version has, while an upgrade goes round', async () => {
    const [old, fresh] = listeners;
    if (old === undefined || fresh === undefined) throw new Error('no listeners');
    [old.files, fresh.files] = [['/main-AB12CD34.js'], ['/main-EF56GH78.js']];
    for (let visit = 0; visit < 10; visit++) {
      for (const file of ['/main-AB12CD34.js', '/main-EF56GH78.js'])
        expect((await ask(file)).status).toBe(200);
    }
    expect((await ask('/main-GONE0000.js')).status).toBe(404);
  });

  it('finds who knows what a citizen may buy, while an upgrade goes round', async () => {
    const [old] = listeners;
    if (old === undefined) throw new Error('no listener');
    old.answer = (_, response) => response.writeHead(404).end('{}');
    for (let visit = 0; visit < 10; visit++)
      expect((await ask('/api/v1/me/listings?sort=price')).status).toBe(200);
    expect(old.heard.length).toBeGreaterThan(0);
  });

  it('brings a bid to another instance when the first hangs up on it, and no other order', async () => {
    const [one] = listeners;
    if (one === undefined) throw new Error('no listener');
    one.hangsUp = true;
    const order = { method: 'POST', body: '{}', headers: { 'Idempotency-Key': 'the-same' } };
    const wasAsked = (): boolean => one.heard.length > 0;
    expect((await askUntil(wasAsked, '/api/v1/lots/7/bids', order)).status).toBe(200);
    one.heard.length = 0;
    expect((await askUntil(wasAsked, '/api/v1/auth/logout', order)).status).toBe(503);
  });

  it('writes no address in full, no query, no cookie and no browser down', async () => {
    const secret = 'secret-5f2b';
    const headers = { Cookie: `haopai.sid=${secret}`, Referer: `http://x/${secret}`, 'User-Agent': secret };
    await ask(`/socket.io/?sid=${secret}`, { headers });
    await ask(`/api/v1/accounts/usernames/${secret}`);
    for (const whose of ['me', 'auctions/7']) await ask(`/api/v1/${whose}/vins/${secret}`);
    // A line is written after the answer.
    await sleep(LOGGED_AFTER_MS);
    const [accessLog] = readdirSync(path.join(home, 'logs'));
    expect(accessLog).toMatch(/^nginx\.\d{4}-\d\d-\d\d\.log$/);
    const log = readFileSync(path.join(home, 'logs', accessLog ?? ''), 'utf8');
    expect(log).toMatch(/"from":"127.0.0.0\/24","method":"GET","path":"\/socket.io\/"/);
    for (const before of ['accounts/usernames', 'me/vins', 'auctions/7/vins'])
      expect(log).toContain(`"path":"/api/v1/${before}/***"`);
    expect(log).not.toContain(secret);
    expect(log).not.toContain('"127.0.0.1"');
    expect(readFileSync(path.join(home, 'log'), 'utf8')).not.toContain(secret);
  });

  it('fences its own answers, and leaves an instance its own', async () => {
    const fences = async (answer: Response | Promise<Response>) => {
      const { headers } = await answer;
      return [headers.get('content-security-policy'), headers.get('x-content-type-options')];
    };
    const own = [expect.stringMatching(/^default-src 'none';.* frame-ancestors 'none'$/), 'nosniff'];
    const large = { method: 'POST', body: 'x'.repeat(70_000) };
    expect(await fences(ask('/metrics'))).toEqual(own);
    expect(await fences(ask('/%'))).toEqual(own);
    expect(await fences(ask('/api/v1/auth/login', large))).toEqual(own);
    for (const listener of listeners) listener.hangsUp = true;
    for (const address of ['/api/v1/me', '/auctions/7', '/socket.io/'])
      expect(await fences(ask(address))).toEqual(own);
    for (const listener of listeners) listener.hangsUp = false;
    const isBack = (answer: Response): boolean => answer.status === 200;
    for (const address of ['/api/v1/me', '/auctions/7', '/socket.io/'])
      expect(await fences(askUntil(isBack, address))).toEqual([null, null]);
  });

  it('refuses a body that no instance would take', async () => {
    const answer = await ask('/api/v1/auth/login', { method: 'POST', body: 'x'.repeat(70_000) });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'REQUEST.TOO_LARGE' });
    expect(heard()).toEqual([]);
  });

  it('answers in the api’s shape, and with a page that looks again, while nobody is there', async () => {
    for (const listener of listeners) listener.hangsUp = true;
    const answer = await ask('/api/v1/me');
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect(await answer.json()).toMatchObject({
      code: 'SERVER.UNAVAILABLE',
      data: { retryAfterMs: 2000 },
      requestId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    const page = await ask('/auctions/7');
    expect(page.status).toBe(503);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await page.text()).toContain('<meta http-equiv="refresh"');
  });

  it('lets all sockets in at once when instances are back, though none of them ends', async () => {
    for (const listener of listeners) listener.hangsUp = true;
    for (let tries = 0; tries < 6; tries++) expect((await ask('/socket.io/')).status).toBe(503);
    for (const listener of listeners) [listener.hangsUp, listener.lasts] = [false, true];
    const leaving = new AbortController();
    for (let socket = 0; socket < 20; socket++)
      expect((await ask('/socket.io/', { signal: leaving.signal })).status).toBe(200);
    leaving.abort();
  });

  it('asks an instance that was added', async () => {
    const added = await Listener.open('added');
    listeners.push(added);
    await front.serve(listeners.map(({ port }) => port));
    await askUntil(() => added.heard.length > 0, '/api/v1/me');
  });
});
