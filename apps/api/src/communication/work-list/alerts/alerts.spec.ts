// Who of the staff is told of what waits too long, on the real database: by the ways that they chose, what their role may do, once a day.
import type { AlertWaysView, StaffRole } from '@haopai/contracts';
import {
  aMobile,
  aRunningApp,
  aSettledAuction,
  aStaffMember,
  clientOfStaff,
  type HttpClient,
  letBalanceBeDueIn,
  type RunningApp,
  type TestStaff,
  textsTo,
  waitUntil,
} from '../../../testing';
import { TellStaff } from './tell-staff';

const PATH = '/api/v1/admin/me/alerts';
const HOUR_MS = 3_600_000;

interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

describe('alerts of the staff', () => {
  let running: RunningApp;
  let serial = 0;

  beforeAll(async () => {
    // Without an engine: what is built as ended is nobody's to run.
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    const settled = await aSettledAuction(running, [5_200_000]);
    await letBalanceBeDueIn(running, await settled.balance(0), 2 * HOUR_MS);
  });
  afterAll(() => running.stop());

  const enter = async (role: StaffRole): Promise<{ member: TestStaff; client: HttpClient }> => {
    const member = await aStaffMember(running, role);
    return { member, client: await clientOfStaff(running, member) };
  };
  const anAddress = (): string => `member${(serial += 1)}@example.cn`;
  const mailsTo = async (address: string): Promise<readonly Mail[]> => {
    const { body } = await running.client().get('/dev/mail?format=json');
    return (body as { items: readonly Mail[] }).items.filter(({ to }) => to === address);
  };
  const look = (): Promise<void> => running.app.get(TellStaff).look();
  /** Everything that was put into the outbox has left. */
  const allLeft = (): Promise<void> =>
    waitUntil(async () => {
      const [rows] = await running.pool.query("SELECT id FROM outbox WHERE state = 'waiting'");
      return (rows as object[]).length === 0;
    });

  it('go by mail and text to whoever chose both, once, with what is late and theirs to do', async () => {
    const { client } = await enter('cashier');
    const [mail, mobile] = [anAddress(), aMobile()];
    expect((await client.put(PATH, { mail, mobile })).body).toEqual({ mail, mobile, sendsMail: true });
    await look();
    await waitUntil(async () => (await mailsTo(mail)).length > 0);
    await waitUntil(async () => (await textsTo(running, mobile)).length > 0);
    await look();
    await allLeft();
    const mails = await mailsTo(mail);
    expect(mails).toMatchObject([{ subject: expect.stringContaining('余款即将到期') as string }]);
    expect(mails[0]?.text).toContain('余款即将到期：1 件');
    expect(await textsTo(running, mobile)).toHaveLength(1);
  });

  it('come again after a day, as long as it waits', async () => {
    const { client, member } = await enter('cashier');
    const mail = anAddress();
    await client.put(PATH, { mail });
    await look();
    await waitUntil(async () => (await mailsTo(mail)).length === 1);
    await running.pool.query('UPDATE staff_alerts_told SET told_at_ms = told_at_ms - ? WHERE staff_id = ?', [
      ...[23 * HOUR_MS + 1, member.id],
    ]);
    await look();
    await waitUntil(async () => (await mailsTo(mail)).length === 2);
  });

  it('go neither to whoever has another role, nor to whoever is locked or chose nothing', async () => {
    const editor = await enter('editor');
    const locked = await enter('cashier');
    const [ofEditor, ofLocked] = [anAddress(), anAddress()];
    await editor.client.put(PATH, { mail: ofEditor });
    await locked.client.put(PATH, { mail: ofLocked });
    await running.pool.query('UPDATE staff SET is_locked = 1 WHERE id = ?', [locked.member.id]);
    const quiet = await enter('cashier');
    expect((await quiet.client.get(PATH)).body).toEqual({ mail: null, mobile: null, sendsMail: true });
    await look();
    await allLeft();
    for (const address of [ofEditor, ofLocked]) expect(await mailsTo(address)).toEqual([]);
  });

  it('are given up by leaving them out, are on record without address and number, and stand sealed', async () => {
    const { client, member } = await enter('clerk');
    const [mail, mobile] = [anAddress(), aMobile()];
    await client.put(PATH, { mail, mobile });
    const stored = async () =>
      JSON.stringify(
        (await running.pool.query('SELECT * FROM staff_alert_ways WHERE staff_id = ?', [member.id]))[0],
      );
    expect(await stored()).not.toContain(mail);
    expect(await stored()).not.toContain(mobile);
    const answer = await client.put(PATH, {});
    expect(answer.body as AlertWaysView).toMatchObject({ mail: null, mobile: null });
    const boss = await enter('administrator');
    const { body } = await boss.client.get(`/api/v1/admin/audit?subject=staff:${member.id}`);
    expect(JSON.stringify(body)).toContain('staff.alertsChosen');
    expect(JSON.stringify(body)).not.toContain(mail);
    expect(JSON.stringify(body)).not.toContain(mobile);
  });

  it.each([
    ['mail', { mail: 'wang' }],
    ['mail', { mail: 'a b@example.cn' }],
    ['mail', { mail: 'a@example.cn\r\nBcc: b@example.cn' }],
    ['mobile', { mobile: '138' }],
  ])('refuse a %s that is none', async (path, body) => {
    const { client } = await enter('clerk');
    expect(await client.put(PATH, body)).toMatchObject({
      status: 422,
      body: { code: 'ACCOUNT.INVALID', data: { fields: [{ path }] } },
    });
  });
});
