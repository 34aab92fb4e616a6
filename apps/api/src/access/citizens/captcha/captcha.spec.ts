// A captcha is asked for, typed once, and worth nothing afterwards; on the real Redis.
import { PNG } from 'pngjs';
import { REDIS, type Redis } from '../../../platform/redis';
import {
  aCitizen,
  aMobile,
  aRunningApp,
  type HttpAnswer,
  type RunningApp,
  type TestCitizen,
} from '../../../testing';
import { drawCaptcha } from './captcha-picture';
import { drawStrokes } from './draw-strokes';

interface Shown {
  readonly captchaId: string;
  readonly png: string;
  readonly expiresAtMs: number;
}

describe('the captcha', () => {
  let running: RunningApp;
  let citizen: TestCitizen;

  const redis = (): Redis => running.app.get<Redis>(REDIS);
  const show = async (): Promise<Shown> =>
    (await running.client().post('/api/v1/auth/captcha', {})).body as Shown;
  const textOf = async (captchaId: string): Promise<string> =>
    ((await running.client().get(`/dev/captcha/${captchaId}`)).body as { text: string }).text;
  const logIn = (captcha: object, password = citizen.password): Promise<HttpAnswer> =>
    running.client().post('/api/v1/auth/login', { username: citizen.username, password, ...captcha });

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_CAPTCHA: 'on' });
    citizen = await aCitizen(running.pool);
  });
  afterAll(() => running.stop());

  it('is made of points alone, which say nothing of strokes and letters, and good for three minutes', async () => {
    const { captchaId, png, expiresAtMs, ...rest } = await show();
    expect(rest).toEqual({ isOn: true });
    const { width, height, data } = PNG.sync.read(Buffer.from(png, 'base64'));
    expect([width, height]).toEqual([240, 72]);
    const inks = new Set(data.filter((_, at) => at % 4 === 0));
    expect(inks.size).toBeGreaterThan(20);
    expect(expiresAtMs - Date.now()).toBeGreaterThan(170_000);
    expect(await redis().pTTL(`captcha:${captchaId}`)).toBeLessThanOrEqual(180_000);
  });

  it('lets in whoever typed it, in any case and with space around', async () => {
    const { captchaId } = await show();
    const captchaText = ` ${(await textOf(captchaId)).toLowerCase()} `;
    expect((await logIn({ captchaId, captchaText })).status).toBe(200);
  });

  it.each([{}, { captchaId: 'AAAAAAAAAAAAAAAAAAAAAA' }, { captchaText: 'ABCDE' }])(
    'is needed, and %j is not all of it',
    async (captcha) => {
      expect(await logIn(captcha)).toMatchObject({ status: 422, body: { code: 'CAPTCHA.NEEDED' } });
    },
  );

  it('is used up by a right answer, a wrong answer and a wrong password', async () => {
    const answers = [
      [(text: string) => text, citizen.password],
      [() => 'WRONG', citizen.password],
      [(text: string) => text, 'not this one'],
    ] as const;
    for (const [answer, password] of answers) {
      const { captchaId } = await show();
      const captchaText = await textOf(captchaId);
      await logIn({ captchaId, captchaText: answer(captchaText) }, password);
      expect(await logIn({ captchaId, captchaText })).toMatchObject({
        status: 422,
        body: { code: 'CAPTCHA.WRONG' },
      });
    }
  });

  it('lets one of two in who send it at the same instant', async () => {
    const { captchaId } = await show();
    const captchaText = await textOf(captchaId);
    const answers = await Promise.all([1, 2, 3].map(() => logIn({ captchaId, captchaText })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
  });

  it('is wrong when it was never given or is over', async () => {
    expect(await logIn({ captchaId: 'AAAAAAAAAAAAAAAAAAAAAA', captchaText: 'ABCDE' })).toMatchObject({
      body: { code: 'CAPTCHA.WRONG' },
    });
    const { captchaId } = await show();
    const captchaText = await textOf(captchaId);
    await redis().del(`captcha:${captchaId}`);
    expect(await logIn({ captchaId, captchaText })).toMatchObject({ body: { code: 'CAPTCHA.WRONG' } });
    expect((await running.client().get(`/dev/captcha/${captchaId}`)).status).toBe(404);
  });

  it('is never drawn twice the same, not even of the same characters', () => {
    const texts = Array.from({ length: 100 }, () => drawCaptcha().text);
    expect(new Set(texts).size).toBe(100);
    const drawn = Array.from({ length: 20 }, () => drawStrokes('ACDEF').toString('base64'));
    expect(new Set(drawn).size).toBe(20);
  });

  describe('is a way in for few', () => {
    let limited: RunningApp;
    const ask = (path: string, body: object, address: string): Promise<HttpAnswer> =>
      limited.client().post(path, body, { 'X-Forwarded-For': address });
    const from = (address: string): Promise<HttpAnswer> => ask('/api/v1/auth/captcha', {}, address);
    const tooMany = {
      status: 429,
      body: { code: 'CAPTCHA.TOO_MANY', data: { retryAfterMs: expect.any(Number) } },
    };
    /** How many of so many addresses get a picture. */
    const given = async (addresses: readonly string[]): Promise<number> => {
      let count = 0;
      for (const address of addresses) count += (await from(address)).status === 200 ? 1 : 0;
      return count;
    };

    beforeAll(async () => {
      limited = await aRunningApp({ HAOPAI_CAPTCHA: 'on', HAOPAI_TRUSTED_PROXIES: '1' });
    });
    afterAll(() => limited.stop());

    it('of one address, of a /24, of a /48 and of a /32', async () => {
      expect(await given(Array<string>(31).fill('203.0.113.1'))).toBe(30);
      expect(await from('203.0.113.1')).toMatchObject(tooMany);
      const ofNetwork = Array.from({ length: 100 }, (_, nth) => `198.51.100.${nth}`);
      expect(await given(ofNetwork)).toBe(90);
      const ofCustomer = Array.from({ length: 100 }, (_, nth) => `2001:db8:1:${nth}::1`);
      expect(await given(ofCustomer)).toBe(90);
      const ofProvider = Array.from({ length: 300 }, (_, nth) => `2001:db8:${nth + 2}::1`);
      expect(await given(ofProvider)).toBe(300 - 90);
      expect((await from('192.0.2.1')).status).toBe(200);
    });

    it('of everybody together in an hour, for each kind of text by itself', async () => {
      const shown = async (nth: number): Promise<object> => {
        const { captchaId } = (await from(`10.${nth}.0.1`)).body as Shown;
        const { text } = (await limited.client().get(`/dev/captcha/${captchaId}`)).body as { text: string };
        return { captchaId, captchaText: text };
      };
      const send = async (purpose: string, nth: number): Promise<HttpAnswer> => {
        const body = { mobile: aMobile(), purpose, ...(await shown(nth)) };
        return ask('/api/v1/auth/sms-codes', body, `10.${nth}.0.1`);
      };
      const answers: HttpAnswer[] = [];
      for (let nth = 0; nth < 110; nth += 5) {
        const five = [0, 1, 2, 3, 4].map((more) => send('register', nth + more));
        answers.push(...(await Promise.all(five)));
      }
      expect(answers.filter(({ status }) => status === 202)).toHaveLength(100);
      for (const answer of answers.filter(({ status }) => status !== 202))
        expect(answer).toMatchObject(tooMany);
      expect((await send('recover', 120)).status).toBe(202);
    });
  });

  it('is not asked for where it is switched off', async () => {
    const other = await aRunningApp();
    expect(await other.client().post('/api/v1/auth/captcha', {})).toMatchObject({
      status: 200,
      body: { isOn: false },
    });
    await other.stop();
  });

  it('tells nobody its text in production', async () => {
    const production = await aRunningApp({
      NODE_ENV: 'production',
      HAOPAI_SMS: 'sandbox-in-production',
      HAOPAI_IDENTITY: 'sandbox-in-production',
      HAOPAI_DURABILITY: 'one-disk',
      HAOPAI_PAYMENTS: 'sandbox-in-production',
      HAOPAI_ORIGINS: 'https://haopai.example',
      HAOPAI_MIGRATE: 'false',
    });
    const headers = { Origin: 'https://haopai.example' };
    const { body } = await production.client().post('/api/v1/auth/captcha', {}, headers);
    const { captchaId } = body as Shown;
    expect((await production.client().get(`/dev/captcha/${captchaId}`)).status).toBe(404);
    await production.stop();
  });
});
