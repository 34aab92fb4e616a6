// Proxy bids through the real api: what a bidder can order, what everybody else may know of it, and when.
import { createHash, randomUUID } from 'node:crypto';
import {
  type JournalLine,
  type LotSnapshot,
  type LotTick,
  type Page,
  readEvent,
  type RecordLine,
} from '@haopai/contracts';
import {
  anAuction,
  aRunningApp,
  bid,
  cancelCeiling,
  type FloorBidder,
  type RunningApp,
  SaleFloor,
  setCeiling,
  type TestAuction,
  waitUntil,
} from '../../testing';

describe('a proxy bid', () => {
  let running: RunningApp;
  let floor: SaleFloor;

  beforeAll(async () => {
    running = await aRunningApp();
    floor = new SaleFloor(running);
  });
  afterAll(async () => {
    floor.close();
    await running.stop();
  });

  const aSale = async (given: Parameters<typeof anAuction>[1] = {}) => {
    const auction = await floor.openAuction({ countdownMs: 600_000, ...given });
    return { auction, lotId: auction.lots[0]?.id ?? 0 };
  };
  const own = async ({ http }: FloorBidder, lotId: number) => http.get(`/api/v1/lots/${lotId}/proxy`);

  it('bids for its paddle at once, and answers whoever bids by hand in the same moment', async () => {
    const { auction, lotId } = await aSale();
    const [anna, bo] = [await floor.bidder(auction), await floor.bidder(auction)];
    expect(await setCeiling(anna, lotId, 60_000)).toMatchObject({
      ok: true,
      version: 3,
      ceilingFen: 6_000_000,
    });
    await waitUntil(async () => (await floor.lot(lotId)).leaderPaddle === anna.enrolment.paddleNo);
    const receipt = await bid(bo, lotId, 53_000);
    expect(receipt).toMatchObject({ ok: true, version: 5, priceFen: 5_300_000 });
    await waitUntil(async () => (await floor.lot(lotId)).version === 6);
    expect(await floor.lot(lotId)).toMatchObject({
      priceFen: 5_400_000,
      leaderPaddle: anna.enrolment.paddleNo,
    });
    expect('hash' in receipt && receipt.hash).toBe((await floor.record(lotId))[4]?.hash);
  });

  it('binds its entry to the lot with the first bid made for it', async () => {
    const { auction, lotId } = await aSale({ lots: [{}, {}] });
    const anna = await floor.bidder(auction);
    await setCeiling(anna, lotId, 60_000);
    const room = await anna.http.get(`/api/v1/auctions/${auction.id}/room`);
    expect(room.body).toMatchObject({ entries: [{ boundLotId: lotId }] });
    const entryId = anna.enrolment.entries[0]?.id;
    expect(await setCeiling(anna, auction.lots[1]?.id ?? 0, 60_000)).toEqual({
      ok: false,
      code: 'BID.ENTRY_BOUND',
      data: { entryId, lotId },
    });
  });

  it('is set, raised, looked at and cancelled over REST, under keys', async () => {
    const { auction, lotId } = await aSale();
    const anna = await floor.bidder(auction);
    const entryId = anna.enrolment.entries[0]?.id ?? 0;
    const url = `/api/v1/lots/${lotId}/proxy`;
    const key = { 'Idempotency-Key': randomUUID() };
    expect(await own(anna, lotId)).toMatchObject({ status: 200, body: { ceiling: null } });
    const first = await anna.http.put(url, { ceilingFen: 6_050_000, entryId }, key);
    expect(first).toMatchObject({ status: 200, body: { version: 3, ceilingFen: 6_000_000 } });
    expect((await anna.http.put(url, { ceilingFen: 6_050_000, entryId }, key)).body).toEqual(first.body);
    expect(await anna.http.put(url, { ceilingFen: 6_100_000, entryId }, key)).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY.MISMATCH' },
    });
    expect(await anna.http.put(url, { ceilingFen: 6_100_000, entryId })).toMatchObject({
      status: 400,
      body: { code: 'IDEMPOTENCY.KEY_MISSING' },
    });
    expect(await own(anna, lotId)).toMatchObject({
      body: { ceiling: { ceilingFen: 6_000_000, entryId, setAtMs: expect.any(Number) } },
    });
    const cancelKey = { 'Idempotency-Key': randomUUID() };
    const cancelled = await anna.http.delete(url, cancelKey);
    expect(cancelled).toMatchObject({ status: 200, body: { version: 5 } });
    expect((await anna.http.delete(url, cancelKey)).body).toEqual(cancelled.body);
    expect(await own(anna, lotId)).toMatchObject({ body: { ceiling: null } });
    expect(await anna.http.delete(url, { 'Idempotency-Key': randomUUID() })).toMatchObject({
      status: 409,
      body: { code: 'BID.NO_CEILING' },
    });
    expect(await anna.http.delete(url)).toMatchObject({ status: 400 });
  });

  it('is refused below the price with the price, with somebody else’s entry, and outside the room', async () => {
    const { auction, lotId } = await aSale();
    const [anna, bo] = [await floor.bidder(auction), await floor.bidder(auction)];
    await bid(anna, lotId, 55_000);
    expect(await setCeiling(bo, lotId, 55_000)).toEqual({
      ok: false,
      code: 'BID.CEILING_TOO_LOW',
      data: { priceFen: 5_500_000, lowestFen: 5_600_000 },
    });
    const entryId = anna.enrolment.entries[0]?.id ?? 0;
    expect(await setCeiling(bo, lotId, 60_000, { entryId })).toMatchObject({ code: 'BID.NOT_YOUR_ENTRY' });
    const { lotId: elsewhere } = await aSale();
    for (const answer of [await setCeiling(bo, elsewhere, 60_000), await cancelCeiling(bo, elsewhere)])
      expect(answer).toMatchObject({ ok: false, code: 'ROOM.NOT_ENTERED' });
    expect(await own(bo, elsewhere)).toMatchObject({ status: 403, body: { code: 'ROOM.NOT_ENTERED' } });
    const nobody = running.client();
    expect(await nobody.get(`/api/v1/lots/${lotId}/proxy`)).toMatchObject({ status: 401 });
    expect(
      await bo.live.ask('lot.proxy', { lotId, proxyId: 'no', ceilingFen: 1.5, entryId: 0 }),
    ).toMatchObject({ ok: false, code: 'REQUEST.INVALID' });
    expect(await setCeiling(bo, 999_999, 60_000)).toMatchObject({ ok: false, code: 'LOT.NOT_FOUND' });
  });

  it('counts towards the same limit as bids', async () => {
    const { auction, lotId } = await aSale();
    const anna = await floor.bidder(auction);
    const answers = await Promise.all(
      Array.from({ length: 25 }, (_, i) => setCeiling(anna, lotId, 60_000 + i * 1_000)),
    );
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.code));
    expect(codes.filter((code) => code === 'REQUEST.RATE_LIMITED')).toHaveLength(5);
  });

  it('can be changed so often on one lot, and no more', async () => {
    const limitless = await aRunningApp({ HAOPAI_RATE_LIMIT: 'off' });
    const own = new SaleFloor(limitless);
    const auction = await own.openAuction({ countdownMs: 600_000 });
    const lotId = auction.lots[0]?.id ?? 0;
    const anna = await own.bidder(auction);
    for (let change = 0; change < 100; change++)
      expect(await setCeiling(anna, lotId, 60_000 + change * 1_000)).toMatchObject({ ok: true });
    expect(await setCeiling(anna, lotId, 200_000)).toEqual({
      ok: false,
      code: 'BID.CEILING_CHANGED_TOO_OFTEN',
      data: { changesMax: 100 },
    });
    own.close();
    await limitless.stop();
  });
});

