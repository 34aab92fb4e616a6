// The runtime around a lot: order, acknowledgement after commit, overload, doubtful writes, alarms, outages.
import { LotHost } from './lot-host';
import { MAILBOX_MAX } from './lot-actor';
import { MemoryJournal, soleOwner, termsOf, VirtualClock } from './testing';
import { HeldJournal } from './testing/held-journal';
import { yuanToFen } from '@haopai/rules';
import { shardOf } from './shard-leases';
import { bid, LOT, openLots, openLotsUnder, OPENS_AT_MS, outcomeOf, settle } from './testing/open-lots';

describe('LotHost', () => {
  it('schedules a new lot and opens it by its alarm', async () => {
    const { host, journal } = await openLots(LOT);
    expect(host.lotOf(LOT)).toMatchObject({ phase: 'fiveMinutes', endsAtMs: OPENS_AT_MS + 300_000 });
    expect(journal.disk.recordsOf(LOT).map(({ event }) => event.type)).toEqual(['LotScheduled', 'LotOpened']);
  });

  it('judges in order of arrival and commits what waits together', async () => {
    const { clock, host, journal, published } = await openLots(LOT);
    const answers = Promise.all([
      bid(host, 1, 50_000),
      bid(host, 2, 50_000),
      bid(host, 2, 51_000),
      bid(host, 1, 56_000),
    ]);
    await settle(clock);
    expect((await answers).map(outcomeOf)).toEqual(['v3', 'BID.TOO_LOW', 'v4', 'v5']);
    expect(journal.disk.recordsOf(LOT)).toHaveLength(5);
    expect(published.at(-1)).toEqual({ lotId: LOT, versions: [3, 4, 5] });
  });

  it('acknowledges and publishes nothing before it is on disk, refusals that follow from it included', async () => {
    const { clock, host, journal, published } = await openLots(LOT);
    journal.isHolding = true;
    const seen: string[] = [];
    void bid(host, 1, 50_000).then((answer) => seen.push(outcomeOf(answer)));
    void bid(host, 2, 50_000).then((answer) => seen.push(outcomeOf(answer)));
    await settle(clock);
    expect(seen).toEqual([]);
    expect(host.lotOf(LOT)).toMatchObject({ phase: 'fiveMinutes' });
    const publishedBefore = published.length;
    journal.held.shift()?.commit();
    await settle(clock);
    expect(seen).toEqual(['v3', 'BID.TOO_LOW']);
    expect(published).toHaveLength(publishedBefore + 1);
  });

  it('answers the same bid id with the same receipt, and refusals with the same refusal', async () => {
    const { clock, host } = await openLots(LOT);
    const first = bid(host, 1, 50_000, { bidId: 'same' });
    const low = bid(host, 2, 49_000, { bidId: 'low' });
    await settle(clock);
    const again = Promise.all([
      bid(host, 1, 50_000, { bidId: 'same' }),
      bid(host, 2, 49_000, { bidId: 'low' }),
    ]);
    await settle(clock);
    expect(await again).toEqual([await first, await low]);
    const other = Promise.all([
      bid(host, 1, 51_000, { bidId: 'same' }),
      bid(host, 2, 51_000, { bidId: 'low' }),
    ]);
    await settle(clock);
    expect((await other).map(outcomeOf)).toEqual(['IDEMPOTENCY.MISMATCH', 'IDEMPOTENCY.MISMATCH']);
  });

  it('tells of each refusal after its answer, with what it was judged by; of one that stood already it told before', async () => {
    const { clock, host, journal, refused } = await openLots(LOT);
    journal.isHolding = true;
    void bid(host, 1, 50_000);
    const low = bid(host, 2, 49_000, { bidId: 'low' });
    await settle(clock);
    expect(refused).toEqual([]);
    journal.held.shift()?.commit();
    await settle(clock);
    expect(outcomeOf(await low)).toBe('BID.TOO_LOW');
    void bid(host, 2, 49_000, { bidId: 'low' });
    await settle(clock);
    expect(refused).toEqual([
      {
        ...{ lotId: LOT, order: 'bid', orderId: 'low', orderedBy: 'entry 20', receivedAtMs: OPENS_AT_MS + 1 },
        ...{ code: 'BID.TOO_LOW', priceFen: yuanToFen(50_000), version: 3 },
        ...{ paddleNo: 2, amountFen: yuanToFen(49_000) },
      },
    ]);
  });

  it('tells of no refusal that was never answered, since its turn is not on disk', async () => {
    const { clock, host, journal, refused } = await openLots(LOT);
    journal.isHolding = true;
    const first = bid(host, 1, 50_000);
    const low = bid(host, 2, 50_000);
    await settle(clock);
    journal.held.shift()?.fail();
    await settle(clock);
    expect([await first, await low].map(outcomeOf)).toEqual(['SERVER.UNAVAILABLE', 'SERVER.UNAVAILABLE']);
    expect(refused).toEqual([]);
  });

  it('answers BUSY when the mailbox is full, and decides nothing of it', async () => {
    const { clock, host, journal } = await openLots(LOT);
    journal.isHolding = true;
    const first = bid(host, 1, 50_000);
    await settle(clock);
    const waiting = Array.from({ length: MAILBOX_MAX }, () => bid(host, 2, 50_000));
    expect(outcomeOf(await bid(host, 3, 51_000))).toBe('SERVER.BUSY');
    journal.isHolding = false;
    journal.held.shift()?.commit();
    for (let i = 0; i < 20; i++) await settle(clock);
    expect(outcomeOf(await first)).toBe('v3');
    expect(new Set((await Promise.all(waiting)).map(outcomeOf))).toEqual(new Set(['BID.TOO_LOW']));
  });

  it.each(['fail', 'failAfterCommit'] as const)(
    'reads the journal before it speaks again after a doubtful write: %s',
    async (how) => {
      const { clock, host, journal } = await openLots(LOT);
      journal.isHolding = true;
      const doubtful = bid(host, 1, 50_000, { bidId: 'doubt' });
      await settle(clock);
      journal.isHolding = false;
      journal.held.shift()?.[how]();
      await settle(clock);
      expect(outcomeOf(await doubtful)).toBe('SERVER.UNAVAILABLE');
      const retried = bid(host, 1, 50_000, { bidId: 'doubt' });
      await settle(clock);
      expect(outcomeOf(await retried)).toBe('v3');
      expect(journal.disk.recordsOf(LOT)).toHaveLength(3);
    },
  );

  it('answers UNAVAILABLE while the journal is down, and gives the lost time back afterwards', async () => {
    const { clock, host, journal } = await openLots(LOT);
    const first = bid(host, 1, 50_000);
    await settle(clock);
    await first;
    const bidAtMs = clock.nowMs();
    await clock.runUntil(bidAtMs + 50_000);
    journal.isDown = true;
    const refused = bid(host, 2, 51_000);
    await settle(clock);
    expect(outcomeOf(await refused)).toBe('SERVER.UNAVAILABLE');
    await clock.runUntil(bidAtMs + 90_000);
    expect(host.lotOf(LOT)).toMatchObject({ phase: 'oneMinute' });
    journal.isDown = false;
    await clock.runUntil(bidAtMs + 92_000);
    const lot = host.lotOf(LOT);
    expect(journal.disk.recordsOf(LOT).at(-1)?.event).toMatchObject({ type: 'LotResumed', cause: 'outage' });
    expect(lot?.phase === 'oneMinute' && lot.endsAtMs - lot.changedAtMs).toBe(60_000);
  });

  it('tells a fenced owner nothing false: it reloads and goes on from the other owner’s facts', async () => {
    const { clock, host, journal } = await openLots(LOT);
    const other = new LotHost({
      clock,
      journal: journal.disk,
      leases: soleOwner(clock.nowMs()),
      publisher: { publish: () => undefined },
      onBroken: () => undefined,
    });
    void other.adopt(termsOf(LOT));
    await settle(clock);
    const theirs = bid(other, 1, 50_000);
    await settle(clock);
    expect(outcomeOf(await theirs)).toBe('v3');
    const mine = bid(host, 2, 50_000, { bidId: 'stale' });
    await settle(clock);
    expect(outcomeOf(await mine)).toBe('SERVER.UNAVAILABLE');
    const retried = bid(host, 2, 50_000, { bidId: 'stale' });
    await settle(clock);
    expect(outcomeOf(await retried)).toBe('BID.TOO_LOW');
  });

  it('keeps an entry behind one lot when two lots of the instance get its bids at the same moment', async () => {
    const { clock, host, journal } = await openLots(LOT, 8);
    const answers = Promise.all([
      bid(host, 1, 50_000, { entryId: 5 }),
      bid(host, 1, 50_000, { entryId: 5, lotId: 8 }),
    ]);
    await settle(clock);
    expect((await answers).map(outcomeOf)).toEqual(['v3', 'BID.ENTRY_BOUND']);
    expect(journal.disk.recordsOf(8)).toHaveLength(2);
  });

  describe('after a failover that lost an entry’s first bid', () => {
    const ENTRY = { entryId: 5 };
    /** The lot has found out, by a bid of somebody else that was fenced. */
    const failedOver = async () => {
      const lots = await openLots(LOT, 8);
      const { clock, host, journal } = lots;
      const first = bid(host, 1, 50_000, ENTRY);
      await settle(clock);
      expect(outcomeOf(await first)).toBe('v3');
      await journal.loseLast();
      const fenced = bid(host, 2, 51_000);
      await settle(clock);
      expect(outcomeOf(await fenced)).toBe('SERVER.UNAVAILABLE');
      return lots;
    };

    it('binds the entry again with its next bid on the same lot', async () => {
      const { clock, host, journal } = await failedOver();
      const again = bid(host, 1, 50_000, ENTRY);
      await settle(clock);
      expect(outcomeOf(await again)).toBe('v3');
      const elsewhere = { lotId: 8, records: [], bindsEntries: [ENTRY.entryId] };
      expect(await journal.disk.append([elsewhere])).toEqual([
        { kind: 'entryTaken', entryId: ENTRY.entryId, lotId: LOT },
      ]);
    });

    it('lets the entry bid on another lot', async () => {
      const { clock, host } = await failedOver();
      const other = bid(host, 1, 50_000, { ...ENTRY, lotId: 8 });
      await settle(clock);
      expect(outcomeOf(await other)).toBe('v3');
      const back = bid(host, 1, 50_000, ENTRY);
      await settle(clock);
      expect(outcomeOf(await back)).toBe('BID.ENTRY_BOUND');
    });

    it('binds the entry again where another instance held the lot meanwhile', async () => {
      const { clock, host, journal } = await openLots(LOT, 8);
      const first = bid(host, 1, 50_000, ENTRY);
      await settle(clock);
      expect(outcomeOf(await first)).toBe('v3');
      await host.release(LOT);
      await journal.loseLast();
      void host.adopt(termsOf(LOT));
      await settle(clock);
      const again = bid(host, 1, 50_000, ENTRY);
      await settle(clock);
      expect(outcomeOf(await again)).toBe('v3');
      const elsewhere = { lotId: 8, records: [], bindsEntries: [ENTRY.entryId] };
      expect(await journal.disk.append([elsewhere])).toEqual([
        { kind: 'entryTaken', entryId: ENTRY.entryId, lotId: LOT },
      ]);
    });

    it('finds out also for entries that are bound by other instances', async () => {
      const { clock, host, journal } = await openLots(LOT, 8);
      const theirs = { lotId: 9, records: [], bindsEntries: [ENTRY.entryId] };
      await journal.append([theirs]);
      const bound = bid(host, 1, 50_000, ENTRY);
      await settle(clock);
      expect(outcomeOf(await bound)).toBe('BID.ENTRY_BOUND');
      const first = bid(host, 2, 50_000);
      await settle(clock);
      expect(outcomeOf(await first)).toBe('v3');
      await journal.loseLast();
      await journal.loseLast();
      const fenced = bid(host, 3, 51_000);
      await settle(clock);
      expect(outcomeOf(await fenced)).toBe('SERVER.UNAVAILABLE');
      const free = bid(host, 1, 50_000, ENTRY);
      await settle(clock);
      expect(outcomeOf(await free)).toBe('v3');
    });
  });

  it('sells at the end of the countdown, by its alarm', async () => {
    const { clock, host } = await openLots(LOT);
    void bid(host, 1, 50_000);
    await settle(clock);
    const lot = host.lotOf(LOT);
    const endsAtMs = lot?.phase === 'oneMinute' ? lot.endsAtMs : 0;
    await clock.runUntil(endsAtMs - 1);
    expect(host.lotOf(LOT)?.phase).toBe('oneMinute');
    await clock.runUntil(endsAtMs + 1);
    expect(host.lotOf(LOT)).toMatchObject({ phase: 'sold', leader: { paddleNo: 1 } });
  });

  it('sells although the leases were out for the moment in which its alarm rang', async () => {
    const owner = soleOwner(OPENS_AT_MS - 1_000);
    let isOut = false;
    const leases = { leaseOf: (shard: number) => (isOut ? null : owner.leaseOf(shard)) };
    const { clock, host } = await openLotsUnder(leases, LOT);
    void bid(host, 1, 50_000);
    await settle(clock);
    const lot = host.lotOf(LOT);
    const endsAtMs = lot?.phase === 'oneMinute' ? lot.endsAtMs : 0;
    await clock.runUntil(endsAtMs - 1);
    isOut = true;
    await clock.runUntil(endsAtMs + 1);
    isOut = false;
    expect(host.lotOf(LOT)?.phase).toBe('oneMinute');
    await clock.runUntil(endsAtMs + 1_000);
    expect(host.lotOf(LOT)).toMatchObject({ phase: 'sold', leader: { paddleNo: 1 } });
  });

  it('takes nothing more after stop, and resolves when all that was on its way is on disk', async () => {
    const { clock, host, journal } = await openLots(LOT);
    journal.isHolding = true;
    const onItsWay = bid(host, 1, 50_000);
    await settle(clock);
    let isStopped = false;
    const stopped = host.stop().then(() => (isStopped = true));
    await settle(clock);
    expect(isStopped).toBe(false);
    expect(outcomeOf(await bid(host, 2, 51_000))).toBe('elsewhere');
    journal.held.shift()?.commit();
    await stopped;
    expect(outcomeOf(await onItsWay)).toBe('v3');
  });

  it('is heard of by a clock no more once it has stopped: the clock lives longer', async () => {
    const hearers = new Set<unknown>();
    const onEnd = (hear: unknown) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    };
    const clock = Object.assign(new VirtualClock(OPENS_AT_MS), { doubt: { sinceMs: null, onEnd } });
    const host = new LotHost({
      clock,
      journal: new MemoryJournal(),
      leases: soleOwner(clock.nowMs()),
      publisher: { publish: () => undefined },
      onBroken: () => undefined,
    });
    expect(hearers.size).toBe(1);
    await host.stop();
    expect(hearers.size).toBe(0);
  });

  it('tells orders that still wait at a lot being let go that it is elsewhere, and answers what it has written', async () => {
    const { clock, host, journal } = await openLots(LOT);
    journal.isHolding = true;
    const onItsWay = bid(host, 1, 50_000);
    await settle(clock);
    const waiting = bid(host, 2, 51_000);
    await settle(clock);
    const released = host.releaseShards([shardOf(LOT)]);
    expect(outcomeOf(await waiting)).toBe('elsewhere');
    journal.held.shift()?.commit();
    await released;
    expect(outcomeOf(await onItsWay)).toBe('v3');
    expect(host.holds(LOT)).toBe(false);
  });

  it('says that bids are possible until now, however long ago somebody held lots that wait or have ended', async () => {
    const { clock, host, journal } = await openLots(LOT);
    void host.submit(LOT, { type: 'WithdrawLot', reason: 'not for sale' });
    await settle(clock);
    await host.stop();
    const next = new LotHost({
      clock,
      journal,
      leases: soleOwner(0),
      publisher: { publish: () => undefined },
      onBroken: () => undefined,
    });
    void next.adopt(termsOf(LOT));
    void next.adopt(termsOf(LOT + 1, { opensAtMs: clock.nowMs() + 3_600_000 }));
    await clock.runUntil(clock.nowMs() + 10_000);
    expect([LOT, LOT + 1].map((lotId) => next.lotOf(lotId)?.phase)).toEqual(['withdrawn', 'waiting']);
    expect(next.bidsPossibleUntilByShard()(shardOf(LOT))).toBe(clock.nowMs());
  });

  it('takes a lot on again only when its last batch is settled', async () => {
    const { clock, host, journal } = await openLots(LOT, LOT + 1);
    journal.isHolding = true;
    const onItsWay = bid(host, 1, 50_000);
    await settle(clock);
    void host.release(LOT);
    const isTakenOn = host.adopt(termsOf(LOT));
    await settle(clock);
    const other = bid(host, 2, 50_000, { lotId: LOT + 1, entryId: 99 });
    journal.held.shift()?.commit();
    await settle(clock);
    journal.held.shift()?.commit();
    journal.isHolding = false;
    await settle(clock);
    await isTakenOn;
    expect([await onItsWay, await other].map(outcomeOf)).toEqual(['v3', 'v3']);
    const next = bid(host, 2, 51_000);
    await settle(clock);
    expect(outcomeOf(await next)).toBe('v4');
  });

  it('opens a lot whose start passed while nothing ran, with its full five minutes', async () => {
    const clock = new VirtualClock(OPENS_AT_MS + 3_600_000);
    const journal = new MemoryJournal();
    const ports = { clock, journal, publisher: { publish: () => undefined }, onBroken: () => undefined };
    const host = new LotHost({ ...ports, leases: soleOwner(OPENS_AT_MS) });
    void host.adopt(termsOf(LOT));
    await clock.runUntil(clock.nowMs() + 5);
    const lot = host.lotOf(LOT);
    expect(lot?.phase === 'fiveMinutes' && lot.endsAtMs - lot.changedAtMs).toBe(300_000);
  });

  it('keeps a lot with a broken journal shut and says so', async () => {
    const { host, journal, clock } = await openLots(LOT);
    await host.stop();
    const broken = new HeldJournal();
    const records = journal.disk
      .recordsOf(LOT)
      .map((record, i) => (i === 1 ? { ...record, hash: 'f'.repeat(64) } : record));
    broken.read = (_, afterVersion) => Promise.resolve(records.slice(afterVersion));
    const reports: unknown[] = [];
    const next = new LotHost({
      clock,
      journal: broken,
      leases: soleOwner(clock.nowMs()),
      publisher: { publish: () => undefined },
      onBroken: (lotId, cause) => reports.push([lotId, String(cause)]),
    });
    await next.adopt(termsOf(LOT));
    expect(reports).toEqual([[LOT, expect.stringContaining('broken at version 2')]]);
    expect(outcomeOf(await bid(next, 1, 50_000))).toBe('SERVER.UNAVAILABLE');
  });
});
