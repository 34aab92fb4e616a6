// Codes on the phone, on the real Redis and through the real outbox: how many, how long, how often, and what nobody learns.
import { REDIS, type Redis } from '../../../platform/redis';
import {
  aCitizen,
  aMobile,
  AN_ASKER,
  aRunningApp,
  codeSentTo,
  giveMobile,
  type HttpAnswer,
  letAMinutePass,
  type RunningApp,
  textsTo,
  waitUntil,
} from '../../../testing';

const SEND = '/api/v1/auth/sms-codes';
const LOG_IN = '/api/v1/auth/login/sms';

describe('a code by SMS', () => {
  let running: RunningApp;

  const redis = (): Redis => running.app.get<Redis>(REDIS);
  const ask = (
    mobile: unknown,
    purpose = 'login',
    headers: Record<string, string> = {},
  ): Promise<HttpAnswer> => running.client().post(SEND, { mobile, purpose }, { ...AN_ASKER, ...headers });
  const logIn = (mobile: string, code: string, headers = AN_ASKER): Promise<HttpAnswer> =>
    running.client().post(LOG_IN, { mobile, code }, headers);
  const aCitizenWithMobile = async (): Promise<{ readonly id: number; readonly mobile: string }> => {
    const citizen = await aCitizen(running.pool);
    const mobile = aMobile();
    await giveMobile(running, citizen, mobile);
    return { id: citizen.id, mobile };
  };
  const wrong = (code: string): string => (code === '000000' ? '000001' : '000000');
  const keys = (pattern: string): Promise<readonly string[]> =>
    redis().keys(`${running.config.redis.prefix}${pattern}`);

  beforeAll(async () => {
    running = await aRunningApp();
  });
  afterAll(() => running.stop());

  it('has six digits, comes in the reader’s language, and logs the citizen in once', async () => {
    const { id, mobile } = await aCitizenWithMobile();
    const answer = await ask(mobile, 'login', { 'Accept-Language': 'en-GB,en;q=0.9' });
    expect(answer).toMatchObject({ status: 202 });
    const { expiresAtMs, nextAtMs } = answer.body as { expiresAtMs: number; nextAtMs: number };
    expect(expiresAtMs - nextAtMs).toBe(4 * 60_000);
    await waitUntil(async () => (await textsTo(running, mobile)).length === 1);
    const [text] = await textsTo(running, mobile);
    expect(text).toMatchObject({ template: 'loginCode', language: 'en' });
    const code = text?.params.code ?? '';
    expect(code).toMatch(/^\d{6}$/);
    expect(await logIn(mobile, code)).toMatchObject({ status: 200, body: { id } });
    expect(await logIn(mobile, code)).toMatchObject({ status: 422, body: { code: 'SMS_CODE.EXPIRED' } });
  });

  it('is the same number however it is written', async () => {
    const { mobile } = await aCitizenWithMobile();
    const code = await codeSentTo(running, mobile, 'login');
    expect((await logIn(`+86 ${mobile.slice(0, 3)}-${mobile.slice(3)}`, code)).status).toBe(200);
  });

  it('lets one of two in who use it at the same instant', async () => {
    const { mobile } = await aCitizenWithMobile();
    const code = await codeSentTo(running, mobile, 'login');
    const answers = await Promise.all([1, 2, 3].map(() => logIn(mobile, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
  });

  it('is guessed at five times and is then worth nothing, not even when it is right', async () => {
    const { mobile } = await aCitizenWithMobile();
    const code = await codeSentTo(running, mobile, 'login');
    for (const triesLeft of [4, 3, 2, 1, 0])
      expect(await logIn(mobile, wrong(code))).toMatchObject({
        status: 422,
        body: { code: 'SMS_CODE.WRONG', data: { triesLeft } },
      });
    expect(await logIn(mobile, code)).toMatchObject({ body: { code: 'SMS_CODE.EXPIRED' } });
  });

  it('lets no more than five of a crowd of guesses at one instant be tried', async () => {
    const { mobile } = await aCitizenWithMobile();
    const code = await codeSentTo(running, mobile, 'login');
    const answers = await Promise.all(Array.from({ length: 20 }, () => logIn(mobile, wrong(code))));
    const codes = answers.map(({ body }) => (body as { code: string }).code);
    expect(codes.filter((each) => each === 'SMS_CODE.WRONG')).toHaveLength(5);
    expect(codes.filter((each) => each === 'SMS_CODE.EXPIRED')).toHaveLength(15);
  });

  describe('belongs to whoever asked for it', () => {
    const OTHERS = { Cookie: `haopai.asker=${'B'.repeat(22)}` };

    it.each([
      ['of another browser', OTHERS],
      ['without a cookie', {}],
    ])('guesses %s are refused as if there were none, and use up no try', async (_, headers) => {
      const { id, mobile } = await aCitizenWithMobile();
      const code = await codeSentTo(running, mobile, 'login');
      for (let guess = 0; guess < 6; guess += 1)
        expect(await logIn(mobile, wrong(code), headers)).toMatchObject({
          status: 422,
          body: { code: 'SMS_CODE.EXPIRED' },
        });
      // Not even when it is right.
      expect((await logIn(mobile, code, headers)).body).toMatchObject({ code: 'SMS_CODE.EXPIRED' });
      expect(await logIn(mobile, code)).toMatchObject({ status: 200, body: { id } });
    });

    it('and stays good when somebody else asks for one to the same number', async () => {
      const { mobile } = await aCitizenWithMobile();
      const code = await codeSentTo(running, mobile, 'login');
      await letAMinutePass(running);
      expect((await ask(mobile, 'login', OTHERS)).status).toBe(202);
      expect((await logIn(mobile, code)).status).toBe(200);
    });

    it('by a cookie that no script reads, which a browser keeps for its next code', async () => {
      const client = running.client();
      const first = await client.post(SEND, { mobile: aMobile(), purpose: 'login' });
      const [cookie = ''] = first.headers.getSetCookie();
      expect(cookie).toMatch(
        /^haopai\.asker=[\w-]{22}; Max-Age=300; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/,
      );
      const next = await client.post(SEND, { mobile: aMobile(), purpose: 'register' });
      expect(next.headers.getSetCookie()[0]?.slice(0, 36)).toBe(cookie.slice(0, 36));
    });
  });

  it('lives five minutes', async () => {
    const { mobile } = await aCitizenWithMobile();
    const code = await codeSentTo(running, mobile, 'login');
    const { prefix } = running.config.redis;
    const [key = ''] = (await keys('sms-code:login:*')).map((name) => name.slice(prefix.length));
    expect(await redis().pTTL(key)).toBeGreaterThan(4 * 60_000);
    expect(await redis().pTTL(key)).toBeLessThanOrEqual(5 * 60_000);
    for (const name of await keys('sms-code:*')) await redis().pExpire(name.slice(prefix.length), 1);
    await waitUntil(async () => (await keys('sms-code:*')).length === 0);
    expect(await logIn(mobile, code)).toMatchObject({ body: { code: 'SMS_CODE.EXPIRED' } });
  });

  it('is good for nothing but what it was sent for, and a new one ends the old one', async () => {
    const { mobile } = await aCitizenWithMobile();
    const forRecovery = await codeSentTo(running, mobile, 'recover');
    expect(await logIn(mobile, forRecovery)).toMatchObject({ body: { code: 'SMS_CODE.EXPIRED' } });
    await letAMinutePass(running);
    const first = await codeSentTo(running, mobile, 'login');
    await letAMinutePass(running);
    await ask(mobile);
    await waitUntil(async () => (await textsTo(running, mobile)).length === 3);
    const second = (await textsTo(running, mobile))[0]?.params.code ?? '';
    if (first !== second)
      expect(await logIn(mobile, first)).toMatchObject({ body: { code: 'SMS_CODE.WRONG' } });
    expect((await logIn(mobile, second)).status).toBe(200);
  });

  it('is sent once a minute and ten times a day to a number', async () => {
    const mobile = aMobile();
    for (let nth = 0; nth < 10; nth += 1) {
      expect((await ask(mobile, 'login')).status).toBe(202);
      const refused = await ask(mobile, 'login');
      expect(refused).toMatchObject({ status: 429, body: { code: 'SMS_CODE.TOO_MANY' } });
      expect((refused.body as { data: { retryAfterMs: number } }).data.retryAfterMs).toBeLessThanOrEqual(
        60_000,
      );
      await letAMinutePass(running);
    }
    const refused = await ask(mobile, 'login');
    expect(refused).toMatchObject({ status: 429, body: { code: 'SMS_CODE.TOO_MANY' } });
    expect((refused.body as { data: { retryAfterMs: number } }).data.retryAfterMs).toBeGreaterThan(60_000);
    expect((await ask(aMobile(), 'login')).status).toBe(202);
  });

  it('is limited for an address, too', async () => {
    const limited = await aRunningApp({ HAOPAI_SMS_CODES_PER_ADDRESS: '2', HAOPAI_TRUSTED_PROXIES: '1' });
    const askFrom = (address: string): Promise<HttpAnswer> =>
      limited.client().post(SEND, { mobile: aMobile(), purpose: 'login' }, { 'X-Forwarded-For': address });
    expect((await askFrom('203.0.113.1')).status).toBe(202);
    expect((await askFrom('203.0.113.1')).status).toBe(202);
    expect(await askFrom('203.0.113.1')).toMatchObject({ status: 429, body: { code: 'SMS_CODE.TOO_MANY' } });
    expect((await askFrom('203.0.113.2')).status).toBe(202);
    await limited.stop();
  });

  it('is not sent to a number without an account, and nobody can tell: answer, time, guesses and limits are alike', async () => {
    const known = (await aCitizenWithMobile()).mobile;
    const unknown = aMobile();
    for (const purpose of ['login', 'recover']) {
      const timed = async (mobile: string): Promise<readonly [HttpAnswer, number]> => {
        const sinceMs = performance.now();
        const answer = await ask(mobile, purpose);
        return [answer, performance.now() - sinceMs];
      };
      const [[one, oneMs], [other, otherMs]] = [await timed(known), await timed(unknown)];
      expect([one.status, other.status]).toEqual([202, 202]);
      expect(Object.keys(one.body as object)).toEqual(Object.keys(other.body as object));
      for (const tookMs of [oneMs, otherMs]) expect(tookMs).toBeGreaterThanOrEqual(200);
      await letAMinutePass(running);
    }
    expect(await logIn(unknown, '123456')).toMatchObject({
      body: { code: 'SMS_CODE.WRONG', data: { triesLeft: 4 } },
    });
    await waitUntil(async () => (await textsTo(running, known)).length === 2);
    expect(await textsTo(running, unknown)).toEqual([]);
  });

  it('for registration goes to a number without an account; the owner of another is told by text, and nobody else is', async () => {
    const { mobile } = await aCitizenWithMobile();
    expect((await ask(mobile, 'register')).status).toBe(202);
    await waitUntil(async () => (await textsTo(running, mobile)).length > 0);
    expect(await textsTo(running, mobile)).toMatchObject([{ template: 'mobileHasAccount', params: {} }]);
    expect(await codeSentTo(running, aMobile(), 'register')).toMatch(/^\d{6}$/);
  });

  it('for a change of number wants a session', async () => {
    expect(await ask(aMobile(), 'changeMobile')).toMatchObject({
      status: 401,
      body: { code: 'SESSION.MISSING' },
    });
    const client = await running.clientOf(await aCitizen(running.pool));
    expect((await client.post(SEND, { mobile: aMobile(), purpose: 'changeMobile' })).status).toBe(202);
  });

  it('is not asked for with what is no number', async () => {
    expect(await ask('12345678901')).toMatchObject({
      status: 422,
      body: { code: 'ACCOUNT.INVALID', data: { fields: [{ path: 'mobile', code: 'MOBILE.WRONG_PREFIX' }] } },
    });
    expect(await logIn('12345678901', '123456')).toMatchObject({ body: { code: 'SMS_CODE.EXPIRED' } });
  });

  it.each([
    [SEND, { mobile: 13_800_138_000, purpose: 'login' }, 'mobile'],
    [SEND, { mobile: '1'.repeat(31), purpose: 'login' }, 'mobile'],
    [SEND, { mobile: '13800138000', purpose: 'win' }, 'purpose'],
    [SEND, { mobile: '13800138000', purpose: 'login', isAdmin: true }, 'isAdmin'],
    [LOG_IN, { mobile: '13800138000', code: 123_456 }, 'code'],
    [LOG_IN, { mobile: '13800138000', code: '12345' }, 'code'],
    [LOG_IN, { mobile: '13800138000', code: '１２３４５６' }, 'code'],
  ])('is refused by its shape: %s %j', async (path, body, field) => {
    expect(await running.client().post(path, body)).toMatchObject({
      status: 400,
      body: {
        code: 'REQUEST.INVALID',
        data: { fields: expect.arrayContaining([{ path: field, rule: expect.any(String) }]) },
      },
    });
  });

  it('stands in Redis as a hash, and so does the number', async () => {
    const mobile = aMobile();
    const code = await codeSentTo(running, mobile, 'register');
    const { prefix } = running.config.redis;
    for (const name of await keys('*')) {
      expect(name).not.toContain(mobile);
      if (!name.includes('sms-code:')) continue;
      const fields = await redis().hGetAll(name.slice(prefix.length));
      expect(Object.keys(fields).sort()).toEqual(['hash', 'tries']);
      expect(JSON.stringify(fields)).not.toContain(code);
    }
  });
});
