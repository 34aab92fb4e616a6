// Failures lock, each time for longer, by account and by address, and never shut out the citizen themself.
import { Metrics } from '../../../platform/metrics';
import { REDIS, type Redis } from '../../../platform/redis';
import {
  aCitizen,
  aMobile,
  aRunningApp,
  AN_ASKER,
  codeSentTo,
  giveMobile,
  type HttpAnswer,
  type HttpClient,
  type RunningApp,
  type TestCitizen,
} from '../../../testing';
import { ACCOUNT_LOCK, ADDRESS_LOCK } from './lock-schedule';

const MINUTE_MS = 60_000;

describe('the lock-out', () => {
  let running: RunningApp;
  let addresses = 0;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_TRUSTED_PROXIES: '1' });
  });
  afterAll(() => running.stop());

  const anAddress = (): string => {
    addresses += 1;
    return `203.0.${Math.floor(addresses / 250)}.${addresses % 250}`;
  };
  const tryFrom = (
    address: string,
    username: string,
    password: string,
    client: HttpClient = running.client(),
  ): Promise<HttpAnswer> =>
    client.post('/api/v1/auth/login', { username, password }, { 'X-Forwarded-For': address });
  const failFromAnywhere = async (username: string, times: number): Promise<void> => {
    for (let nth = 0; nth < times; nth += 1)
      expect(await tryFrom(anAddress(), username, 'a wild guess')).toMatchObject({
        status: 401,
        body: { code: 'LOGIN.FAILED', data: {} },
      });
  };
  const waitOf = ({ body }: HttpAnswer): number =>
    (body as { data: { retryAfterMs: number } }).data.retryAfterMs;
  /** Passwords, by argon2id at its full cost: what a log-in's time is made of. */
  const compared = async (): Promise<number> => {
    const text = await running.app.get(Metrics).text();
    return Number(/haopai_passwords_total{outcome="compared"} (\d+)/.exec(text)?.[1]);
  };
  /** As if every lock had run out. */
  const letTimePass = async (): Promise<void> => {
    const redis = running.app.get<Redis>(REDIS);
    const all = await redis.keys(`${running.config.redis.prefix}lock:*`);
    for (const key of all) await redis.hSet(key.slice(running.config.redis.prefix.length), 'until', '0');
  };

  it('begins with the fifth failure for a minute, from wherever they come, and doubles with each one more', async () => {
    const { username, password } = await aCitizen(running.pool);
    await failFromAnywhere(username, ACCOUNT_LOCK.locksAt);
    for (const minutes of [1, 2, 4, 8]) {
      const refused = await tryFrom(anAddress(), username, password);
      expect(refused).toMatchObject({ status: 429, body: { code: 'LOGIN.LOCKED' } });
      expect(waitOf(refused)).toBeGreaterThan((minutes - 0.5) * MINUTE_MS);
      expect(waitOf(refused)).toBeLessThanOrEqual(minutes * MINUTE_MS);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      await letTimePass();
      await failFromAnywhere(username, 1);
    }
  });

  it('lasts a day at most', async () => {
    const { username } = await aCitizen(running.pool);
    for (let failures = 0; failures < 40; failures += 1) {
      await letTimePass();
      await failFromAnywhere(username, 1);
    }
    const wait = waitOf(await tryFrom(anAddress(), username, 'a wild guess'));
    expect(wait).toBeLessThanOrEqual(ACCOUNT_LOCK.longestMs);
    expect(wait).toBeGreaterThan(ACCOUNT_LOCK.longestMs - MINUTE_MS);
  });

  it('is alike for user names that nobody has', async () => {
    for (const username of ['nobody_at_all', '不是用户名']) {
      await failFromAnywhere(username, ACCOUNT_LOCK.locksAt);
      expect(await tryFrom(anAddress(), username.toUpperCase(), 'x')).toMatchObject({
        status: 429,
        body: { code: 'LOGIN.LOCKED' },
      });
    }
  });

  it('lets no more than five of a crowd of guesses at one instant be tried', async () => {
    const { username } = await aCitizen(running.pool);
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => tryFrom(anAddress(), username, 'a wild guess')),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(ACCOUNT_LOCK.locksAt);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(30 - ACCOUNT_LOCK.locksAt);
  });

  it('forgets an account’s failures with a success', async () => {
    const { username, password } = await aCitizen(running.pool);
    for (let round = 0; round < 3; round += 1) {
      await failFromAnywhere(username, ACCOUNT_LOCK.locksAt - 1);
      expect((await tryFrom(anAddress(), username, password)).status).toBe(200);
    }
  });

  it('counts what one address tries with many names, and success with one’s own name takes nothing back', async () => {
    const address = anAddress();
    const own = await aCitizen(running.pool);
    for (let failures = 0; failures < ADDRESS_LOCK.locksAt; failures += 1) {
      if (failures % 10 === 5) expect((await tryFrom(address, own.username, own.password)).status).toBe(200);
      expect((await tryFrom(address, `somebody_${failures}`, 'a wild guess')).status).toBe(401);
    }
    expect(await tryFrom(address, 'somebody_else', 'x')).toMatchObject({ body: { code: 'LOGIN.LOCKED' } });
    expect((await tryFrom(anAddress(), 'somebody_else', 'x')).status).toBe(401);
  });

  describe('that a stranger has brought about', () => {
    let citizen: TestCitizen;
    let mobile: string;
    let ownBrowser: HttpClient;

    beforeAll(async () => {
      citizen = await aCitizen(running.pool);
      mobile = aMobile();
      await giveMobile(running, citizen, mobile);
      ownBrowser = await running.clientOf(citizen);
      await letTimePass();
      await failFromAnywhere(citizen.username, ACCOUNT_LOCK.locksAt);
      expect((await tryFrom(anAddress(), citizen.username, citizen.password)).status).toBe(429);
    });

    it('leaves the password open in a browser that the citizen has used before', async () => {
      expect((await tryFrom(anAddress(), citizen.username, citizen.password, ownBrowser)).status).toBe(200);
    });

    it('leaves a code on the phone open, which ends it', async () => {
      await failFromAnywhere(citizen.username, ACCOUNT_LOCK.locksAt);
      const code = await codeSentTo(running, mobile, 'login');
      expect((await running.client().post('/api/v1/auth/login/sms', { mobile, code }, AN_ASKER)).status).toBe(
        200,
      );
      expect((await tryFrom(anAddress(), citizen.username, citizen.password)).status).toBe(200);
    });

    it('is no way to guess from the citizen’s own browser without end', async () => {
      for (let failures = 0; failures < ACCOUNT_LOCK.locksAt; failures += 1)
        await tryFrom(anAddress(), citizen.username, 'a wild guess', ownBrowser);
      expect(await tryFrom(anAddress(), citizen.username, citizen.password, ownBrowser)).toMatchObject({
        body: { code: 'LOGIN.LOCKED' },
      });
    });
  });

  it('costs one comparison for every name, known or not, until it locks: then none', async () => {
    const { username } = await aCitizen(running.pool);
    for (const name of [username, 'nobody_knows_me', '没有这样的人']) {
      const before = await compared();
      await failFromAnywhere(name, ACCOUNT_LOCK.locksAt);
      expect(await compared()).toBe(before + ACCOUNT_LOCK.locksAt);
      expect((await tryFrom(anAddress(), name, 'a wild guess')).status).toBe(429);
      expect(await compared()).toBe(before + ACCOUNT_LOCK.locksAt);
    }
  });
});
