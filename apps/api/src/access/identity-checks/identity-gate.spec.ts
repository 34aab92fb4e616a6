// Before the first deposit, on the real database and with the sandbox: who is let through, who is told what to do, and what corrects it.
import { randomUUID } from 'node:crypto';
import type { NoticeView, OwnIdentityView, Page } from '@haopai/contracts';
import {
  aCitizen,
  aListing,
  anAuction,
  aRegion,
  aResidentId,
  aRunningApp,
  giveIdentity,
  type HttpAnswer,
  type HttpClient,
  payOrder,
  type RunningApp,
  staffClient,
  type TestAuction,
  type TestCitizen,
  waitUntil,
} from '../../testing';
import { FindOrders } from '../../commerce/orders';
import { RefusalError } from '../../platform/errors';
import { AskAgain } from './ask-again';

const DAY_MS = 24 * 3_600_000;
const OWN = '/api/v1/me/identity';
let serial = 0;
const aVin = (): string => `WMX${String((serial += 1)).padStart(14, '0')}`;
const once = () => ({ 'Idempotency-Key': randomUUID() });

describe('who somebody is', () => {
  let running: RunningApp;
  let auction: TestAuction;
  let citizen: TestCitizen;
  let client: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp({
      HAOPAI_ROLE: 'edge',
      HAOPAI_RATE_LIMIT: 'off',
      HAOPAI_IDENTITY: 'sandbox',
    });
    for (const region of ['330703', '330784']) await aRegion(running.pool, region);
    auction = await anAuction(running.pool, { startsAtMs: Date.now() + DAY_MS });
  });
  beforeEach(async () => {
    citizen = await aCitizen(running.pool);
    client = await running.clientOf(citizen);
  });
  afterAll(() => running.stop());

  const enrol = (by = client): Promise<HttpAnswer> =>
    by.post(`/api/v1/auctions/${auction.id}/enrolments`, { vins: [aVin()] }, once());
  const own = async (by = client): Promise<OwnIdentityView> => (await by.get(OWN)).body as OwnIdentityView;
  const lookAgain = async (): Promise<void> => {
    await running.pool.query('UPDATE identity_checks SET due_at_ms = 0');
    await running.app.get(AskAgain).look();
  };
  const correct = (body: object, by = client): Promise<HttpAnswer> => by.put(OWN, body);
  const refusal = (code: string, data: object) => ({ status: 409, body: { code, data } });
  const notices = async (): Promise<readonly string[]> => {
    const { body } = await client.get('/api/v1/me/notices');
    return (body as Page<NoticeView>).items.map(({ kind }) => kind);
  };

  it('is asked at the first deposit, answered on the spot, and asked no more', async () => {
    const document = await giveIdentity(running, citizen);
    expect(await own()).toMatchObject({ state: 'notAsked', by: null, maskedDocument: expect.any(String) });
    expect((await enrol()).status).toBe(201);
    const view = await own();
    expect(view).toMatchObject({
      ...{ state: 'verified', by: 'provider', reason: null, name: '王核实' },
      region: { chosen: '330702', ofDocument: ['330702'], isProven: true },
    });
    expect(JSON.stringify(view)).not.toContain(document);
    const listing = await aListing(running.pool);
    expect((await client.post(`/api/v1/listings/${listing.id}/orders`, { vin: aVin() }, once())).status).toBe(
      201,
    );
    const [rows] = await running.pool.query('SELECT asks FROM identity_checks WHERE citizen_id = ?', [
      citizen.id,
    ]);
    expect(rows).toEqual([{ asks: 1 }]);
    expect(await notices()).not.toContain('identityVerified');
  });

  it.each([
    ['王不符', 'differs'],
    ['王无档', 'noRecord'],
  ])('is refused to %s everywhere that something is paid, with what to do: %s', async (name, reason) => {
    await giveIdentity(running, citizen, { name });
    const refused = refusal('IDENTITY.REFUSED', { reason });
    expect(await enrol()).toMatchObject(refused);
    const listing = await aListing(running.pool);
    const buys = client.post(`/api/v1/listings/${listing.id}/orders`, { vin: aVin() }, once());
    expect(await buys).toMatchObject(refused);
    expect(
      await client.post('/api/v1/reservations', { tail: `T${1_000 + serial}`, vin: aVin() }, once()),
    ).toMatchObject(refused);
    expect(await own()).toMatchObject({ state: 'refused', by: 'provider', reason });
    const [rows] = await running.pool.query('SELECT vin_hash FROM vin_claims WHERE citizen_id = ?', [
      citizen.id,
    ]);
    expect(rows).toEqual([]);
  });

  it('is asked anew when name or number is corrected', async () => {
    const residentId = await giveIdentity(running, citizen, { name: '王不符' });
    expect(await enrol()).toMatchObject(refusal('IDENTITY.REFUSED', { reason: 'differs' }));
    expect(await correct({ person: { realName: ' ', residentId: '1' } })).toMatchObject({
      ...{ status: 422, body: { code: 'ACCOUNT.INVALID' } },
    });
    expect(await correct({ person: { realName: '王相符', residentId } })).toMatchObject({
      ...{ status: 200, body: { state: 'notAsked', name: '王相符' } },
    });
    expect(await client.post(`${OWN}/check`, {})).toMatchObject({ status: 200, body: { state: 'verified' } });
    expect((await enrol()).status).toBe(201);
    expect(await correct({ person: { realName: '王又改', residentId } })).toMatchObject(
      refusal('IDENTITY.STANDS', {}),
    );
  });

  it('stays under which name something was paid for, though it is not verified', async () => {
    await running.pool.query('UPDATE citizens SET created_at_ms = 0 WHERE id = ?', [citizen.id]);
    const residentId = await giveIdentity(running, citizen);
    const { orderNo } = (await enrol()).body as { orderNo: string };
    const order = await running.app.get(FindOrders).own(citizen.id, orderNo);
    if (order instanceof RefusalError) throw order;
    await payOrder(running, order);
    await running.pool.query(`UPDATE identity_checks SET state = 'refused' WHERE citizen_id = ?`, [
      citizen.id,
    ]);
    expect(await correct({ person: { realName: '别人', residentId } })).toMatchObject(
      refusal('IDENTITY.STANDS', {}),
    );
  });

  it('is waited for where nobody answers, asked again by itself, and told when it is answered', async () => {
    await giveIdentity(running, citizen, { name: `王${citizen.id}慢慢` });
    expect(await enrol()).toMatchObject(
      refusal('IDENTITY.WAITING', { askedAtMs: expect.any(Number), nextTryAtMs: expect.any(Number) }),
    );
    const { state, askedAtMs, nextTryAtMs } = await own();
    expect([state, Number(nextTryAtMs) > Number(askedAtMs)]).toEqual(['waiting', true]);
    await lookAgain();
    expect(await own()).toMatchObject({ state: 'waiting', askedAtMs });
    await lookAgain();
    expect(await own()).toMatchObject({ state: 'verified', askedAtMs: null });
    await waitUntil(async () => (await notices()).includes('identityVerified'));
    expect((await enrol()).status).toBe(201);
  });

  it('counts no answer to what was corrected since', async () => {
    const residentId = await giveIdentity(running, citizen, { name: `王${citizen.id}失联` });
    expect(await enrol()).toMatchObject({ body: { code: 'IDENTITY.WAITING' } });
    expect((await correct({ person: { realName: '王不符', residentId } })).status).toBe(200);
    await lookAgain();
    expect(await own()).toMatchObject({ state: 'notAsked' });
    expect(await client.post(`${OWN}/check`, {})).toMatchObject({
      body: { state: expect.stringMatching(/waiting|refused/) },
    });
    await lookAgain();
    expect(await own()).toMatchObject({ state: 'refused', reason: 'differs' });
  });

  it('says where the document’s region differs, and takes the document’s with one press', async () => {
    await giveIdentity(running, citizen, { residentId: aResidentId('19900307', '330703') });
    await client.post(`${OWN}/check`, {});
    expect(await enrol()).toMatchObject(
      refusal('IDENTITY.REGION_UNPROVEN', { region: '330702', ofDocument: ['330703'] }),
    );
    expect(await client.put(`${OWN}/region`, { region: '330784' })).toMatchObject(
      refusal('IDENTITY.REGION_UNPROVEN', { region: '330702', ofDocument: ['330703'] }),
    );
    expect(await client.put(`${OWN}/region`, { region: '330703' })).toMatchObject({
      body: { region: { chosen: '330703', isProven: true } },
    });
    expect((await client.get('/api/v1/me')).body).toMatchObject({ region: '330703' });
    expect((await enrol()).status).toBe(201);
  });

  it('lets the chosen region stand where a document names the city or a county that is no more', async () => {
    await giveIdentity(running, citizen, { residentId: aResidentId('19680307', '330721') });
    expect((await enrol()).status).toBe(201);
  });

  it('is asked of nobody who registered before the day of the setting', async () => {
    await giveIdentity(running, citizen, { name: '王不符' });
    await running.pool.query('UPDATE citizens SET created_at_ms = ? WHERE id = ?', [
      Date.parse('2020-01-01T00:00:00+08:00'),
      citizen.id,
    ]);
    const administrator = await staffClient(running, 'administrator');
    const set = async (value: number, version: number): Promise<void> => {
      const path = '/api/v1/admin/settings/citizens.askedSinceDate';
      const answer = await administrator.put(path, { value, version, reason: '老用户先不核验' });
      expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
      const { Settings } = await import('../settings');
      await running.app.get(Settings).look();
    };
    await set(20_200_102, 0);
    expect(await own()).toMatchObject({ state: 'notNeeded' });
    expect((await enrol()).status).toBe(201);
    await set(20_200_101, 1);
    expect(await own()).toMatchObject({ state: 'notAsked' });
    await set(0, 2);
  });

  it('cannot be told of an account without a document, which says so', async () => {
    expect(await enrol()).toMatchObject(refusal('IDENTITY.REFUSED', { reason: 'noDocument' }));
    const residentId = aResidentId();
    expect((await correct({ person: { realName: '王补充', residentId } })).status).toBe(200);
    expect(await client.post(`${OWN}/check`, {})).toMatchObject({
      body: { state: 'refused', reason: 'notCovered' },
    });
  });

  it('is nobody’s business who has no session', async () => {
    const stranger = running.client();
    for (const answer of [
      stranger.get(OWN),
      stranger.post(`${OWN}/check`, {}),
      stranger.put(OWN, {}),
      stranger.put(`${OWN}/region`, { region: '330702' }),
    ])
      expect((await answer).status).toBe(401);
  });
});
