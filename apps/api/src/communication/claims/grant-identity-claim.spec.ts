// "This is my document" and "I am from here", on the real database: started by whoever finds the document taken, decided by the office, on record.
import { randomUUID } from 'node:crypto';
import type { AdminClaimView, ClaimView, NoticeView, OwnIdentityView, Page } from '@haopai/contracts';
import {
  aCitizen,
  aMobile,
  anAuction,
  aRegion,
  aResidentId,
  aRunningApp,
  AN_ASKER,
  codeSentTo,
  giveIdentity,
  type HttpAnswer,
  type HttpClient,
  type RunningApp,
  staffClient,
  type TestAuction,
} from '../../testing';
import { CurrentAgreement } from '../../access/agreements';

const DAY_MS = 24 * 3_600_000;
const IDENTITY = '/api/v1/me/identity';
let serial = 0;
const aVin = (): string => `WMC${String((serial += 1)).padStart(14, '0')}`;
const once = () => ({ 'Idempotency-Key': randomUUID() });

describe('claims about who somebody is', () => {
  let running: RunningApp;
  let desk: HttpClient;
  let auction: TestAuction;

  beforeAll(async () => {
    running = await aRunningApp({
      HAOPAI_ROLE: 'edge',
      HAOPAI_RATE_LIMIT: 'off',
      HAOPAI_IDENTITY: 'sandbox',
    });
    await aRegion(running.pool);
    desk = await staffClient(running, 'clerk');
    auction = await anAuction(running.pool, { startsAtMs: Date.now() + DAY_MS });
  });
  afterAll(() => running.stop());

  const register = async (residentId: string, given: object = {}): Promise<[HttpAnswer, HttpClient]> => {
    const client = running.client();
    const mobile = aMobile();
    serial += 1;
    const form = {
      ...{ username: `claims_${process.pid}_${serial}`, password: 'blue-plates-7', kind: 'person' },
      ...{ person: { realName: '王本人', residentId }, region: '330702', address: '八一南街 1 号', mobile },
      ...{ agreementVersion: await running.app.get(CurrentAgreement).version(), identityConsent: true },
      smsCode: '000000',
      ...given,
    };
    const wrong = await client.post('/api/v1/accounts', form);
    // Before the phone is shown nobody hears that somebody has the document.
    expect(wrong).toMatchObject({ body: { code: expect.stringMatching(/^SMS_CODE\./) } });
    const smsCode = await codeSentTo(running, mobile, 'register');
    return [await client.post('/api/v1/accounts', { ...form, smsCode }, AN_ASKER), client];
  };
  const enrol = (by: HttpClient): Promise<HttpAnswer> =>
    by.post(`/api/v1/auctions/${auction.id}/enrolments`, { vins: [aVin()] }, once());
  const claim = async (by: HttpClient, body: object): Promise<number> => {
    const answer = await by.post('/api/v1/me/claims', { text: '附证件图片。', ...body }, once());
    expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
    return (answer.body as ClaimView).id;
  };
  const read = async (id: number): Promise<AdminClaimView> =>
    (await desk.get(`/api/v1/admin/claims/${id}`)).body as AdminClaimView;
  const grant = async (id: number, what: 'document' | 'region'): Promise<HttpAnswer> => {
    const { version } = await read(id);
    return desk.post(`/api/v1/admin/claims/${id}/grant-${what}`, { version, text: '经核实，已认定。' });
  };
  const own = async (by: HttpClient): Promise<OwnIdentityView> =>
    (await by.get(IDENTITY)).body as OwnIdentityView;
  const acts = async (id: number): Promise<readonly string[]> => {
    const administrator = await staffClient(running, 'administrator');
    const { body } = await administrator.get(`/api/v1/admin/audit?subject=claim:${id}`);
    return (body as { items: readonly { act: string }[] }).items.map(({ act }) => act);
  };
  const refused = (reason: string) => ({ status: 409, body: { code: 'IDENTITY.REFUSED', data: { reason } } });

  it('move a document to whose it is, from whoever has made an account with it', async () => {
    const squatter = await aCitizen(running.pool);
    const squatting = await running.clientOf(squatter);
    const residentId = await giveIdentity(running, squatter, { name: '冒名人' });
    expect((await enrol(squatting)).status).toBe(201);

    const [plain] = await register(residentId);
    expect(plain).toMatchObject({ status: 409, body: { code: 'ACCOUNT.DOCUMENT_TAKEN' } });
    const [made, owner] = await register(residentId, { claimsDocument: true });
    expect(made.status).toBe(201);
    expect(await own(owner)).toMatchObject({
      state: 'refused',
      reason: 'claimed',
      openClaims: { document: null },
    });
    expect(await enrol(owner)).toMatchObject(refused('claimed'));
    expect(await owner.post(`${IDENTITY}/check`, {})).toMatchObject({
      body: { state: 'refused', reason: 'claimed' },
    });

    const id = await claim(owner, { about: 'document' });
    expect((await own(owner)).openClaims.document).toBe(id);
    expect((await read(id)).identity).toMatchObject({
      ...{ state: 'refused', reason: 'claimed' },
      other: { citizenId: squatter.id, username: squatter.username, isVerified: true, paidEnrolments: 0 },
    });
    expect(JSON.stringify(await read(id))).not.toContain(residentId);
    expect(await grant(id, 'region')).toMatchObject({ body: { code: 'CLAIM.ABOUT_UNKNOWN' } });
    expect(await grant(id, 'document')).toMatchObject({
      ...{
        status: 200,
        body: { state: 'answered', identity: { state: 'verified', by: 'office', other: null } },
      },
    });
    expect(await acts(id)).toEqual(expect.arrayContaining(['claim.answered', 'claim.documentGranted']));
    expect((await enrol(owner)).status).toBe(201);

    const second = await anAuction(running.pool, { startsAtMs: Date.now() + DAY_MS });
    const again = squatting.post(`/api/v1/auctions/${second.id}/enrolments`, { vins: [aVin()] }, once());
    expect(await again).toMatchObject(refused('lost'));
    const { body } = await squatting.get('/api/v1/me/notices');
    expect((body as Page<NoticeView>).items[0]).toMatchObject({
      ...{ kind: 'identityRefused', data: { reason: 'lost' } },
    });
    expect(
      (await squatting.put(IDENTITY, { person: { realName: '冒名人', residentId } })).body,
    ).toMatchObject({
      code: 'ACCOUNT.DOCUMENT_TAKEN',
    });
    const honest = { person: { realName: '真名人', residentId: aResidentId() } };
    expect(await squatting.put(IDENTITY, honest)).toMatchObject({ status: 200, body: { state: 'notAsked' } });
  });

  it('give whom nobody has a record of a way, by a picture', async () => {
    const citizen = await aCitizen(running.pool);
    const client = await running.clientOf(citizen);
    await giveIdentity(running, citizen, { name: '王无档' });
    expect(await enrol(client)).toMatchObject(refused('noRecord'));
    const id = await claim(client, { about: 'document' });
    expect((await grant(id, 'document')).status).toBe(200);
    expect(await own(client)).toMatchObject({ state: 'verified', by: 'office' });
    expect((await enrol(client)).status).toBe(201);
  });

  it('let somebody from elsewhere prove that they live here', async () => {
    const citizen = await aCitizen(running.pool);
    const client = await running.clientOf(citizen);
    await giveIdentity(running, citizen, { residentId: aResidentId('19900307', '110101') });
    const wrong = await client.post(
      '/api/v1/me/claims',
      { about: 'region', ref: '110101', text: '居住证' },
      once(),
    );
    expect(wrong).toMatchObject({ body: { code: 'CLAIM.ABOUT_UNKNOWN' } });
    const id = await claim(client, { about: 'region', ref: '330702' });
    expect(await grant(id, 'region')).toMatchObject({ status: 409, body: { code: 'CLAIM.IDENTITY_FIRST' } });
    expect(await enrol(client)).toMatchObject({
      body: { code: 'IDENTITY.REGION_UNPROVEN', data: { region: '330702', ofDocument: [] } },
    });
    expect(await grant(id, 'region')).toMatchObject({
      body: { about: 'region', ref: '330702', identity: { region: { isProven: true } } },
    });
    expect(await acts(id)).toContain('claim.regionGranted');
    expect((await enrol(client)).status).toBe(201);
  });

  it('are granted by nobody who may not', async () => {
    const id = await claim(await running.clientOf(await aCitizen(running.pool)), { about: 'document' });
    const auditor = await staffClient(running, 'auditor');
    for (const what of ['document', 'region'])
      expect(
        await auditor.post(`/api/v1/admin/claims/${id}/grant-${what}`, { version: 1, text: '好' }),
      ).toMatchObject({
        ...{ status: 403, body: { code: 'STAFF.FORBIDDEN' } },
      });
  });
});
