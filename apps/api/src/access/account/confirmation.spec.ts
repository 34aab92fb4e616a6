// Export, access code and another mobile want a session that has shown lately whose it is: by its log-in, the password or a code, on real services.
import type { EnrolmentView, Page, ProfileView } from '@haopai/contracts';
import type { SessionData } from 'express-session';
import { FRESH_FOR_MS, SESSION_STORE, type SessionStore } from '../sessions';
import {
  aCitizen,
  aMobile,
  anAuction,
  anEnrolment,
  aRunningApp,
  giveMobile,
  type HttpAnswer,
  type HttpClient,
  type RunningApp,
  type TestCitizen,
  textsTo,
  waitUntil,
} from '../../testing';

const ME = '/api/v1/me';
const NEEDED = { status: 403, body: { code: 'CONFIRMATION.NEEDED' } };

describe('a session that is no longer fresh', () => {
  let running: RunningApp;
  let citizen: TestCitizen;
  let client: HttpClient;
  let mobile: string;

  beforeAll(async () => {
    running = await aRunningApp();
  });
  beforeEach(async () => {
    citizen = await aCitizen(running.pool);
    mobile = aMobile();
    await giveMobile(running, citizen, mobile);
    client = await running.clientOf(citizen);
    await letTimePass();
  });
  afterAll(() => running.stop());

  /** As if the session had been used for longer than it is fresh. */
  async function letTimePass(): Promise<void> {
    const store = running.app.get<SessionStore>(SESSION_STORE);
    const id = decodeURIComponent(client.cookieHeader).match(/s:([^.]+)\./)?.[1] ?? '';
    const session = (await store.get(id)) as SessionData;
    for (const key of ['openedAtMs', 'confirmedAtMs'] as const)
      if (session[key] !== undefined) session[key] -= FRESH_FOR_MS;
    await store.set(id, session);
  }
  const confirm = (body: object): Promise<HttpAnswer> => client.post(`${ME}/confirmation`, body);
  const byPassword = (): Promise<HttpAnswer> => confirm({ password: citizen.password });
  const codeTo = async (number: string, template: string): Promise<string> => {
    await waitUntil(async () => (await textsTo(running, number))[0]?.template === template);
    return (await textsTo(running, number))[0]?.params.code ?? '';
  };

  it('exports nothing before it has confirmed itself by the password, and goes on then for minutes', async () => {
    expect(await client.get(`${ME}/export`)).toMatchObject(NEEDED);
    expect(await confirm({ password: 'not-the-one-8' })).toMatchObject({
      status: 422,
      body: { code: 'ACCOUNT.PASSWORD_WRONG' },
    });
    expect(await client.get(`${ME}/export`)).toMatchObject(NEEDED);
    expect((await byPassword()).status).toBe(204);
    expect((await client.get(`${ME}/export`)).status).toBe(200);
    await letTimePass();
    expect(await client.get(`${ME}/export`)).toMatchObject(NEEDED);
  });

  it('is confirmed in the browser that has confirmed it alone: whoever knew the session before has nothing of it', async () => {
    const thief = { Cookie: client.cookieHeader };
    const answer = await byPassword();
    expect(answer.headers.getSetCookie().join()).toMatch(
      /haopai\.confirmed=[\w-]{22}; Max-Age=1200; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax/,
    );
    expect((await client.get(`${ME}/export`)).status).toBe(200);
    expect(await running.client().get(`${ME}/export`, thief)).toMatchObject(NEEDED);
    const guessed = { Cookie: `${thief.Cookie}; haopai.confirmed=${'A'.repeat(22)}` };
    expect(await running.client().get(`${ME}/export`, guessed)).toMatchObject(NEEDED);
    // Nor does asking take it from whom it belongs to.
    expect((await client.get(`${ME}/export`)).status).toBe(200);
  });

  it('confirms itself by a code to the account’s own number, once', async () => {
    expect((await client.post(`${ME}/confirmation/code`, {})).status).toBe(202);
    const code = await codeTo(mobile, 'confirmCode');
    expect(await confirm({ code: code === '000000' ? '000001' : '000000' })).toMatchObject({
      body: { code: 'SMS_CODE.WRONG' },
    });
    expect((await confirm({ code })).status).toBe(204);
    expect((await client.get(`${ME}/export`)).status).toBe(200);
    expect(await confirm({ code })).toMatchObject({ body: { code: 'SMS_CODE.EXPIRED' } });
  });

  it('takes no code of another purpose, and none of nobody', async () => {
    await client.post('/api/v1/auth/sms-codes', { mobile, purpose: 'login' });
    const code = await codeTo(mobile, 'loginCode');
    expect(await confirm({ code })).toMatchObject({ body: { code: 'SMS_CODE.EXPIRED' } });
    expect((await confirm({})).status).toBeGreaterThanOrEqual(400);
    const nobody = running.client();
    for (const path of ['', '/code'])
      expect((await nobody.post(`${ME}/confirmation${path}`, { password: citizen.password })).status).toBe(
        401,
      );
  });

  it('changes no mobile, however new its log-in is; the code to the new number is not used up meanwhile', async () => {
    client = await running.clientOf(citizen);
    const next = aMobile();
    await client.post('/api/v1/auth/sms-codes', { mobile: next, purpose: 'changeMobile' });
    const code = await codeTo(next, 'changeMobileCode');
    const change = (): Promise<HttpAnswer> => client.put(`${ME}/mobile`, { mobile: next, code });
    for (let times = 0; times < 6; times += 1) expect(await change()).toMatchObject(NEEDED);
    await byPassword();
    const changed = await change();
    expect(changed.status).toBe(200);
    expect((changed.body as ProfileView).maskedMobile).toBe(`${next.slice(0, 3)}****${next.slice(-4)}`);
  });

  it('changes no mobile by what was confirmed under a password that is another one by now', async () => {
    const next = aMobile();
    await client.post('/api/v1/auth/sms-codes', { mobile: next, purpose: 'changeMobile' });
    const code = await codeTo(next, 'changeMobileCode');
    await byPassword();
    // As a recovery does it, before it ends this session.
    await running.pool.query('UPDATE citizens SET password_hash = REVERSE(password_hash) WHERE id = ?', [
      citizen.id,
    ]);
    expect(await client.put(`${ME}/mobile`, { mobile: next, code })).toMatchObject(NEEDED);
  });

  it('tries no more passwords here than anywhere else', async () => {
    const codes: unknown[] = [];
    for (let times = 0; times < 7; times += 1)
      codes.push(((await confirm({ password: 'not-the-one-8' })).body as { code: string }).code);
    expect(codes.slice(-1)).toEqual(['REQUEST.RATE_LIMITED']);
    expect(await byPassword()).toMatchObject({ body: { code: 'REQUEST.RATE_LIMITED' } });
  });

  it('sees paddle and entries, and the access code once it has confirmed itself', async () => {
    const own = async (): Promise<EnrolmentView | undefined> => {
      const { body } = await client.get(`${ME}/enrolments`);
      return (body as Page<EnrolmentView>).items[0];
    };
    const auction = await anAuction(running.pool, { startsAtMs: Date.now() + 3_600_000 });
    const { paddleNo, accessCode } = await anEnrolment(running.pool, {
      ...{ auctionId: auction.id, citizenId: citizen.id },
    });
    expect(await own()).toMatchObject({ paddleNo, accessCode: null, isCodeHidden: true });
    await byPassword();
    const shown = await own();
    expect(shown?.accessCode).toBe(accessCode);
    expect(shown).not.toHaveProperty('isCodeHidden');
  });
});
