// What is put into the outbox leaves with its transaction, is found at /dev/sms, and lies nowhere in the open.
import { getConnectionToken } from '@nestjs/sequelize';
import type { Sequelize } from 'sequelize-typescript';
import { aCitizen, aRunningApp, LiveClient, type RunningApp, waitUntil } from '../../testing';
import { Outbox } from './outbox';

interface DevSms {
  readonly items: readonly { readonly mobile: string; readonly words: string; readonly params: object }[];
}

describe('the outbox', () => {
  let running: RunningApp;
  let outbox: Outbox;
  let serial = 0;
  const aMobile = (): string => `138${String(++serial).padStart(8, '0')}`;
  const code = (digits: string) =>
    ({ template: 'loginCode', params: { code: digits }, language: 'zh' }) as const;
  const textsOf = async (mobile: string): Promise<DevSms['items']> => {
    const { body } = await running.client().get(`/dev/sms?format=json&mobile=${mobile}`);
    return (body as DevSms).items;
  };
  const count = async (sql: string, values: readonly unknown[] = []): Promise<number> => {
    const [rows] = await running.pool.query(sql, [...values]);
    return (rows as unknown as readonly { count: number }[])[0]?.count ?? 0;
  };

  beforeAll(async () => {
    running = await aRunningApp();
    outbox = running.app.get(Outbox);
  });
  afterAll(() => running.stop());

  it('brings a code to /dev/sms, the newest first', async () => {
    const mobile = aMobile();
    await outbox.sms(null, { mobile, ...code('111111') });
    await waitUntil(async () => (await textsOf(mobile)).length === 1);
    await outbox.sms(null, { mobile, ...code('222222') });
    await waitUntil(async () => (await textsOf(mobile)).length === 2);
    expect(await textsOf(mobile)).toMatchObject([
      { mobile, params: { code: '222222' }, language: 'zh', template: 'loginCode' },
      { words: expect.stringMatching(/^【号牌】登录验证码 111111，/) },
    ]);
  });

  it('shows the texts as a page in the reader’s language, escaped', async () => {
    const mobile = aMobile();
    await outbox.sms(null, { mobile, ...code('<b>"9'), language: 'en' });
    await waitUntil(async () => (await textsOf(mobile)).length === 1);
    const zh = await running.client().get(`/dev/sms?mobile=${mobile}`);
    expect(zh.headers.get('content-type')).toContain('text/html');
    expect(zh.headers.get('cache-control')).toBe('no-store');
    expect(zh.body).toContain('&lt;b&gt;&quot;9 is the code to log in');
    expect(zh.body).not.toContain('<b>');
    expect(zh.body).toContain('短信沙箱');
    expect((await running.client().get('/dev/sms?lang=en')).body).toContain('SMS sandbox');
  });

  it('sends nothing of a transaction that is rolled back, and all of one that commits', async () => {
    const sequelize = running.app.get<Sequelize>(getConnectionToken());
    const [lost, kept] = [aMobile(), aMobile()];
    const failed = await sequelize.transaction();
    await outbox.sms(failed, { mobile: lost, ...code('333333') });
    await failed.rollback();
    await sequelize.transaction((transaction) =>
      outbox.sms(transaction, { mobile: kept, ...code('444444') }),
    );
    await waitUntil(async () => (await textsOf(kept)).length === 1);
    expect(await textsOf(lost)).toEqual([]);
  });

  it('keeps neither number nor code in the open, and no body once the text was taken', async () => {
    const mobile = aMobile();
    await outbox.sms(null, { mobile, ...code('987654') });
    await waitUntil(async () => (await textsOf(mobile)).length === 1);
    for (const table of ['outbox', 'sandbox_texts']) {
      const [rows] = await running.pool.query(`SELECT * FROM ${table}`);
      expect(rows).not.toHaveLength(0);
      expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${mobile}|987654`));
    }
    await waitUntil(
      async () => (await count(`SELECT COUNT(*) AS count FROM outbox WHERE state = 'waiting'`)) === 0,
    );
    expect(await count('SELECT COUNT(*) AS count FROM outbox WHERE body IS NOT NULL')).toBe(0);
  });

  it('tells a notice to the citizen’s open pages, and to nobody else’s', async () => {
    const [citizen, other] = [await aCitizen(running.pool), await aCitizen(running.pool)];
    const [page, stranger] = await Promise.all(
      [citizen, other].map(async (who) => LiveClient.connect(running.url, await running.clientOf(who))),
    );
    const heard: unknown[] = [];
    stranger?.socket.on('notice', (notice) => heard.push(notice));
    const notice = page?.next('notice');
    await outbox.notice(null, { citizenId: citizen.id, kind: 'passwordChanged', data: {} });
    expect(await notice).toMatchObject({ kind: 'passwordChanged', data: {}, isRead: false, unread: 1 });
    expect(heard).toEqual([]);
    page?.close();
    stranger?.close();
  });

  it('is left to others by a pure engine, which also shows no /dev/sms', async () => {
    const engine = await aRunningApp({ HAOPAI_ROLE: 'engine' });
    await engine.app.get(Outbox).sms(null, { mobile: aMobile(), ...code('555555') });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const [rows] = await engine.pool.query('SELECT state, attempts FROM outbox');
    expect(rows).toEqual([{ state: 'waiting', attempts: 0 }]);
    expect((await engine.client().get('/dev/sms')).status).toBe(404);
    await engine.stop();
  });
});
