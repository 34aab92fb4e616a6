// Registration over HTTP on the real database: what is stored and how, who wins a race, and every way to be refused.
import { CurrentAgreement } from '../../agreements';
import { PersonalData } from '../../../platform/personal-data';
import {
  aCitizen,
  aMobile,
  aRegion,
  aResidentId,
  aRunningApp,
  AN_ASKER,
  codeSentTo,
  giveMobile,
  type HttpAnswer,
  type HttpClient,
  type RunningApp,
  textsTo,
  waitUntil,
} from '../../../testing';

const ACCOUNTS = '/api/v1/accounts';

describe('registration', () => {
  let running: RunningApp;
  let agreementVersion: string;
  let serial = 0;

  const aForm = (given: Record<string, unknown> = {}): Record<string, unknown> => {
    serial += 1;
    return {
      username: `New_${process.pid}_${serial}`,
      password: 'blue-plates-7',
      kind: 'person',
      person: { realName: '王小明', residentId: aResidentId(), temporaryPermitNo: '浙金暂 0012345' },
      region: '330702',
      address: '八一南街 1 号',
      mobile: aMobile(),
      smsCode: '000000',
      agreementVersion,
      identityConsent: true,
      ...given,
    };
  };
  const withCode = async (form: Record<string, unknown>): Promise<Record<string, unknown>> => ({
    ...form,
    smsCode: await codeSentTo(running, String(form['mobile']), 'register'),
  });
  const register = (form: object, client: HttpClient = running.client()): Promise<HttpAnswer> =>
    client.post(ACCOUNTS, form, AN_ASKER);
  const rowOf = async (username: unknown): Promise<Record<string, unknown>> => {
    const [rows] = await running.pool.query('SELECT * FROM citizens WHERE username = ?', [username]);
    return (rows as Record<string, unknown>[])[0] ?? {};
  };

  beforeAll(async () => {
    running = await aRunningApp();
    await aRegion(running.pool);
    agreementVersion = await running.app.get(CurrentAgreement).version();
  });
  afterAll(() => running.stop());

  it('makes an account, logs in and welcomes; documents and mobiles are sealed, consents kept with their times', async () => {
    const form = await withCode(aForm());
    const client = running.client();
    const beforeMs = Date.now();
    const answer = await register(form, client);
    const afterMs = Date.now();
    const { username, mobile } = form;
    expect(answer).toMatchObject({
      status: 201,
      body: { username, displayName: '王小明', kind: 'person', region: '330702' },
    });
    expect(await client.get('/api/v1/me')).toMatchObject({ status: 200, body: { username } });

    const row = await rowOf(username);
    const data = running.app.get(PersonalData);
    const { residentId } = form['person'] as { residentId: string };
    expect(data.open(String(row['mobile_sealed']))).toBe(mobile);
    expect(data.open(String(row['document_sealed']))).toBe(residentId);
    expect(data.open(String(row['temporary_permit_sealed']))).toBe('浙金暂 0012345');
    expect(row).toMatchObject({
      document_kind: 'citizen',
      address: '八一南街 1 号',
      agreement_version: agreementVersion,
      closed_at_ms: null,
    });
    for (const column of ['agreed_at_ms', 'identity_consent_at_ms', 'created_at_ms'])
      expect(beforeMs <= Number(row[column]) && Number(row[column]) <= afterMs).toBe(true);
    expect(String(row['password_hash'])).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const whole = JSON.stringify(row);
    for (const secret of [String(mobile), residentId, 'blue-plates-7']) expect(whole).not.toContain(secret);

    await waitUntil(async () => {
      const [rows] = await running.pool.query('SELECT kind FROM notices WHERE citizen_id = ?', [row['id']]);
      return (rows as { kind: string }[]).map(({ kind }) => kind).join() === 'welcome';
    });
  });

  it('takes organisations with their representative', async () => {
    const organisation = {
      name: '金华市春江物流有限公司',
      code: 'D2143569X',
      representativeName: '金春江',
      representativeId: aResidentId(),
    };
    const form = await withCode(aForm({ kind: 'organisation', person: undefined, organisation }));
    expect(await register(form)).toMatchObject({ status: 201, body: { kind: 'organisation' } });
    const row = await rowOf(form['username']);
    const data = running.app.get(PersonalData);
    expect(row).toMatchObject({ document_kind: 'organisationCode', representative_name: '金春江' });
    expect(data.open(String(row['representative_id_sealed']))).toBe(organisation.representativeId);
  });

  describe.each([
    ['user name', 'ACCOUNT.USERNAME_TAKEN'],
    ['document', 'ACCOUNT.DOCUMENT_TAKEN'],
    // Only by text is anybody told that a mobile has an account.
    ['mobile', 'SMS_CODE.EXPIRED'],
  ] as const)('of two with the same %s', (what, code) => {
    const aPair = async (): Promise<readonly [object, object]> => {
      const [one, other] = [aForm(), aForm()];
      if (what === 'user name') other['username'] = String(one['username']).toUpperCase();
      if (what === 'document') other['person'] = { ...(one['person'] as object), realName: '王大明' };
      if (what === 'mobile') {
        other['mobile'] = one['mobile'];
        const both = await withCode(one);
        return [both, { ...other, smsCode: both['smsCode'] }];
      }
      return [await withCode(one), await withCode(other)];
    };

    it('lets one in when they come at the same instant', async () => {
      const answers = await Promise.all((await aPair()).map((form) => register(form)));
      const [won, lost] = [...answers].sort((a, b) => a.status - b.status);
      expect(won?.status).toBe(201);
      expect((lost?.body as { code: string } | undefined)?.code).toBe(code);
      // As the release before had it; pages know its words until no instance of it is left.
      expect((lost?.body as { code: string } | undefined)?.code).not.toBe('ACCOUNT.MOBILE_TAKEN');
    });

    it('refuses the second when it comes later', async () => {
      const [one, other] = await aPair();
      expect((await register(one)).status).toBe(201);
      expect(await register(other)).toMatchObject({ status: what === 'mobile' ? 422 : 409, body: { code } });
    });
  });

  describe('with a mobile that has an account', () => {
    const send = (mobile: unknown) =>
      running.client().post('/api/v1/auth/sms-codes', { mobile, purpose: 'register' }, AN_ASKER);
    const checkCode = (mobile: unknown, code: string) =>
      running.client().post('/api/v1/accounts/mobile-codes', { mobile, code }, AN_ASKER);

    it('tells that by text alone: no answer differs from those for a number without one', async () => {
      const mobile = aMobile();
      await giveMobile(running, await aCitizen(running.pool), mobile);
      const stranger = aMobile();
      const [known, unknown] = [await send(mobile), await send(stranger)];
      for (const sent of [known, unknown]) expect(sent).toMatchObject({ status: 202 });
      expect(Object.keys(known.body as object)).toEqual(Object.keys(unknown.body as object));
      await waitUntil(async () => (await textsTo(running, mobile)).length > 0);
      expect(await textsTo(running, mobile)).toMatchObject([{ template: 'mobileHasAccount', params: {} }]);
      await waitUntil(async () => (await textsTo(running, stranger)).length > 0);
      const right = (await textsTo(running, stranger))[0]?.params.code;
      const code = right === '000000' ? '000001' : '000000';
      for (const each of [mobile, stranger]) {
        expect(await checkCode(each, code)).toMatchObject({
          status: 422,
          body: { code: 'SMS_CODE.WRONG', data: { triesLeft: 4 } },
        });
        expect(await register(aForm({ mobile: each, smsCode: code }))).toMatchObject({
          status: 422,
          body: { code: 'SMS_CODE.WRONG', data: { triesLeft: 3 } },
        });
      }
    });
  });

  describe('asks where it is typed whether the code is right', () => {
    const checkCode = (mobile: unknown, code: unknown) =>
      running.client().post('/api/v1/accounts/mobile-codes', { mobile, code }, AN_ASKER);

    it('and leaves a right one for the registration', async () => {
      const form = await withCode(aForm());
      expect((await checkCode(form['mobile'], form['smsCode'])).status).toBe(204);
      expect((await register(form)).status).toBe(201);
      expect(await checkCode(form['mobile'], form['smsCode'])).toMatchObject({
        status: 422,
        body: { code: 'SMS_CODE.EXPIRED' },
      });
    });

    it('at the cost of one of its five tries, wherever they are made', async () => {
      const form = await withCode(aForm());
      const wrong = form['smsCode'] === '000000' ? '000001' : '000000';
      for (const triesLeft of [4, 2])
        for (const [nth, answer] of [
          await checkCode(form['mobile'], wrong),
          await register({ ...form, smsCode: wrong }),
        ].entries())
          expect(answer).toMatchObject({
            body: { code: 'SMS_CODE.WRONG', data: { triesLeft: triesLeft - nth } },
          });
      expect(await checkCode(form['mobile'], wrong)).toMatchObject({ body: { data: { triesLeft: 0 } } });
      expect(await register(form)).toMatchObject({ body: { code: 'SMS_CODE.EXPIRED' } });
    });

    it('for nothing but registration, and no number but the one it went to', async () => {
      const citizen = await aCitizen(running.pool);
      const mobile = aMobile();
      await giveMobile(running, citizen, mobile);
      const forLogIn = await codeSentTo(running, mobile, 'login');
      for (const [number, code] of [
        [mobile, forLogIn],
        [aMobile(), forLogIn],
        ['no number', '123456'],
      ])
        expect(await checkCode(number, code)).toMatchObject({
          status: 422,
          body: { code: 'SMS_CODE.EXPIRED' },
        });
    });

    it.each([{ code: '1' }, { mobile: 7 }, { isAdmin: true }])('and by its shape: %j', async (change) => {
      const body = { mobile: aMobile(), code: '123456', ...change };
      expect(await running.client().post('/api/v1/accounts/mobile-codes', body)).toMatchObject({
        status: 400,
        body: { code: 'REQUEST.INVALID' },
      });
    });
  });

  it('refuses a password that is like the user name, and keeps the code', async () => {
    const form = await withCode(aForm());
    const password = `${String(form['username']).toUpperCase()}!`;
    expect(await register({ ...form, password })).toMatchObject({
      status: 422,
      body: {
        code: 'ACCOUNT.INVALID',
        data: { fields: [{ path: 'password', code: 'PASSWORD.LIKE_USERNAME' }] },
      },
    });
    expect((await register(form)).status).toBe(201);
  });

  it('knows an organisation with its old code again when it comes with the new one', async () => {
    const form = (code: string) =>
      withCode(
        aForm({
          kind: 'organisation',
          person: undefined,
          organisation: { name: '某公司', code, representativeName: '某人', representativeId: aResidentId() },
        }),
      );
    expect((await register(await form('91350100M000100Y43'))).status).toBe(201);
    expect(await register(await form('M000100Y-4'))).toMatchObject({
      status: 409,
      body: { code: 'ACCOUNT.DOCUMENT_TAKEN' },
    });
  });

  it('tells who has a document or a mobile only to who has shown a phone', async () => {
    const form = await withCode(aForm());
    await register(form);
    const strangers = aForm({ person: form['person'] });
    expect(await register(strangers)).toMatchObject({ status: 422, body: { code: 'SMS_CODE.EXPIRED' } });
    expect(await register(aForm({ mobile: form['mobile'] }))).toMatchObject({
      body: { code: 'SMS_CODE.EXPIRED' },
    });
  });

  it('lets the code be used again while something else is wrong, five times in all', async () => {
    const taken = await withCode(aForm());
    await register(taken);
    const form = await withCode(aForm({ person: taken['person'] }));
    for (let tries = 0; tries < 4; tries += 1)
      expect(await register(form)).toMatchObject({ body: { code: 'ACCOUNT.DOCUMENT_TAKEN' } });
    const person = { realName: '王小明', residentId: aResidentId() };
    expect((await register({ ...form, person })).status).toBe(201);
  });

  it('ends with the fifth look at the code, wrong ones told with what is left', async () => {
    const form = await withCode(aForm());
    const smsCode = form['smsCode'] === '000000' ? '000001' : '000000';
    for (const triesLeft of [4, 3, 2, 1, 0])
      expect(await register({ ...form, smsCode })).toMatchObject({
        status: 422,
        body: { code: 'SMS_CODE.WRONG', data: { triesLeft } },
      });
    expect(await register(form)).toMatchObject({ status: 422, body: { code: 'SMS_CODE.EXPIRED' } });
  });

  it('wants consent, of its own, to the handling of identity data', async () => {
    expect(await register(aForm({ identityConsent: false }))).toMatchObject({
      status: 422,
      body: { code: 'ACCOUNT.CONSENT_MISSING' },
    });
  });

  it('wants the agreement that is in force', async () => {
    expect(await register(aForm({ agreementVersion: '1999-01-01' }))).toMatchObject({
      status: 409,
      body: { code: 'ACCOUNT.AGREEMENT_OUTDATED', data: { version: agreementVersion } },
    });
  });

  it('tells every field that a rule refuses, beside the code and the data of the rule', async () => {
    const residentId = aResidentId(`${new Date().getUTCFullYear() - 17}0101`);
    const form = aForm({ username: 'abc', region: '999999', person: { realName: ' ', residentId } });
    expect(await register(form)).toMatchObject({
      status: 422,
      body: {
        code: 'ACCOUNT.INVALID',
        data: {
          fields: [
            { path: 'username', code: 'USERNAME.WRONG_LENGTH', data: { min: 5, max: 20, found: 3 } },
            { path: 'region', code: 'REGION.UNKNOWN', data: {} },
            { path: 'person.realName', code: 'TEXT.EMPTY', data: {} },
            { path: 'person.residentId', code: 'RESIDENT_ID.UNDER_AGE', data: { yearsMin: 18 } },
          ],
        },
      },
    });
  });

  it.each([
    [{ isAdmin: true }, 'isAdmin'],
    [{ username: 12_345 }, 'username'],
    [{ username: 'a'.repeat(41) }, 'username'],
    [{ kind: 'city' }, 'kind'],
    [{ person: undefined }, 'person'],
    [{ person: 'me' }, 'person'],
    [{ person: [] }, 'person'],
    [{ person: { realName: '王', residentId: 7 } }, 'person.residentId'],
    [{ person: { realName: '王', residentId: '1', isVip: true } }, 'person.isVip'],
    [{ kind: 'organisation' }, 'organisation'],
    [{ address: 'x'.repeat(201) }, 'address'],
    [{ mobile: null }, 'mobile'],
    [{ smsCode: '12345' }, 'smsCode'],
    [{ identityConsent: 'yes' }, 'identityConsent'],
    [{ password: 'x'.repeat(129) }, 'password'],
  ])('is refused by its shape: %j', async (change, path) => {
    const answer = await register(aForm(change));
    expect(answer).toMatchObject({ status: 400, body: { code: 'REQUEST.INVALID' } });
    const { fields } = (answer.body as { data: { fields: { path: string }[] } }).data;
    expect(fields.map((field) => field.path)).toContain(path);
  });

  it.each([
    ['with a variant behind each character', '门\ufe0f'],
    ['that grow when they are normalised', '\ufb2c'],
  ])('refuses names and addresses that no column holds: %s', async (_, character) => {
    const { person } = aForm() as { person: object };
    const long = { person: { ...person, realName: character.repeat(100) }, address: character.repeat(200) };
    const refused = await register(await withCode(aForm(long)));
    expect(refused).toMatchObject({ status: 400, body: { code: 'REQUEST.INVALID' } });
    expect((refused.body as { data: object }).data).toEqual({
      fields: expect.arrayContaining([
        { path: 'address', rule: 'maxLength' },
        { path: 'person.realName', rule: 'maxLength' },
      ]),
    });
  });

  it('takes names and addresses as long as the columns are, in characters of any kind', async () => {
    const { person } = aForm() as { person: object };
    const long = { person: { ...person, realName: '\u{20BB7}'.repeat(100) }, address: '街'.repeat(200) };
    expect(await register(await withCode(aForm(long)))).toMatchObject({ status: 201 });
  });

  it('is refused above 32 kB', async () => {
    expect(await register(aForm({ address: 'x'.repeat(40_000) }))).toMatchObject({ status: 413 });
  });

  it('says while typing whether a user name is free', async () => {
    const form = await withCode(aForm());
    const ask = (name: unknown) =>
      running.client().get(`${ACCOUNTS}/usernames/${encodeURIComponent(String(name))}`);
    expect(await ask(form['username'])).toMatchObject({ status: 200, body: { isFree: true } });
    await register(form);
    expect(await ask(String(form['username']).toUpperCase())).toMatchObject({ body: { isFree: false } });
    expect(await ask('a b')).toMatchObject({
      status: 422,
      body: {
        code: 'ACCOUNT.INVALID',
        data: { fields: [{ path: 'username', code: 'USERNAME.BAD_CHARACTER' }] },
      },
    });
  });

  it('offers the regions of the city', async () => {
    const answer = await running.client().get('/api/v1/regions');
    expect(answer).toMatchObject({ status: 200, body: [{ code: '330702', nameZh: expect.any(String) }] });
  });

  it('is limited for an address', async () => {
    const limited = await aRunningApp({ HAOPAI_REGISTRATIONS_PER_ADDRESS: '1' });
    expect((await limited.client().post(ACCOUNTS, aForm())).status).toBe(422);
    expect(await limited.client().post(ACCOUNTS, aForm())).toMatchObject({
      status: 429,
      body: { code: 'REQUEST.RATE_LIMITED' },
    });
    await limited.stop();
  });
});
