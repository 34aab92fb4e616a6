// Citizens before the staff, on the real database and over two instances: search, masks, reveal, lock, and each refusal.
import { randomUUID } from 'node:crypto';
import type { CitizenFile, CitizenLine, LotView, Page } from '@haopai/contracts';
import { PersonalData } from '../../platform/personal-data';
import { HashNames } from '../citizens';
import {
  aCitizen,
  aDatabase,
  aMobile,
  anAuction,
  anEnrolment,
  aResidentId,
  aRunningApp,
  aStaffMember,
  clientOfStaff,
  AN_ASKER,
  codeSentTo,
  giveMobile,
  type HttpAnswer,
  type HttpClient,
  LiveClient,
  type RunningApp,
  staffClient,
  type TestCitizen,
  type TestStaff,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../testing';

const CITIZENS = '/api/v1/admin/citizens';
const HOUR_MS = 3_600_000;
const REASON = '协助公安机关核实身份';

describe('citizens before the staff', () => {
  let database: ThrowAwayDatabase;
  let here: RunningApp;
  let there: RunningApp;
  let administrator: TestStaff;
  let client: HttpClient;
  let clerk: HttpClient;
  let citizen: TestCitizen;
  let mobile: string;
  let residentId: string;

  beforeAll(async () => {
    database = await aDatabase();
    const prefix = { HAOPAI_REDIS_PREFIX: `haopai-test-${randomUUID()}:` };
    [here, there] = await Promise.all([aRunningApp(prefix, database), aRunningApp(prefix, database)]);
    clerk = await staffClient(here, 'clerk');
  });
  beforeEach(async () => {
    administrator = await aStaffMember(here, 'administrator');
    client = await clientOfStaff(here, administrator);
    citizen = await aCitizen(database.pool, { displayName: '张三' });
    mobile = aMobile();
    residentId = aResidentId();
    await giveMobile(here, citizen, mobile);
    const personalData = here.app.get(PersonalData);
    await database.pool.query(
      `UPDATE citizens SET document_sealed = ?, document_hash = ?, document_kind = 'citizen', address = ?,
         agreement_version = '2026-01', agreed_at_ms = 7, identity_consent_at_ms = 8 WHERE id = ?`,
      [
        personalData.seal(residentId),
        personalData.hash('residentId', residentId),
        '浙江省金华市婺城区双溪西路801号',
        citizen.id,
      ],
    );
  });
  afterAll(async () => {
    await Promise.all([here.stop(), there.stop()]);
    await database.drop();
  });

  const search = (body: object, query = '', by = clerk): Promise<HttpAnswer> =>
    by.post(`${CITIZENS}/search${query}`, body);
  const found = async (body: object): Promise<readonly number[]> =>
    ((await search(body)).body as Page<CitizenLine>).items.map(({ id }) => id);
  const file = async (): Promise<CitizenFile> =>
    (await clerk.get(`${CITIZENS}/${citizen.id}`)).body as CitizenFile;
  const reveal = (fields: readonly string[], by = client, reason = REASON): Promise<HttpAnswer> =>
    by.post(`${CITIZENS}/${citizen.id}/reveal`, { fields, reason });
  const act = (what: 'lock' | 'unlock', id = citizen.id, by = client): Promise<HttpAnswer> =>
    by.post(`${CITIZENS}/${id}/${what}`, { reason: REASON });
  const logIn = (password = citizen.password, at = here): Promise<HttpAnswer> =>
    at.client().post('/api/v1/auth/login', { username: citizen.username, password });
  const audited = async (): Promise<readonly object[]> => {
    const [rows] = await database.pool.query(
      'SELECT entry FROM audit_entries WHERE subject = ? ORDER BY entry_no',
      [`citizen:${citizen.id}`],
    );
    return (rows as { entry: string }[]).map(({ entry }) => JSON.parse(entry) as object);
  };

  describe('are found', () => {
    it('by the beginning of a user name, in which an underscore is no wildcard', async () => {
      expect(await found({ username: citizen.username.toUpperCase() })).toContain(citizen.id);
      expect(await found({ username: citizen.username.replaceAll('_', 'x') })).toEqual([]);
      expect(await found({ username: `x_${citizen.username}` })).toEqual([]);
    });

    it('by a sealed number, all of it and no less, as people type it', async () => {
      expect(
        await found({ mobile: `${mobile.slice(0, 3)} ${mobile.slice(3, 7)} ${mobile.slice(7)}` }),
      ).toEqual([citizen.id]);
      expect(await found({ document: residentId.toLowerCase() })).toEqual([citizen.id]);
      expect(await found({ mobile: aMobile() })).toEqual([]);
      expect(await found({ document: aResidentId() })).toEqual([]);
      for (const [path, value] of [
        ['mobile', mobile.slice(0, 7)],
        ['document', residentId.slice(0, 10)],
      ])
        expect(await search({ [path as string]: value })).toMatchObject({
          status: 422,
          body: { code: 'ACCOUNT.INVALID', data: { fields: [{ path }] } },
        });
    });

    it('by either code of an organisation', async () => {
      const hash = here.app.get(PersonalData).hash('organisation', 'D2143569X');
      await database.pool.query("UPDATE citizens SET document_hash = ?, kind = 'organisation' WHERE id = ?", [
        hash,
        citizen.id,
      ]);
      expect(await found({ document: 'D2143569-X' })).toEqual([citizen.id]);
      expect(await found({ document: 'D2143569X', kind: 'organisation' })).toEqual([citizen.id]);
      expect(await found({ document: 'D2143569X', kind: 'person' })).toEqual([]);
    });

    it('by a whole name, however it is typed, and never by a part of it', async () => {
      const name = `阿卜杜拉·买买提${citizen.id}`;
      const { id } = await aCitizen(database.pool, { displayName: name });
      expect(await found({ name })).toEqual([]);
      await here.app.get(HashNames).look();
      for (const typed of [name, name.replace('·', ' • '), name.replace('·', '．')])
        expect(await found({ name: typed })).toEqual([id]);
      expect(await found({ name: name.slice(0, -1) })).toEqual([]);
      expect(await found({ name, kind: 'organisation' })).toEqual([]);
      const line = await search({ name });
      expect(line.body).toMatchObject({ items: [{ displayName: name, maskedMobile: null }] });
      expect(await search({ name: ' · ' })).toMatchObject({
        status: 422,
        body: { code: 'ACCOUNT.INVALID', data: { fields: [{ path: 'name', code: 'TEXT.EMPTY' }] } },
      });
    });

    it('by region and lock, all together, a page at a time', async () => {
      const others = [
        await aCitizen(database.pool, { region: '330784' }),
        await aCitizen(database.pool, { region: '330784' }),
      ];
      const [older, newer] = others.map(({ id }) => id);
      const { body } = await search({ region: '330784' }, '?size=1&page=2');
      expect(body).toMatchObject({ total: 2, page: 2, items: [{ id: older }] });
      await act('lock', newer);
      expect(await found({ region: '330784', isLocked: true })).toEqual([newer]);
      expect(await found({ region: '330784', isLocked: false })).toEqual([older]);
    });

    it.each([
      { username: '%' },
      { region: '33' },
      { kind: 'other' },
      { isLocked: 'yes' },
      { displayName: '张三' },
    ])('by nothing such as %j', async (body) => {
      expect(await search(body)).toMatchObject({ status: 400, body: { code: 'REQUEST.INVALID' } });
    });
  });

  it('are shown masked, with consents, log-ins and what they have here', async () => {
    await here.clientOf(citizen);
    const { id: auctionId } = await anAuction(database.pool, { startsAtMs: Date.now() + HOUR_MS });
    await anEnrolment(database.pool, { auctionId, citizenId: citizen.id });
    await database.pool.query(
      `INSERT INTO reservations (citizen_id, plate_number, plate_kind, plate_colour, is_personalised, region, vin, language, state, created_at_ms)
       VALUES (?, ?, 'ordinary', 'blue', 0, ?, ?, 'zh', 'pending', 1)`,
      [citizen.id, `浙G${citizen.id}`, citizen.region, String(citizen.id).padStart(17, '0')],
    );
    const shown = await file();
    expect(shown).toMatchObject({
      ...{ id: citizen.id, displayName: '张三', isLocked: false, lock: null, isClosed: false },
      maskedMobile: `${mobile.slice(0, 3)}****${mobile.slice(-4)}`,
      maskedAddress: '浙江省金华市****',
      sealed: ['mobile', 'document', 'address'],
      consents: { agreementVersion: '2026-01', agreedAtMs: 7, identityConsentAtMs: 8 },
      enrolments: [{ auctionId }],
      reservations: [{ plateNumber: `浙G${citizen.id}`, state: 'pending' }],
      orders: [],
    });
    const text = JSON.stringify([shown, (await search({ mobile })).body]);
    for (const secret of [mobile, residentId, '双溪西路']) expect(text).not.toContain(secret);
    expect(await clerk.get(`${CITIZENS}/999999`)).toMatchObject({
      status: 404,
      body: { code: 'CITIZEN.NOT_FOUND', data: { citizenId: 999_999 } },
    });
  });

  describe('are revealed', () => {
    it('field by field, for a reason: on record are who, when and which fields, and never what they say', async () => {
      expect(await reveal(['mobile', 'temporaryPermitNo'])).toMatchObject({
        status: 200,
        body: { mobile, temporaryPermitNo: null },
      });
      const { body } = await reveal(['document', 'address']);
      expect(body).toEqual({ document: residentId, address: '浙江省金华市婺城区双溪西路801号' });
      const entries = await audited();
      expect(entries).toMatchObject([
        {
          ...{ act: 'citizen.revealed', staffId: administrator.id, reason: REASON },
          after: { fields: ['mobile', 'temporaryPermitNo'] },
        },
        { after: { fields: ['document', 'address'] } },
      ]);
      for (const secret of [mobile, residentId, '双溪西路'])
        expect(JSON.stringify(entries)).not.toContain(secret);
    });

    it('to nobody without the right, and then nothing is on record', async () => {
      for (const role of ['clerk', 'cashier', 'auditor'] as const)
        expect(await reveal(['mobile'], await staffClient(here, role))).toMatchObject({
          status: 403,
          body: { code: 'STAFF.FORBIDDEN', data: { permission: 'citizens.reveal' } },
        });
      expect(await audited()).toEqual([]);
    });

    it('so often an hour by one member of the staff, over all instances', async () => {
      for (let times = 0; times < 30; times += 1) expect((await reveal(['mobile'])).status).toBe(200);
      const body = { fields: ['mobile'], reason: REASON };
      const atTheOther = there.client().post(`${CITIZENS}/${citizen.id}/reveal`, body, {
        Cookie: client.cookieHeader,
      });
      for (const answer of [await reveal(['mobile']), await atTheOther])
        expect(answer).toMatchObject({ status: 429, body: { code: 'REQUEST.RATE_LIMITED' } });
      expect(await audited()).toHaveLength(30);
      const another = await staffClient(there, 'administrator');
      expect((await reveal(['mobile'], another)).status).toBe(200);
    });

    const BAD: readonly (readonly [readonly string[], string])[] = [
      [[], REASON],
      [['mobile', 'mobile'], REASON],
      [['passwordHash'], REASON],
      [['mobile'], ''],
      [['mobile'], '   '],
    ];
    it.each(BAD)('not as %j for the reason "%s"', async (fields, reason) => {
      expect(await reveal(fields, client, reason)).toMatchObject({
        status: 400,
        body: { code: 'REQUEST.INVALID' },
      });
      expect(await audited()).toEqual([]);
    });
  });

  describe('are locked', () => {
    it('with a reason, and out at once at every instance: requests and sockets', async () => {
      const inside = [await here.clientOf(citizen), await there.clientOf(citizen)];
      const socket = await LiveClient.connect(there.url, inside[0]);
      const told = socket.next('session.ended');
      expect(await act('lock')).toMatchObject({
        status: 200,
        body: { isLocked: true, lock: { by: administrator.displayName, reason: REASON } },
      });
      expect(await told).toEqual({ reason: 'elsewhere' });
      for (const one of inside)
        expect(await one.get('/api/v1/me')).toMatchObject({ status: 401, body: { code: 'SESSION.ENDED' } });
      expect(await audited()).toMatchObject([
        {
          ...{ act: 'citizen.locked', staffId: administrator.id, reason: REASON },
          ...{ before: { isLocked: false }, after: { isLocked: true } },
        },
      ]);
    });

    it('and told so at log-in with the right password alone', async () => {
      await act('lock');
      for (const at of [here, there])
        expect(await logIn(citizen.password, at)).toMatchObject({
          status: 403,
          body: { code: 'LOGIN.ACCOUNT_LOCKED', data: {} },
        });
      expect(await logIn('a wild guess')).toMatchObject({ status: 401, body: { code: 'LOGIN.FAILED' } });
    });

    it('also when they come with a code by SMS', async () => {
      await act('lock');
      const code = await codeSentTo(here, mobile, 'login');
      expect(await here.client().post('/api/v1/auth/login/sms', { mobile, code }, AN_ASKER)).toMatchObject({
        status: 403,
        body: { code: 'LOGIN.ACCOUNT_LOCKED' },
      });
    });

    it('also for a new password', async () => {
      await act('lock');
      const code = await codeSentTo(here, mobile, 'recover');
      const body = { mobile, code, newPassword: 'green-plates-8' };
      expect(await here.client().post('/api/v1/auth/password-recovery', body, AN_ASKER)).toMatchObject({
        status: 403,
        body: { code: 'LOGIN.ACCOUNT_LOCKED' },
      });
      await act('unlock');
      expect((await logIn()).status).toBe(200);
    });

    it('and neither bid nor pay: the room’s door is shut, and what they had bid stands', async () => {
      const { id: auctionId, lots } = await anAuction(database.pool, {
        firstBidMs: HOUR_MS,
        countdownMs: HOUR_MS,
      });
      const { paddleNo, accessCode, entries } = await anEnrolment(database.pool, {
        auctionId,
        citizenId: citizen.id,
      });
      const bidder = await here.clientOf(citizen);
      await bidder.post(`/api/v1/auctions/${auctionId}/room`, { paddleNo, accessCode });
      const lotId = lots[0]?.id ?? 0;
      const bid = (amountFen: number): Promise<HttpAnswer> =>
        bidder.post(
          `/api/v1/lots/${lotId}/bids`,
          { amountFen, entryId: entries[0]?.id },
          { 'Idempotency-Key': randomUUID() },
        );
      const lot = async (): Promise<LotView> =>
        (await here.client().get(`/api/v1/lots/${lotId}`)).body as LotView;
      await waitUntil(async () => (await lot()).phase === 'fiveMinutes');
      expect(await bid(5_000_000)).toMatchObject({ status: 200 });
      // What readers see is written after the fact.
      await waitUntil(async () => (await lot()).leaderPaddle === paddleNo);
      const led = await lot();
      await act('lock');
      expect(await bid(5_100_000)).toMatchObject({ status: 401, body: { code: 'SESSION.ENDED' } });
      expect(await bidder.post('/api/v1/me/orders/1/payments', {})).toMatchObject({ status: 401 });
      expect(await lot()).toEqual(led);
    });

    it('until they are unlocked, with a reason', async () => {
      await act('lock');
      expect(await act('unlock')).toMatchObject({ status: 200, body: { isLocked: false, lock: null } });
      expect((await logIn()).status).toBe(200);
      expect(await audited()).toMatchObject([
        { act: 'citizen.locked' },
        { act: 'citizen.unlocked', reason: REASON, before: { isLocked: true }, after: { isLocked: false } },
      ]);
    });

    it('once; a second time ends what sessions there still are, and is refused', async () => {
      const inside = await here.clientOf(citizen);
      // As if the sessions had been out of reach when it was locked.
      await database.pool.query('UPDATE citizens SET locked_at_ms = 5 WHERE id = ?', [citizen.id]);
      expect(await act('lock')).toMatchObject({
        status: 409,
        body: { code: 'CITIZEN.LOCKED_ALREADY', data: { atMs: 5 } },
      });
      expect((await inside.get('/api/v1/me')).status).toBe(401);
      await act('unlock');
      expect(await act('unlock')).toMatchObject({ status: 409, body: { code: 'CITIZEN.NOT_LOCKED' } });
    });

    it('only with the right, and only if they are there', async () => {
      for (const what of ['lock', 'unlock'] as const) {
        expect(await act(what, citizen.id, clerk)).toMatchObject({
          status: 403,
          body: { code: 'STAFF.FORBIDDEN', data: { permission: 'citizens.lock' } },
        });
        expect(await act(what, 999_999)).toMatchObject({ status: 404, body: { code: 'CITIZEN.NOT_FOUND' } });
      }
      expect((await logIn()).status).toBe(200);
      expect(await audited()).toEqual([]);
    });

    it('also when they are just logging in', async () => {
      const entering = [here.client(), there.client(), here.client()];
      const { username, password } = citizen;
      const [locked, ...answers] = await Promise.all([
        act('lock'),
        ...entering.map((one) => one.post('/api/v1/auth/login', { username, password })),
      ]);
      expect(locked).toMatchObject({ status: 200 });
      for (const { status } of answers) expect([200, 403]).toContain(status);
      for (const one of entering) expect((await one.get('/api/v1/me')).status).toBe(401);
    });
  });

  it('who have closed their account are shown as such, and neither revealed nor locked', async () => {
    await database.pool.query('UPDATE citizens SET closed_at_ms = 9 WHERE id = ?', [citizen.id]);
    expect(await file()).toMatchObject({ isClosed: true, closedAtMs: 9 });
    for (const answer of [await reveal(['mobile']), await act('lock'), await act('unlock')])
      expect(answer).toMatchObject({ status: 409, body: { code: 'CITIZEN.CLOSED', data: { atMs: 9 } } });
    expect(await audited()).toEqual([]);
  });
});
