// What staff did stands in one chain: found by who, what and when, and broken by whoever changes it.
import {
  permissionsOf,
  type AuditCheck,
  type AuditEntryView,
  type AuditPage,
  type AuditPart,
  type Page,
  type StaffAdded,
} from '@haopai/contracts';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import {
  anAuction,
  aRunningApp,
  aStaffMember,
  clientOfStaff,
  type HttpClient,
  type RunningApp,
  staffClient,
} from '../../testing';
import { Actor } from '../staff-authentication';
import { Audit } from './audit';
import { ExportAudit } from './export-audit';

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

  it('has the time of the database, whatever the clock of the instance says', async () => {
    const nowMs = Date.now();
    for (const asideMs of [-3_600_000, 3_600_000]) {
      const clock = jest.spyOn(Date, 'now').mockReturnValue(nowMs + asideMs);
      await write('staff.aside', `staff:${asideMs}`);
      clock.mockRestore();
    }
    const { items } = await find('act=staff.aside');
    expect(items).toHaveLength(2);
    for (const { atMs } of items) expect(Math.abs(atMs - nowMs)).toBeLessThan(60_000);
  });

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

  it('is found by a text in it, and by a plate together with what was done to its lots', async () => {
    const { lots } = await anAuction(running.pool, {
      ...{ startsAtMs: Date.now() + 86_400_000, lots: [{ plateNumber: '浙G7701T' }] },
    });
    await running.app.get(Transactions).run(async (transaction) => {
      const audit = running.app.get(Audit);
      const after = { lots: [{ plate: '浙G7701T', startPriceFen: 100 }] };
      await audit.write(transaction, NOBODY, { act: 'spec.bulk', subject: 'auction:1', after });
      await audit.write(transaction, NOBODY, { act: 'spec.lot', subject: `lot:${lots[0]?.id}` });
      await audit.write(transaction, NOBODY, { act: 'spec.said', subject: 'spec:1', reason: '100%_"好"' });
    });
    const acts = async (text: string): Promise<readonly string[]> =>
      (await find(`text=${encodeURIComponent(text)}`)).items.map(({ act }) => act);
    expect(await acts('浙g·7701t')).toEqual(['spec.lot', 'spec.bulk']);
    expect(await acts('100%_"好')).toEqual(['spec.said']);
    expect(await acts('100_"好')).toEqual([]);
    expect(await auditor.get(`${AUDIT}?text=${'x'.repeat(61)}`)).toMatchObject({ status: 400 });
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

  it('has on record who took it along, what was looked for and how much there was', async () => {
    const member = await aStaffMember(running, 'auditor');
    const client = await clientOfStaff(running, member);
    for (let nth = 0; nth < 3; nth++) await write('spec.taken', 'spec:taken');
    await client.get(`${AUDIT}/csv?act=spec.taken`);
    const first = (await client.get(`${AUDIT}/parts?act=spec.taken`)).body as AuditPart;
    expect(first).toMatchObject({ nextBelowNo: null, items: [{}, {}, {}] });
    const { items } = await find(`staffId=${member.id}&act=audit.`);
    expect(items).toMatchObject([
      { act: 'audit.exported', subject: 'audit', after: { act: 'spec.taken', entries: 3 } },
      { act: 'audit.exported', subject: 'audit', after: { act: 'spec.taken', entries: 3 } },
    ]);
  });

  it('has on record which tables pages put into files', async () => {
    const member = await aStaffMember(running, 'clerk');
    const client = await clientOfStaff(running, member);
    const body = { table: 'stock', rows: 12, about: 'state=forSale' };
    expect(await client.post('/api/v1/admin/exports', body)).toMatchObject({ status: 204 });
    expect(await client.post('/api/v1/admin/exports', { ...body, table: 'citizens' })).toMatchObject({
      status: 400,
    });
    const { items } = await find(`staffId=${member.id}&act=table.`);
    expect(items).toMatchObject([
      { act: 'table.exported', subject: 'table:stock', after: { rows: 12, about: 'state=forSale' } },
    ]);
  });

  it('is taken along in parts, each going on below the one before, the record of that not among them', async () => {
    const member = await aStaffMember(running, 'auditor');
    const actor = new Actor(member.id, member.displayName, permissionsOf(['auditor']), '127.0.0.1');
    for (let nth = 0; nth < 5; nth++) await write('audit.spec', 'spec:parts');
    const search = {
      ...{ staffId: null, act: 'audit.', subject: null },
      ...{ text: null, fromMs: null, toMs: null },
    };
    const parts: number[][] = [];
    let below: number | null = null;
    do {
      const part = await running.app.get(ExportAudit).part(actor, search, below, 2);
      if (part instanceof RefusalError) throw part;
      parts.push(part.items.map(({ no }) => no));
      below = part.nextBelowNo;
    } while (below !== null);
    const all = parts.flat();
    expect(all).toEqual([...all].sort((one, other) => other - one));
    expect(new Set(all).size).toBe(all.length);
    const [newest] = (await find('act=audit.exported')).items;
    expect(all).not.toContain(newest?.no);
    expect(parts.at(-1)?.length).toBeLessThan(2);
  });

  it('says by name what its entries speak of, and by number what is gone', async () => {
    const { id: auctionId, lots } = await anAuction(running.pool, {
      ...{ title: '2026年第40期', publishedAtMs: null },
      lots: [{ plateNumber: '浙G8866A' }],
    });
    const lotId = lots[0]?.id ?? 0;
    const entryOf = (subject: string, after: object): Promise<number> =>
      running.app
        .get(Transactions)
        .run((transaction) =>
          running.app.get(Audit).write(transaction, NOBODY, { act: 'spec.named', subject, after }),
        );
    await entryOf(`lot:${lotId}`, { auctionId });
    await entryOf('auction:999999', { lotIds: [lotId], deep: [{ lotId: 888_888 }] });
    const { names } = (await auditor.get(`${AUDIT}?act=spec.named`)).body as AuditPage;
    expect(names).toEqual({
      [`lot:${lotId}`]: { text: '浙G8866A', lotNo: 1, auctionId, auctionTitle: '2026年第40期' },
      [`auction:${auctionId}`]: { text: '2026年第40期' },
    });
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
