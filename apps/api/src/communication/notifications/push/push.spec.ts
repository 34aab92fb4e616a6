// Pushes by choice: to the browsers that a citizen named, as long as they want them, and never anywhere else.
import type { PushSubscriptionBody } from '@haopai/contracts';
import { aCitizen, aRunningApp, HttpClient, type RunningApp, waitUntil } from '../../../testing';
import { Outbox } from '../outbox';
import { aPushStub, type PushStub } from '../testing/push-stub';
import { BROWSERS_A_CITIZEN_MAX } from './subscribe-browser';

const SUBSCRIPTIONS = '/api/v1/me/push-subscriptions';

describe('web push', () => {
  let service: PushStub;
  let running: RunningApp;

  beforeAll(async () => {
    service = await aPushStub();
    running = await aRunningApp({ HAOPAI_PUSH_HOSTS: service.host });
  });
  beforeEach(() => {
    service.status = 201;
    service.headers = {};
  });
  afterAll(async () => {
    await running.stop();
    await service.stop();
  });

  const someone = async (): Promise<{ id: number; client: HttpClient }> => {
    const citizen = await aCitizen(running.pool);
    return { id: citizen.id, client: await running.clientOf(citizen) };
  };
  const unsubscribe = (client: HttpClient, endpoint: string) =>
    client.send('DELETE', SUBSCRIPTIONS, JSON.stringify({ endpoint }), {
      'Content-Type': 'application/json',
    });
  const notify = (citizenId: number): Promise<void> =>
    running.app.get(Outbox).notice(null, { citizenId, kind: 'newDevice', data: { device: 'Firefox' } });
  const takenBy = ({ endpoint }: PushSubscriptionBody) =>
    service.taken.filter(({ path }) => endpoint.endsWith(path));
  const subscriptionsOf = async (citizenId: number): Promise<number> => {
    const [rows] = await running.pool.query('SELECT id FROM push_subscriptions WHERE citizen_id = ?', [
      citizenId,
    ]);
    return (rows as unknown as readonly unknown[]).length;
  };
  const settled = () =>
    waitUntil(async () => {
      const [rows] = await running.pool.query(
        `SELECT id FROM outbox WHERE state = 'waiting' AND attempts = 0`,
      );
      const [leased] = await running.pool.query('SELECT id FROM outbox WHERE leased_by IS NOT NULL');
      return JSON.stringify([rows, leased]) === '[[],[]]';
    });

  it('shows everybody the same key, made once and kept', async () => {
    const { body } = await running.client().get('/api/v1/push/key');
    expect(body).toEqual({ publicKey: expect.stringMatching(/^[\w-]{87}$/) });
    const database = { config: running.config.mysql, pool: running.pool, drop: () => Promise.resolve() };
    const other = await aRunningApp({}, database);
    expect((await other.client().get('/api/v1/push/key')).body).toEqual(body);
    await other.stop();
  });

  it('brings a notice to every browser of the citizen, in its language, signed by the site', async () => {
    const { id, client } = await someone();
    const [zh, en] = [service.aBrowser(), service.aBrowser()];
    expect((await client.post(SUBSCRIPTIONS, zh)).status).toBe(204);
    expect((await client.post(SUBSCRIPTIONS, { ...en, language: 'en' })).status).toBe(204);
    await notify(id);
    await waitUntil(() => takenBy(zh).length + takenBy(en).length === 2);
    const { publicKey } = (await client.get('/api/v1/push/key')).body as { publicKey: string };
    expect(takenBy(zh)[0]).toMatchObject({
      message: { title: '新设备登录', path: '/account/notices', noticeId: expect.any(Number) },
      signedBy: publicKey,
      headers: { 'content-encoding': 'aes128gcm', ttl: expect.stringMatching(/^8\d{4}$/) },
    });
    expect(takenBy(en)[0]).toMatchObject({ message: { title: 'Log-in from a new device' } });
  });

  it('goes to no address but a push service’s, and takes no keys that are none', async () => {
    const { id, client } = await someone();
    const browser = service.aBrowser();
    for (const endpoint of ['https://127.0.0.1/x', 'http://127.0.0.1:1/x', 'https://fcm.googleapis.com/x'])
      expect(await client.post(SUBSCRIPTIONS, { ...browser, endpoint })).toMatchObject({
        status: 422,
        body: { code: 'PUSH.REFUSED' },
      });
    for (const wrong of [
      { ...browser, keys: { ...browser.keys, auth: 'short' } },
      { ...browser, keys: 7 },
      { endpoint: browser.endpoint },
      { ...browser, language: 'fr' },
      { ...browser, more: 1 },
    ])
      expect(await client.post(SUBSCRIPTIONS, wrong)).toMatchObject({
        status: 400,
        body: { code: 'REQUEST.INVALID' },
      });
    expect((await running.client().post(SUBSCRIPTIONS, browser)).status).toBe(401);
    expect(await subscriptionsOf(id)).toBe(0);
  });

  it('speaks Chinese where no language is named, and takes none that is no language', async () => {
    const { id, client } = await someone();
    for (const language of [null, 'fr', ['en']])
      expect(await client.post(SUBSCRIPTIONS, { ...service.aBrowser(), language })).toMatchObject({
        status: 400,
        body: { code: 'REQUEST.INVALID', data: { fields: [{ path: 'language', rule: 'isIn' }] } },
      });
    expect((await client.post(SUBSCRIPTIONS, service.aBrowser())).status).toBe(204);
    const [rows] = await running.pool.query('SELECT language FROM push_subscriptions WHERE citizen_id = ?', [
      id,
    ]);
    expect(rows).toEqual([{ language: 'zh' }]);
  });

  it('counts a browser once, and refuses too many', async () => {
    const { id, client } = await someone();
    const browsers = Array.from({ length: BROWSERS_A_CITIZEN_MAX + 2 }, () => service.aBrowser());
    const answers = await Promise.all(browsers.map((browser) => client.post(SUBSCRIPTIONS, browser)));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(BROWSERS_A_CITIZEN_MAX);
    expect(answers.find(({ status }) => status !== 204)).toMatchObject({
      status: 409,
      body: { code: 'PUSH.TOO_MANY', data: { max: BROWSERS_A_CITIZEN_MAX } },
    });
    const known = browsers.find((_, at) => answers[at]?.status === 204);
    expect((await client.post(SUBSCRIPTIONS, { ...known, language: 'en' })).status).toBe(204);
    expect(await subscriptionsOf(id)).toBe(BROWSERS_A_CITIZEN_MAX);
  });

  it('stops when the browser is taken off, and only its own citizen can do that', async () => {
    const [owner, stranger] = [await someone(), await someone()];
    const browser = service.aBrowser();
    await owner.client.post(SUBSCRIPTIONS, browser);
    expect((await unsubscribe(stranger.client, browser.endpoint)).status).toBe(204);
    expect(await subscriptionsOf(owner.id)).toBe(1);
    expect((await unsubscribe(owner.client, browser.endpoint)).status).toBe(204);
    await notify(owner.id);
    await settled();
    expect(takenBy(browser)).toEqual([]);
  });

  it('stops when the citizen logs out of that browser', async () => {
    const citizen = await aCitizen(running.pool);
    const [here, elsewhere] = [await running.clientOf(citizen), await running.clientOf(citizen)];
    const [left, kept] = [service.aBrowser(), service.aBrowser()];
    // The second log-in is told as a new device's: nobody is subscribed yet when that goes out.
    await settled();
    await here.post(SUBSCRIPTIONS, left);
    await elsewhere.post(SUBSCRIPTIONS, kept);
    await here.post('/api/v1/auth/logout', {});
    await waitUntil(async () => (await subscriptionsOf(citizen.id)) === 1);
    await notify(citizen.id);
    await waitUntil(() => takenBy(kept).length === 1);
    await settled();
    expect(takenBy(left)).toEqual([]);
  });

  it.each([404, 410])('forgets a browser that is gone (%d)', async (status) => {
    const { id, client } = await someone();
    await client.post(SUBSCRIPTIONS, service.aBrowser());
    service.status = status;
    await notify(id);
    await waitUntil(async () => (await subscriptionsOf(id)) === 0);
  });

  it('follows no redirection', async () => {
    const { id, client } = await someone();
    const [browser, other] = [service.aBrowser(), service.aBrowser()];
    await client.post(SUBSCRIPTIONS, browser);
    service.status = 307;
    service.headers = { location: other.endpoint };
    await notify(id);
    await waitUntil(() => takenBy(browser).length === 1);
    await settled();
    expect(takenBy(other)).toEqual([]);
  });

  it('waits as long as the service says, and then comes', async () => {
    const { id, client } = await someone();
    const browser = service.aBrowser();
    await client.post(SUBSCRIPTIONS, browser);
    service.status = 429;
    service.headers = { 'retry-after': '1' };
    await notify(id);
    await waitUntil(() => takenBy(browser).length === 1);
    service.status = 201;
    await waitUntil(() => takenBy(browser).length === 2);
  });

  it('is not sent again when nobody knows whether it was taken', async () => {
    const { id, client } = await someone();
    const browser = service.aBrowser();
    await client.post(SUBSCRIPTIONS, browser);
    service.status = 502;
    await notify(id);
    await waitUntil(() => takenBy(browser).length === 1);
    service.status = 201;
    await settled();
    await running.pool.query(`UPDATE outbox SET due_at_ms = 0 WHERE state = 'waiting' AND channel = 'push'`);
    await waitUntil(async () => {
      const [rows] = await running.pool.query(`SELECT id FROM outbox WHERE state = 'waiting'`);
      return JSON.stringify(rows) === '[]';
    });
    expect(takenBy(browser)).toHaveLength(1);
  });
});
