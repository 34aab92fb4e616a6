// The control room over two instances that share the lots: acts reach their lots wherever they are held, and what they do is seen everywhere.
import { randomUUID } from 'node:crypto';
import type {
  AuctionMessage,
  AuditEntryView,
  ControlActDone,
  ControlRoomView,
  LotTick,
  LotView,
  Page,
  RecordLine,
  RoomMessage,
} from '@haopai/contracts';
import { ELSEWHERE, newInstanceId, SHARD_COUNT, shardOf, systemClock } from '@haopai/engine';
import { ForwardingClient } from '@haopai/engine/testing';
import type { RowDataPacket } from 'mysql2/promise';
import { Channels } from '../../platform/redis';
import {
  aDatabase,
  aRunningApp,
  anAuction,
  anEnrolment,
  aCitizen,
  bid,
  bidUntilKnown,
  decide,
  type FloorBidder,
  type HttpAnswer,
  type HttpClient,
  isWaitingForALock,
  letStepsBe,
  openApproval,
  SaleFloor,
  setCeiling,
  staffClient,
  type TestAuction,
  type ThrowAwayDatabase,
  waitUntil,
  holdsLot,
  shardsHeldBy,
} from '../../testing';
import { TellDisqualified } from './tell-disqualified';
import { ANSWERS_WITHIN_MS } from './tell-lots';

const LOTS = 6;
const HOUR_MS = 3_600_000;
/** `ANSWER_WITHIN_MS` of the web apps. */
const BROWSER_GIVES_UP_AFTER_MS = 10_000;

