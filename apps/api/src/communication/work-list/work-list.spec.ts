// What waits for each of the staff: counted by what their role may do, late when it waits too long, and no work of others.
import type { AdminAuctionView, StaffRole, WorkItem, WorkKind, WorkView } from '@haopai/contracts';
import {
  aCitizen,
  anAuction,
  aRunningApp,
  aSettledAuction,
  aStaffMember,
  clientOfStaff,
  decide,
  type HttpClient,
  insertRow,
  letBalanceBeDueIn,
  openApproval,
  type RunningApp,
  type SettledAuction,
  TEST_REGION,
} from '../../testing';

const ADMIN = '/api/v1/admin';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('the work list', () => {
  let running: RunningApp;
  let settled: SettledAuction;

  beforeAll(async () => {
    // Without an engine: what is built as ended is nobody's to run.
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    settled = await aSettledAuction(running, [5_200_000, 5_300_000]);
  });
  afterAll(() => running.stop());

  const enter = async (role: StaffRole): Promise<HttpClient> =>
    clientOfStaff(running, await aStaffMember(running, role));
  const workOf = async (client: HttpClient): Promise<WorkView> =>
    (await client.get(`${ADMIN}/work`)).body as WorkView;
  const itemOf = async (client: HttpClient, kind: WorkKind): Promise<WorkItem | undefined> =>
    (await workOf(client)).items.find((item) => item.kind === kind);
  const kindsOf = async (role: StaffRole): Promise<readonly WorkKind[]> =>
    (await workOf(await enter(role))).items.map(({ kind }) => kind);

  it('has drafts for whoever writes them, and for publishing only those that somebody else made ready', async () => {
    const clerk = await enter('clerk');
    const boss = await enter('administrator');
    const terms = { depositFen: 500_000, sharesMax: 3, paymentDays: 5, firstBidMs: 300_000 };
    const { body } = await boss.post(`${ADMIN}/auctions`, {
      ...{ title: '2026年第31期', startsAtMs: Date.now() + 9 * DAY_MS, ...terms, countdownMs: 60_000 },
      ...{ ladderFen: [100_000], staggerMs: 0, pickUpText: '' },
    });
    const { id, version, startsAtMs } = body as AdminAuctionView;
    const auctioneer = await enter('auctioneer');
    expect(await itemOf(clerk, 'drafts')).toMatchObject({ count: 1, dueAtMs: startsAtMs, isLate: false });
    expect(await itemOf(auctioneer, 'draftsToPublish')).toBeUndefined();
    const lots = [{ plateNumber: '浙G73001', region: TEST_REGION, startPriceFen: 800_000 }];
    await boss.post(`${ADMIN}/auctions/${id}/lots`, { version, lots });
    expect(await itemOf(auctioneer, 'draftsToPublish')).toMatchObject({ count: 1, dueAtMs: startsAtMs });
    expect(await itemOf(boss, 'draftsToPublish')).toBeUndefined();
    expect(await itemOf(auctioneer, 'drafts')).toBeUndefined();
  });

  it('has balances for the cashier, and says when the first is due too soon', async () => {
    const cashier = await enter('cashier');
    const order = await settled.balance(0);
    expect(await itemOf(cashier, 'balancesDue')).toMatchObject({ count: 2, isLate: false });
    await letBalanceBeDueIn(running, order, 2 * HOUR_MS);
    expect(await itemOf(cashier, 'balancesDue')).toMatchObject({ count: 2, isLate: true });
  });

  it('has reservations for the clerk, late once citizens have waited as long as they were told', async () => {
    const { id: citizenId, region } = await aCitizen(running.pool);
    const wish = {
      ...{ citizen_id: citizenId, plate_number: '浙G73002', plate_kind: 'ordinary', plate_colour: 'blue' },
      ...{ is_personalised: false, region, vin: 'WDD00000000073002', language: 'zh', state: 'pending' },
    };
    const reservationId = await insertRow(running.pool, 'reservations', {
      ...wish,
      created_at_ms: Date.now(),
    });
    const clerk = await enter('clerk');
    expect(await itemOf(clerk, 'reservations')).toMatchObject({ count: 1, isLate: false });
    await running.pool.query('UPDATE reservations SET created_at_ms = ? WHERE id = ?', [
      ...[Date.now() - 4 * DAY_MS, reservationId],
    ]);
    expect(await itemOf(clerk, 'reservations')).toMatchObject({ count: 1, isLate: true });
  });

  it('has drafts that nobody published in time while citizens have paid for plates in them, and they are late', async () => {
    const startsAtMs = Date.now() - HOUR_MS;
    const missed = await anAuction(running.pool, { publishedAtMs: null, startsAtMs });
    const clerk = await enter('clerk');
    expect(await itemOf(clerk, 'draftsMissed')).toBeUndefined();
    const { id: citizenId, region } = await aCitizen(running.pool);
    await insertRow(running.pool, 'reservations', {
      ...{ citizen_id: citizenId, plate_number: '浙G73003', plate_kind: 'ordinary', plate_colour: 'blue' },
      ...{ is_personalised: false, region, vin: 'WDD00000000073003', language: 'zh', state: 'inAuction' },
      ...{ auction_id: missed.id, lot_id: missed.lots[0]?.id ?? 0, created_at_ms: Date.now() },
    });
    expect(await itemOf(clerk, 'draftsMissed')).toMatchObject({
      ...{ count: 1, dueAtMs: startsAtMs, isLate: true },
    });
    expect(await itemOf(await enter('cashier'), 'draftsMissed')).toBeUndefined();
    await running.pool.query('DELETE FROM reservations WHERE auction_id = ?', [missed.id]);
    await running.pool.query('UPDATE auctions SET published_at_ms = 1 WHERE id = ?', [missed.id]);
  });

  it('has messages that were given up for whoever sends them again', async () => {
    await insertRow(running.pool, 'outbox', {
      ...{ token: crypto.randomUUID(), channel: 'sms', state: 'dead', recipient: 'x', body: 'sealed' },
      ...{ due_at_ms: 1, attempts: 5, is_doubtful: false, last_failure: 'isv.AMOUNT_NOT_ENOUGH' },
      ...{ created_at_ms: Date.now() - 2 * HOUR_MS, settled_at_ms: Date.now() },
    });
    const boss = await enter('administrator');
    expect(await itemOf(boss, 'messagesDead')).toMatchObject({ count: 1, isLate: true });
  });

  it('has requests of colleagues for whoever decides them by the steps that count, and never one’s own', async () => {
    const boss = await enter('administrator');
    const other = await enter('administrator');
    const steps = [{ upToFen: null, permission: 'content.edit', people: 2 }];
    const asked = await boss.put(`${ADMIN}/approval-steps/article`, {
      version: 0,
      steps,
      reason: '内部制度',
    });
    expect(asked.status).toBe(200);
    expect(await itemOf(other, 'approvals')).toMatchObject({ count: 1, dueAtMs: null, isLate: false });
    expect(await itemOf(boss, 'approvals')).toBeUndefined();
    expect(await itemOf(await enter('clerk'), 'approvals')).toBeUndefined();
    await running.pool.query('UPDATE approvals SET asked_at_ms = asked_at_ms - ?', [2 * DAY_MS]);
    expect(await itemOf(other, 'approvals')).toMatchObject({ count: 1, isLate: true });
    const approval = await openApproval(other, 'steps', 'steps:article');
    expect((await decide(other, approval, 'decline')).status).toBe(200);
    expect(await itemOf(other, 'approvals')).toBeUndefined();
  });

  it('shows nobody what they cannot do', async () => {
    expect(await kindsOf('auditor')).toEqual(expect.not.arrayContaining(['drafts', 'balancesDue']));
    expect(await kindsOf('clerk')).toEqual(expect.not.arrayContaining(['balancesDue', 'messagesDead']));
    const editor = await workOf(await enter('editor'));
    expect(editor.items.filter(({ kind }) => kind !== 'articleDrafts')).toEqual([]);
    expect(editor.sessions).toEqual([]);
    expect(await running.client().get(`${ADMIN}/work`)).toMatchObject({ status: 401 });
  });

  it('shows the sales of a day, what is nearest first', async () => {
    const startsAtMs = Date.now() + 5 * HOUR_MS;
    const later = await anAuction(running.pool, { title: 'later', startsAtMs });
    const sooner = await anAuction(running.pool, { title: 'sooner', startsAtMs: startsAtMs - HOUR_MS });
    await anAuction(running.pool, { title: 'next week', startsAtMs: startsAtMs + 7 * DAY_MS });
    const { sessions } = await workOf(await enter('auctioneer'));
    const coming = sessions.filter(({ isLive }) => !isLive);
    expect(coming).toMatchObject([
      { auctionId: sooner.id, isDrill: false, lotCount: 1, bidderCount: 0 },
      { auctionId: later.id, title: 'later', startsAtMs },
    ]);
  });
});
