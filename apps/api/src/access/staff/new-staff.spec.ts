// An account that was just made, reset or given other roles confirms nothing for a day, and others are told.
import type {
  AdminAuctionDetail,
  ApprovalView,
  StaffAdded,
  StaffLogInStep,
  StaffView,
  WorkView,
} from '@haopai/contracts';
import {
  approveStaff,
  aRunningApp,
  aStaffMember,
  codeOf,
  decide,
  type HttpClient,
  openApproval,
  type RunningApp,
  staffClient,
} from '../../testing';
import { Actor, StaffPairs, StaffStore } from '../staff-authentication';
import { AddAdministrator } from './add-administrator';

const ADMIN = '/api/v1/admin';
const HOUR_MS = 3_600_000;
const OWN_PASSWORD = 'green-plates-9';

describe('an account of the staff that is new', () => {
  let running: RunningApp;
  let administrator: HttpClient;
  let approver: HttpClient;
  let third: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_NEW_STAFF_HOURS: '24', HAOPAI_RATE_LIMIT: 'off' });
    administrator = await staffClient(running, 'administrator');
    approver = await staffClient(running, 'administrator');
    third = await staffClient(running, 'administrator');
  });
  afterAll(() => running.stop());

  const step = async (client: HttpClient, path: string, body: object): Promise<StaffLogInStep> =>
    (await client.post(`${ADMIN}/auth/${path}`, body)).body as StaffLogInStep;
  const add = async (username: string): Promise<StaffAdded> => {
    const order = { username, displayName: '王管理', role: 'administrator' };
    await administrator.post(`${ADMIN}/staff`, order);
    return approveStaff(approver, username);
  };
  const enter = async ({ staff: { username }, password }: StaffAdded): Promise<HttpClient> => {
    const client = running.client();
    const bind = await step(client, 'login', { username, password });
    if (bind.step !== 'bindTotp') throw new Error(JSON.stringify(bind));
    await step(client, 'totp', { code: codeOf(bind.secret) });
    await step(client, 'password', { password: OWN_PASSWORD });
    return client;
  };
  const askForSteps = async (kind: string): Promise<ApprovalView> => {
    const body = {
      ...{ version: 0, reason: '内部制度' },
      steps: [{ upToFen: null, permission: 'content.edit', people: 2 }],
    };
    expect((await third.put(`${ADMIN}/approval-steps/${kind}`, body)).status).toBe(200);
    return openApproval(third, 'steps', `steps:${kind}`);
  };
  const later = (id: number): Promise<unknown> =>
    running.pool.query('UPDATE staff SET confirms_from_ms = ? WHERE id = ?', [Date.now() - 1, id]);
  const versionOf = async (id: number): Promise<number | undefined> =>
    ((await administrator.get(`${ADMIN}/staff`)).body as readonly StaffView[]).find((one) => one.id === id)
      ?.version;

  it('approves nothing, until it is a day old', async () => {
    const approval = await askForSteps('article');
    const added = await add('straw_man');
    const second = await enter(added);
    const refused = await decide(second, approval, 'approve');
    expect(refused).toMatchObject({ status: 409, body: { code: 'STAFF.TOO_NEW' } });
    const { fromAtMs } = (refused.body as { data: { fromAtMs: number } }).data;
    expect(Math.abs(fromAtMs - Date.now() - 24 * HOUR_MS)).toBeLessThan(HOUR_MS);
    await later(added.staff.id);
    expect((await decide(second, approval, 'approve')).status).toBe(200);
  });

  it('is new for its whole day whatever the clocks of the instances say', async () => {
    const nowMs = Date.now();
    const behind = jest.spyOn(Date, 'now').mockReturnValue(nowMs - 25 * HOUR_MS);
    const { staff } = await add('made_by_one_behind').finally(() => behind.mockRestore());
    expect(Math.abs((staff.confirmsFromMs ?? 0) - nowMs - 24 * HOUR_MS)).toBeLessThan(HOUR_MS);

    const other = await aStaffMember(running, 'administrator');
    const judge = await running.app
      .get(StaffPairs)
      .judge(null, new Actor(other.id, other.displayName, new Set(), '127.0.0.1'), [staff.id]);
    const ahead = jest.spyOn(Date, 'now').mockReturnValue(nowMs + 25 * HOUR_MS);
    const refusal = judge(staff.id);
    const standing = await running.app.get(StaffStore).standing(staff.id);
    ahead.mockRestore();
    expect(refusal?.code).toBe('STAFF.OTHER_TOO_NEW');
    expect(standing?.newUntilMs).toBe(staff.confirmsFromMs);
    await later(staff.id);
    expect(await running.app.get(StaffStore).standing(staff.id)).toMatchObject({ newUntilMs: null });
  });

  it('publishes no draft of others either', async () => {
    const second = await enter(await add('straw_other'));
    const startsAtMs = Date.now() + 9 * 24 * HOUR_MS;
    const terms = {
      depositFen: 500_000,
      sharesMax: 3,
      paymentDays: 5,
      firstBidMs: 300_000,
      countdownMs: 60_000,
    };
    const draft = {
      title: '2026年第32期',
      startsAtMs,
      ...terms,
      ladderFen: [100_000],
      staggerMs: 0,
      pickUpText: '',
    };
    const { id } = (await third.post(`${ADMIN}/auctions`, draft)).body as { id: number };
    const { body } = await second.get(`${ADMIN}/auctions/${id}`);
    expect((body as AdminAuctionDetail).obstacles).toContainEqual('STAFF.TOO_NEW');
  });

  it('is as new again after a reset or with other roles, and not with another name', async () => {
    const member = await aStaffMember(running, 'clerk');
    const change = async (what: object): Promise<StaffView> =>
      (
        await administrator.send(
          'PATCH',
          `${ADMIN}/staff/${member.id}`,
          JSON.stringify({ version: await versionOf(member.id), reason: '岗位调整', ...what }),
          { 'Content-Type': 'application/json' },
        )
      ).body as StaffView;
    expect(await change({ displayName: '李科员' })).toMatchObject({ confirmsFromMs: null });
    expect(await change({ role: 'cashier' })).toMatchObject({ isAsked: true });
    const { confirmsFromMs } = (await approveStaff(approver, member.username)).staff;
    expect(confirmsFromMs).toBeGreaterThan(Date.now());
    await later(member.id);
    await administrator.post(`${ADMIN}/staff/${member.id}/reset`, {
      ...{ version: await versionOf(member.id), reason: '手机丢了' },
    });
    expect((await approveStaff(approver, member.username)).staff.confirmsFromMs).toBeGreaterThan(Date.now());
  });

  it('stands among the work of all other administrators, as something that is late', async () => {
    const { staff } = await add('seen_by_all');
    const other = await staffClient(running, 'administrator');
    const { items } = (await other.get(`${ADMIN}/work`)).body as WorkView;
    const item = items.find(({ kind }) => kind === 'newStaff');
    expect(item).toMatchObject({ isLate: true });
    await running.pool.query('UPDATE staff SET confirms_from_ms = NULL WHERE id <> ?', [staff.id]);
    const clerk = await staffClient(running, 'clerk');
    const seen = ((await clerk.get(`${ADMIN}/work`)).body as WorkView).items.map(({ kind }) => kind);
    expect(seen).not.toContain('newStaff');
  });

  it('has a password for a day, and is told so when it is over, by the right one alone', async () => {
    const { staff, password } = await add('came_late');
    const { id, username } = staff;
    await running.pool.query('UPDATE staff SET password_given_at_ms = ? WHERE id = ?', [
      ...[Date.now() - 25 * HOUR_MS, id],
    ]);
    expect(await step(running.client(), 'login', { username, password })).toMatchObject({
      code: 'STAFF.PASSWORD_EXPIRED',
    });
    expect(await step(running.client(), 'login', { username, password: 'not-it-9' })).toMatchObject({
      code: 'LOGIN.FAILED',
    });
    await administrator.post(`${ADMIN}/staff/${id}/reset`, {
      ...{ version: await versionOf(id), reason: '密码过期' },
    });
    const client = await enter(await approveStaff(approver, username));
    expect((await client.get(`${ADMIN}/me`)).status).toBe(200);
    // One of their own does not end.
    await running.pool.query('UPDATE staff SET totp_step = 0 WHERE id = ?', [id]);
    expect(await step(running.client(), 'login', { username, password: OWN_PASSWORD })).toEqual({
      step: 'totp',
    });
  });

  it('counts at once where whoever holds the machine has made it', async () => {
    const made = await running.app.get(AddAdministrator).execute('by_operator', '管理员', 'operator');
    expect(made).toMatchObject({ staff: { confirmsFromMs: null } });
    const second = await enter(made as StaffAdded);
    expect((await decide(second, await askForSteps('textToAll'), 'approve')).status).toBe(200);
  });
});
