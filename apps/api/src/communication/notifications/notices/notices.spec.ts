// A citizen's notices: listed, counted, read, trimmed, and nobody else's.
import { getConnectionToken } from '@nestjs/sequelize';
import type { NoticeView, Page } from '@haopai/contracts';
import type { Sequelize } from 'sequelize-typescript';
import { aCitizen, aRunningApp, HttpClient, LiveClient, type RunningApp, waitUntil } from '../../../testing';
import { CitizenMessages } from '../citizen-messages';
import { Outbox } from '../outbox';
import { DeliverNotice } from './deliver-notice';
import { NOTICES_A_CITIZEN_MAX } from './notices-limits';
import { NoticesStore } from './notices.store';

describe('notices', () => {
  let running: RunningApp;
  let outbox: Outbox;

  const arrivals = async (citizenId: number, count: number): Promise<void> => {
    const before = await running.app.get(NoticesStore).total(citizenId);
    for (let number = 0; number < count; number += 1)
      await outbox.notice(null, { citizenId, kind: 'newDevice', data: { device: `Device ${number}` } });
    await waitUntil(async () => (await running.app.get(NoticesStore).total(citizenId)) === before + count);
  };
  const someone = async (): Promise<{ id: number; client: HttpClient }> => {
    const citizen = await aCitizen(running.pool);
    return { id: citizen.id, client: await running.clientOf(citizen) };
  };
  const pageOf = async (client: HttpClient, query = ''): Promise<Page<NoticeView>> =>
    (await client.get(`/api/v1/me/notices${query}`)).body as Page<NoticeView>;

  beforeAll(async () => {
    running = await aRunningApp();
    outbox = running.app.get(Outbox);
  });
  afterAll(() => running.stop());

  it('are nobody’s without a session', async () => {
    for (const path of ['', '/unread'])
      expect(await running.client().get(`/api/v1/me/notices${path}`)).toMatchObject({
        status: 401,
        body: { code: 'SESSION.MISSING' },
      });
    expect((await running.client().post('/api/v1/me/notices/read-all', {})).status).toBe(401);
  });

  it('come in pages, each once', async () => {
    const { id, client } = await someone();
    expect(await pageOf(client)).toEqual({ items: [], total: 0, page: 1, size: 20 });
    await arrivals(id, 5);
    const first = await pageOf(client, '?size=3');
    const second = await pageOf(client, '?size=3&page=2');
    expect([first.total, first.items.length, second.items.length]).toEqual([5, 3, 2]);
    const ids = [...first.items, ...second.items].map((notice) => notice.id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
    expect(first.items[0]).toMatchObject({ kind: 'newDevice', isRead: false });
    expect((await client.get('/api/v1/me/notices?size=101')).status).toBe(400);
    expect((await client.get('/api/v1/me/notices?sort=x')).status).toBe(400);
  });

  it('are read one by one, or all at once, as often as one likes', async () => {
    const { id, client } = await someone();
    await arrivals(id, 3);
    const [newest] = (await pageOf(client)).items;
    for (let time = 0; time < 2; time += 1)
      expect(await client.post(`/api/v1/me/notices/${newest?.id}/read`, {})).toMatchObject({
        status: 200,
        body: { unread: 2 },
      });
    expect((await pageOf(client)).items.map(({ isRead }) => isRead)).toEqual([true, false, false]);
    expect((await client.post('/api/v1/me/notices/read-all', {})).body).toEqual({ unread: 0 });
    expect((await client.get('/api/v1/me/notices/unread')).body).toEqual({ unread: 0 });
  });

  it('that are on their way when a citizen leaves are kept for nobody', async () => {
    const { id } = await someone();
    await running.pool.query('UPDATE citizens SET closed_at_ms = 1 WHERE id = ?', [id]);
    const late = { token: `late-${id}`, citizenId: id, kind: 'newDevice', data: { device: 'late' } } as const;
    expect(await running.app.get(NoticesStore).add(late)).toBeNull();
    expect(await running.app.get(NoticesStore).total(id)).toBe(0);
  });

  it('of others are not there', async () => {
    const [owner, stranger] = [await someone(), await someone()];
    await arrivals(owner.id, 1);
    const [notice] = (await pageOf(owner.client)).items;
    expect(await stranger.client.post(`/api/v1/me/notices/${notice?.id}/read`, {})).toMatchObject({
      status: 404,
      body: { code: 'NOTICE.NOT_FOUND', data: { noticeId: notice?.id } },
    });
    expect((await owner.client.get('/api/v1/me/notices/unread')).body).toEqual({ unread: 1 });
    expect((await stranger.client.post('/api/v1/me/notices/0/read', {})).status).toBe(400);
  });

  it('let the oldest go when there are too many', async () => {
    const { id, client } = await someone();
    await running.pool.query('INSERT INTO notices (token, citizen_id, kind, data, at_ms) VALUES ?', [
      Array.from({ length: NOTICES_A_CITIZEN_MAX }, (_, at) => [`old-${id}-${at}`, id, 'welcome', '{}', at]),
    ]);
    await outbox.notice(null, { citizenId: id, kind: 'passwordChanged', data: {} });
    await waitUntil(async () => (await pageOf(client)).items[0]?.kind === 'passwordChanged');
    await waitUntil(async () => (await pageOf(client)).total === NOTICES_A_CITIZEN_MAX);
  });

  it('are there once, however often they are delivered', async () => {
    const { id, client } = await someone();
    const message = {
      ...{ id: 1, token: `again-${id}`, recipient: String(id), attempts: 2, isDoubtful: true, lease: '' },
      ...{ createdAtMs: 0, claimedAtMs: 0, validUntilMs: null },
      body: JSON.stringify({ kind: 'welcome', data: {} }),
    };
    const delivery = running.app.get(DeliverNotice);
    await Promise.all([delivery.deliver(message), delivery.deliver(message)]);
    await delivery.deliver(message);
    expect((await pageOf(client)).items).toMatchObject([{ kind: 'welcome' }]);
  });

  it('reach a page that is open at another instance', async () => {
    const database = { config: running.config.mysql, pool: running.pool, drop: () => Promise.resolve() };
    const prefix = { HAOPAI_REDIS_PREFIX: running.config.redis.prefix };
    // It sends nothing itself.
    const sender = await aRunningApp({ ...prefix, HAOPAI_ROLE: 'engine' }, database);
    const { id, client } = await someone();
    const page = await LiveClient.connect(running.url, client);
    const notice = page.next('notice');
    await sender.app.get(Outbox).notice(null, { citizenId: id, kind: 'welcome', data: {} });
    expect(await notice).toMatchObject({ kind: 'welcome', unread: 1 });
    page.close();
    await sender.stop();
  });

  it('and all else of messages are forgotten with their citizen', async () => {
    const { id } = await someone();
    const mobile = '13700000001';
    await arrivals(id, 2);
    await outbox.sms(null, { mobile, template: 'passwordChanged', params: {}, language: 'zh' });
    const messages = running.app.get(CitizenMessages);
    expect(await messages.noticesOf(id)).toHaveLength(2);
    await waitUntil(async () => {
      const { body } = await running.client().get(`/dev/sms?format=json&mobile=${mobile}`);
      return (body as { items: readonly unknown[] }).items.length === 1;
    });
    await running.app
      .get<Sequelize>(getConnectionToken())
      .transaction((transaction) => messages.forget(transaction, { citizenId: id, mobile }));
    expect(await messages.noticesOf(id)).toEqual([]);
    expect((await running.client().get(`/dev/sms?format=json&mobile=${mobile}`)).body).toEqual({ items: [] });
  });
});
