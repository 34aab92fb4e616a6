// A stop that somebody asked for reaches whoever may confirm it: in the queue of all that takes two, on home, in the open control room, by text and mail.
import type { AdminStopView, ControlRoomView, StaffView, WaitingActsView, WorkView } from '@haopai/contracts';
import { TellDeciders } from '../../communication/work-list';
import {
  aMobile,
  aStaffMember,
  clientOfStaff,
  ControlStreamClient,
  type HttpClient,
  SaleFloor,
  type TestAuction,
  textsTo,
  waitUntil,
} from '../../testing';
import { FRESH_FOR_MS } from '../../access/sessions';
import { Stopping } from './testing/stopping';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const ALERTS = '/api/v1/admin/me/alerts';

describe('a stop that waits for a second person', () => {
  const desk = new Stopping({ HAOPAI_RATE_LIMIT: 'off' });
  let floor: SaleFloor;
  let auction: TestAuction;

  beforeAll(() => {
    floor = new SaleFloor(desk.running);
  });
  afterAll(() => floor.close());
  beforeEach(async () => {
    auction = await floor.auction({ firstBidMs: HOUR_MS, countdownMs: HOUR_MS, lots: [{}, {}] });
    await floor.untilPhase(auction.lots[0]?.id ?? 0, 'fiveMinutes');
  });

  const untilMs = (): number => Date.now() + HOUR_MS;
  const asked = async (kind: 'suspend' | 'cancel' = 'suspend'): Promise<AdminStopView> => {
    const answer = await desk.ask(desk.auctioneer, auction, {
      ...{ kind, reason: '机房断电' },
      ...(kind === 'suspend' ? { untilMs: untilMs() } : {}),
    });
    expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
    return answer.body as AdminStopView;
  };
  const waitingFor = async (client: HttpClient): Promise<WaitingActsView['items']> => {
    const answer = await client.get('/api/v1/admin/waiting');
    expect(answer.status).toBe(200);
    return (answer.body as WaitingActsView).items.filter(({ auctionId }) => auctionId === auction.id);
  };

  it('stands in the queue of whoever may confirm it, with who asked, what becomes another, and until when it holds', async () => {
    const { id, untilMs: until } = await asked();
    expect(await waitingFor(desk.administrator)).toMatchObject([
      {
        ...{ source: 'stop', id: String(id), kind: 'suspend', reason: '机房断电' },
        ...{ isUrgent: true, isOwn: false, refusal: null, auctionId: auction.id },
        before: { auctionState: 'live' },
        after: { auctionState: 'suspended', goesOnAtMs: until },
        askedBy: { name: expect.any(String) as string, accountCreatedAtMs: expect.any(Number) as number },
        holdsUntilMs: (until ?? 0) - MINUTE_MS,
      },
    ]);
    const { body } = await desk.administrator.get('/api/v1/admin/work');
    expect((body as WorkView).items).toContainEqual(expect.objectContaining({ kind: 'approvals', count: 1 }));
    await desk.decide(desk.administrator, { id }, 'decline');
    expect(await waitingFor(desk.administrator)).toEqual([]);
  });

  it('says to whoever cannot confirm it why not', async () => {
    const { id } = await asked('cancel');
    expect(await waitingFor(desk.auctioneer)).toMatchObject([
      { isOwn: true, refusal: { code: 'STOP.SAME_PERSON' } },
    ]);
    expect(await waitingFor(desk.clerk)).toMatchObject([
      { isOwn: false, refusal: { code: 'STAFF.FORBIDDEN', data: { permission: 'auctions.publish' } } },
    ]);
    const fresh = await aStaffMember(desk.running, 'administrator');
    await desk.running.pool.query('UPDATE staff SET confirms_from_ms = ? WHERE id = ?', [
      ...[Date.now() + HOUR_MS, fresh.id],
    ]);
    expect(await waitingFor(await clientOfStaff(desk.running, fresh))).toMatchObject([
      { refusal: { code: 'STAFF.TOO_NEW' } },
    ]);
    await desk.decide(desk.auctioneer, { id }, 'decline');
  });

  it('is confirmed by nobody who has made the account of whoever asked, nor while that is too new', async () => {
    const straw = await aStaffMember(desk.running, 'auctioneer');
    const asks = await clientOfStaff(desk.running, straw);
    const { body: me } = await desk.administrator.get('/api/v1/admin/me');
    const { pool } = desk.running;
    await pool.query(`INSERT INTO staff_makers (staff_id, made_by, act, at_ms) VALUES (?, ?, 'made', ?)`, [
      ...[straw.id, (me as StaffView).id, Date.now()],
    ]);
    const isNew = (atMs: number): Promise<unknown> =>
      pool.query('UPDATE staff SET confirms_from_ms = ? WHERE id = ?', [atMs, straw.id]);
    const { body } = await desk.ask(asks, auction, { kind: 'suspend', untilMs: untilMs() });
    const stop = body as AdminStopView;
    await isNew(Date.now() + HOUR_MS);
    expect((await desk.decide(desk.auctioneer, stop, 'confirm')).body).toMatchObject({
      code: 'STAFF.OTHER_TOO_NEW',
    });
    await isNew(Date.now() - 1);
    expect((await desk.decide(desk.administrator, stop, 'confirm')).body).toMatchObject({
      code: 'STAFF.PAIR_REFUSED',
    });
    expect(await waitingFor(desk.administrator)).toMatchObject([{ refusal: { code: 'STAFF.PAIR_REFUSED' } }]);
    expect((await desk.decide(desk.auctioneer, stop, 'confirm')).status).toBe(200);
  });

  it('is confirmed once whoever confirms it has shown a code lately', async () => {
    const { id } = await asked();
    const laterMs = Date.now() + FRESH_FOR_MS + 1_000;
    jest.spyOn(Date, 'now').mockImplementation(() => laterMs);
    const { body } = await desk.decide(desk.administrator, { id }, 'confirm');
    jest.restoreAllMocks();
    expect(body).toMatchObject({ code: 'STAFF.CODE_NEEDED' });
    await desk.decide(desk.auctioneer, { id }, 'decline');
  });

  it('is told to an open control room when it is asked for and when it is decided, and that says who suspended it', async () => {
    const room = await ControlStreamClient.open(desk.running.url, desk.administrator, auction.id);
    const hears = (times: number) => waitUntil(() => room.heard.decisions.length === times);
    const { id } = await asked();
    await hears(1);
    expect((await desk.decide(desk.administrator, { id }, 'confirm')).status).toBe(200);
    await hears(2);
    const { body } = await desk.administrator.get(`/api/v1/admin/auctions/${auction.id}/control`);
    expect(body as ControlRoomView).toMatchObject({
      auction: { stop: { kind: 'suspend', reason: '机房断电', untilMs: expect.any(Number) as number } },
      stopBy: { askedBy: expect.any(String) as string, decidedBy: expect.any(String) as string },
    });
    room.close();
  });

  it('is told within seconds, by every way that they have, to all who may confirm it, and to nobody else, once', async () => {
    const [boss, clerk] = [
      await aStaffMember(desk.running, 'administrator'),
      await aStaffMember(desk.running, 'clerk'),
    ];
    const [ofBoss, ofClerk] = [aMobile(), aMobile()];
    const mail = 'boss@example.cn';
    await (await clientOfStaff(desk.running, boss)).put(ALERTS, { mobile: ofBoss, mail });
    await (await clientOfStaff(desk.running, clerk)).put(ALERTS, { mobile: ofClerk });
    const { id } = await asked();
    await waitUntil(async () => (await textsTo(desk.running, ofBoss)).length === 1);
    expect(await textsTo(desk.running, ofBoss)).toMatchObject([{ template: 'decisionWaits' }]);
    const { body } = await desk.running.client().get('/dev/mail?format=json');
    expect((body as { items: readonly { to: string; text: string }[] }).items).toContainEqual(
      expect.objectContaining({ to: mail, text: expect.stringContaining('机房断电') as string }),
    );
    expect(await textsTo(desk.running, ofClerk)).toEqual([]);
    for (let again = 0; again < 2; again += 1)
      await desk.running.app.get(TellDeciders, { strict: false }).look();
    await desk.decide(desk.administrator, { id }, 'decline');
    // What was said twice would have left before this.
    const other = await asked('cancel');
    const told = async (): Promise<readonly string[]> =>
      (await textsTo(desk.running, ofBoss)).map(({ words }) => words);
    await waitUntil(async () => (await told()).some((words) => words.includes('申请取消')));
    expect(await told()).toHaveLength(2);
    await desk.decide(desk.administrator, other, 'decline');
  });
});