describe('the secret of a ceiling', () => {
  let running: RunningApp;
  let floor: SaleFloor;

  beforeAll(async () => {
    running = await aRunningApp();
    floor = new SaleFloor(running);
  });
  afterAll(async () => {
    floor.close();
    await running.stop();
  });

  interface Secrets {
    readonly texts: readonly string[];
  }

  /** Everything that could tell of a ceiling: its amount, as asked and as rounded, and the ids of its orders. */
  const secretsOf = (proxyIds: readonly string[]): Secrets => ({
    texts: [...proxyIds, '7777700', '7770000', '7700000', 'proxyId', 'ceilingFen', 'salt'],
  });

  /** All that a socket is told, word for word. */
  const hearAll = (heard: string[], { live }: Pick<FloorBidder, 'live'>): void => {
    live.socket.onAny((event: string, body: unknown) =>
      heard.push(`${event} ${JSON.stringify(readEvent(event, body))}`),
    );
  };

  const expectNothingOf = ({ texts }: Secrets, said: readonly string[]): void => {
    for (const text of said) for (const secret of texts) expect(text).not.toContain(secret);
  };

  const orderCeilings = async (anna: FloorBidder, lotId: number): Promise<readonly string[]> => {
    const proxyIds = [randomUUID(), randomUUID(), randomUUID()];
    expect(await setCeiling(anna, lotId, 77_777, { proxyId: proxyIds[0] ?? '' })).toMatchObject({
      ok: true,
      ceilingFen: 7_700_000,
    });
    expect(await cancelCeiling(anna, lotId, proxyIds[1])).toMatchObject({ ok: true });
    expect(await setCeiling(anna, lotId, 77_700, { proxyId: proxyIds[2] ?? '' })).toMatchObject({ ok: true });
    return proxyIds;
  };

  it('is kept from everybody in ticks, snapshots, record and refusals while the lot runs', async () => {
    const auction = await floor.openAuction({ countdownMs: 600_000 });
    const lotId = auction.lots[0]?.id ?? 0;
    const [anna, bo] = [await floor.bidder(auction), await floor.bidder(auction)];
    const public_ = { live: await floor.watcher() };
    const heard: string[] = [];
    for (const { live } of [bo, public_]) {
      hearAll(heard, { live });
      await live.ask('lot.watch', { lotId });
      await live.ask('auction.watch', { auctionId: auction.id });
    }
    const proxyIds = await orderCeilings(anna, lotId);
    heard.push(JSON.stringify(await bid(bo, lotId, 55_000)));
    heard.push(JSON.stringify(await setCeiling(bo, lotId, 50_000)));
    await waitUntil(() => heard.some((text) => text.includes('"priceFen":5600000')));
    for (const { live } of [bo, public_]) heard.push(JSON.stringify(await live.ask('lot.watch', { lotId })));
    const asks = [
      `/lots/${lotId}`,
      `/lots/${lotId}/record`,
      `/auctions/${auction.id}/lots`,
      `/lots/${lotId}/proxy`,
    ];
    for (const path of asks) heard.push(JSON.stringify((await bo.http.get(`/api/v1${path}`)).body));
    heard.push(JSON.stringify((await bo.http.get(`/api/v1/auctions/${auction.id}/room`)).body));
    const journal = await bo.http.get(`/api/v1/results/${auction.id}/lots/${lotId}/journal`);
    expect(journal).toMatchObject({ status: 409, body: { code: 'RESULT.NOT_YET' } });

    expectNothingOf(secretsOf(proxyIds), heard);
    const record = await floor.record(lotId);
    expect(record.map(({ kind }) => kind)).toEqual([
      'scheduled',
      'opened',
      'sealed',
      'bid',
      'sealed',
      'sealed',
      'bid',
      'bid',
    ]);
    for (const line of record.filter(({ kind }) => kind === 'sealed'))
      expect(line).toEqual({
        version: line.version,
        kind: 'sealed',
        atMs: expect.any(Number),
        paddleNo: null,
        amountFen: null,
        endsAtMs: null,
        reason: null,
        isByCeiling: null,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
    expect(record.every(({ isByCeiling }) => isByCeiling === null)).toBe(true);
  });

  it('shows its own bidder the ceiling, on every device, and nobody else', async () => {
    const auction = await floor.openAuction({ countdownMs: 600_000 });
    const lotId = auction.lots[0]?.id ?? 0;
    const [anna, bo] = [await floor.bidder(auction), await floor.bidder(auction)];
    await setCeiling(anna, lotId, 60_000);
    const { live } = await floor.welcome(anna);
    const seenBy = async (client: FloorBidder['live']) =>
      (await client.ask('lot.watch', { lotId })) as object;
    expect(await seenBy(live)).toMatchObject({ ownCeiling: { ceilingFen: 6_000_000 } });
    expect(await seenBy(bo.live)).toMatchObject({ ownCeiling: null });
    expect(await seenBy(await floor.watcher())).not.toHaveProperty('ownCeiling');
  });

  it('leaves no version without a line: each tick brings a sealed note', async () => {
    const auction = await floor.openAuction({ countdownMs: 600_000 });
    const lotId = auction.lots[0]?.id ?? 0;
    const anna = await floor.bidder(auction);
    const watcher = await floor.watcher();
    const ticks: LotTick[] = [];
    watcher.on('lot.tick', (tick) => ticks.push(tick));
    // The opening may be told a moment later.
    await watcher.ask('lot.watch', { lotId });
    await setCeiling(anna, lotId, 60_000);
    await setCeiling(anna, lotId, 65_000);
    await waitUntil(() => ticks.at(-1)?.version === 5);
    const lines = ticks.flatMap(({ bids, notes }) => [...bids, ...notes]);
    const versions = lines.map(({ version }) => version).filter((version) => version > 2);
    expect(versions.sort()).toEqual([3, 4, 5]);
    const sealed = ticks.flatMap(({ notes }) => notes).filter(({ version }) => version > 2);
    expect(sealed.map(({ kind }) => kind)).toEqual(['sealed', 'sealed']);
  });

  it('is told when the lot has ended: record, snapshot and journal show it, and its chain holds', async () => {
    const auction = await floor.openAuction({ countdownMs: 4_000 });
    const lotId = auction.lots[0]?.id ?? 0;
    const [anna, bo] = [await floor.bidder(auction), await floor.bidder(auction)];
    await orderCeilings(anna, lotId);
    await bid(bo, lotId, 52_000);
    const sealed = await floor.record(lotId);
    await floor.untilPhase(lotId, 'sold');
    const { paddleNo } = anna.enrolment;
    const open = await floor.record(lotId);
    expect(open.map(({ hash }) => hash).slice(0, sealed.length)).toEqual(sealed.map(({ hash }) => hash));
    expect(open.map(told)).toEqual([
      ['scheduled', null, null],
      ['opened', null, null],
      ['ceilingSet', paddleNo, 7_700_000],
      ['bid', paddleNo, 5_000_000, true],
      ['ceilingCancelled', paddleNo, null],
      ['ceilingSet', paddleNo, 7_700_000],
      ['bid', bo.enrolment.paddleNo, 5_200_000, false],
      ['bid', paddleNo, 5_300_000, true],
      ['sold', paddleNo, 5_300_000],
    ]);
    const snapshot = (await (await floor.watcher()).ask('lot.watch', { lotId })) as unknown as LotSnapshot;
    expect(snapshot.notes[2]).toMatchObject({ kind: 'ceilingSet', paddleNo, amountFen: 7_700_000 });
    expect(snapshot.bids.map(({ isByCeiling }) => isByCeiling)).toEqual([true, undefined, true]);
    expect(await setCeiling(bo, lotId, 90_000)).toMatchObject({ ok: false, code: 'BID.TOO_LATE' });
    await expectWholeJournal(auction, lotId, open);
  });

  const told = ({ kind, paddleNo, amountFen, isByCeiling }: RecordLine) =>
    isByCeiling === null ? [kind, paddleNo, amountFen] : [kind, paddleNo, amountFen, isByCeiling];

  /** As anybody would check it, with nothing but the answer and SHA-256. */
  const expectWholeJournal = async (
    { id }: TestAuction,
    lotId: number,
    record: readonly RecordLine[],
  ): Promise<void> => {
    const path = `/api/v1/results/${id}/lots/${lotId}/journal?size=200`;
    await waitUntil(async () => (await running.client().get(path)).status === 200);
    const { items } = (await running.client().get(path)).body as Page<JournalLine>;
    let last = '0'.repeat(64);
    for (const { version, body, hash } of items) {
      last = createHash('sha256').update(`${last}\n${lotId}\n${version}\n${body}`).digest('hex');
      expect([version, hash]).toEqual([version, last]);
    }
    expect(items.map(({ hash }) => hash)).toEqual(record.map(({ hash }) => hash));
    expect(JSON.parse(items[2]?.body ?? '')).toMatchObject({ type: 'CeilingSet', askedFen: 7_777_700 });
  };
});
