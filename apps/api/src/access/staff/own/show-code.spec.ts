// What is grave wants a code of whoever has no passkey, where neither the log-in nor a code was lately: a session that was found open does nothing grave.
import {
  aRunningApp,
  aStaffMember,
  clientOfStaff,
  codeOf,
  decide,
  type HttpAnswer,
  type HttpClient,
  openApproval,
  type RunningApp,
  type TestStaff,
} from '../../../testing';
import { FRESH_FOR_MS } from '../../sessions';

const ADMIN = '/api/v1/admin';

describe('a session of staff without a passkey', () => {
  let running: RunningApp;
  let member: TestStaff;
  let client: HttpClient;
  let names = 0;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge' });
  });
  beforeEach(async () => {
    member = await aStaffMember(running, 'administrator');
    client = await clientOfStaff(running, member);
    // The code of this half minute once more.
    await running.pool.query('UPDATE staff SET totp_step = 0 WHERE id = ?', [member.id]);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(() => running.stop());

  const add = (by = client, headers: Readonly<Record<string, string>> = {}): Promise<HttpAnswer> => {
    names += 1;
    const order = { username: `colleague_${names}`, displayName: '同事', role: 'clerk' };
    return by.post(`${ADMIN}/staff`, order, headers);
  };
  const show = (code: string): Promise<HttpAnswer> => client.post(`${ADMIN}/me/confirmation/code`, { code });
  /** As if it were so much later. */
  const letTimePass = (ms: number): void => {
    const atMs = Date.now() + ms;
    jest.spyOn(Date, 'now').mockImplementation(() => atMs);
  };

  it('does what is grave for a while after its log-in, then wants a code, then goes on', async () => {
    expect((await add()).status).toBe(201);
    letTimePass(FRESH_FOR_MS + 1_000);
    expect(await add()).toMatchObject({ status: 403, body: { code: 'STAFF.CODE_NEEDED' } });
    expect((await client.get(`${ADMIN}/staff`)).status).toBe(200);
    expect((await show(codeOf(member.totpSecret))).status).toBe(204);
    expect((await add()).status).toBe(201);
  });

  it('wants one before each act that is grave', async () => {
    const other = await clientOfStaff(running, await aStaffMember(running, 'administrator'));
    const { id } = await aStaffMember(running, 'clerk');
    const reason = '岗位调整';
    const change = { version: 0, permissions: ['content.edit'], reason };
    expect((await other.put(`${ADMIN}/roles/editor`, change)).status).toBe(200);
    const asked = await openApproval(client, 'roles', 'role:editor');
    letTimePass(FRESH_FOR_MS + 1_000);
    const renamed = JSON.stringify({ version: 1, displayName: '李科员', reason });
    const steps = [{ upToFen: null, permission: 'settings.edit', people: 2 }];
    for (const answer of [
      await add(),
      await client.post(`${ADMIN}/staff/${id}/reset`, { version: 1, reason }),
      await client.send('PATCH', `${ADMIN}/staff/${id}`, renamed, { 'Content-Type': 'application/json' }),
      await client.put(`${ADMIN}/roles/clerk`, change),
      await client.put(`${ADMIN}/approval-steps/refund`, { version: 0, steps, reason }),
      await decide(client, asked),
      await client.post(`${ADMIN}/auctions/7/check`, { version: 1 }),
    ])
      expect(answer).toMatchObject({ status: 403, body: { code: 'STAFF.CODE_NEEDED' } });
  });

  it('is confirmed in the browser that has shown the code alone: whoever knew the session before has nothing of it', async () => {
    const thief = { Cookie: client.cookieHeader };
    letTimePass(FRESH_FOR_MS + 1_000);
    const shown = await show(codeOf(member.totpSecret));
    expect(shown.status).toBe(204);
    expect((await add()).status).toBe(201);
    expect(await add(running.client(), thief)).toMatchObject({
      status: 403,
      body: { code: 'STAFF.CODE_NEEDED' },
    });
    const guessed = { Cookie: `${thief.Cookie}; haopai.staff-confirmed=${'A'.repeat(22)}` };
    expect((await add(running.client(), guessed)).body).toMatchObject({ code: 'STAFF.CODE_NEEDED' });
    expect(shown.headers.getSetCookie().join()).toMatch(
      /haopai\.staff-confirmed=[\w-]{22}; Max-Age=1200; Path=\/api\/v1\/admin; Expires=[^;]+; HttpOnly; SameSite=Strict/,
    );
    // The session’s own requests that were under way stay in, and asking takes nothing from whom it belongs to.
    expect((await running.client().get(`${ADMIN}/staff`, thief)).status).toBe(200);
    expect((await add()).status).toBe(201);
  });

  it('goes on by no code that was used, and guesses lock the account', async () => {
    const code = codeOf(member.totpSecret);
    expect((await show(code)).status).toBe(204);
    expect(await show(code)).toMatchObject({ status: 401, body: { code: 'STAFF.CODE_WRONG' } });
    for (let tries = 0; tries < 4; tries += 1) await show(codeOf(member.totpSecret, 20 + tries));
    expect((await show(codeOf(member.totpSecret, 1))).body).toMatchObject({ code: 'LOGIN.LOCKED' });
  });
});
