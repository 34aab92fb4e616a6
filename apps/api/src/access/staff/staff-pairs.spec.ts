// Two accounts are two persons: an administrator alone makes, raises and resets nobody who can be the second of two, and an account that is new, or that one of the
// two has made, is no second person beside whoever has made it, whether it asks or decides.
import type {
  AdminAuctionDetail,
  ApprovalView,
  StaffAnswer,
  StaffLogInStep,
  StaffView,
} from '@haopai/contracts';
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
  staffClient,
} from '../../testing';
import { AddAdministrator } from './add-administrator';

const ADMIN = '/api/v1/admin';
const HOUR_MS = 3_600_000;

describe('two of the staff', () => {
  let running: RunningApp;
  let maker: HttpClient;
  let helper: HttpClient;
  let other: HttpClient;
  let serial = 0;

  beforeAll(async () => {
    running = await aRunningApp({
      ...{ HAOPAI_ROLE: 'edge', HAOPAI_NEW_STAFF_HOURS: '24', HAOPAI_RATE_LIMIT: 'off' },
    });
    [maker, helper, other] = [
      await staffClient(running, 'administrator'),
      await staffClient(running, 'administrator'),
      await staffClient(running, 'administrator'),
    ];
  });
  afterAll(() => running.stop());

  const add = async (role: string, username = `straw_${(serial += 1)}`) => {
    const answer = await maker.post(`${ADMIN}/staff`, { username, displayName: '王管理', role });
    return { username, answer, body: answer.body as StaffAnswer };
  };
  const approveAs = async (
    client: HttpClient,
    kind: 'staff' | 'roles',
    subject: string,
  ): Promise<HttpAnswer> => decide(client, await openApproval(client, kind, subject));
  const enter = async (username: string, password: string): Promise<HttpClient> => {
    const client = running.client();
    const step = async (path: string, body: object): Promise<StaffLogInStep> =>
      (await client.post(`${ADMIN}/auth/${path}`, body)).body as StaffLogInStep;
    const bind = await step('login', { username, password });
    if (bind.step !== 'bindTotp') throw new Error(JSON.stringify(bind));
    await step('totp', { code: codeOf(bind.secret) });
    await step('password', { password: 'green-plates-9' });
    return client;
  };
  /** Asked for by `maker`, approved by `helper`. */
  const addByTwo = async (role: string): Promise<HttpClient> => {
    const { username } = await add(role);
    const approved = (await approveAs(helper, 'staff', `newStaff:${username}`)).body as ApprovalView;
    return enter(username, approved.password ?? '');
  };
  const addAlone = async (role: string): Promise<HttpClient> => {
    const { username, body } = await add(role);
    return enter(username, body.password ?? '');
  };
  const idOf = async (client: HttpClient): Promise<number> =>
    ((await client.get(`${ADMIN}/me`)).body as StaffView).id;
  const letAge = async (client: HttpClient): Promise<unknown> =>
    running.pool.query('UPDATE staff SET confirms_from_ms = ? WHERE id = ?', [
      ...[Date.now() - 1, await idOf(client)],
    ]);
  const askForRole = async (client: HttpClient, role: string): Promise<ApprovalView> => {
    const change = { version: 0, permissions: ['content.edit'], reason: '岗位调整' };
    expect((await client.put(`${ADMIN}/roles/${role}`, change)).status).toBe(200);
    return openApproval(client, 'roles', `role:${role}`);
  };
  /** What one asks for who was made, raised or reset by the other lately, once it is not new any more. */
  const isNoSecondOf = async (one: HttpClient, asks: HttpClient, role: string): Promise<void> => {
    await letAge(asks);
    expect((await decide(one, await askForRole(asks, role))).body).toMatchObject({
      code: 'STAFF.PAIR_REFUSED',
    });
  };
  const patch = async (id: number, what: object): Promise<StaffView> => {
    const all = (await maker.get(`${ADMIN}/staff`)).body as readonly StaffView[];
    const version = all.find((one) => one.id === id)?.version;
    const body = JSON.stringify({ version, reason: '岗位调整', ...what });
    const type = { 'Content-Type': 'application/json' };
    return (await maker.send('PATCH', `${ADMIN}/staff/${id}`, body, type)).body as StaffView;
  };
  const memberOf = async (id: number): Promise<StaffView | undefined> =>
    ((await maker.get(`${ADMIN}/staff`)).body as readonly StaffView[]).find((one) => one.id === id);

  describe('of whom one has made the other', () => {
    it('decide nothing together, whichever asks; a third does', async () => {
      const straw = await addByTwo('administrator');
      const approval = await askForRole(straw, 'auditor');
      expect(await decide(other, approval)).toMatchObject({
        ...{ status: 409, body: { code: 'STAFF.OTHER_TOO_NEW', data: { staffName: '王管理' } } },
      });
      await letAge(straw);
      for (const one of [maker, helper]) {
        const refused = await decide(one, approval);
        expect(refused).toMatchObject({ status: 409, body: { code: 'STAFF.PAIR_REFUSED' } });
        const { fromAtMs } = (refused.body as { data: { fromAtMs: number } }).data;
        expect(Math.abs(fromAtMs - Date.now() - 72 * HOUR_MS)).toBeLessThan(HOUR_MS);
        expect(await openApproval(one, 'roles', 'role:auditor')).toMatchObject({
          ...{ mayDecide: false, whyNot: { code: 'STAFF.PAIR_REFUSED' } },
        });
      }
      expect(await decide(straw, await askForRole(maker, 'editor'))).toMatchObject({
        body: { code: 'STAFF.PAIR_REFUSED' },
      });
      expect((await decide(other, approval)).status).toBe(200);
    });

    it('are two after three days', async () => {
      const straw = await addByTwo('administrator');
      await letAge(straw);
      const approval = await askForRole(straw, 'auctioneer');
      await running.pool.query('UPDATE staff_makers SET at_ms = at_ms - ?', [72 * HOUR_MS]);
      expect((await decide(maker, approval)).status).toBe(200);
    });

    it('publish no draft together, but with a third who has seen all of it', async () => {
      const straw = await addAlone('clerk');
      const terms = { depositFen: 500_000, sharesMax: 3, paymentDays: 5, firstBidMs: 300_000 };
      const draft = {
        ...{ title: '2026年第33期', startsAtMs: Date.now() + 9 * 24 * HOUR_MS, countdownMs: 60_000 },
        ...{ ...terms, ladderFen: [100_000], staggerMs: 0, pickUpText: '' },
      };
      const { id, version } = (await straw.post(`${ADMIN}/auctions`, draft)).body as AdminAuctionDetail;
      const obstacles = async (client: HttpClient): Promise<readonly string[]> =>
        ((await client.get(`${ADMIN}/auctions/${id}`)).body as AdminAuctionDetail).obstacles;
      expect(await obstacles(other)).toContain('STAFF.OTHER_TOO_NEW');
      await letAge(straw);
      expect(await obstacles(maker)).toContain('STAFF.PAIR_REFUSED');
      expect(await obstacles(other)).not.toContain('STAFF.PAIR_REFUSED');
      const seenBy = async (client: HttpClient): Promise<unknown> =>
        running.pool.query(
          'INSERT INTO auction_checks (auction_id, staff_id, version, checked_at_ms) VALUES (?, ?, ?, 1)',
          [id, await idOf(client), version],
        );
      await seenBy(straw);
      expect(await obstacles(maker)).toContain('STAFF.PAIR_REFUSED');
      await seenBy(other);
      expect(await obstacles(maker)).not.toContain('STAFF.PAIR_REFUSED');
    });
  });

  describe('are wanted for an account that can be the second of two', () => {
    it('where it is made: nobody is there before another administrator approves, who is shown the password once', async () => {
      const { username, body } = await add('administrator');
      expect(body).toEqual({ staff: null, password: null });
      const subject = `newStaff:${username}`;
      expect((await approveAs(maker, 'staff', subject)).body).toMatchObject({ code: 'APPROVAL.SAME_PERSON' });
      const approval = await openApproval(helper, 'staff', subject);
      expect(JSON.stringify(approval)).not.toContain('password');
      const approved = (await decide(helper, approval)).body as ApprovalView;
      expect(approved.password).toMatch(/^[a-z0-9]{15}$/);
      expect(await enter(username, approved.password ?? '')).toBeDefined();
      const again = await helper.get(`${ADMIN}/approvals?group=decided`);
      expect(JSON.stringify(again.body)).not.toContain(approved.password);
      expect((await add('clerk', username)).body).toMatchObject({ code: 'STAFF.USERNAME_TAKEN' });
    });

    it('where it is declined nobody is added', async () => {
      const { username } = await add('cashier');
      await decide(helper, await openApproval(helper, 'staff', `newStaff:${username}`), 'decline');
      const all = (await maker.get(`${ADMIN}/staff`)).body as readonly StaffView[];
      expect(all.map((one) => one.username)).not.toContain(username);
    });

    it('where it is raised or let in again, and one is enough for a lock and for fewer roles', async () => {
      const member = await aStaffMember(running, 'clerk');
      const { id } = member;
      expect(await patch(id, { role: 'administrator' })).toMatchObject({ role: 'clerk', isAsked: true });
      expect(await memberOf(id)).toMatchObject({ role: 'clerk', isAsked: true });
      expect((await approveAs(helper, 'staff', `staff:${id}`)).status).toBe(200);
      expect(await memberOf(id)).toMatchObject({ role: 'administrator', isAsked: false });
      await isNoSecondOf(maker, await clientOfStaff(running, member), 'clerk');
      expect(await patch(id, { isLocked: true })).toMatchObject({ isLocked: true });
      expect(await patch(id, { isLocked: false })).toMatchObject({ isLocked: true, isAsked: true });
      expect((await approveAs(helper, 'staff', `staff:${id}`)).status).toBe(200);
      expect(await patch(id, { role: 'cashier' })).toMatchObject({ role: 'cashier' });
      expect(await patch(id, { displayName: '李科员' })).toMatchObject({ displayName: '李科员' });
    });

    it('where it is reset: until then they work on', async () => {
      const member = await aStaffMember(running, 'administrator');
      const client = await clientOfStaff(running, member);
      const order = { version: 1, reason: '手机丢了' };
      const { body } = await maker.post(`${ADMIN}/staff/${member.id}/reset`, order);
      expect(body).toMatchObject({ staff: { isAsked: true }, password: null });
      expect((await client.get(`${ADMIN}/me`)).status).toBe(200);
      const approved = (await approveAs(helper, 'staff', `staff:${member.id}`)).body as ApprovalView;
      expect((await client.get(`${ADMIN}/me`)).status).toBe(401);
      // The code of this half minute once more.
      await running.pool.query('UPDATE staff SET totp_step = 0 WHERE id = ?', [member.id]);
      const again = await enter(member.username, approved.password ?? '');
      expect(await idOf(again)).toBe(member.id);
      await isNoSecondOf(maker, again, 'cashier');
      const record = await maker.get(`${ADMIN}/audit?subject=staff:${member.id}&act=staff.reset`);
      expect(record.body).toMatchObject({ items: [{ after: { approvalId: approved.id } }] });
    });

    it('but not for others, and not where whoever holds the machine makes one', async () => {
      for (const role of ['clerk', 'editor', 'auditor'])
        expect((await add(role)).body).toMatchObject({ staff: { role } });
      const made = await running.app.get(AddAdministrator).execute('by_machine', '管理员', 'operator');
      expect(made).toMatchObject({ staff: { role: 'administrator', confirmsFromMs: null } });
    });
  });
});
