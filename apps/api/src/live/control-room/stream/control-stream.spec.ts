// The stream of a control room over two instances that share the lots: what happens at either is told at both, at a pace that a page can follow.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CONTROL_BIDS_MAX, type ControlEvents } from '@haopai/contracts';
import { SHARD_COUNT } from '@haopai/engine';
import { TickCaster } from '../../sockets';
import {
  aDatabase,
  anAuction,
  aRunningApp,
  aStaffMember,
  bid,
  BidStorm,
  clientOfStaff,
  ControlStreamClient,
  type FloorBidder,
  type HttpClient,
  SaleFloor,
  staffClient,
  type TestAuction,
  type ThrowAwayDatabase,
  waitUntil,
  holdsLot,
  shardsHeldBy,
} from '../../../testing';
import { STREAMS_A_MEMBER_MAX } from './control-streams';

const LOTS = 6;
const NEWS_A_SECOND_MAX = 10;
const STORM_MS = 4_000;
const STORM_BIDS_A_SECOND = 1_000;
const START_YUAN = 50_000;

const variables = {
  HAOPAI_RATE_LIMIT: 'off',
  HAOPAI_REDIS_PREFIX: `haopai-test-control-stream-${process.pid}:`,
};

describe('the stream of a control room', () => {
  let database: ThrowAwayDatabase;
  let here: SaleFloor;
  let there: SaleFloor;
  let auctioneer: HttpClient;
  let auction: TestAuction;
  let lotIds: readonly number[];
  const streams: ControlStreamClient[] = [];

  beforeAll(async () => {
    database = await aDatabase();
    here = new SaleFloor(await aRunningApp(variables, database));
    there = new SaleFloor(await aRunningApp(variables, database));
    await waitUntil(
      () => [here, there].every(({ running }) => shardsHeldBy(running) === SHARD_COUNT / 2),
      15_000,
    );
  });
  beforeEach(async () => {
    auctioneer = await staffClient(here.running, 'auctioneer');
    const lots = Array.from({ length: LOTS }, () => ({}));
    auction = await here.openAuction({ firstBidMs: 600_000, countdownMs: 600_000, lots });
    lotIds = auction.lots.map(({ id }) => id);
  });
  afterEach(() => {
    for (const stream of streams.splice(0)) stream.close();
  });
  afterAll(async () => {
    for (const floor of [here, there]) floor.close();
    await here.running.stop();
    await there.running.stop();
    await database.drop();
  });

  const watch = async (
    http: HttpClient = auctioneer,
    floor: SaleFloor = here,
    auctionId: number = auction.id,
  ): Promise<ControlStreamClient> => {
    const stream = await ControlStreamClient.open(floor.running.url, http, auctionId);
    streams.push(stream);
    return stream;
  };
  const act = (what: string, body: object): Promise<unknown> =>
    auctioneer.post(`/api/v1/admin/auctions/${auction.id}/control/${what}`, body, {
      'Idempotency-Key': randomUUID(),
    });
  const lotId = (index: number): number => lotIds[index] ?? 0;
  const bidsOf = (stream: ControlStreamClient): readonly ControlEvents['lots']['bids'][number][] =>
    stream.heard.lots.flatMap(({ bids }) => bids);

  it('begins with all lots, comes through nginx as it is, and is kept by no cache', async () => {
    const stream = await watch();
    const { lots: told, bids, moreBids } = await stream.until('lots');
    // What a lot tells meanwhile comes first.
    const lots = told.toSorted((one, other) => one.lotId - other.lotId);
    expect(lots.map((lot) => lot.lotId)).toEqual(lotIds);
    expect(lots[0]).toEqual({
      lotId: lotId(0),
      version: 2,
      phase: 'fiveMinutes',
      priceFen: null,
      leaderPaddle: null,
      endsAtMs: expect.any(Number) as unknown,
      remainingMs: null,
    });
    expect({ bids, moreBids }).toEqual({ bids: [], moreBids: false });
    expect(stream.headers).toMatchObject({
      'content-type': expect.stringContaining('text/event-stream') as unknown,
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
  });

  it('tells bids in their order and what lots have come to, whichever instance holds them', async () => {
    const foreign = lotIds.find((id) => holdsLot(there.running, id)) ?? 0;
    const stream = await watch();
    await stream.until('lots');
    const [one, other] = [await here.bidder(auction), await there.bidder(auction)];
    for (const [nth, bidder] of [one, other, one, other].entries())
      expect(await bid(bidder, foreign, START_YUAN + nth * 1_000)).toMatchObject({ ok: true });
    await waitUntil(() => bidsOf(stream).length === 4);
    expect(bidsOf(stream).map(({ lotId: id, paddleNo, amountFen }) => [id, paddleNo, amountFen])).toEqual(
      [one, other, one, other].map(({ enrolment }, nth) => [
        foreign,
        enrolment.paddleNo,
        (START_YUAN + nth * 1_000) * 100,
      ]),
    );
    const { lots } = await stream.until('lots', (news) => news.lots.some(({ version }) => version === 6));
    expect(lots).toMatchObject([
      { lotId: foreign, phase: 'oneMinute', leaderPaddle: other.enrolment.paddleNo },
    ]);
  });

  it('tells what staff do at any instance: acts, messages, and what they change', async () => {
    const stream = await watch(auctioneer, there);
    await stream.until('lots');
    await act('acts', { act: 'pause', lotId: lotId(1), reason: '核对' });
    await act('messages', { text: '十分钟后继续' });
    const bidder = await there.bidder(auction);
    const { paddleNo } = bidder.enrolment;
    await act('disqualifications', { paddleNo, reason: '串通' });
    await stream.until('act', ({ kind }) => kind === 'disqualify');
    expect(stream.heard.act).toMatchObject([
      { kind: 'pause', lotId: lotId(1), paddleNo: null, reason: '核对' },
      { kind: 'message', lotId: null, paddleNo: null, reason: '十分钟后继续' },
      { kind: 'disqualify', lotId: null, paddleNo, reason: '串通' },
    ]);
    const { lots } = await stream.until('lots', (news) => news.lots.some(({ phase }) => phase === 'paused'));
    expect(lots.find(({ phase }) => phase === 'paused')?.remainingMs).toBeGreaterThan(0);
  });

  it('adds up what instances know: watchers, bidders, bids of a minute, answers, the clock', async () => {
    const stream = await watch();
    const watcher = await there.watcher();
    await watcher.ask('auction.watch', { auctionId: auction.id });
    const bidders = [await here.bidder(auction), await there.bidder(auction)];
    // One paddle at both instances, watching a lot and the board.
    const again = await there.welcome(bidders[0] as FloorBidder);
    for (const [nth, bidder] of bidders.entries()) {
      await bidder.live.ask('lot.watch', { lotId: lotId(nth) });
      expect(await bid(bidder, lotId(nth), START_YUAN)).toMatchObject({ ok: true });
    }
    await again.live.ask('auction.watch', { auctionId: auction.id });
    const figures = await stream.until(
      'figures',
      ({ watchers, biddersConnected, bidsLastMinute }) =>
        watchers === 4 && biddersConnected === 2 && bidsLastMinute.length === 2,
    );
    expect(figures).toMatchObject({ instances: 2, watchers: 4, biddersConnected: 2 });
    expect([...figures.bidsLastMinute].sort((one, other) => one.lotId - other.lotId)).toEqual([
      { lotId: lotId(0), bids: 1 },
      { lotId: lotId(1), bids: 1 },
    ]);
    expect(figures.answerP50Ms).toBeGreaterThan(0);
    expect(figures.answerP99Ms).toBeGreaterThanOrEqual(figures.answerP50Ms ?? Infinity);
    expect(Math.abs(figures.clockOffsetMs ?? Infinity)).toBeLessThan(1_000);
    expect(figures.clockUncertaintyMs).toBeGreaterThan(0);
    again.live.close();
    watcher.close();
    await stream.until('figures', ({ watchers }) => watchers === 2);
  });

  it('redraws ten times a second at most while a thousand bids a second come in, and misses the end of no lot', async () => {
    const stream = await watch();
    const { lots } = await stream.until('lots');
    const storms = [here, there].map(({ running }) => new BidStorm(running.app.get(TickCaster), auction.id));
    const startedAt = performance.now();
    while (performance.now() < startedAt + STORM_MS) {
      for (const [nth, storm] of storms.entries())
        storm.bidAtRate(
          lots.filter((_, at) => at % 2 === nth),
          STORM_BIDS_A_SECOND / 2,
          startedAt,
        );
      await sleep(10);
    }
    const last = new Map(storms.flatMap(({ versions }) => [...versions]));
    const seen = (): ReadonlyMap<number, number> =>
      new Map(stream.heard.lots.flatMap((news) => news.lots.map((lot) => [lot.lotId, lot.version])));
    await waitUntil(() => [...last].every(([id, version]) => seen().get(id) === version));

    const times = stream.heard.lots.map(({ serverNowMs }) => serverNowMs);
    expect(times.length).toBeGreaterThan(STORM_MS / 1_000);
    for (const from of times) {
      // A little less than a second: the clock that stamps them is set anew now and then.
      const within = times.filter((each) => each >= from && each < from + 950);
      expect(within.length).toBeLessThanOrEqual(NEWS_A_SECOND_MAX);
    }
    for (const { bids, moreBids } of stream.heard.lots) {
      expect(bids.length).toBeLessThanOrEqual(CONTROL_BIDS_MAX);
      const at = bids.map(({ atMs }) => atMs);
      expect(at).toEqual(at.toSorted((one, other) => one - other));
      if (bids.length > CONTROL_BIDS_MAX) expect(moreBids).toBe(true);
    }
    const told = await stream.until(
      'figures',
      ({ bidsLastMinute }) =>
        bidsLastMinute.reduce((sum, { bids }) => sum + bids, 0) ===
        storms.reduce((sum, { bids }) => sum + bids, 0),
    );
    expect(told.bidsLastMinute).toHaveLength(LOTS);
  });

  it('is shut to whoever may not watch it, and to an auction that is not published', async () => {
    const cashier = await staffClient(here.running, 'cashier');
    expect((await watch(cashier)).status).toBe(403);
    expect((await watch(here.running.client())).status).toBe(401);
    const draft = await anAuction(here.running.pool, { publishedAtMs: null });
    expect((await watch(auctioneer, here, draft.id)).status).toBe(404);
  });

  it('is open so many times for one member, and again when one was closed', async () => {
    for (let nth = 0; nth < STREAMS_A_MEMBER_MAX; nth += 1) expect((await watch()).status).toBe(200);
    const path = `/api/v1/admin/auctions/${auction.id}/control/stream`;
    expect(await auctioneer.get(path)).toMatchObject({
      status: 429,
      body: { code: 'CONTROL.TOO_MANY_OPEN', data: { max: STREAMS_A_MEMBER_MAX } },
    });
    streams.shift()?.close();
    await waitUntil(async () => (await auctioneer.get(path)).status === 200);
  });

  it('ends when its session has ended, was ended by an administrator, or is gone', async () => {
    const member = await aStaffMember(here.running, 'auctioneer');
    const leaver = await watch(auctioneer);
    const locked = await watch(await clientOfStaff(here.running, member), there);
    const stays = await watch(await staffClient(here.running, 'auditor'), there);
    for (const stream of [leaver, locked, stays]) await stream.until('lots');
    expect((await auctioneer.post('/api/v1/admin/auth/logout', {})).status).toBeLessThan(300);
    const administrator = await staffClient(here.running, 'administrator');
    const lock = { version: 1, isLocked: true, reason: 'left' };
    expect(
      await administrator.send('PATCH', `/api/v1/admin/staff/${member.id}`, JSON.stringify(lock), {
        'Content-Type': 'application/json',
      }),
    ).toMatchObject({ status: 200 });
    for (const stream of [leaver, locked]) {
      await stream.until('end');
      await stream.untilClosed();
    }
    await sleep(100);
    expect(stays.isClosed).toBe(false);
  });

  it('is closed at once when its instance stops, with no word of an end, so that its page goes to another', async () => {
    const leaving = await aRunningApp({ ...variables, HAOPAI_ROLE: 'edge' }, database);
    const stream = await watch(auctioneer, new SaleFloor(leaving));
    await stream.until('lots');
    const stopped = leaving.stop();
    await stream.untilClosed();
    await stopped;
    expect(stream.heard.end).toEqual([]);
    const next = await watch(auctioneer, there);
    expect((await next.until('lots')).lots).toHaveLength(LOTS);
  });
});
