// One's own account over HTTP: what it says, what can be changed, and each refusal, on real services.
import type { ProfileView, SessionView } from '@haopai/contracts';
import { PersonalData } from '../../platform/personal-data';
import {
  aCitizen,
  aMobile,
  aResidentId,
  aRunningApp,
  giveMobile,
  type HttpClient,
  type RunningApp,
  type TestCitizen,
  textsTo,
  waitUntil,
} from '../../testing';
import { LOG_INS_KEPT_MAX } from './log-ins.store';

const ME = '/api/v1/me';
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';
const NEW_PASSWORD = 'plates-are-green-8';

describe('the own account', () => {
  let running: RunningApp;
  let citizen: TestCitizen;
  let client: HttpClient;
  let mobile: string;

  beforeAll(async () => {
    running = await aRunningApp();
  });
  beforeEach(async () => {
    citizen = await aCitizen(running.pool, { displayName: '王小明' });
    mobile = aMobile();
    await giveMobile(running, citizen, mobile);
    client = await running.clientOf(citizen);
  });
  afterAll(() => running.stop());

  const profile = async (): Promise<ProfileView> => (await client.get(`${ME}/profile`)).body as ProfileView;
  const noticeKinds = async (): Promise<readonly string[]> => {
    const { body } = await client.get(`${ME}/notices`);
    return (body as { items: { kind: string }[] }).items.map(({ kind }) => kind);
  };
  const codeTo = async (number: string): Promise<string> => {
    const sent = await client.post('/api/v1/auth/sms-codes', { mobile: number, purpose: 'changeMobile' });
    expect(sent.status).toBe(202);
    await waitUntil(async () => (await textsTo(running, number))[0]?.template === 'changeMobileCode');
    return (await textsTo(running, number))[0]?.params.code ?? '';
  };
  const fields = (path: string, code: string) => ({
    status: 422,
    body: { code: 'ACCOUNT.INVALID', data: { fields: [{ path, code }] } },
  });
  const refused = (status: number, code: string) => ({ status, body: { code } });

  describe('says of itself', () => {
    it('what it knows, with every number masked, and is kept by no cache', async () => {
      const personalData = running.app.get(PersonalData);
      const document = aResidentId();
      await running.pool.query(
        `UPDATE citizens SET document_sealed = ?, temporary_permit_sealed = ?, representative_name = ?,
           representative_id_sealed = ?, address = ?, agreement_version = ? WHERE id = ?`,
        [
          personalData.seal(document),
          personalData.seal('ZJ20260001234'),
          '李四',
          personalData.seal('330702198001011239'),
          '婺城区人民东路 1 号',
          '2026-11-01',
          citizen.id,
        ],
      );
      const answer = await client.get(`${ME}/profile`);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer).toMatchObject({
        status: 200,
        body: {
          username: citizen.username,
          displayName: '王小明',
          kind: 'person',
          region: citizen.region,
          address: '婺城区人民东路 1 号',
          maskedMobile: `${mobile.slice(0, 3)}****${mobile.slice(-4)}`,
          maskedDocument: `330***********${document.slice(-4)}`,
          maskedTemporaryPermitNo: 'ZJ2******1234',
          representativeName: '李四',
          maskedRepresentativeId: '330***********1239',
          agreementVersion: '2026-11-01',
        },
      });
      expect(JSON.stringify(answer.body)).not.toMatch(new RegExp(`${mobile}|${document}|19800101`));
    });

    it('little where little is known', async () => {
      await running.pool.query('UPDATE citizens SET mobile_sealed = NULL WHERE id = ?', [citizen.id]);
      expect(await profile()).toMatchObject({ maskedMobile: null, maskedDocument: null, lastLogin: null });
    });

    it('when, where and with what the log-in before this one was', async () => {
      const later = running.client();
      const { username, password } = citizen;
      await waitUntil(async () => (await logInsOf(citizen.id)) === 1);
      await later.post('/api/v1/auth/login', { username, password }, { 'User-Agent': CHROME });
      const seen = (await later.get(`${ME}/profile`)).body as ProfileView;
      const { body } = await client.get(`${ME}/sessions`);
      const own = (body as SessionView[]).find(({ isCurrent }) => isCurrent);
      expect(seen.lastLogin).toEqual({ atMs: own?.openedAtMs, address: own?.address, device: own?.device });
      await waitUntil(async () => (await logInsOf(citizen.id)) === 2);
      expect((await profile()).lastLogin).toBeNull();
    });

    it(`no more than the last ${LOG_INS_KEPT_MAX} log-ins`, async () => {
      await waitUntil(async () => (await logInsOf(citizen.id)) === 1);
      const [first] = await running.pool.query('SELECT id FROM log_ins WHERE citizen_id = ?', [citizen.id]);
      for (let each = 0; each < LOG_INS_KEPT_MAX; each += 1) await running.clientOf(citizen);
      await waitUntil(async () => {
        const [kept] = await running.pool.query('SELECT id FROM log_ins WHERE id IN (?)', [idsOf(first)]);
        return idsOf(kept).length === 0;
      });
      expect(await logInsOf(citizen.id)).toBe(LOG_INS_KEPT_MAX);
    });
  });

  describe('changes its password', () => {
    const change = (currentPassword: string, newPassword: string) =>
      client.put(`${ME}/password`, { currentPassword, newPassword });

    it('for who knows the old one; the other sessions end, and the citizen is told', async () => {
      const elsewhere = await running.clientOf(citizen);
      expect(await change(citizen.password, NEW_PASSWORD)).toMatchObject({ status: 204 });
      expect((await client.get(`${ME}/profile`)).status).toBe(200);
      expect(await elsewhere.get(ME)).toMatchObject(refused(401, 'SESSION.ENDED'));
      const logIn = (password: string) =>
        running.client().post('/api/v1/auth/login', { username: citizen.username, password });
      expect((await logIn(citizen.password)).status).toBe(401);
      expect((await logIn(NEW_PASSWORD)).status).toBe(200);
      await waitUntil(async () => (await textsTo(running, mobile))[0]?.template === 'passwordChanged');
      await waitUntil(async () => (await noticeKinds()).includes('passwordChanged'));
    });

    it('to none that is too short, too long or tried first', async () => {
      const code = async (newPassword: string) => await change(citizen.password, newPassword);
      expect(await code('short')).toMatchObject(fields('newPassword', 'PASSWORD.WRONG_LENGTH'));
      expect(await code('x'.repeat(65))).toMatchObject(fields('newPassword', 'PASSWORD.WRONG_LENGTH'));
      expect(await code('password123')).toMatchObject(fields('newPassword', 'PASSWORD.TOO_COMMON'));
      const alike = citizen.username.toUpperCase();
      expect(await code(alike)).toMatchObject(fields('newPassword', 'PASSWORD.LIKE_USERNAME'));
      expect(await code(citizen.password)).toMatchObject({ status: 204 });
    });

    it('for nobody who guesses the old one, and lets them guess five times', async () => {
      for (let tries = 0; tries < 5; tries += 1)
        expect(await change('a wild guess', NEW_PASSWORD)).toMatchObject(
          refused(422, 'ACCOUNT.PASSWORD_WRONG'),
        );
      const locked = await change(citizen.password, NEW_PASSWORD);
      expect(locked).toMatchObject(refused(429, 'REQUEST.RATE_LIMITED'));
      expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(800);
      const address = { currentPassword: citizen.password, address: '别处' };
      expect(await client.put(`${ME}/address`, address)).toMatchObject(refused(429, 'REQUEST.RATE_LIMITED'));
    });

    it('once when two changes come at the same instant', async () => {
      const answers = await Promise.all([
        change(citizen.password, `${NEW_PASSWORD}1`),
        change(citizen.password, `${NEW_PASSWORD}2`),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 422]);
    });
  });

  describe('changes its mobile', () => {
    const change = (number: string, code: string, currentPassword = citizen.password) =>
      client.put(`${ME}/mobile`, { currentPassword, mobile: number, code });

    it('to one that got a code; the former one is told', async () => {
      const next = aMobile();
      const code = await codeTo(next);
      const answer = await change(next, code);
      expect(answer).toMatchObject({
        status: 200,
        body: { maskedMobile: `${next.slice(0, 3)}****${next.slice(-4)}` },
      });
      await waitUntil(async () => (await textsTo(running, mobile))[0]?.template === 'mobileChanged');
      await waitUntil(async () => (await noticeKinds()).includes('mobileChanged'));
      expect(await change(next, code)).toMatchObject(refused(422, 'SMS_CODE.EXPIRED'));
    });

    it('to none that is no mobile, got no code or another one', async () => {
      const next = aMobile();
      expect(await change('12345', '123456')).toMatchObject(fields('mobile', 'MOBILE.WRONG_LENGTH'));
      expect(await change(next, '123456')).toMatchObject(refused(422, 'SMS_CODE.EXPIRED'));
      const code = await codeTo(next);
      const wrong = code === '000000' ? '000001' : '000000';
      expect(await change(next, wrong)).toMatchObject({
        status: 422,
        body: { code: 'SMS_CODE.WRONG', data: { triesLeft: 4 } },
      });
      expect(await change(next, code, 'a wild guess')).toMatchObject(refused(422, 'ACCOUNT.PASSWORD_WRONG'));
      expect((await profile()).maskedMobile).toContain(mobile.slice(-4));
    });

    it('to none of another account, which is told by text alone', async () => {
      const taken = aMobile();
      await giveMobile(running, await aCitizen(running.pool), taken);
      const sent = await client.post('/api/v1/auth/sms-codes', { mobile: taken, purpose: 'changeMobile' });
      expect(sent.status).toBe(202);
      await waitUntil(async () => (await textsTo(running, taken)).length > 0);
      expect(await textsTo(running, taken)).toMatchObject([{ template: 'mobileHasAccount', params: {} }]);
      expect((await change(taken, '000000')).body).toMatchObject({ code: 'SMS_CODE.WRONG' });
    });

    it('to none that somebody else took after the code was sent, as if the code had run out', async () => {
      const taken = aMobile();
      const code = await codeTo(taken);
      await giveMobile(running, await aCitizen(running.pool), taken);
      expect(await change(taken, code)).toMatchObject(refused(422, 'SMS_CODE.EXPIRED'));
    });
  });

  describe('changes its address', () => {
    const change = (address: string, currentPassword = citizen.password) =>
      client.put(`${ME}/address`, { currentPassword, address });

    it('into one line, and tells of it', async () => {
      const answer = await change('  金东区\n 光南路\u0000 2 号 ');
      expect(answer).toMatchObject({ status: 200, body: { address: '金东区 光南路 2 号' } });
      await waitUntil(async () => (await noticeKinds()).includes('addressChanged'));
    });

    it('once, whoever sends the same again', async () => {
      const answers = [await change('金东区 3 号'), await change('金东区 3 号')];
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(answers[1]?.body).toEqual(answers[0]?.body);
      await waitUntil(async () => (await noticeKinds()).includes('addressChanged'));
      expect((await noticeKinds()).filter((kind) => kind === 'addressChanged')).toHaveLength(1);
    });

    it('into what can be seen and nothing else', async () => {
      expect(await change('\u202e金东区 \u200b 2 号\ufeff')).toMatchObject({
        body: { address: '金东区 2 号' },
      });
    });

    it('into no more than its column holds', async () => {
      expect(await change('门\ufe0f'.repeat(200))).toMatchObject({
        status: 400,
        body: { code: 'REQUEST.INVALID', data: { fields: [{ path: 'address', rule: 'maxLength' }] } },
      });
    });

    it('into something, and for who knows the password', async () => {
      expect(await change(' \n ')).toMatchObject(fields('address', 'TEXT.EMPTY'));
      expect(await change('号', 'a wild guess')).toMatchObject(refused(422, 'ACCOUNT.PASSWORD_WRONG'));
    });
  });

  describe('lists its sessions', () => {
    const list = async (): Promise<readonly SessionView[]> =>
      (await client.get(`${ME}/sessions`)).body as readonly SessionView[];

    it('with device, address and last use, and marks this one', async () => {
      const other = running.client();
      const { username, password } = citizen;
      await other.post('/api/v1/auth/login', { username, password }, { 'User-Agent': CHROME });
      const [newest, own] = await list();
      expect(newest).toMatchObject({ device: 'Chrome 141 · Windows', isCurrent: false });
      expect(own).toMatchObject({ device: '', isCurrent: true });
      expect(client.cookieHeader).not.toContain(own?.id);
    });

    it('and ends one, all others or itself', async () => {
      const [one, two, three] = [
        await running.clientOf(citizen),
        await running.clientOf(citizen),
        await running.clientOf(citizen),
      ];
      const { id = '' } = (await list())[0] ?? {};
      expect((await client.delete(`${ME}/sessions/${id}`)).status).toBe(204);
      expect(await three.get(ME)).toMatchObject(refused(401, 'SESSION.ENDED'));
      expect(await client.delete(`${ME}/sessions/${id}`)).toMatchObject(refused(404, 'SESSION.NOT_FOUND'));
      expect((await client.delete(`${ME}/sessions`)).status).toBe(204);
      for (const gone of [one, two]) expect(await gone.get(ME)).toMatchObject(refused(401, 'SESSION.ENDED'));
      const [own, ...rest] = await list();
      expect(rest).toEqual([]);
      expect((await client.delete(`${ME}/sessions/${own?.id}`)).status).toBe(204);
      expect(await client.get(ME)).toMatchObject(refused(401, 'SESSION.MISSING'));
    });

    it('and ends nobody else’s', async () => {
      const stranger = await running.clientOf(await aCitizen(running.pool));
      const { id = '' } = (await list())[0] ?? {};
      expect(await stranger.delete(`${ME}/sessions/${id}`)).toMatchObject(refused(404, 'SESSION.NOT_FOUND'));
      expect((await client.get(ME)).status).toBe(200);
    });
  });

  it.each([
    ['GET', 'profile'],
    ['PUT', 'password'],
    ['PUT', 'mobile'],
    ['PUT', 'address'],
    ['GET', 'sessions'],
    ['DELETE', 'sessions'],
    ['DELETE', 'sessions/abc'],
    ['GET', 'export'],
    ['POST', 'closing'],
  ])('wants a session: %s %s', async (method, path) => {
    const body = method === 'GET' || method === 'DELETE' ? undefined : BODIES[path];
    const headers: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const answer = await running.client().send(method, `${ME}/${path}`, body, headers);
    expect(answer).toMatchObject(refused(401, 'SESSION.MISSING'));
  });

  async function logInsOf(citizenId: number): Promise<number> {
    const [rows] = await running.pool.query('SELECT id FROM log_ins WHERE citizen_id = ?', [citizenId]);
    return idsOf(rows).length;
  }
});

const BODIES: Readonly<Record<string, string>> = {
  password: JSON.stringify({ currentPassword: 'x', newPassword: 'y' }),
  mobile: JSON.stringify({ currentPassword: 'x', mobile: '1', code: '1' }),
  address: JSON.stringify({ currentPassword: 'x', address: 'y' }),
  closing: JSON.stringify({ currentPassword: 'x' }),
};

function idsOf(rows: unknown): readonly number[] {
  return (rows as { id: number }[]).map(({ id }) => id);
}
