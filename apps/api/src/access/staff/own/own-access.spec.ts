// Staff change their own password and phone, on the real database: with what they have, on record, and all other sessions of theirs end.
import type { AuditPage, NewPhone, StaffView } from '@haopai/contracts';
import {
  aRunningApp,
  aStaffMember,
  clientOfStaff,
  codeOf,
  type HttpAnswer,
  type HttpClient,
  type RunningApp,
  staffClient,
  type TestStaff,
} from '../../../testing';

const ME = '/api/v1/admin/me';
const AUTH = '/api/v1/admin/auth';
const NEXT = 'green-plates-9';

describe('one’s own way in', () => {
  let running: RunningApp;
  let member: TestStaff;
  let client: HttpClient;
  let elsewhere: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge' });
  });
  beforeEach(async () => {
    member = await aStaffMember(running, 'clerk');
    elsewhere = await clientOfStaff(running, member);
    await forgetCodes();
    client = await clientOfStaff(running, member);
    await forgetCodes();
  });
  afterAll(() => running.stop());

  /** As if half a minute had passed since the last code. */
  const forgetCodes = (): Promise<unknown> =>
    running.pool.query('UPDATE staff SET totp_step = 0 WHERE id = ?', [member.id]);
  const confirmed = (change: object = {}): object => ({
    ...{ currentPassword: member.password, code: codeOf(member.totpSecret) },
    ...change,
  });
  const changePassword = (change: object = {}): Promise<HttpAnswer> =>
    client.post(`${ME}/password`, confirmed({ newPassword: NEXT, ...change }));
  const logIn = async (password: string, totpSecret = member.totpSecret): Promise<unknown> => {
    await forgetCodes();
    const next = running.client();
    const { username } = member;
    const first = await next.post(`${AUTH}/login`, { username, password });
    if (first.status !== 200) return (first.body as { code: string }).code;
    return (await next.post(`${AUTH}/totp`, { code: codeOf(totpSecret) })).body;
  };
  const acts = async (): Promise<readonly string[]> => {
    const auditor = await staffClient(running, 'auditor');
    const { body } = await auditor.get(`/api/v1/admin/audit?subject=staff:${member.id}`);
    return (body as AuditPage).items.map(({ act }) => act);
  };

  it('has another password, by the old one and a code; this session goes on and all others end', async () => {
    const answer = await changePassword();
    expect(answer).toMatchObject({ status: 200, body: { id: member.id, version: 2 } });
    expect(((await client.get(ME)).body as StaffView).id).toBe(member.id);
    expect(await elsewhere.get(ME)).toMatchObject({ status: 401, body: { code: 'SESSION.ENDED' } });
    expect(await logIn(member.password)).toBe('LOGIN.FAILED');
    expect(await logIn(NEXT)).toMatchObject({ step: 'in' });
    expect(await acts()).toContain('staff.passwordChanged');
  });

  it('has another phone once it has shown a code; until then the old one counts', async () => {
    const begun = await client.post(`${ME}/phone`, confirmed());
    const { secret, qrCode } = begun.body as NewPhone;
    expect(qrCode).toMatch(/^data:image\/png;base64,/);
    expect((await elsewhere.get(ME)).status).toBe(200);
    expect(await logIn(member.password)).toMatchObject({ step: 'in' });
    expect(await client.post(`${ME}/phone/code`, { code: codeOf(secret, 20) })).toMatchObject({
      status: 401,
      body: { code: 'STAFF.CODE_WRONG' },
    });
    expect(await client.post(`${ME}/phone/code`, { code: codeOf(secret) })).toMatchObject({ status: 200 });
    expect((await client.get(ME)).status).toBe(200);
    expect(await elsewhere.get(ME)).toMatchObject({ body: { code: 'SESSION.ENDED' } });
    expect(await logIn(member.password)).toMatchObject({ code: 'STAFF.CODE_WRONG' });
    expect(await logIn(member.password, secret)).toMatchObject({ step: 'in' });
    expect(await acts()).toContain('staff.phoneChanged');
    expect(await client.post(`${ME}/phone/code`, { code: codeOf(secret) })).toMatchObject({
      status: 409,
      body: { code: 'STAFF.PHONE_EXPIRED' },
    });
  });

  it('changes for nobody who lacks the password or the phone, and guesses lock it as at the log-in', async () => {
    const wrong = { status: 422, body: { code: 'STAFF.PASSWORD_WRONG' } };
    expect(await changePassword({ currentPassword: 'not-the-one-8' })).toMatchObject(wrong);
    const begun = await client.post(`${ME}/phone`, confirmed({ code: codeOf(member.totpSecret, 20) }));
    expect(begun).toMatchObject({ status: 401, body: { code: 'STAFF.CODE_WRONG' } });
    const codes = new Set<unknown>();
    for (let times = 0; times < 20; times += 1) {
      const { body } = await changePassword({ currentPassword: 'not-the-one-8' });
      codes.add((body as { code: string }).code);
    }
    expect(codes).toEqual(new Set(['STAFF.PASSWORD_WRONG', 'LOGIN.LOCKED']));
    expect(await changePassword()).toMatchObject({ status: 429, body: { code: 'LOGIN.LOCKED' } });
    expect((await client.get(ME)).status).toBe(200);
  });

  it('takes no password that is too weak or the same, and uses up no code for it', async () => {
    for (const [newPassword, rule] of [
      ['12345678', 'PASSWORD.TOO_COMMON'],
      ['jennifer', 'PASSWORD.TOO_COMMON'],
      [`${member.username}-2026`, 'PASSWORD.LIKE_USERNAME'],
      [member.password, 'PASSWORD.SAME'],
    ])
      expect(await changePassword({ newPassword })).toMatchObject({
        status: 422,
        body: { code: 'STAFF.PASSWORD_REFUSED', data: { rule } },
      });
    expect((await changePassword()).status).toBe(200);
  });

  it('is not changed by a code that was used before', async () => {
    expect((await client.post(`${ME}/phone`, confirmed())).status).toBe(200);
    expect(await changePassword()).toMatchObject({ status: 401, body: { code: 'STAFF.CODE_WRONG' } });
  });
});
