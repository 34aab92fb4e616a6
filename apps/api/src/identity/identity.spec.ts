// Log-in, log-out and sessions over HTTP, on the real database and Redis.
import { aCitizen, aRunningApp, type RunningApp, type TestCitizen } from '../testing';
import { SESSION_COOKIE, SessionEnds } from '../sessions';
import { SLOW_LOG_IN_MS } from './log-in';

describe('log-in', () => {
  let running: RunningApp;
  let citizen: TestCitizen;

  beforeAll(async () => {
    running = await aRunningApp();
    citizen = await aCitizen(running.pool, { displayName: '王小明' });
  });
  afterAll(() => running.stop());

  it('gives a session to who knows the password, whatever the case of the user name', async () => {
    const client = running.client();
    const answer = await client.post('/api/v1/auth/login', {
      username: citizen.username.toUpperCase(),
      password: citizen.password,
    });
    const view = {
      id: citizen.id,
      username: citizen.username,
      displayName: '王小明',
      kind: 'person',
      region: citizen.region,
    };
    expect(answer).toMatchObject({ status: 200, body: view });
    expect(answer.headers.getSetCookie()[0]).toMatch(/^haopai\.sid=.*; HttpOnly; SameSite=Lax$/);
    expect(await client.get('/api/v1/me')).toMatchObject({ status: 200, body: view });
  });

  it('answers an unknown user name and a wrong password alike', async () => {
    const answers = await Promise.all([
      running.client().post('/api/v1/auth/login', { username: 'nobody_here', password: citizen.password }),
      running.client().post('/api/v1/auth/login', { username: citizen.username, password: 'not this one' }),
      running.client().post('/api/v1/auth/login', { username: '不是用户名', password: 'not this one' }),
    ]);
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 401, body: { code: 'LOGIN.FAILED', data: {} } });
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  it('stops guessing at one account after ten failures, and says when to try again', async () => {
    const target = await aCitizen(running.pool);
    const guess = () =>
      running.client().post('/api/v1/auth/login', { username: target.username, password: 'a wild guess' });
    for (let attempt = 0; attempt < 10; attempt += 1) expect((await guess()).status).toBe(401);
    const refused = await guess();
    expect(refused).toMatchObject({ status: 429, body: { code: 'REQUEST.RATE_LIMITED' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
    expect((await running.clientOf(citizen)).cookieHeader).toContain(SESSION_COOKIE);
  });

  describe('of a user name that a stranger tries from elsewhere', () => {
    const TRIES = 2;
    const ADDRESSES_BEFORE_SLOW = 5;
    let proxied: RunningApp;
    const tryFrom = async (address: string, username: string, password: string) => {
      const sinceMs = performance.now();
      const headers = { 'X-Forwarded-For': address };
      const { status } = await proxied.client().post('/api/v1/auth/login', { username, password }, headers);
      return { status, tookMs: performance.now() - sinceMs };
    };
    const guessFromMany = async (username: string) => {
      for (let host = 1; host <= ADDRESSES_BEFORE_SLOW; host += 1)
        for (let tries = 0; tries < TRIES; tries += 1)
          await tryFrom(`203.0.113.${host}`, username, 'a guess');
    };

    beforeAll(async () => {
      proxied = await aRunningApp({
        HAOPAI_TRUSTED_PROXIES: '1',
        HAOPAI_LOGIN_TRIES_PER_USERNAME: String(TRIES),
      });
    });
    afterAll(() => proxied.stop());

    it('is not shut to the citizen: only the address of the guesses is', async () => {
      const target = await aCitizen(proxied.pool);
      for (let tries = 0; tries < TRIES; tries += 1)
        await tryFrom('203.0.113.9', target.username, 'a wild guess');
      expect((await tryFrom('203.0.113.9', target.username, target.password)).status).toBe(429);
      expect((await tryFrom('198.51.100.7', target.username, target.password)).status).toBe(200);
    });

    it('is slow after guesses from many addresses, alike for every name and password', async () => {
      const target = await aCitizen(proxied.pool);
      await Promise.all([guessFromMany(target.username), guessFromMany('nobody_here')]);
      const [right, wrong, unknown] = await Promise.all([
        tryFrom('198.51.100.7', target.username, target.password),
        tryFrom('198.51.100.8', target.username, 'not this one'),
        tryFrom('198.51.100.9', 'nobody_here', 'not this one'),
      ]);
      expect([right.status, wrong.status, unknown.status]).toEqual([200, 401, 401]);
      for (const { tookMs } of [right, wrong, unknown]) expect(tookMs).toBeGreaterThanOrEqual(SLOW_LOG_IN_MS);
    });
  });

  it('changes the session id at log-in', async () => {
    const client = await running.clientOf(citizen);
    const before = client.cookieHeader;
    await client.post('/api/v1/auth/login', { username: citizen.username, password: citizen.password });
    expect(client.cookieHeader).not.toBe(before);
    expect((await running.client().get('/api/v1/me', { Cookie: before })).status).toBe(401);
  });

  it('ends the session for good at log-out and says so to the rest of the program', async () => {
    const client = await running.clientOf(citizen);
    const cookie = client.cookieHeader;
    const ended: string[] = [];
    running.app.get(SessionEnds).ended.subscribe(({ reason }) => ended.push(reason));
    expect((await client.post('/api/v1/auth/logout', {})).status).toBe(204);
    expect(ended).toEqual(['loggedOut']);
    expect(await running.client().get('/api/v1/me', { Cookie: cookie })).toMatchObject({
      status: 401,
      body: { code: 'SESSION.MISSING' },
    });
  });

  it('holds the session for every instance of the site', async () => {
    const database = { config: running.config.mysql, pool: running.pool, drop: () => Promise.resolve() };
    const other = await aRunningApp({ HAOPAI_REDIS_PREFIX: running.config.redis.prefix }, database);
    const client = await running.clientOf(citizen);
    const answer = await other.client().get('/api/v1/me', { Cookie: client.cookieHeader });
    expect(answer).toMatchObject({ status: 200, body: { id: citizen.id } });
    await other.stop();
  });
});
