// Versions of the user agreement in editors' hands: for a day to come, in both languages, clean, and fixed once in force.
import type { AdminAgreementHead, AdminAgreementView } from '@haopai/contracts';
import { aRunningApp, type HttpClient, type RunningApp, staffClient, waitUntil } from '../../../testing';
import { AGREEMENTS } from '../texts';

const PATH = '/api/v1/admin/agreements';
const WORDS = { title: '用户协议', html: '<p>新的</p>', identityTitle: '说明', identityHtml: '<p>身份</p>' };
const SHIPPED = AGREEMENTS.map(({ version }) => version);
const [STANDING = '', ...PAST] = [...SHIPPED].reverse();
const TEXTS = { zh: WORDS, en: { ...WORDS, title: 'Agreement', html: '<p>New</p>' } };

describe('editors', () => {
  let running: RunningApp;
  let editor: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp();
    editor = await staffClient(running, 'editor');
  });
  afterEach(() => running.pool.query('DELETE FROM agreements WHERE version NOT IN (?)', [SHIPPED]));
  afterAll(() => running.stop());

  const add = (version: string, texts: object = TEXTS) => editor.post(PATH, { version, texts });
  const all = async () => (await editor.get(PATH)).body as readonly AdminAgreementHead[];

  it('see every version, the newest first, and which one is in force', async () => {
    await add('2099-01-01');
    expect(await all()).toMatchObject([
      { version: '2099-01-01', state: 'coming', titles: { zh: '用户协议', en: 'Agreement' }, citizens: 0 },
      { version: STANDING, state: 'inForce' },
      ...PAST.map((version) => ({ version, state: 'past' })),
    ]);
    const { body } = await editor.get(`${PATH}/${STANDING}`);
    expect((body as AdminAgreementView).texts.zh.title).toBe('号牌用户协议');
  });

  it('add one that comes into force at midnight in Beijing, and not before', async () => {
    const { status, body } = await add('2099-01-01');
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({ publishedAtMs: Date.parse('2098-12-31T16:00:00Z'), texts: TEXTS }),
    ]);
    const current = async () =>
      ((await running.client().get('/api/v1/agreements/current')).body as { version: string }).version;
    expect(await current()).toBe(STANDING);
    // Its day has come.
    await running.pool.query(`UPDATE agreements SET published_at_ms = ? WHERE version = '2099-01-01'`, [
      Date.now() - 1_000,
    ]);
    await waitUntil(async () => (await current()) === '2099-01-01');
    expect(await all()).toMatchObject([{ state: 'inForce' }, ...SHIPPED.map(() => ({ state: 'past' }))]);
    expect(await editor.post(`${PATH}/2099-01-01/withdraw`, { reason: '晚了' })).toMatchObject({
      status: 409,
      body: { code: 'AGREEMENT.IN_FORCE' },
    });
    expect(await all()).toHaveLength(SHIPPED.length + 1);
  });

  it('take one back before its day, with a reason', async () => {
    await add('2099-01-01');
    const { body } = await editor.post(`${PATH}/2099-01-01/withdraw`, { reason: '写错了' });
    expect((body as readonly AdminAgreementHead[]).map(({ version }) => version)).toEqual([
      STANDING,
      ...PAST,
    ]);
    const auditor = await staffClient(running, 'auditor');
    const audit = await auditor.get('/api/v1/admin/audit?subject=agreement:2099-01-01');
    expect((audit.body as { items: unknown[] }).items.slice(0, 2)).toMatchObject([
      { act: 'agreement.withdrawn', reason: '写错了' },
      { act: 'agreement.added', after: { texts: TEXTS } },
    ]);
    expect((await editor.post(`${PATH}/2099-01-01/withdraw`, { reason: '再来' })).body).toMatchObject({
      code: 'AGREEMENT.NOT_FOUND',
    });
  });

  it('are refused a day that is not to come, that is none, or that is taken', async () => {
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
    for (const version of [today, '2026-11-01', '2099-02-30'])
      expect(await add(version)).toMatchObject({ status: 409, body: { code: 'AGREEMENT.NOT_LATER' } });
    await add('2099-01-01');
    expect(await add('2099-01-01')).toMatchObject({ status: 409, body: { code: 'AGREEMENT.VERSION_TAKEN' } });
    for (const version of ['', '1.0', '2099-13-01', '2099-1-1'])
      expect((await add(version)).status).toBe(400);
    expect((await editor.get(`${PATH}/..%2fx`)).status).toBe(404);
  });

  it('are refused a text of which nothing is left, and keep nothing that acts', async () => {
    const nothing = { ...WORDS, html: '<script>x()</script><p> </p>' };
    expect(await add('2099-01-01', { zh: WORDS, en: nothing })).toMatchObject({
      status: 422,
      body: { code: 'AGREEMENT.EMPTY', data: { languages: ['en'] } },
    });
    const hostile = { ...WORDS, html: '<p onclick="x()">文<img src=x onerror=x()></p>' };
    const { body } = await add('2099-01-01', { zh: hostile, en: WORDS });
    expect((body as AdminAgreementView).texts.zh.html).toBe('<p>文</p>');
    expect((await add('2099-01-02', { zh: WORDS })).status).toBe(400);
  });

  it('may, and clerks may not', async () => {
    const clerk = await staffClient(running, 'clerk');
    expect((await clerk.get(PATH)).status).toBe(403);
    const auditor = await staffClient(running, 'auditor');
    expect((await auditor.post(PATH, { version: '2099-01-01', texts: TEXTS })).status).toBe(403);
    expect(await all()).toHaveLength(SHIPPED.length);
  });
});