describe('the control room over two instances', () => {
  let database: ThrowAwayDatabase;
  let here: SaleFloor;
  let there: SaleFloor;
  let auctioneer: HttpClient;
  let auction: TestAuction;
  let lotIds: readonly number[];

  beforeAll(async () => {
    database = await aDatabase();
    const variables = {
      HAOPAI_RATE_LIMIT: 'off',
      HAOPAI_REDIS_PREFIX: `haopai-test-control-${process.pid}:`,
    };
    here = new SaleFloor(await aRunningApp(variables, database));
    there = new SaleFloor(await aRunningApp(variables, database));
    await waitUntil(() => [here, there].every(({ running }) => shardsHeldBy(running) === SHARD_COUNT / 2));
    auctioneer = await staffClient(here.running, 'auctioneer');
  });
  beforeEach(async () => {
    auction = await here.openAuction({
      firstBidMs: 600_000,
      countdownMs: 600_000,
      lots: Array.from({ length: LOTS }, () => ({})),
    });
    lotIds = auction.lots.map(({ id }) => id);
  });
  afterAll(async () => {
    for (const floor of [here, there]) floor.close();
    await here.running.stop();
    await there.running.stop();
    await database.drop();
  });

  const post = (
    what: string,
    body: object,
    key: string = randomUUID(),
    id = auction.id,
  ): Promise<HttpAnswer> =>
    auctioneer.post(`/api/v1/admin/auctions/${id}/control/${what}`, body, { 'Idempotency-Key': key });
  const act = async (body: object, key?: string): Promise<ControlActDone> => {
    const answer = await post('acts', body, key);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body as ControlActDone;
  };
  const disqualify = async (paddleNo: number, key?: string): Promise<ControlActDone> => {
    const answer = await post('disqualifications', { paddleNo, reason: '串通' }, key);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body as ControlActDone;
  };
  const room = async (): Promise<ControlRoomView> =>
    (await auctioneer.get(`/api/v1/admin/auctions/${auction.id}/control`)).body as ControlRoomView;
  /** Without what a machine that does too much at once adds: time that is given back. */
  const linesOf = async (id: number): Promise<readonly RecordLine[]> =>
    (await there.record(id)).filter(({ kind }) => kind !== 'outage');
  /** What another instance has just told reaches this one a moment later. */
  const untilLot = async (floor: SaleFloor, id: number, figures: Partial<LotView>): Promise<void> => {
    await waitUntil(async () => (await floor.lot(id)).phase === figures.phase);
    await waitUntil(async () => (await floor.lot(id)).priceFen === (figures.priceFen ?? null));
    expect(await floor.lot(id)).toMatchObject(figures);
  };
  /** As if somebody's transaction had been left open: nothing more of those lots can be written until it ends. */
  const holdJournalOf = async (ids: readonly number[]): Promise<() => Promise<void>> => {
    const line = await here.running.pool.getConnection();
    await line.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await line.beginTransaction();
    for (const id of ids)
      await line.query('SELECT version FROM lot_events WHERE lot_id = ? AND version > 2 FOR UPDATE', [id]);
    return async () => {
      await line.rollback();
      line.destroy();
    };
  };
  const lotId = (index: number): number => lotIds[index] ?? 0;
  const paddleOf = ({ enrolment }: FloorBidder): number => enrolment.paddleNo;

  it('are held by both, so that what follows goes over the line between them', () => {
    for (const { running } of [here, there]) expect(lotIds.some((id) => holdsLot(running, id))).toBe(true);
  });

  it('pauses and resumes all lots, each with the public reason, wherever they are held', async () => {
    const watcher = await there.watcher();
    await watcher.ask('lot.watch', { lotId: lotId(0) });
    await watcher.ask('auction.watch', { auctionId: auction.id });
    const onBoard = watcher.next('board.tick', ({ lots }) => lots[0]?.phase === 'paused');
    const told = watcher.next('lot.tick', ({ phase }: LotTick) => phase === 'paused');
    const paused = await act({ act: 'pause', reason: ' 核对车架号 ' });
    expect(paused.results.map(({ outcome }) => outcome)).toEqual(lotIds.map(() => 'done'));
    expect(await told).toMatchObject({
      reason: '核对车架号',
      notes: [{ kind: 'paused', reason: '核对车架号' }],
    });
    expect((await onBoard).lots[0]).toMatchObject({ reason: '核对车架号', remainingMs: expect.any(Number) });
    const bidder = await there.bidder(auction);
    expect(await bid(bidder, lotId(1), 50_000)).toMatchObject({
      code: 'LOT.PAUSED',
      data: { reason: '核对车架号' },
    });
    const resumed = await act({ act: 'resume', reason: '核对完毕' });
    expect(resumed.results).toHaveLength(LOTS);
    expect(await bid(bidder, lotId(1), 50_000)).toMatchObject({ ok: true });
    expect((await linesOf(lotId(1))).map(({ kind, reason }) => [kind, reason])).toEqual([
      ['scheduled', null],
      ['opened', null],
      ['paused', '核对车架号'],
      ['resumed', '核对完毕'],
      ['bid', null],
    ]);
  });

  it('does an act once: the same key gets the same answer, also when a later act has undone it, and another body is refused', async () => {
    const key = randomUUID();
    const body = { act: 'pause', lotId: lotId(0), reason: 'a question' };
    const first = await act(body, key);
    await act({ act: 'resume', lotId: lotId(0), reason: 'answered' });
    expect(await act(body, key)).toEqual(first);
    await untilLot(here, lotId(0), { phase: 'fiveMinutes' });
    expect(await post('acts', { ...body, reason: 'another' }, key)).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY.MISMATCH' },
    });
    expect((await room()).acts.map(({ kind }) => kind)).toEqual(['resume', 'pause']);
  });

  it('tells which lots gave no answer before the browser gives up, and asks those again: each does it once', async () => {
    const held = lotIds.filter((id) => holdsLot(here.running, id));
    const body = { act: 'pause', reason: 'a silent database' };
    const key = randomUUID();
    const isLate = (results: ControlActDone['results']): readonly number[] =>
      results.filter(({ code }) => code === 'SERVER.UNAVAILABLE').map((result) => result.lotId);
    const stopWriting = await holdJournalOf(held);
    try {
      expect(ANSWERS_WITHIN_MS).toBeLessThan(BROWSER_GIVES_UP_AFTER_MS);
      // The database is silent until this is answered.
      const first = await act(body, key);
      // Those of the other instance did not wait for it.
      expect(isLate(first.results)).toEqual(held);
    } finally {
      await stopWriting();
    }
    await waitUntil(async () => isLate((await act(body, key)).results).length === 0);
    const pausesOf = async (id: number): Promise<number> =>
      (await linesOf(id)).filter(({ kind }) => kind === 'paused').length;
    expect(await Promise.all(lotIds.map(pausesOf))).toEqual(lotIds.map(() => 1));
    expect((await room()).acts).toHaveLength(1);
  });

  it('withdraws a lot, and is refused by one that is sold, that is withdrawn, that is not paused', async () => {
    const short = await here.openAuction({ firstBidMs: 600_000, countdownMs: 300 });
    const soldId = short.lots[0]?.id ?? 0;
    expect(await bid(await here.bidder(short), soldId, 50_000)).toMatchObject({ ok: true });
    await here.untilPhase(soldId, 'sold');
    const withdrawal = { act: 'withdraw', lotId: soldId, reason: '号牌有误' };
    expect((await post('acts', withdrawal, randomUUID(), short.id)).body).toMatchObject({
      results: [{ lotId: soldId, outcome: 'refused', code: 'LOT.ENDED' }],
    });
    const gone = await act({ act: 'withdraw', lotId: lotId(2), reason: '号牌有误' });
    expect(gone.results).toEqual([{ lotId: lotId(2), lotNo: 3, outcome: 'done', code: null }]);
    await untilLot(there, lotId(2), { phase: 'withdrawn', reason: '号牌有误' });
    const codeOf = async (body: object): Promise<unknown> => (await act(body)).results[0]?.code;
    expect(await codeOf({ act: 'withdraw', lotId: lotId(2), reason: 'again' })).toBe('LOT.ENDED');
    expect(await codeOf({ act: 'pause', lotId: lotId(2), reason: 'again' })).toBe('LOT.ENDED');
    expect(await codeOf({ act: 'resume', lotId: lotId(3), reason: 'why not' })).toBe('LOT.NOT_PAUSED');
    expect(await codeOf({ act: 'pause', lotId: lotId(3), reason: 'one' })).toBeNull();
    expect(await codeOf({ act: 'pause', lotId: lotId(3), reason: 'two' })).toBe('LOT.PAUSED');
  });

  it('refuses what it must: no right, no reason, no key, another auction’s lot, too early, an unknown paddle', async () => {
    const path = `/api/v1/admin/auctions/${auction.id}/control/acts`;
    const body = { act: 'pause', reason: 'why' };
    const auditor = await staffClient(there.running, 'auditor');
    const key = { 'Idempotency-Key': randomUUID() };
    expect((await auditor.post(path, body, key)).body).toMatchObject({ code: 'STAFF.FORBIDDEN' });
    expect((await auditor.get(`/api/v1/admin/auctions/${auction.id}/control`)).status).toBe(200);
    expect((await auctioneer.post(path, body)).body).toMatchObject({ code: 'IDEMPOTENCY.KEY_MISSING' });
    for (const reason of ['', '   ', 'x'.repeat(201)])
      expect(await post('acts', { ...body, reason })).toMatchObject({ status: 400 });
    expect((await post('acts', { ...body, lotId: 999_999 })).body).toMatchObject({ code: 'LOT.NOT_FOUND' });
    const later = await anAuction(here.running.pool, { startsAtMs: Date.now() + HOUR_MS });
    expect((await post('acts', body, randomUUID(), later.id)).body).toMatchObject({
      code: 'CONTROL.TOO_EARLY',
    });
    const draft = await anAuction(here.running.pool, { publishedAtMs: null });
    expect((await post('acts', body, randomUUID(), draft.id)).status).toBe(404);
    expect((await post('disqualifications', { paddleNo: 999_998, reason: 'why' })).body).toMatchObject({
      code: 'PADDLE.NOT_FOUND',
    });
    const over = await anAuction(here.running.pool, { endedAtMs: Date.now() });
    const late = await post('disqualifications', { paddleNo: 1, reason: 'why' }, randomUUID(), over.id);
    expect(late.body).toMatchObject({ code: 'CONTROL.AUCTION_ENDED' });
    expect((await post('messages', { text: 'hello' }, randomUUID(), over.id)).body).toMatchObject({
      code: 'CONTROL.AUCTION_ENDED',
    });
  });

  it('disqualifies a paddle: it loses every lead, its ceilings and the room, and whoever comes next pays more than it bid', async () => {
    const villain = await here.bidder(auction);
    const honest = await there.bidder(auction);
    expect(await setCeiling(villain, lotId(0), 60_000)).toMatchObject({ ok: true });
    await here.untilPhase(lotId(0), 'oneMinute');
    const done = await disqualify(paddleOf(villain));
    expect(done.results.map(({ code }) => code)).toEqual(lotIds.map(() => null));
    await untilLot(there, lotId(0), {
      phase: 'fiveMinutes',
      priceFen: 5_000_000,
      leaderPaddle: null,
    });

    const barred = { ok: false, code: 'PADDLE.DISQUALIFIED', data: { reason: '串通' } };
    for (const id of [lotId(0), lotId(4)]) expect(await bid(villain, id, 51_000)).toMatchObject(barred);
    expect(await setCeiling(villain, lotId(5), 70_000)).toMatchObject(barred);
    const { paddleNo, accessCode } = villain.enrolment;
    expect(
      await villain.live.ask('auction.enter', { auctionId: auction.id, paddleNo, accessCode }),
    ).toMatchObject(barred);
    expect(await bid(honest, lotId(0), 50_000)).toMatchObject({
      code: 'BID.TOO_LOW',
      data: { lowestFen: 5_100_000 },
    });
    // No ceiling answers.
    expect(await bid(honest, lotId(0), 51_000)).toMatchObject({ ok: true });
    await untilLot(here, lotId(0), {
      phase: 'oneMinute',
      leaderPaddle: paddleOf(honest),
      priceFen: 5_100_000,
    });
    const record = await linesOf(lotId(0));
    expect(record.map(({ kind }) => kind)).toEqual([
      'scheduled',
      'opened',
      'sealed',
      'bid',
      'disqualified',
      'bid',
    ]);
    expect(record[4]).toMatchObject({ paddleNo: paddleOf(villain), reason: '串通' });
    expect((await room()).disqualified).toMatchObject([{ paddleNo: paddleOf(villain), reason: '串通' }]);
  });

  it('tells the newest bids to whoever opens it anew, and whose paddle it is, before anything is done to it', async () => {
    const one = await here.bidder(auction);
    const other = await there.bidder(auction);
    const third = await here.bidder(auction);
    expect(await bidUntilKnown(one, lotId(1), 50_000)).toMatchObject({ ok: true });
    expect(await bidUntilKnown(other, lotId(1), 51_000)).toMatchObject({ ok: true });
    expect(await bidUntilKnown(third, lotId(4), 50_000)).toMatchObject({ ok: true });
    await waitUntil(async () => (await room()).bids?.length === 3);
    expect((await room()).bids).toMatchObject([
      { lotId: lotId(4), paddleNo: paddleOf(third), amountFen: 5_000_000 },
      { lotId: lotId(1), paddleNo: paddleOf(other), amountFen: 5_100_000 },
      { lotId: lotId(1), paddleNo: paddleOf(one), amountFen: 5_000_000 },
    ]);

    const paddle = async (client: HttpClient, paddleNo: number): Promise<HttpAnswer> =>
      client.get(`/api/v1/admin/auctions/${auction.id}/control/paddles/${paddleNo}`);
    const known = { paddleNo: paddleOf(one), kind: 'person', disqualifiedFor: null };
    expect(await paddle(auctioneer, paddleOf(one))).toMatchObject({ status: 200, body: known });
    expect((await paddle(auctioneer, paddleOf(one))).body).toMatchObject({
      name: expect.stringMatching(/^.\*\*$/u),
    });
    await disqualify(paddleOf(other));
    expect((await paddle(auctioneer, paddleOf(other))).body).toMatchObject({ disqualifiedFor: '串通' });
    expect(await paddle(auctioneer, 999_999)).toMatchObject({ body: { code: 'PADDLE.NOT_FOUND' } });
    const auditor = await staffClient(here.running, 'auditor');
    expect(await paddle(auditor, paddleOf(one))).toMatchObject({ body: { code: 'STAFF.FORBIDDEN' } });
  });

  it('leaves others’ leads alone, and does it once whatever comes again', async () => {
    const villain = await here.bidder(auction);
    const honest = await there.bidder(auction);
    expect(await bid(villain, lotId(1), 50_000)).toMatchObject({ ok: true });
    expect(await bid(honest, lotId(1), 51_000)).toMatchObject({ ok: true });
    const key = randomUUID();
    await disqualify(paddleOf(villain), key);
    const lines = await linesOf(lotId(1));
    expect(lines.at(-1)).toMatchObject({ kind: 'disqualified', endsAtMs: null });
    const held = { phase: 'oneMinute', leaderPaddle: paddleOf(honest), priceFen: 5_100_000 } as const;
    await untilLot(here, lotId(1), held);
    await disqualify(paddleOf(villain), key);
    expect(
      (await post('disqualifications', { paddleNo: paddleOf(villain), reason: 'more' })).body,
    ).toMatchObject({
      code: 'PADDLE.DISQUALIFIED',
      data: { reason: '串通' },
    });
    expect(await linesOf(lotId(1))).toEqual(lines);
  });

  it('disqualifies nobody whose number is given up at the same moment', async () => {
    const { pool } = here.running;
    const coming = await anAuction(pool, { startsAtMs: Date.now() + HOUR_MS });
    const { id: citizenId } = await aCitizen(pool);
    const { id, paddleNo } = await anEnrolment(pool, { auctionId: coming.id, citizenId });
    const line = await pool.getConnection();
    await line.beginTransaction();
    await line.query('SELECT id FROM auctions WHERE id = ? FOR UPDATE', [coming.id]);
    const answer = post('disqualifications', { paddleNo, reason: '冒用' }, randomUUID(), coming.id);
    await waitUntil(() =>
      isWaitingForALock(pool, `trx_query LIKE '%FROM auctions WHERE id = ${coming.id} %'`),
    );
    await line.query(`UPDATE enrolments SET state = 'cancelled', paddle_no = NULL WHERE id = ?`, [id]);
    await line.commit();
    line.release();
    expect((await answer).body).toMatchObject({ code: 'PADDLE.NOT_FOUND', data: { paddleNo } });
  });

  it('shuts the door to a paddle that has not entered, and tells lots that nobody held yet when somebody does', async () => {
    const startsAtMs = Date.now() + HOUR_MS;
    const coming = await anAuction(here.running.pool, { startsAtMs, lots: [{}, {}] });
    const citizen = await aCitizen(here.running.pool);
    const enrolment = await anEnrolment(here.running.pool, { auctionId: coming.id, citizenId: citizen.id });
    const { paddleNo, accessCode } = enrolment;
    const answer = await post('disqualifications', { paddleNo, reason: '冒用' }, randomUUID(), coming.id);
    expect(answer).toMatchObject({ status: 200, body: { results: [] } });
    const live = await there.watcher(await there.running.clientOf(citizen));
    expect(await live.ask('auction.enter', { auctionId: coming.id, paddleNo, accessCode })).toMatchObject({
      code: 'PADDLE.DISQUALIFIED',
      data: { reason: '冒用' },
    });
    const soon = Date.now();
    await here.running.pool.query('UPDATE lots SET opens_at_ms = ? WHERE auction_id = ?', [soon, coming.id]);
    await here.running.pool.query('UPDATE auctions SET starts_at_ms = ? WHERE id = ?', [soon, coming.id]);
    for (const { id } of coming.lots) {
      await waitUntil(async () => {
        await here.running.app.get(TellDisqualified).look();
        return (await here.record(id)).some(({ kind }) => kind === 'disqualified');
      });
    }
  });

  it('says something to everybody who has the auction or a lot of it open, keeps it, and says it once', async () => {
    const onBoard = await there.watcher();
    await onBoard.ask('auction.watch', { auctionId: auction.id });
    const atLot = await there.watcher();
    await atLot.ask('lot.watch', { lotId: lotId(3) });
    const said = [onBoard, atLot].map((client) =>
      client.next('auction.message', ({ kind }: AuctionMessage) => kind === 'said'),
    );
    const key = randomUUID();
    const { status, body } = await post('messages', { text: '十分钟后继续' }, key);
    expect(status).toBe(201);
    for (const heard of said) expect(await heard).toMatchObject({ kind: 'said', text: '十分钟后继续' });
    expect((await post('messages', { text: '十分钟后继续' }, key)).body).toEqual(body);
    const kept = await there.running.client().get(`/api/v1/auctions/${auction.id}/messages`);
    expect(kept.body).toEqual([body as RoomMessage]);
    expect(await post('messages', { text: 'x'.repeat(201) })).toMatchObject({ status: 400 });
  });

  it('withdraws a lot and tells all by two where the steps say so, and everything else by one', async () => {
    const byTwo = [{ upToFen: null, permission: 'control.act', people: 2 }] as const;
    for (const kind of ['withdrawal', 'textToAll'] as const) await letStepsBe(here.running, kind, byTwo);
    const colleague = await staffClient(there.running, 'auctioneer');
    const withdrawal = { act: 'withdraw', lotId: lotId(0), reason: '权属有争议' };
    expect(await post('acts', withdrawal)).toMatchObject({ status: 409, body: { code: 'APPROVAL.WAITS' } });
    expect(await post('acts', withdrawal)).toMatchObject({ body: { code: 'APPROVAL.ASKED_ALREADY' } });
    await act({ act: 'pause', lotId: lotId(0), reason: '核对中' });
    const asked = await openApproval(colleague, 'withdrawal', `lot:${lotId(0)}`);
    expect(await decide(auctioneer, asked)).toMatchObject({ body: { code: 'APPROVAL.SAME_PERSON' } });
    expect(await decide(colleague, asked)).toMatchObject({ status: 200, body: { state: 'approved' } });
    await waitUntil(async () => (await here.lot(lotId(0))).phase === 'withdrawn');

    expect(await post('messages', { text: '稍后继续' })).toMatchObject({ body: { code: 'APPROVAL.WAITS' } });
    const messages = async (): Promise<unknown> =>
      (await there.running.client().get(`/api/v1/auctions/${auction.id}/messages`)).body;
    expect(await messages()).toEqual([]);
    const text = await openApproval(colleague, 'textToAll', `auction:${auction.id}`);
    expect(await decide(colleague, text)).toMatchObject({ status: 200 });
    await waitUntil(async () => JSON.stringify(await messages()).includes('稍后继续'));
    for (const kind of ['withdrawal', 'textToAll'] as const) await letStepsBe(here.running, kind);
  });

  it('carries out nothing that only another instance says: an act that nobody wrote down', async () => {
    const foreign = lotIds.find((id) => !holdsLot(here.running, id)) ?? 0;
    const [[lease]] = await here.running.pool.query<RowDataPacket[]>(
      'SELECT owner FROM shard_leases WHERE shard = ?',
      [shardOf(foreign)],
    );
    const { app, config } = here.running;
    const stranger = new ForwardingClient(
      {
        self: newInstanceId('stranger'),
        secret: config.session.secret,
        bus: app.get(Channels),
        clock: systemClock(),
        hasSeen: () => false,
      },
      () => Promise.resolve(ELSEWHERE),
    );
    const act = { type: 'CarryOut', actId: randomUUID() } as const;
    const answer = await stranger.ask(String(lease?.['owner']), foreign, act);
    stranger.stop();
    expect(answer).toMatchObject({ kind: 'refused', rejection: { code: 'SERVER.UNAVAILABLE' } });
    expect((await linesOf(foreign)).map(({ kind }) => kind)).toEqual(['scheduled', 'opened']);
  });

  it('writes down who did what and why, and what the lots answered', async () => {
    const { act: done } = await act({ act: 'pause', lotId: lotId(0), reason: 'a question' });
    const administrator = await staffClient(here.running, 'administrator');
    const page = (await administrator.get(`/api/v1/admin/audit?act=control&size=50`))
      .body as Page<AuditEntryView>;
    const own = page.items.filter((entry) => JSON.stringify(entry.after).includes(done.actId));
    expect(own.map(({ act: name, reason }) => [name, reason])).toEqual([
      ['control.answered', null],
      ['control.paused', 'a question'],
    ]);
    expect(own[1]).toMatchObject({ subject: `lot:${lotId(0)}`, staffName: done.staffName });
  });
});
