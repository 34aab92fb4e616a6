// A forgotten password: who holds the phone sets a new one, and whoever was logged in is so no more.
import {
  aCitizen,
  aMobile,
  aRunningApp,
  AN_ASKER,
  codeSentTo,
  giveMobile,
  type HttpAnswer,
  type RunningApp,
  type TestCitizen,
  waitUntil,
} from '../../../testing';

describe('recovery of a password', () => {
  const newPassword = 'green-plates-8';
  let running: RunningApp;
  let citizen: TestCitizen;
  let mobile: string;

  const recover = (body: object): Promise<HttpAnswer> =>
    running.client().post('/api/v1/auth/password-recovery', body, AN_ASKER);
  const logIn = (password: string): Promise<HttpAnswer> =>
    running.client().post('/api/v1/auth/login', { username: citizen.username, password });

  beforeAll(async () => {
    running = await aRunningApp();
  });
  afterAll(() => running.stop());
  beforeEach(async () => {
    citizen = await aCitizen(running.pool);
    mobile = aMobile();
    await giveMobile(running, citizen, mobile);
  });

  it('changes it, ends every session, tells the citizen, and uses the code up', async () => {
    const [one, other] = [await running.clientOf(citizen), await running.clientOf(citizen)];
    const code = await codeSentTo(running, mobile, 'recover');
    expect((await recover({ mobile, code, newPassword })).status).toBe(204);
    for (const client of [one, other]) expect((await client.get('/api/v1/me')).status).toBe(401);
    expect((await logIn(citizen.password)).status).toBe(401);
    expect((await logIn(newPassword)).status).toBe(200);
    expect(await recover({ mobile, code, newPassword })).toMatchObject({
      body: { code: 'SMS_CODE.EXPIRED' },
    });
    await waitUntil(async () => {
      const [rows] = await running.pool.query('SELECT kind FROM notices WHERE citizen_id = ?', [citizen.id]);
      return (rows as { kind: string }[]).some(({ kind }) => kind === 'passwordChanged');
    });
  });

  it('opens an account that is locked', async () => {
    for (let failures = 0; failures < 5; failures += 1) await logIn('a wild guess');
    expect((await logIn(citizen.password)).status).toBe(429);
    const code = await codeSentTo(running, mobile, 'recover');
    expect((await recover({ mobile, code, newPassword })).status).toBe(204);
    expect((await logIn(newPassword)).status).toBe(200);
  });

  it('opens the citizen’s own browser, too, that was locked by so many wrong passwords', async () => {
    const client = await running.clientOf(citizen);
    const { username } = citizen;
    const tryHere = (password: string) => client.post('/api/v1/auth/login', { username, password });
    for (let failures = 0; failures < 5; failures += 1) await tryHere('a wild guess');
    expect((await tryHere(citizen.password)).status).toBe(429);
    const code = await codeSentTo(running, mobile, 'recover');
    const Cookie = `${client.cookieHeader}; ${AN_ASKER['Cookie'] ?? ''}`;
    await client.post('/api/v1/auth/password-recovery', { mobile, code, newPassword }, { Cookie });
    expect((await tryHere(newPassword)).status).toBe(200);
  });

  it('wants the code that was sent, and a code for something else is none', async () => {
    const forLogIn = await codeSentTo(running, mobile, 'login');
    expect(await recover({ mobile, code: forLogIn, newPassword })).toMatchObject({
      status: 422,
      body: { code: 'SMS_CODE.EXPIRED' },
    });
    expect((await logIn(citizen.password)).status).toBe(200);
  });

  it('wants a password that may be one, and keeps the code for it', async () => {
    const code = await codeSentTo(running, mobile, 'recover');
    expect(await recover({ mobile, code, newPassword: '12345678' })).toMatchObject({
      status: 422,
      body: {
        code: 'ACCOUNT.INVALID',
        data: { fields: [{ path: 'newPassword', code: 'PASSWORD.TOO_COMMON' }] },
      },
    });
    expect((await recover({ mobile, code, newPassword })).status).toBe(204);
  });

  it('refuses one that is like the user name, and keeps the code for another', async () => {
    const code = await codeSentTo(running, mobile, 'recover');
    expect(await recover({ mobile, code, newPassword: citizen.username.toUpperCase() })).toMatchObject({
      status: 422,
      body: {
        code: 'ACCOUNT.INVALID',
        data: { fields: [{ path: 'newPassword', code: 'PASSWORD.LIKE_USERNAME' }] },
      },
    });
    expect((await recover({ mobile, code, newPassword })).status).toBe(204);
  });

  it('tells nobody whether a number has an account', async () => {
    const stranger = aMobile();
    const send = (to: string) =>
      running.client().post('/api/v1/auth/sms-codes', { mobile: to, purpose: 'recover' }, AN_ASKER);
    await Promise.all([send(mobile), send(stranger)]);
    const code = '000000';
    const answers = await Promise.all(
      [mobile, stranger].map((each) => recover({ mobile: each, code, newPassword })),
    );
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 422, body: { code: 'SMS_CODE.WRONG', data: { triesLeft: 4 } } });
    expect(await recover({ mobile: 'no number', code, newPassword })).toMatchObject({
      body: { code: 'SMS_CODE.EXPIRED' },
    });
  });

  it.each([{ newPassword: 7 }, { code: '1' }, { mobile: {} }, { isAdmin: true }])(
    'is refused by its shape: %j',
    async (change) => {
      const body = { mobile, code: '123456', newPassword, ...change };
      expect(await recover(body)).toMatchObject({ status: 400, body: { code: 'REQUEST.INVALID' } });
    },
  );
});
