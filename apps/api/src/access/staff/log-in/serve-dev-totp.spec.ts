// Who has no phone at hand finds the code of now at /dev/totp, and gets in with it; production has no such page.
import { aRunningApp, aStaffMember, type RunningApp } from '../../../testing';
import type { DevTotp } from './serve-dev-totp';

describe('/dev/totp', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await aRunningApp();
  });
  afterAll(() => running.stop());

  it('shows the code with which one gets in now, and no secret', async () => {
    const { username, password, totpSecret } = await aStaffMember(running, 'cashier');
    const { body } = await running.client().get('/dev/totp?format=json');
    const { items } = body as { readonly items: readonly DevTotp[] };
    const code = items.find((item) => item.username === username)?.code;
    expect(JSON.stringify(body)).not.toContain(totpSecret);
    const client = running.client();
    await client.post('/api/v1/admin/auth/login', { username, password });
    expect((await client.post('/api/v1/admin/auth/totp', { code })).body).toMatchObject({ step: 'in' });
  });

  it('reads as a page in either language, kept by no cache', async () => {
    const page = await running.client().get('/dev/totp?lang=en');
    expect(page.body).toContain('Codes of staff');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect((await running.client().get('/dev/totp?lang=zh')).body).toContain('动态码沙箱');
  });
});

describe('a site in production', () => {
  it('has no such page', async () => {
    const running = await aRunningApp({
      NODE_ENV: 'production',
      HAOPAI_ORIGINS: 'https://haopai.example',
      HAOPAI_SMS: 'sandbox-in-production',
      HAOPAI_IDENTITY: 'sandbox-in-production',
      HAOPAI_DURABILITY: 'one-disk',
      HAOPAI_PAYMENTS: 'sandbox-in-production',
    });
    expect(await running.client().get('/dev/totp')).toMatchObject({ status: 404 });
    await running.stop();
  });
});
