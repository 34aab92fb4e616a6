// A captcha is asked for, typed once, and worth nothing afterwards; on the real Redis.
import { REDIS, type Redis } from '../../../platform/redis';
import { aCitizen, aRunningApp, type HttpAnswer, type RunningApp, type TestCitizen } from '../../../testing';
import { drawCaptcha } from './captcha-picture';

interface Shown {
  readonly captchaId: string;
  readonly svg: string;
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

  it('is a picture without words, good for three minutes', async () => {
    const { captchaId, svg, expiresAtMs } = await show();
    expect(svg).toMatch(/^<svg /);
    expect(svg).not.toMatch(/<text|<script|on\w+=/);
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

  it('is never drawn twice the same', () => {
    const texts = Array.from({ length: 100 }, () => drawCaptcha().text);
    expect(new Set(texts).size).toBe(100);
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
