// Staff come in by password and code, and administrators decide who they are.
import type { AuditEntryView, AuditPage, StaffAdded, StaffLogInStep, StaffView } from '@haopai/contracts';
import {
  approveStaff,
  aCitizen,
  aRunningApp,
  aStaffMember,
  clientOfStaff,
  codeOf,
  type HttpClient,
  type RunningApp,
  staffClient,
  type TestStaff,
} from '../../testing';
import { AddAdministrator } from './add-administrator';
import { FailedLogIns } from './log-in/failed-log-ins';
import { StaffLocks } from './log-in/staff-locks';

const AUTH = '/api/v1/admin/auth';
const STAFF = '/api/v1/admin/staff';
const OWN_PASSWORD = 'green-plates-9';

describe('staff', () => {
  let running: RunningApp;
  let administrator: HttpClient;
  let approver: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp();
    administrator = await staffClient(running, 'administrator');
    approver = await staffClient(running, 'administrator');
  });
  afterAll(() => running.stop());

  const add = async (username: string, role = 'clerk'): Promise<StaffAdded> => {
    const { body } = await administrator.post(STAFF, { username, displayName: '王会计', role });
    return body as StaffAdded;
  };
  const step = async (client: HttpClient, path: string, body: object): Promise<StaffLogInStep> =>
    (await client.post(`${AUTH}/${path}`, body)).body as StaffLogInStep;
  const meOf = async (client: HttpClient): Promise<unknown> =>
    ((await client.get('/api/v1/admin/me')).body as { code?: string }).code ?? 'in';

  describe('at their first log-in', () => {
    it('bind a device, choose a password, and are in', async () => {
      const { staff, password } = await add('first_time');
      const client = running.client();
      const bind = await step(client, 'login', { username: 'First_Time', password });
      if (bind.step !== 'bindTotp') throw new Error(bind.step);
      expect(bind.qrCode).toMatch(/^data:image\/png;base64,/);
      expect(await meOf(client)).toBe('SESSION.MISSING');
      expect(await step(client, 'totp', { code: codeOf(bind.secret) })).toEqual({ step: 'newPassword' });
      expect(await meOf(client)).toBe('SESSION.MISSING');
      expect(await step(client, 'password', { password })).toMatchObject({
        code: 'STAFF.PASSWORD_REFUSED',
        data: { rule: 'PASSWORD.SAME' },
      });
      expect(await step(client, 'password', { password: '12345678' })).toMatchObject({
        data: { rule: 'PASSWORD.TOO_COMMON' },
      });
      const done = await step(client, 'password', { password: OWN_PASSWORD });
      expect(done).toMatchObject({ step: 'in', staff: { id: staff.id, role: 'clerk', hasTotp: true } });
      expect(await meOf(client)).toBe('in');

      const again = running.client();
      expect(await step(again, 'login', { username: 'first_time', password })).toMatchObject({
        code: 'LOGIN.FAILED',
      });
      expect(await step(again, 'login', { username: 'first_time', password: OWN_PASSWORD })).toEqual({
        step: 'totp',
      });
    });

    it('are asked for the device again when its first code was wrong', async () => {
      const { password } = await add('second_try');
      const client = running.client();
      const bind = await step(client, 'login', { username: 'second_try', password });
      if (bind.step !== 'bindTotp') throw new Error(bind.step);
      expect(await step(client, 'totp', { code: codeOf(bind.secret, 10) })).toMatchObject({
        code: 'STAFF.CODE_WRONG',
      });
      expect(await step(running.client(), 'login', { username: 'second_try', password })).toMatchObject({
        step: 'bindTotp',
      });
      expect(await step(client, 'totp', { code: codeOf(bind.secret) })).toEqual({ step: 'newPassword' });
    });

    it('keep the device that they bound, whoever else has begun with the password that was given', async () => {
      const { staff, password } = await add('bound_once');
      const { username } = staff;
      const [own, other] = [running.client(), running.client()];
      const ownBind = await step(own, 'login', { username, password });
      const otherBind = await step(other, 'login', { username, password });
      if (ownBind.step !== 'bindTotp' || otherBind.step !== 'bindTotp') throw new Error(ownBind.step);
      await step(own, 'totp', { code: codeOf(ownBind.secret) });
      expect(await step(own, 'password', { password: OWN_PASSWORD })).toMatchObject({ step: 'in' });
      expect(await step(other, 'totp', { code: codeOf(otherBind.secret, 1) })).toMatchObject({
        code: 'SESSION.MISSING',
      });
      const again = running.client();
      await step(again, 'login', { username, password: OWN_PASSWORD });
      expect(await step(again, 'totp', { code: codeOf(ownBind.secret, 1) })).toMatchObject({ step: 'in' });
    });
  });

  it('are told alike of a wrong password, an unknown name and a locked account', async () => {
    const member = await aStaffMember(running, 'editor');
    await running.pool.query('UPDATE staff SET is_locked = 1 WHERE id = ?', [member.id]);
    for (const [username, password] of [
      [member.username, member.password],
      ['nobody_at_all', member.password],
      ['不是用户名', 'x'],
    ])
      expect(await running.client().post(`${AUTH}/login`, { username, password })).toMatchObject({
        status: 401,
        body: { code: 'LOGIN.FAILED' },
      });
  });

  it('have what failed at their names on record: how often, from where and why, and nothing that was typed', async () => {
    const failures = running.app.get(FailedLogIns);
    await failures.look();
    const auditor = await staffClient(running, 'auditor');
    const found = async (subject: string): Promise<readonly AuditEntryView[]> => {
      const { body } = await auditor.get(`/api/v1/admin/audit?act=staff.logInFailed&subject=${subject}`);
      return (body as AuditPage).items;
    };
    const failThrice = async () => {
      const member = await aStaffMember(running, 'cashier');
      const { username } = member;
      for (const password of ['first-guess-1', 'second-guess-2'])
        await step(running.client(), 'login', { username, password });
      const client = running.client();
      await step(client, 'login', { username, password: member.password });
      await step(client, 'totp', { code: codeOf(member.totpSecret, 20) });
      await failures.look();
      return { member, entries: await found(`staff:${member.id}`) };
    };
    const timesOf = ([entry]: readonly AuditEntryView[]) =>
      (entry?.after as { times?: number } | undefined)?.times;
    let failed = await failThrice();
    // The site's own look, each ten seconds, has come in between.
    for (let tries = 1; tries < 5 && timesOf(failed.entries) !== 3; tries += 1) failed = await failThrice();
    const { member, entries } = failed;
    const { username } = member;
    const [entry, ...others] = entries;
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ staffId: null, staffName: '', reason: null });
    expect(entry?.after).toMatchObject({ times: 3, why: ['code', 'password'] });
    expect(entry?.address).toMatch(/127\.0\.0\.1/);

    await step(running.client(), 'login', { username, password: 'third-guess-3' });
    await step(running.client(), 'login', { username: 'no_such_name', password: 'fourth-guess-4' });
    await failures.look();
    // What comes soon after is gathered, and what is gathered is not lost.
    expect(await found(`staff:${member.id}`)).toHaveLength(1);
    const said = JSON.stringify(await found('staff'));
    expect(said).not.toMatch(/guess|no_such_name/);
    await failures.onModuleDestroy();
    expect((await found(`staff:${member.id}`))[0]?.after).toMatchObject({ times: 1, why: ['password'] });
  });

  it('use each code once', async () => {
    const member = await aStaffMember(running, 'editor');
    const code = codeOf(member.totpSecret);
    const [one, other] = [running.client(), running.client()];
    for (const client of [one, other])
      await step(client, 'login', { username: member.username, password: member.password });
    expect(await step(one, 'totp', { code })).toMatchObject({ step: 'in' });
    expect(await step(other, 'totp', { code })).toMatchObject({ code: 'STAFF.CODE_WRONG' });
    expect(await step(other, 'totp', { code: codeOf(member.totpSecret, 1) })).toMatchObject({ step: 'in' });
  });

  it('are locked out by guesses at the code as by guesses at the password', async () => {
    const member = await aStaffMember(running, 'editor');
    const client = running.client();
    await step(client, 'login', { username: member.username, password: member.password });
    for (let tries = 0; tries < 5; tries += 1)
      expect(await step(client, 'totp', { code: codeOf(member.totpSecret, 20 + tries) })).toMatchObject({
        code: 'STAFF.CODE_WRONG',
      });
    expect(await step(client, 'totp', { code: codeOf(member.totpSecret) })).toMatchObject({
      code: 'LOGIN.LOCKED',
    });
  });

  describe('whose name strangers guess at', () => {
    const wrong = 'a wild guess';
    let member: TestStaff;
    let ownBrowser: HttpClient;

    beforeEach(async () => {
      member = await aStaffMember(running, 'auctioneer');
      ownBrowser = await clientOfStaff(running, member);
      await ownBrowser.post(`${AUTH}/logout`, {});
    });

    const logIn = (client: HttpClient, password = member.password): Promise<object> =>
      step(client, 'login', { username: member.username, password });
    const failFiveTimes = async (newClient: () => HttpClient): Promise<void> => {
      for (let tries = 0; tries < 5; tries += 1)
        expect(await logIn(newClient(), wrong)).toMatchObject({ code: 'LOGIN.FAILED' });
    };

    it('come in all the same in a browser that they have used before', async () => {
      await failFiveTimes(() => running.client());
      expect(await logIn(running.client())).toMatchObject({ code: 'LOGIN.LOCKED' });
      expect(await logIn(ownBrowser)).toEqual({ step: 'totp' });
      expect(await step(ownBrowser, 'totp', { code: codeOf(member.totpSecret, 1) })).toMatchObject({
        step: 'in',
      });
      // They have shown who they are: also elsewhere all begins anew.
      expect(await logIn(running.client())).toEqual({ step: 'totp' });
    });

    it('enter their code there, too, whatever was guessed elsewhere by somebody who has the password', async () => {
      const stranger = running.client();
      await logIn(stranger);
      for (let tries = 0; tries < 5; tries += 1)
        await step(stranger, 'totp', { code: codeOf(member.totpSecret, 20 + tries) });
      expect(await step(stranger, 'totp', { code: codeOf(member.totpSecret, 1) })).toMatchObject({
        code: 'LOGIN.LOCKED',
      });
      await logIn(ownBrowser);
      expect(await step(ownBrowser, 'totp', { code: codeOf(member.totpSecret, 1) })).toMatchObject({
        step: 'in',
      });
    });

    it('lock that browser alone when the guesses come from there', async () => {
      await failFiveTimes(() => ownBrowser);
      expect(await logIn(ownBrowser)).toMatchObject({ code: 'LOGIN.LOCKED' });
      expect(await logIn(running.client())).toEqual({ step: 'totp' });
    });

    it('are known by no cookie but their own, and by none from before a reset', async () => {
      const other = await aStaffMember(running, 'clerk');
      const forged = (await clientOfStaff(running, other)).cookieHeader.replace(
        `haopai.staff-device.${other.id}`,
        `haopai.staff-device.${member.id}`,
      );
      await failFiveTimes(() => running.client());
      const body = { username: member.username, password: member.password };
      const answer = await running.client().post(`${AUTH}/login`, body, { Cookie: forged });
      expect(answer.body).toMatchObject({ code: 'LOGIN.LOCKED' });
      await running.pool.query('UPDATE staff SET session_epoch = session_epoch + 1 WHERE id = ?', [
        member.id,
      ]);
      expect(await logIn(ownBrowser)).toMatchObject({ code: 'LOGIN.LOCKED' });
    });
  });

  it('have sessions apart from the citizens’', async () => {
    const citizen = await running.clientOf(await aCitizen(running.pool));
    expect(await meOf(citizen)).toBe('SESSION.MISSING');
    const { headers } = await administrator.get('/api/v1/admin/me');
    expect(headers.getSetCookie().join()).toMatch(
      /^haopai\.staff=.*Path=\/api\/v1\/admin;.*HttpOnly; SameSite=Strict/,
    );
    expect((await administrator.get('/api/v1/me')).body).toMatchObject({ code: 'SESSION.MISSING' });
  });

  it('are out after they log out', async () => {
    const client = await staffClient(running, 'clerk');
    expect((await client.post(`${AUTH}/logout`, {})).status).toBe(204);
    expect(await meOf(client)).toBe('SESSION.MISSING');
  });

  describe('changed by an administrator', () => {
    it('lose their sessions with a lock or another role, and a name changes nothing else', async () => {
      const member = await aStaffMember(running, 'clerk');
      const client = await clientOfStaff(running, member);
      const change = async (what: object): Promise<StaffView> => {
        const all = (await administrator.get(STAFF)).body as readonly StaffView[];
        const version = all.find(({ id }) => id === member.id)?.version;
        const body = { version, reason: '岗位调整', ...what };
        return (
          await administrator.send('PATCH', `${STAFF}/${member.id}`, JSON.stringify(body), {
            'Content-Type': 'application/json',
          })
        ).body as StaffView;
      };
      expect(await change({ displayName: '李科员' })).toMatchObject({ displayName: '李科员', role: 'clerk' });
      expect(await meOf(client)).toBe('in');
      expect(await change({ role: 'editor' })).toMatchObject({ role: 'editor' });
      expect(await meOf(client)).toBe('SESSION.ENDED');
      expect(await change({ isLocked: true })).toMatchObject({ isLocked: true });
      expect(await change({ version: 1 })).toMatchObject({ code: 'RECORD.CHANGED' });
    });

    it('have several roles at once: what any of them includes; other roles end their sessions', async () => {
      const member = await aStaffMember(running, 'clerk');
      const change = async (what: object): Promise<StaffView> => {
        const all = (await administrator.get(STAFF)).body as readonly StaffView[];
        const version = all.find(({ id }) => id === member.id)?.version;
        const body = JSON.stringify({ version, reason: '一人兼两职', ...what });
        const type = { 'Content-Type': 'application/json' };
        return (await administrator.send('PATCH', `${STAFF}/${member.id}`, body, type)).body as StaffView;
      };
      const reach = async (): Promise<readonly number[]> => {
        // The code of this half minute once more.
        await running.pool.query('UPDATE staff SET totp_step = 0 WHERE id = ?', [member.id]);
        const client = await clientOfStaff(running, member);
        const paths = ['reservations', 'settlement/auctions', 'pictures'];
        const answers = paths.map((path) => client.get(`/api/v1/admin/${path}`));
        return (await Promise.all(answers)).map(({ status }) => status);
      };
      const client = await clientOfStaff(running, member);
      expect(await reach()).toEqual([200, 403, 403]);
      await change({ role: 'clerk', roles: ['clerk', 'cashier'] });
      expect((await approveStaff(approver, member.username)).staff).toMatchObject({
        ...{ role: 'clerk', roles: ['clerk', 'cashier'] },
      });
      expect(await meOf(client)).toBe('SESSION.ENDED');
      expect(await reach()).toEqual([200, 200, 403]);
      const record = await administrator.get(
        `/api/v1/admin/audit?subject=staff:${member.id}&act=staff.changed`,
      );
      expect(record.body).toMatchObject({
        items: [{ before: { role: 'clerk' }, after: { role: ['clerk', 'cashier'] } }],
      });
      // The release before writes the one that it knows of, and no more.
      await running.pool.query(`UPDATE staff SET role = 'editor', version = version + 1 WHERE id = ?`, [
        member.id,
      ]);
      expect(await reach()).toEqual([403, 403, 200]);
      await change({ role: 'cashier' });
      const { staff } = await approveStaff(approver, member.username);
      expect(staff).toMatchObject({ role: 'cashier', roles: ['cashier'] });
      expect(await reach()).toEqual([403, 200, 403]);
      for (const roles of [[], ['clerk', 'boss']])
        expect(await change({ roles })).toMatchObject({ code: 'REQUEST.INVALID' });
    });

    it('begin anew when password and device are lost', async () => {
      const member = await aStaffMember(running, 'cashier');
      const client = await clientOfStaff(running, member);
      const { version } = (await client.get('/api/v1/admin/me')).body as StaffView;
      await administrator.post(`${STAFF}/${member.id}/reset`, { version, reason: '手机丢了' });
      const { password } = await approveStaff(approver, member.username);
      expect(await meOf(client)).toBe('SESSION.ENDED');
      expect(await step(running.client(), 'login', { username: member.username, password })).toMatchObject({
        step: 'bindTotp',
      });
    });

    it('are let in at once after a reset, however often somebody has guessed at their password', async () => {
      const { id, username } = await aStaffMember(running, 'auctioneer');
      const guess = (): Promise<object> =>
        step(running.client(), 'login', { username, password: 'not-it-9' });
      for (let tries = 0; tries < 5; tries += 1)
        expect(await guess()).toMatchObject({ code: 'LOGIN.FAILED' });
      expect(await guess()).toMatchObject({ code: 'LOGIN.LOCKED' });
      const all = (await administrator.get(STAFF)).body as readonly StaffView[];
      const version = all.find((member) => member.id === id)?.version;
      await administrator.post(`${STAFF}/${id}/reset`, { version, reason: '有人在猜密码' });
      const { password } = await approveStaff(approver, username);
      expect(await step(running.client(), 'login', { username, password })).toMatchObject({
        step: 'bindTotp',
      });
    });

    it.each([
      ['clerk', 'by one'],
      ['administrator', 'by two'],
    ] as const)(
      'are let in again while nothing is locked: the record of acts waits for no Redis (%s, %s)',
      async (role, who) => {
        const { id, username } = await aStaffMember(running, role);
        const all = (await administrator.get(STAFF)).body as readonly StaffView[];
        const version = all.find((member) => member.id === id)?.version;
        const locks = running.app.get(StaffLocks);
        const forget = locks.forget.bind(locks);
        const forgetting = jest.spyOn(locks, 'forget').mockImplementationOnce(async (...whose) => {
          await running.pool.query('SELECT id FROM audit_head FOR UPDATE NOWAIT');
          await forget(...whose);
        });
        const { status } = await administrator.post(`${STAFF}/${id}/reset`, { version, reason: '忘了密码' });
        const given = who === 'by two' ? (await approveStaff(approver, username)).password : null;
        expect(given).not.toBe('');
        expect([status, forgetting.mock.calls.length]).toEqual([200, 1]);
        forgetting.mockRestore();
      },
    );

    it('have names of their own, and nobody changes themself', async () => {
      await add('taken_name');
      expect(await add('TAKEN_name')).toMatchObject({ code: 'STAFF.USERNAME_TAKEN' });
      expect(await add('x')).toMatchObject({ code: 'REQUEST.INVALID' });
      const self = (await administrator.get('/api/v1/admin/me')).body as StaffView;
      const order = { version: self.version, reason: '试试' };
      expect((await administrator.post(`${STAFF}/${self.id}/reset`, order)).body).toMatchObject({
        code: 'STAFF.SELF',
      });
      expect((await administrator.post(`${STAFF}/999999/reset`, order)).body).toMatchObject({
        code: 'STAFF.NOT_FOUND',
      });
    });
  });

  it('begin with an administrator that the operator makes', async () => {
    const made = await running.app.get(AddAdministrator).execute('the_first', '管理员', 'operator');
    expect(made).toMatchObject({ staff: { role: 'administrator', hasTotp: false } });
  });
});
