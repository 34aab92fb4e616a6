// A new version asks every citizen once: who has to, what is new for them, what is kept of it, and that nothing else waits for it.
import type { OwnAgreementView, OwnCitizenView } from '@haopai/contracts';
import {
  aCitizen,
  anAuction,
  anEnrolment,
  aRunningApp,
  type HttpAnswer,
  type HttpClient,
  type RunningApp,
  staffClient,
  type TestCitizen,
  waitUntil,
} from '../../../testing';
import { AGREEMENTS } from '../texts';

const OWN = '/api/v1/me/agreement';
const SHIPPED = AGREEMENTS.map(({ version }) => version);
/** In force before an editor adds the next one. */
const STANDING = SHIPPED.at(-1) ?? '';
const NEXT = '2099-01-01';
const WORDS = {
  title: '用户协议',
  html: '<p>新的一条</p>',
  identityTitle: '说明',
  identityHtml: '<p>身份</p>',
};
const TEXTS = { zh: WORDS, en: { ...WORDS, title: 'Agreement', html: '<p>A new line</p>' } };

describe('a citizen', () => {
  let running: RunningApp;
  let citizen: TestCitizen;
  let client: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp();
  });
  beforeEach(async () => {
    citizen = await aCitizen(running.pool);
    client = await running.clientOf(citizen);
  });
  afterEach(async () => {
    await running.pool.query('DELETE FROM agreements WHERE version NOT IN (?)', [SHIPPED]);
    // The api remembers what is in force for a second: the next one must not take this one's version for its own.
    await waitUntil(async () => (await current()) === STANDING);
  });
  afterAll(() => running.stop());

  /** An editor publishes a version, and its day comes. */
  async function publishNext(): Promise<void> {
    const editor = await staffClient(running, 'editor');
    const added = await editor.post('/api/v1/admin/agreements', { version: NEXT, texts: TEXTS });
    expect(added.status).toBe(201);
    await running.pool.query('UPDATE agreements SET published_at_ms = ? WHERE version = ?', [
      Date.now() + 50,
      NEXT,
    ]);
    await waitUntil(async () => (await current()) === NEXT);
  }
  const current = async () =>
    ((await running.client().get('/api/v1/agreements/current')).body as { version: string }).version;
  const hasAgreedTo = (version: string, atMs: number) =>
    running.pool.query(
      'UPDATE citizens SET agreement_version = ?, agreed_at_ms = ?, identity_consent_at_ms = ? WHERE id = ?',
      [version, atMs, atMs, citizen.id],
    );
  const due = async () => ((await client.get('/api/v1/me')).body as OwnCitizenView).agreementDue;
  const own = async (lang = 'zh') => (await client.get(`${OWN}?lang=${lang}`)).body as OwnAgreementView;
  const agree = (version: string, identityConsent = true): Promise<HttpAnswer> =>
    client.post(`${OWN}?lang=en`, { version, identityConsent });
  const kept = async () => {
    const [rows] = await running.pool.query(
      'SELECT version, agreed_at_ms AS agreedAtMs FROM agreement_consents WHERE citizen_id = ? ORDER BY agreed_at_ms',
      [citizen.id],
    );
    return rows as { version: string; agreedAtMs: number }[];
  };

  it('who has agreed to what is in force has nothing to do, and reads what they agreed to', async () => {
    await hasAgreedTo(STANDING, 7);
    expect(await due()).toBeNull();
    expect(await own()).toMatchObject({
      ...{ isDue: false, agreedVersion: STANDING, agreedAtMs: 7, changes: null },
      agreement: { version: STANDING, title: '号牌用户协议' },
    });
  });

  it('whose account was made otherwise is asked for the first version that comes after it', async () => {
    expect(await due()).toBeNull();
    await publishNext();
    expect(await due()).toBe(NEXT);
    expect(await own()).toMatchObject({ isDue: true, agreedVersion: null, changes: null });
  });

  it('is asked when the day of a new version comes, and shown what is new in it', async () => {
    await hasAgreedTo(STANDING, 7);
    await publishNext();
    expect(await due()).toBe(NEXT);
    const { agreement, changes } = await own();
    expect(agreement.html).toBe('<p>新的一条</p>');
    expect(changes?.added).toEqual(['新的一条', '身份']);
    expect(changes?.removed.length).toBeGreaterThan(5);
    expect((await own('en')).changes?.added).toEqual(['A new line', '身份']);
  });

  it('agrees once, with both consents, to the version that was read; every version agreed to is kept with its time', async () => {
    await hasAgreedTo(STANDING, 7);
    await running.pool.query('INSERT INTO agreement_consents VALUES (?, ?, 7, 7)', [citizen.id, STANDING]);
    await publishNext();
    expect(await agree(NEXT, false)).toMatchObject({
      status: 422,
      body: { code: 'ACCOUNT.CONSENT_MISSING' },
    });
    expect(await agree(STANDING)).toMatchObject({
      status: 409,
      body: { code: 'ACCOUNT.AGREEMENT_OUTDATED', data: { version: NEXT } },
    });
    expect(await due()).toBe(NEXT);
    const beforeMs = Date.now() - 1_000;
    expect(await agree(NEXT)).toMatchObject({
      status: 200,
      body: { isDue: false, agreedVersion: NEXT, changes: null, agreement: { title: 'Agreement' } },
    });
    expect(await due()).toBeNull();
    const first = await kept();
    expect(first).toEqual([
      { version: STANDING, agreedAtMs: 7 },
      { version: NEXT, agreedAtMs: expect.any(Number) },
    ]);
    expect(first[1]?.agreedAtMs).toBeGreaterThan(beforeMs);
    await agree(NEXT);
    expect(await kept()).toEqual(first);
    expect((await client.get('/api/v1/me/export')).body).toMatchObject({
      agreements: [{ version: NEXT }, { version: STANDING, agreedAtMs: 7, identityConsentAtMs: 7 }],
    });
  });

  it('goes on meanwhile with what was begun: the room opens, orders are read', async () => {
    await hasAgreedTo(STANDING, 7);
    const auction = await anAuction(running.pool);
    const { paddleNo, accessCode } = await anEnrolment(running.pool, {
      auctionId: auction.id,
      citizenId: citizen.id,
    });
    await publishNext();
    const door = `/api/v1/auctions/${auction.id}/room`;
    expect((await client.post(door, { paddleNo, accessCode })).status).toBe(200);
    expect((await client.get('/api/v1/me/orders?group=unfinished')).status).toBe(200);
  });

  it('is asked for nothing while nobody is logged in', async () => {
    expect((await running.client().get(OWN)).status).toBe(401);
    expect((await running.client().post(OWN, { version: STANDING, identityConsent: true })).status).toBe(401);
  });
});
