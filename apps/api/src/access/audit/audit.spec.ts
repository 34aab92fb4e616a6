// What staff did stands in one chain: found by who, what and when, and broken by whoever changes it.
import type { AuditCheck, AuditEntryView, Page, StaffAdded } from '@haopai/contracts';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import {
  aRunningApp,
  aStaffMember,
  clientOfStaff,
  type HttpClient,
  type RunningApp,
  staffClient,
} from '../../testing';
import { Audit } from './audit';

const AUDIT = '/api/v1/admin/audit';
const NOBODY = { staffId: null, name: 'spec', address: '' };

describe('the audit', () => {
  let running: RunningApp;
  let auditor: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp();
    auditor = await staffClient(running, 'auditor');
  });
  afterAll(() => running.stop());

  const find = async (query: string): Promise<Page<AuditEntryView>> =>
    (await auditor.get(`${AUDIT}?${query}`)).body as Page<AuditEntryView>;
  const check = async (): Promise<AuditCheck> => (await auditor.get(`${AUDIT}/check`)).body as AuditCheck;
  const write = (act: string, subject: string): Promise<number> =>
    running.app
      .get(Transactions)
      .run((transaction) => running.app.get(Audit).write(transaction, NOBODY, { act, subject }));

  it('tells who did what to whom, from where, before and after, and why', async () => {
    const member = await aStaffMember(running, 'administrator');
    const client = await clientOfStaff(running, member);
    const { body } = await client.post('/api/v1/admin/staff', {
      username: 'new_clerk',
      displayName: '新科员',
      role: 'clerk',
    });
    const { staff, password } = body as StaffAdded;
    await client.post(`/api/v1/admin/staff/${staff.id}/reset`, { version: 1, reason: '密码遗失' });
    const { items } = await find(`subject=staff:${staff.id}`);
    expect(items).toMatchObject([
      {
        staffId: member.id,
        staffName: member.displayName,
        act: 'staff.reset',
        before: { role: 'clerk', hasTotp: false },
        after: { role: 'clerk', hasOwnPassword: false },
        reason: '密码遗失',
      },
      { act: 'staff.added', after: { username: 'new_clerk', role: 'clerk' }, reason: null },
    ]);
    expect(items[0]?.address).toMatch(/127\.0\.0\.1/);
    expect(JSON.stringify(items)).not.toContain(password);
    expect((await find(`staffId=${member.id}&act=staff.re`)).items).toHaveLength(1);
    expect((await find(`staffId=${member.id}&toMs=1`)).total).toBe(0);
    const { total } = await find(`staffId=${member.id}`);
    expect((await find(`staffId=${member.id}&subject=staff`)).total).toBe(total);
    expect((await find(`staffId=${member.id}&subject=sta`)).total).toBe(0);
    expect((await find(`act=staff_`)).total).toBe(0);
    expect(await auditor.get(`${AUDIT}?act=staff%25`)).toMatchObject({ status: 400 });
  });

  it('numbers entries that are written at once without a gap', async () => {
    const before = (await check()).entries;
    await Promise.all(Array.from({ length: 30 }, (_, nth) => write('spec.crowd', `spec:${nth}`)));
    expect(await check()).toEqual({ entries: before + 30, brokenAt: null });
  });

  it('is taken along as a CSV of what was found, the newest first, with no formula in it', async () => {
    const boss = await staffClient(running, 'administrator');
    const { body } = await boss.post('/api/v1/admin/staff', {
      username: 'csv_clerk',
      displayName: '=1+1',
      role: 'clerk',
    });
    const { staff } = body as StaffAdded;
    await boss.post(`/api/v1/admin/staff/${staff.id}/reset`, { version: 1, reason: '=HYPERLINK("x")' });
    const answer = await auditor.get(`${AUDIT}/csv?subject=staff:${staff.id}`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toContain('haopai-audit.csv');
    const [head, ...lines] = String(answer.body).trim().split('\r\n');
    expect(head).toContain('no,at,staffId,staffName,address,act,subject,before,after,reason,hash');
    expect(lines.map((line) => /staff\.\w+/.exec(line)?.[0])).toEqual(['staff.reset', 'staff.added']);
    expect(lines[0]).toContain(`"'=HYPERLINK`);
    const clerk = await staffClient(running, 'clerk');
    expect(await clerk.get(`${AUDIT}/csv`)).toMatchObject({ status: 403, body: { code: 'STAFF.FORBIDDEN' } });
  });

  it('is read on where five hundred entries end', async () => {
    for (let nth = 0; nth < 510; nth++) await write('spec.many', 'spec:many');
    const answer = await auditor.get(`${AUDIT}/csv?act=spec.many`);
    expect(String(answer.body).trim().split('\r\n')).toHaveLength(511);
  });

  it('keeps nothing of what was refused', async () => {
    const before = (await check()).entries;
    await running.app.get(Transactions).run(async (transaction) => {
      await running.app.get(Audit).write(transaction, NOBODY, { act: 'spec.refused', subject: 'spec:1' });
      return new RefusalError('STAFF.SELF', {});
    });
    expect((await check()).entries).toBe(before);
  });

  it.each([
    ['changed', `UPDATE audit_entries SET entry = REPLACE(entry, 'spec', 'spek') WHERE entry_no = ?`],
    ['put under another subject', `UPDATE audit_entries SET subject = 'spec:0' WHERE entry_no = ?`],
    ['left out', 'DELETE FROM audit_entries WHERE entry_no = ?'],
  ])('breaks where an entry was %s', async (_what, sql) => {
    await write('spec.victim', 'spec:7');
    const { entries } = await check();
    await write('spec.after', 'spec:8');
    const [rows] = await running.pool.query('SELECT * FROM audit_entries WHERE entry_no = ?', [entries]);
    await running.pool.query(sql, [entries]);
    expect(await check()).toEqual({ entries: entries + 1, brokenAt: entries });
    const [was] = rows as Record<string, unknown>[];
    await running.pool.query('REPLACE INTO audit_entries SET ?', [was]);
    expect((await check()).brokenAt).toBeNull();
  });

  it('breaks at its end when the last entry was left out', async () => {
    await write('spec.last', 'spec:9');
    const { entries } = await check();
    await running.pool.query('DELETE FROM audit_entries WHERE entry_no = ?', [entries]);
    expect(await check()).toEqual({ entries, brokenAt: entries });
  });
});
