// Passkeys of staff, on the real database and Redis: made after a confirmation, shown in place of a code, due before what is grave, and taken for
// nothing else than what their device has signed for this page, this person and this question.
import type {
  ApprovalView,
  AuditPage,
  NewPasskeyQuestion,
  Page,
  PasskeyQuestion,
  PasskeysView,
  RoleView,
  SecurityEventView,
  StaffView,
} from '@haopai/contracts';
import {
  approveStaff,
  aRunningApp,
  aStaffMember,
  clientOfStaff,
  codeOf,
  type HttpAnswer,
  HttpClient,
  type RunningApp,
  SoftwareAuthenticator,
  staffClient,
  type TestStaff,
} from '../../../testing';
import { SecurityEvents } from '../../security-events';
import { FRESH_FOR_MS } from '../../sessions';

const ADMIN = '/api/v1/admin';
const ME = `${ADMIN}/me`;
const AUTH = `${ADMIN}/auth`;
const EVIL = 'https://haopai.example.evil';

describe('passkeys of staff', () => {
  let running: RunningApp;
  let member: TestStaff;
  let client: HttpClient;
  let device: SoftwareAuthenticator;
  let origin: string;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    // A relying party is a name, and no address.
    origin = `http://localhost:${new URL(running.url).port}`;
  });
  beforeEach(async () => {
    device = new SoftwareAuthenticator();
    member = await aStaffMember(running, 'administrator');
    client = await logIn(member);
  });
  afterEach(() => forgetCodes());
  afterAll(() => running.stop());

  const forgetCodes = (): Promise<unknown> => running.pool.query('UPDATE staff SET totp_step = 0');
  async function atCode({ username, password }: TestStaff): Promise<HttpClient> {
    const next = new HttpClient(origin);
    const { body } = await next.post(`${AUTH}/login`, { username, password });
    expect(body).toMatchObject({ step: 'totp' });
    return next;
  }
  async function logIn(who: TestStaff): Promise<HttpClient> {
    const next = await atCode(who);
    const { status } = await next.post(`${AUTH}/totp`, { code: codeOf(who.totpSecret) });
    expect(status).toBe(200);
    await forgetCodes();
    return next;
  }
  const confirmed = (who = member): object => ({
    ...{ currentPassword: who.password, code: codeOf(who.totpSecret) },
  });
  async function asked<Question>(answer: Promise<HttpAnswer>): Promise<Question> {
    const { status, body } = await answer;
    expect({ status, body }).toMatchObject({ status: 200 });
    return body as Question;
  }
  const askForNew = (by = client, who = member): Promise<NewPasskeyQuestion> =>
    asked(by.post(`${ME}/passkeys/question`, confirmed(who)));
  async function add(by = client, who = member, with_ = device): Promise<HttpAnswer> {
    const answer = await by.post(
      `${ME}/passkeys`,
      with_.make(await askForNew(by, who), '办公室电脑', { origin }),
    );
    await forgetCodes();
    return answer;
  }
  const ask = (by = client): Promise<PasskeyQuestion> => asked(by.post(`${ME}/confirmation/question`, {}));
  const show = async (by = client, with_ = device): Promise<HttpAnswer> =>
    by.post(`${ME}/confirmation`, with_.show(await ask(by), { origin }));
  const all = async (by = client): Promise<PasskeysView> =>
    (await by.get(`${ME}/passkeys`)).body as PasskeysView;
  /** As if the time since a passkey was shown had run out. */
  const later = async (by: HttpClient): Promise<void> => {
    const now = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + FRESH_FOR_MS + 1_000);
    try {
      expect((await by.post(`${ADMIN}/staff`, aColleague())).body).toMatchObject({ code: 'PASSKEY.NEEDED' });
    } finally {
      now.mockRestore();
    }
  };
  let names = 0;
  function aColleague(): object {
    names += 1;
    return { username: `colleague_${names}`, displayName: '新同事', role: 'clerk' };
  }
  const acts = async (): Promise<readonly string[]> => {
    const auditor = await staffClient(running, 'auditor');
    const { body } = await auditor.get(`${ADMIN}/audit?subject=staff:${member.id}`);
    return (body as AuditPage).items.map(({ act }) => act);
  };

  it('are added after password and code, named, and on record; nothing of them is in the clear that people typed', async () => {
    const elsewhere = await logIn(member);
    expect(await add()).toMatchObject({ status: 200, body: { id: member.id, hasPasskey: true } });
    const { items, host } = await all();
    expect(host).toBe('localhost');
    expect(items).toMatchObject([{ name: '办公室电脑', lastUsedAtMs: null, isUsable: true }]);
    expect(await elsewhere.get(ME)).toMatchObject({ status: 401, body: { code: 'SESSION.ENDED' } });
    expect(await acts()).toContain('staff.passkeyAdded');
    const [rows] = await running.pool.query('SELECT * FROM passkeys WHERE person_id = ?', [member.id]);
    expect(JSON.stringify(rows)).not.toContain('办公室');
    const renamed = await client.put(`${ME}/passkeys/${items[0]?.id}`, { name: '家里的手机' });
    expect(renamed).toMatchObject({ status: 200, body: { items: [{ name: '家里的手机' }] } });
  });

  it('are not added without the password and a code, by a question asked before, or by one that was another’s', async () => {
    const wrong = await client.post(`${ME}/passkeys/question`, {
      ...confirmed(),
      currentPassword: 'not-this-one-8',
    });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'STAFF.PASSWORD_WRONG' } });
    const codeless = await client.post(`${ME}/passkeys/question`, { currentPassword: member.password });
    expect(codeless).toMatchObject({ status: 401, body: { code: 'STAFF.CODE_WRONG' } });
    // A question that is only to be confirmed is no leave to add one.
    const confirming = {
      ...(await ask()),
      userHandle: '',
      userName: '',
      userDisplayName: '',
      algorithms: [-7],
    };
    const borrowed = await client.post(`${ME}/passkeys`, device.make(confirming, 'x', { origin }));
    expect(borrowed).toMatchObject({ status: 401, body: { code: 'PASSKEY.REFUSED' } });
    const other = await aStaffMember(running, 'clerk');
    const others = await logIn(other);
    const body = device.make(await askForNew(others, other), 'x', { origin });
    expect(await client.post(`${ME}/passkeys`, body)).toMatchObject({ body: { code: 'PASSKEY.REFUSED' } });
    expect((await all()).items).toEqual([]);
  });

  it.each([
    ['by a page of another site', { origin: EVIL }],
    ['for another host', { host: 'haopai.example.evil' }],
  ])('are not added when made %s', async (_, page) => {
    const body = device.make(await askForNew(), 'x', { origin, ...page });
    expect(await client.post(`${ME}/passkeys`, body)).toMatchObject({
      ...{ status: 401, body: { code: 'PASSKEY.REFUSED' } },
    });
  });

  it('are not added where their owner was not asked for, twice, or on a page of another host', async () => {
    device.isOwnerAsked = false;
    const unasked = device.make(await askForNew(), 'x', { origin });
    expect(await client.post(`${ME}/passkeys`, unasked)).toMatchObject({ body: { code: 'PASSKEY.REFUSED' } });
    await forgetCodes();
    device.isOwnerAsked = true;
    expect((await add()).status).toBe(200);
    const other = await aStaffMember(running, 'clerk');
    expect(await add(await logIn(other), other)).toMatchObject({
      status: 409,
      body: { code: 'PASSKEY.TAKEN' },
    });
    const byAddress = await clientOfStaff(running, other);
    await forgetCodes();
    expect(await byAddress.post(`${ME}/passkeys/question`, confirmed(other))).toMatchObject({
      ...{ status: 409, body: { code: 'PASSKEY.OTHER_HOST', data: { host: 'localhost' } } },
    });
  });

  it('let in beside the password in place of a code, and the code still does', async () => {
    await add();
    const next = await atCode(member);
    const question = await asked<PasskeyQuestion>(next.post(`${AUTH}/passkey/question`, {}));
    expect(question.passkeys).toEqual([
      { id: device.credentialId.toString('base64url'), transports: ['internal'] },
    ]);
    const answer = device.show(question, { origin });
    expect(await next.post(`${AUTH}/passkey`, answer)).toMatchObject({
      ...{ status: 200, body: { step: 'in', staff: { hasPasskey: true } } },
    });
    expect((await next.get(ME)).status).toBe(200);
    expect((await all(next)).items[0]?.lastUsedAtMs).not.toBeNull();
    // What is grave goes on at once: it was shown at the log-in.
    expect((await next.post(`${ADMIN}/staff`, aColleague())).status).toBe(201);
    // Used up.
    const again = await atCode(member);
    expect(await again.post(`${AUTH}/passkey`, answer)).toMatchObject({ body: { code: 'PASSKEY.EXPIRED' } });
    expect((await logIn(member)).cookieHeader).not.toBe('');
  });

  it('let nobody in who has not shown the password', async () => {
    await add();
    const next = new HttpClient(origin);
    const asking = await next.post(`${AUTH}/passkey/question`, {});
    expect(asking).toMatchObject({ status: 401, body: { code: 'SESSION.MISSING' } });
    const answer = device.show(await ask(), { origin });
    expect(await next.post(`${AUTH}/passkey`, answer)).toMatchObject({ body: { code: 'SESSION.MISSING' } });
  });

  it('are due before what is grave, of whoever has one, for as long as it was shown lately', async () => {
    const colleague = await aStaffMember(running, 'administrator');
    const without = await logIn(colleague);
    const { version, permissions } = (
      (await without.get(`${ADMIN}/roles`)).body as RoleView[]
    )[0] as RoleView;
    const change = { version, permissions: permissions.slice(1), reason: '试一试' };
    const { body: roles } = await without.get(`${ADMIN}/roles`);
    const { role } = (roles as RoleView[])[0] as RoleView;
    // Who has none goes on as before.
    expect((await without.put(`${ADMIN}/roles/${role}`, change)).status).toBe(200);
    await add();
    const byCode = await logIn(member);
    const open = (await byCode.get(`${ADMIN}/approvals`)).body as Page<ApprovalView>;
    const approve = (): Promise<HttpAnswer> =>
      byCode.post(`${ADMIN}/approvals/${open.items[0]?.id}/approve`, {});
    for (const refused of [
      await approve(),
      await byCode.post(`${ADMIN}/staff`, aColleague()),
      await byCode.post(`${ADMIN}/staff/${colleague.id}/reset`, { version: 1, reason: '丢了手机' }),
      await byCode.post(`${ME}/password`, { ...confirmed(), newPassword: 'green-plates-9' }),
      await byCode.post(`${ME}/phone`, confirmed()),
      await byCode.post(`${ME}/passkeys/question`, confirmed()),
    ])
      expect(refused).toMatchObject({ status: 403, body: { code: 'PASSKEY.NEEDED' } });
    expect((await show(byCode)).status).toBe(204);
    expect(await approve()).toMatchObject({ status: 200 });
    // The passkey stands for the code.
    const changed = await byCode.post(`${ME}/password`, {
      ...{ currentPassword: member.password, newPassword: 'green-plates-9' },
    });
    expect(changed).toMatchObject({ status: 200 });
    expect((await byCode.post(`${ADMIN}/staff`, aColleague())).status).toBe(201);
    await later(byCode);
  });

  it('count in the browser that has shown one alone, and another’s code does not bring them along', async () => {
    await add();
    const stolen = { Cookie: client.cookieHeader };
    await later(client);
    expect((await show()).status).toBe(204);
    const thief = new HttpClient(origin);
    expect((await thief.post(`${ADMIN}/staff`, aColleague(), stolen)).body).toMatchObject({
      code: 'PASSKEY.NEEDED',
    });
    const code = { code: codeOf(member.totpSecret) };
    const typed = await thief.post(`${ME}/confirmation/code`, code, stolen);
    expect(typed.status).toBe(204);
    const withToken = { Cookie: `${stolen.Cookie}; ${thief.cookieHeader}` };
    expect(withToken.Cookie).toContain('haopai.staff-confirmed=');
    expect((await thief.post(`${ADMIN}/staff`, aColleague(), withToken)).body).toMatchObject({
      code: 'PASSKEY.NEEDED',
    });
  });

  it('are refused when the answer was given before, to another question, by another page, for another host or by another', async () => {
    await add();
    const given = device.show(await ask(), { origin });
    expect((await client.post(`${ME}/confirmation`, given)).status).toBe(204);
    const refused = async (answer: object, code = 'PASSKEY.REFUSED'): Promise<void> => {
      expect((await client.post(`${ME}/confirmation`, answer)).body).toMatchObject({ code });
    };
    await refused(given, 'PASSKEY.EXPIRED');
    await refused(
      device.show({ ...(await ask()), challenge: 'x'.repeat(43) }, { origin }),
      'PASSKEY.EXPIRED',
    );
    await refused(device.show(await ask(), { origin: EVIL }));
    await refused(device.show(await ask(), { origin, host: 'haopai.example.evil' }));
    await refused({ ...device.show(await ask(), { origin }), signature: given.signature });
    device.isOwnerAsked = false;
    await refused(device.show(await ask(), { origin }));
    device.isOwnerAsked = true;
    // Another's, by whom this one is not.
    const other = await aStaffMember(running, 'clerk');
    const others = new SoftwareAuthenticator();
    const elsewhere = await logIn(other);
    await add(elsewhere, other, others);
    await refused(others.show(await ask(), { origin }));
    // A question that a colleague was asked.
    await refused(device.show(await ask(elsewhere), { origin }));
    // One of another session of the same person.
    await refused(device.show(await ask(await logIn(member)), { origin }));
    expect((await show()).status).toBe(204);
  });

  it('are refused when they count backwards, for there are two of them', async () => {
    await add();
    expect((await show()).status).toBe(204);
    device.counter = 1;
    expect(await show()).toMatchObject({ status: 401, body: { code: 'PASSKEY.COPIED' } });
    device.counter = 9;
    const [first, second] = [await ask(), await ask()];
    const one = device.show(first, { origin });
    device.counter = 9;
    const two = device.show(second, { origin });
    const both = await Promise.all([one, two].map((answer) => client.post(`${ME}/confirmation`, answer)));
    expect(both.map(({ status }) => status).sort()).toEqual([204, 401]);
  });

  it('are taken of devices that never count', async () => {
    device.counter = 0;
    await add();
    for (let times = 0; times < 2; times += 1) {
      device.counter = -1;
      expect((await show()).status).toBe(204);
    }
  });

  it('are removed after one was shown, and what was due with them is not any more', async () => {
    await add();
    const [passkey] = (await all()).items;
    const removal = `${ME}/passkeys/${passkey?.id}/removal`;
    const byCode = await logIn(member);
    expect((await byCode.post(removal, confirmed())).body).toMatchObject({ code: 'PASSKEY.NEEDED' });
    expect((await show(byCode)).status).toBe(204);
    const order = { currentPassword: member.password };
    expect((await byCode.post(`${ME}/passkeys/999999/removal`, order)).body).toMatchObject({
      ...{ code: 'PASSKEY.NOT_FOUND', data: { passkeyId: 999_999 } },
    });
    expect(await byCode.post(removal, order)).toMatchObject({ status: 200, body: { hasPasskey: false } });
    expect((await all(byCode)).items).toEqual([]);
    expect(await acts()).toContain('staff.passkeyRemoved');
    expect((await client.get(ME)).status).toBe(401);
    expect((await byCode.post(`${ADMIN}/staff`, aColleague())).status).toBe(201);
  });

  it('end with a reset of the account, and guards hear of all of it', async () => {
    await add();
    const { version } = (await client.get(ME)).body as StaffView;
    const boss = await staffClient(running, 'administrator');
    const order = { version, reason: '丢了手机和电脑' };
    expect((await boss.post(`${ADMIN}/staff/${member.id}/reset`, order)).status).toBe(200);
    const approver = await staffClient(running, 'administrator');
    expect((await approveStaff(approver, member.username)).staff.hasTotp).toBe(false);
    const [rows] = await running.pool.query('SELECT id FROM passkeys WHERE person_id = ?', [member.id]);
    expect(rows).toEqual([]);
    await running.app.get(SecurityEvents).onModuleDestroy();
    const auditor = await staffClient(running, 'auditor');
    const found = await auditor.post(`${ADMIN}/security-events/search`, { kind: 'accessChanged', size: 100 });
    const events = (found.body as Page<SecurityEventView>).items;
    expect(new Set(events.map(({ what }) => what))).toEqual(
      new Set(['passkey.added', 'passkey.removed', 'passkey.reset']),
    );
  });

  it('that were made at a host which the site has left open nothing, and are due for nothing', async () => {
    await add();
    await running.pool.query(`UPDATE passkeys SET host = 'former.example' WHERE person_id = ?`, [member.id]);
    expect((await all()).items).toMatchObject([{ isUsable: false }]);
    const next = await logIn(member);
    expect((await next.post(`${ADMIN}/staff`, aColleague())).status).toBe(201);
    const answer = device.show({ ...(await ask(next)), host: 'former.example' }, { origin });
    expect((await next.post(`${ME}/confirmation`, answer)).body).toMatchObject({ code: 'PASSKEY.REFUSED' });
  });
});
