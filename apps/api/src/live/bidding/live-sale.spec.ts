// A live sale through the real api: sockets, REST, MySQL and Redis, with short countdowns.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LotTick, RecordLine } from '@haopai/contracts';
import { firstBrokenVersion } from '@haopai/engine';
import { MysqlJournal } from '@haopai/engine-mysql';
import { HELD_PRESS_MS } from '@haopai/rules';
import {
  aCitizen,
  anAuction,
  anEnrolment,
  aRunningApp,
  type HttpClient,
  LiveClient,
  type RunningApp,
  type TestAuction,
  type TestEnrolment,
} from '../../testing';

interface Bidder {
  readonly http: HttpClient;
  readonly live: LiveClient;
  readonly enrolment: TestEnrolment;
}

describe('a live sale', () => {
  let running: RunningApp;
  const open: LiveClient[] = [];

  beforeAll(async () => {
    running = await aRunningApp();
  });
  afterAll(async () => {
    for (const client of open) client.close();
    await running.stop();
  });

  const watcher = async (http?: HttpClient): Promise<LiveClient> => {
    const client = await LiveClient.connect(running.url, http);
    open.push(client);
    return client;
  };

  /** Logged in and in the auction's room. */
  const aBidder = async (
    auction: TestAuction,
    more: { shares?: number; region?: string } = {},
  ): Promise<Bidder> => {
    const citizen = await aCitizen(running.pool, more.region ? { region: more.region } : {});
    const enrolment = await anEnrolment(running.pool, {
      auctionId: auction.id,
      citizenId: citizen.id,
      shares: more.shares ?? 1,
    });
    const http = await running.clientOf(citizen);
    const live = await watcher(http);
    const { paddleNo, accessCode } = enrolment;
    const pass = await live.ask('auction.enter', { auctionId: auction.id, paddleNo, accessCode });
    expect(pass).toMatchObject({
      ok: true,
      paddleNo,
      entries: enrolment.entries.map(({ id }) => ({ entryId: id, boundLotId: null })),
    });
    return { http, live, enrolment };
  };

  const aSale = async (more: Parameters<typeof anAuction>[1] = {}): Promise<TestAuction> => {
    const auction = await anAuction(running.pool, {
      startsAtMs: Date.now(),
      firstBidMs: 600_000,
      countdownMs: 600_000,
      ...more,
    });
    for (const lot of auction.lots) await untilPhase(lot.id, 'fiveMinutes');
    return auction;
  };

  const untilPhase = async (lotId: number, phase: string): Promise<void> => {
    for (let tries = 0; tries < 200; tries++) {
      const { body } = await running.client().get(`/api/v1/lots/${lotId}`);
      if ((body as { phase: string }).phase === phase) return;
      await sleep(50);
    }
    throw new Error(`lot ${lotId} did not become ${phase}`);
  };

  const bidOf = (
    bidder: Bidder,
    lotId: number,
    yuan: number,
    more: { bidId?: string; entry?: number } = {},
  ) =>
    bidder.live.ask('lot.bid', {
      lotId,
      bidId: more.bidId ?? randomUUID(),
      amountFen: yuan * 100,
      entryId: bidder.enrolment.entries[more.entry ?? 0]?.id ?? 0,
    });

  it('lets two citizens outbid each other until the lot is sold, seen by everybody, on disk', async () => {
    const auction = await aSale({ countdownMs: 5_000 });
    const lotId = auction.lots[0]?.id ?? 0;
    const [anna, bo] = [await aBidder(auction), await aBidder(auction)];
    const public_ = await watcher();
    const ticks: LotTick[] = [];
    public_.on('lot.tick', (tick) => ticks.push(tick));
    expect(await public_.ask('lot.watch', { lotId })).toMatchObject({
      ok: true,
      lot: { lotId, phase: 'fiveMinutes', priceFen: null },
    });
    expect(await public_.ask('auction.watch', { auctionId: auction.id })).toMatchObject({
      ok: true,
      lots: [{ lotId }],
    });
    const boardSold = public_.next('board.tick', ({ lots }) => lots[0]?.phase === 'sold');
    const ended = public_.next('auction.message', ({ kind }) => kind === 'ended');

    expect(await bidOf(anna, lotId, 50_000)).toMatchObject({ ok: true, version: 3, priceFen: 5_000_000 });
    expect(await bidOf(bo, lotId, 50_000)).toEqual({
      ok: false,
      code: 'BID.TOO_LOW',
      data: { priceFen: 5_000_000, lowestFen: 5_100_000 },
    });
    const receipt = await bidOf(bo, lotId, 55_000);
    expect(receipt).toMatchObject({ ok: true, version: 4 });
    expect(await bidOf(bo, lotId, 56_000)).toMatchObject({ ok: false, code: 'BID.ALREADY_LEADING' });
    expect(await bidOf(anna, lotId, 56_000)).toMatchObject({ ok: true, version: 5 });

    await boardSold;
    await ended;
    expect(await bidOf(bo, lotId, 57_000)).toMatchObject({ ok: false, code: 'BID.TOO_LATE' });
    const lines = ticks.flatMap(({ bids, notes }) => [...bids, ...notes]).map(({ version }) => version);
    expect(lines.sort()).toEqual([3, 4, 5, 6]);
    expect(ticks.at(-1)).toMatchObject({
      phase: 'sold',
      priceFen: 5_600_000,
      leaderPaddle: anna.enrolment.paddleNo,
    });

    const { body } = await running.client().get(`/api/v1/lots/${lotId}/record`);
    const record = (body as { items: RecordLine[] }).items;
    expect(record.map(({ kind }) => kind)).toEqual(['scheduled', 'opened', 'bid', 'bid', 'bid', 'sold']);
    expect('hash' in receipt && receipt.hash).toBe(record[3]?.hash);
    expect(firstBrokenVersion(await new MysqlJournal(running.pool).read(lotId, 0, 100))).toBeNull();
    expect((await running.client().get('/api/v1/auctions?state=past')).body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ id: auction.id })]),
    });
  });

  it('takes bids over REST with an Idempotency-Key: the same key and body get the first answer', async () => {
    const auction = await aSale();
    const lotId = auction.lots[0]?.id ?? 0;
    const bidder = await aBidder(auction);
    const entryId = bidder.enrolment.entries[0]?.id ?? 0;
    const key = randomUUID();
    const post = (amountFen: number, headers: Record<string, string>) =>
      bidder.http.post(`/api/v1/lots/${lotId}/bids`, { amountFen, entryId }, headers);
    const first = await post(5_000_000, { 'Idempotency-Key': key });
    // Its version is one more where the lot was given back the time of a slow machine.
    expect(first).toMatchObject({ status: 200, body: { version: expect.any(Number), priceFen: 5_000_000 } });
    expect((await post(5_000_000, { 'Idempotency-Key': key })).body).toEqual(first.body);
    expect(await post(5_100_000, { 'Idempotency-Key': key })).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY.MISMATCH' },
    });
    expect(await post(5_100_000, {})).toMatchObject({
      status: 400,
      body: { code: 'IDEMPOTENCY.KEY_MISSING' },
    });
  });

  it('never places what was pressed more than two seconds ago, and still says what became of it', async () => {
    const auction = await aSale();
    const lotId = auction.lots[0]?.id ?? 0;
    const { live, enrolment } = await aBidder(auction);
    const entryId = enrolment.entries[0]?.id ?? 0;
    const bid = { lotId, entryId, bidId: randomUUID(), amountFen: 5_000_000 };
    const clock = await live.ask('clock.ping', { t0: 0 });
    if (!clock.ok) throw new Error(clock.code);
    const pressedAtMs = Math.round(clock.serverMs) - HELD_PRESS_MS - 500;
    const late = { ok: false, code: 'BID.PRESSED_TOO_LONG_AGO', data: { heldMaxMs: HELD_PRESS_MS } };
    expect(await live.ask('lot.bid', { ...bid, pressedAtMs })).toMatchObject(late);
    const proxy = { lotId, entryId, proxyId: randomUUID(), ceilingFen: 5_500_000 };
    expect(await live.ask('lot.proxy', { ...proxy, pressedAtMs })).toMatchObject(late);
    expect(await live.ask('lot.watch', { lotId })).toMatchObject({ lot: { priceFen: null } });

    const inTime = { ...bid, bidId: randomUUID(), pressedAtMs: pressedAtMs + HELD_PRESS_MS };
    const placed = await live.ask('lot.bid', inTime);
    expect(placed).toMatchObject({ ok: true, priceFen: 5_000_000 });
    expect(await live.ask('lot.bid', { ...inTime, pressedAtMs })).toEqual(placed);
    expect(await live.ask('lot.proxy', proxy)).toMatchObject({ ok: false, code: late.code });
    expect(await live.ask('lot.proxy', { ...proxy, proxyId: randomUUID() })).toMatchObject({ ok: true });
    const cancel = { lotId, proxyId: randomUUID() };
    expect(await live.ask('lot.proxy.cancel', { ...cancel, pressedAtMs })).toMatchObject(late);
  });

  it('answers a repeated bid the same when the lot has ended and nobody holds it', async () => {
    const auction = await aSale({ countdownMs: 300 });
    const lotId = auction.lots[0]?.id ?? 0;
    const bidder = await aBidder(auction);
    const bidId = randomUUID();
    const first = await bidOf(bidder, lotId, 50_000, { bidId });
    await untilPhase(lotId, 'sold');
    expect(await bidOf(bidder, lotId, 50_000, { bidId })).toEqual(first);
  });

  it('keeps one entry behind one lot, and asks for a free one', async () => {
    const auction = await aSale({ lots: [{}, {}] });
    const [one = 0, two = 0] = auction.lots.map(({ id }) => id);
    const bidder = await aBidder(auction, { shares: 2 });
    expect(await bidOf(bidder, one, 50_000)).toMatchObject({ ok: true });
    expect(await bidOf(bidder, two, 50_000)).toMatchObject({
      ok: false,
      code: 'BID.ENTRY_BOUND',
      data: { lotId: one },
    });
    expect(await bidOf(bidder, two, 50_000, { entry: 1 })).toMatchObject({ ok: true });
    const pass = await bidder.http.get(`/api/v1/auctions/${auction.id}/room`);
    expect(pass.body).toMatchObject({ entries: [{ boundLotId: one }, { boundLotId: two }] });
  });

  it('refuses who has no session, no room pass, another’s entry, or another region', async () => {
    const auction = await aSale({ lots: [{ region: '330782' }, {}] });
    const [foreign = 0, own = 0] = auction.lots.map(({ id }) => id);
    const bidder = await aBidder(auction);
    const bid = { lotId: own, bidId: randomUUID(), amountFen: 5_000_000, entryId: 1 };
    expect(await (await watcher()).ask('lot.bid', bid)).toMatchObject({ ok: false, code: 'SESSION.MISSING' });
    const stranger = await watcher(await running.clientOf(await aCitizen(running.pool)));
    expect(await stranger.ask('lot.bid', bid)).toMatchObject({ ok: false, code: 'ROOM.NOT_ENTERED' });
    expect(await bidder.live.ask('lot.bid', { ...bid, entryId: 999_999 })).toMatchObject({
      ok: false,
      code: 'BID.NOT_YOUR_ENTRY',
    });
    expect(await bidOf(bidder, foreign, 50_000)).toMatchObject({ ok: false, code: 'LOT.OTHER_REGION' });
  });

  it('refuses messages of a wrong shape and says which field', async () => {
    const client = await watcher();
    expect(await client.ask('lot.watch', { lotId: -1 })).toMatchObject({
      ok: false,
      code: 'REQUEST.INVALID',
      data: { fields: [{ path: 'lotId', rule: 'min' }] },
    });
    expect(await client.ask('lot.watch', JSON.parse('{"lotId":1,"more":2}'))).toMatchObject({
      ok: false,
      code: 'REQUEST.INVALID',
    });
    const bid = { lotId: 1, bidId: randomUUID(), amountFen: 5_000_000, entryId: 1 };
    const wrong = [
      [{ ...bid, amountFen: 1.5 }, 'amountFen'],
      [{ ...bid, amountFen: 1e15 }, 'amountFen'],
      [{ ...bid, bidId: 'x' }, 'bidId'],
      [JSON.parse('{"lotId":"1"}'), 'lotId'],
      [{ ...bid, more: 1 }, 'more'],
    ] as const;
    for (const [body, path] of wrong) {
      const answer = await client.ask('lot.bid', body);
      expect(answer).toMatchObject({ ok: false, code: 'REQUEST.INVALID' });
      expect(JSON.stringify(answer)).toContain(`"path":"${path}"`);
    }
    expect(await client.ask('lot.bid', JSON.parse('null'))).toMatchObject({
      ok: false,
      code: 'REQUEST.INVALID',
    });
    expect(await client.ask('lot.watch', { lotId: 999_999 })).toMatchObject({
      ok: false,
      code: 'LOT.NOT_FOUND',
    });
    expect(await client.ask('auction.watch', { auctionId: 999_999 })).toMatchObject({
      ok: false,
      code: 'AUCTION.NOT_FOUND',
    });
  });

  it('refuses sockets of other origins', async () => {
    await expect(
      LiveClient.connect(running.url, undefined, { Origin: 'http://elsewhere.example' }),
    ).rejects.toThrow();
  });

  it('tells the time of the auction’s clock', async () => {
    const answer = await (await watcher()).ask('clock.ping', { t0: 1 });
    expect(answer).toMatchObject({ ok: true, t0: 1 });
    expect('serverMs' in answer && Math.abs(answer.serverMs - Date.now())).toBeLessThan(60_000);
    expect((await running.client().get('/api/v1/clock')).body).toMatchObject({
      serverMs: expect.any(Number),
    });
  });

  it('cuts the sockets of a session that logs out, with a word', async () => {
    const citizen = await aCitizen(running.pool);
    const http = await running.clientOf(citizen);
    const live = await watcher(http);
    const said = live.next('session.ended');
    const cut = new Promise((resolve) => live.socket.once('disconnect', resolve));
    await http.post('/api/v1/auth/logout', {});
    expect(await said).toEqual({ reason: 'loggedOut' });
    await cut;
  });

  it('ends a lot without bids unsold', async () => {
    const auction = await aSale({ firstBidMs: 1_200 });
    const lotId = auction.lots[0]?.id ?? 0;
    await untilPhase(lotId, 'unsold');
    const snapshot = await (await watcher()).ask('lot.watch', { lotId });
    expect(snapshot).toMatchObject({
      ok: true,
      lot: { phase: 'unsold', priceFen: null },
      notes: [{ kind: 'scheduled' }, { kind: 'opened' }, { kind: 'unsold' }],
    });
  });
});
