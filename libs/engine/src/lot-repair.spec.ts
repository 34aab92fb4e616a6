// What a lot owes after a failure: its time, the first answer to a bid, every answer before it lets go.
import { type LotEvent, UnreadableEvent } from '@haopai/lot';
import { anotherOwner, bid, LOT, openLots, OPENS_AT_MS, outcomeOf, settle } from './testing/open-lots';
import { soleOwner, termsOf, VirtualClock } from './testing';
import { HeldJournal } from './testing/held-journal';
import { chain } from './journal-chain';
import { LATE_WRITE_MAX_MS } from './late-writes';
import type { LotAnswer } from './lot-answer';
import { LotHost } from './lot-host';
import { shardOf } from './shard-leases';

/** A lot with one bid, `afterMs` later; its countdown of a minute still runs. */
async function lotWithBid(afterMs: number, ...otherLots: number[]) {
  const floor = await openLots(LOT, ...otherLots);
  for (const lotId of [LOT, ...otherLots]) void bid(floor.host, 1, 50_000, { lotId, entryId: lotId });
  await settle(floor.clock);
  const bidAtMs = floor.clock.nowMs();
  await floor.clock.runUntil(bidAtMs + afterMs);
  return { ...floor, bidAtMs };
}

describe('time lost in an outage', () => {
  it('is given back when the disk could be read all the time, but not written', async () => {
    const { clock, journal, host, bidAtMs } = await lotWithBid(50_000);
    journal.isReadOnly = true;
    for (const afterMs of [50_000, 52_000, 54_000, 56_000, 58_000]) {
      await clock.runUntil(bidAtMs + afterMs);
      const refused = bid(host, 2, 51_000);
      await clock.runUntil(bidAtMs + afterMs + 1_500);
      expect(outcomeOf(await refused)).toBe('SERVER.UNAVAILABLE');
    }
    await clock.runUntil(bidAtMs + 61_000);
    journal.isReadOnly = false;
    await clock.runUntil(bidAtMs + 63_000);
    const lot = host.lotOf(LOT);
    expect(lot).toMatchObject({ phase: 'oneMinute' });
    expect(journal.disk.recordsOf(LOT).at(-1)?.event).toMatchObject({ type: 'LotResumed', cause: 'outage' });
  });

  it('is given back to lots that nobody bid on meanwhile', async () => {
    const { clock, journal, host, bidAtMs } = await lotWithBid(50_000, 8);
    journal.isReadOnly = true;
    void bid(host, 2, 51_000);
    await clock.runUntil(bidAtMs + 59_000);
    journal.isReadOnly = false;
    await clock.runUntil(bidAtMs + 62_000);
    expect(host.lotOf(8)).toMatchObject({ phase: 'oneMinute' });
    expect(journal.disk.recordsOf(8).at(-1)?.event).toMatchObject({ type: 'LotResumed', cause: 'outage' });
  });

  it.each(['a bid', 'a disqualification'] as const)(
    'can still be given back when %s came after the countdown and before the alarm: an end is told once it is on disk',
    async (what) => {
      const { clock, journal, host } = await openLots(LOT, 8);
      const endsAtMs = clock.nowMs() + 60_000;
      let late: Promise<LotAnswer> | undefined;
      clock.alarmAt(endsAtMs, () => {
        late =
          what === 'a bid'
            ? bid(host, 2, 51_000)
            : host.submit(LOT, { type: 'DisqualifyPaddle', paddleNo: 1, reason: 'r', actId: 'a1' });
      });
      void bid(host, 1, 50_000);
      await clock.runUntil(endsAtMs - 900);
      journal.isReadOnly = true;
      void bid(host, 3, 50_000, { lotId: 8 });
      await clock.runUntil(endsAtMs + 1_000);
      expect(late && outcomeOf(await late)).toBe('SERVER.UNAVAILABLE');
      await clock.runUntil(endsAtMs + 1_500);
      journal.isReadOnly = false;
      await clock.runUntil(endsAtMs + 4_000);
      expect(host.lotOf(LOT)).toMatchObject({ phase: 'oneMinute' });
    },
  );

  it.each(['fail', 'commit'] as const)(
    'is still owed when the write that gives it back does not succeed: %s of another’s write first',
    async (how) => {
      const { clock, journal, host, bidAtMs } = await lotWithBid(1_000);
      journal.isHolding = true;
      void bid(host, 2, 51_000);
      await settle(clock);
      const ghost = journal.held.shift();
      await clock.runUntil(bidAtMs + 31_000);
      const next = anotherOwner(clock, journal, LOT, bidAtMs + 1_000);
      await settle(clock);
      // The next owner has its resumption under way when the write of the owner that died lands, or its own write fails.
      const resumption = journal.held.shift();
      ghost?.[how]();
      await settle(clock);
      if (how === 'fail') resumption?.fail();
      else resumption?.commit();
      journal.isHolding = false;
      await clock.runUntil(bidAtMs + 33_000);
      const lot = next.lotOf(LOT);
      expect(lot?.phase === 'oneMinute' && lot.endsAtMs).toBeGreaterThanOrEqual(bidAtMs + 31_000 + 60_000);
    },
  );

  it('counts from the last owner’s end when the next one can read at once, but not write', async () => {
    const { clock, journal, host, bidAtMs } = await lotWithBid(58_500);
    await host.stop();
    journal.isReadOnly = true;
    await clock.runUntil(bidAtMs + 59_900);
    const next = anotherOwner(clock, journal, LOT, bidAtMs + 58_500);
    await clock.runUntil(bidAtMs + 60_700);
    journal.isReadOnly = false;
    await clock.runUntil(bidAtMs + 63_000);
    expect(journal.disk.recordsOf(LOT).map(({ event }) => event.type)).not.toContain('LotSold');
    expect(next.lotOf(LOT)).toMatchObject({ phase: 'oneMinute' });
  });

  it('counts from the last owner’s end when the next one finds out by another lot that it cannot write', async () => {
    const { clock, journal, host, bidAtMs } = await lotWithBid(57_000, 8);
    await host.stop();
    journal.isReadOnly = true;
    await clock.runUntil(bidAtMs + 58_500);
    const next = anotherOwner(clock, journal, LOT, bidAtMs + 57_000);
    void next.adopt(termsOf(8));
    await settle(clock);
    void bid(next, 2, 51_000, { lotId: 8 });
    await clock.runUntil(bidAtMs + 60_000 - 1);
    journal.isReadOnly = false;
    await clock.runUntil(bidAtMs + 63_000);
    expect(next.lotOf(LOT)).toMatchObject({ phase: 'oneMinute' });
  });

  it('counts from the last event of the lot when that is young, and the journal fails after it', async () => {
    const { clock, journal, host, bidAtMs } = await lotWithBid(0, 8);
    await host.stop();
    journal.isReadOnly = true;
    await clock.runUntil(bidAtMs + 700);
    const next = anotherOwner(clock, journal, LOT, bidAtMs - 10_000);
    void next.adopt(termsOf(8));
    await settle(clock);
    void bid(next, 2, 51_000, { lotId: 8 });
    await clock.runUntil(bidAtMs + 2_200);
    journal.isReadOnly = false;
    void bid(next, 3, 51_000, { lotId: 8 });
    await clock.runUntil(bidAtMs + 2_600);
    const lot = next.lotOf(LOT);
    expect(lot?.phase === 'oneMinute' && lot.endsAtMs).toBeGreaterThanOrEqual(bidAtMs + 2_200 + 60_000);
  });

  it('counts from the first write of any lot that failed when it is a read that fails last', async () => {
    const { clock, journal, host, bidAtMs } = await lotWithBid(0, 8);
    journal.isReadOnly = true;
    void bid(host, 2, 51_000, { lotId: 8 });
    await clock.runUntil(bidAtMs + 600);
    journal.isUnreadable = true;
    void bid(host, 2, 51_000);
    await clock.runUntil(bidAtMs + 1_700);
    journal.isReadOnly = false;
    void bid(host, 3, 51_000, { lotId: 8 });
    await clock.runUntil(bidAtMs + 2_100);
    journal.isUnreadable = false;
    await clock.runUntil(bidAtMs + 2_500);
    const lot = host.lotOf(LOT);
    expect(lot?.phase === 'oneMinute' && lot.endsAtMs).toBeGreaterThanOrEqual(bidAtMs + 2_100 + 60_000);
  });

  it('is given back to a lot that was paused, and ordered to go on, before the outage ended', async () => {
    const { clock, journal, host } = await lotWithBid(1_000);
    journal.isHolding = true;
    void host.submit(LOT, { type: 'PauseLot', reason: 'a question' });
    await settle(clock);
    void host.submit(LOT, { type: 'ResumeLot', reason: 'answered' });
    await clock.runUntil(clock.nowMs() + 40_000);
    const backAtMs = clock.nowMs();
    journal.isHolding = false;
    journal.held.shift()?.commit();
    await clock.runUntil(backAtMs + 100);
    const lot = host.lotOf(LOT);
    expect(lot?.phase === 'oneMinute' && lot.endsAtMs).toBeGreaterThanOrEqual(backAtMs + 60_000);
  });

  describe('on a paused lot whose resumption came to disk after it was told as failed', () => {
    const PAUSE = { type: 'PauseLot', reason: 'a question' } as const;

    /** Paused here, and running on disk since three seconds after the failure. */
    async function resumedUnseen() {
      const floor = await lotWithBid(1_000, 8);
      const { clock, journal, host } = floor;
      void host.submit(LOT, PAUSE);
      await settle(clock);
      journal.isHolding = true;
      const answer = host.submit(LOT, { type: 'ResumeLot', reason: 'answered' });
      await settle(clock);
      const resumption = journal.held.shift();
      resumption?.fail();
      await settle(clock);
      expect(outcomeOf(await answer)).toBe('SERVER.UNAVAILABLE');
      const failedAtMs = clock.nowMs();
      await clock.runUntil(failedAtMs + 3_000);
      resumption?.commit();
      journal.isHolding = false;
      await settle(clock);
      // Others are written, so that the writer believes that all is well.
      void bid(host, 2, 51_000, { lotId: 8 });
      await settle(clock);
      expect(host.lotOf(LOT)?.phase).toBe('paused');
      return { ...floor, failedAtMs };
    }

    it('is given back by the owner, which looks again', async () => {
      const { clock, host, failedAtMs } = await resumedUnseen();
      const lookedAtMs = failedAtMs + LATE_WRITE_MAX_MS;
      await clock.runUntil(lookedAtMs + 100);
      const lot = host.lotOf(LOT);
      expect(lot?.phase === 'oneMinute' && lot.endsAtMs).toBeGreaterThanOrEqual(lookedAtMs + 60_000);
    });

    it('is given back by the next owner, which hears since when it is not known what the disk has', async () => {
      const { clock, journal, host, failedAtMs } = await resumedUnseen();
      await clock.runUntil(failedAtMs + 8_000);
      const saysMs = host.bidsPossibleUntilMs(LOT) ?? undefined;
      await host.stop();
      const next = anotherOwner(clock, journal, LOT, saysMs);
      await clock.runUntil(failedAtMs + 8_100);
      const lot = next.lotOf(LOT);
      expect(lot?.phase === 'oneMinute' && lot.endsAtMs).toBeGreaterThanOrEqual(failedAtMs + 8_000 + 60_000);
    });

    it('is owed no more once it is known that nothing came', async () => {
      const { clock, journal, host } = await lotWithBid(1_000, 8);
      void host.submit(LOT, PAUSE);
      await settle(clock);
      journal.isReadOnly = true;
      void host.submit(LOT, { type: 'ResumeLot', reason: 'answered' });
      await settle(clock);
      journal.isReadOnly = false;
      const failedAtMs = clock.nowMs();
      void bid(host, 2, 51_000, { lotId: 8 });
      await clock.runUntil(failedAtMs + LATE_WRITE_MAX_MS - 1);
      expect(host.bidsPossibleUntilMs(LOT)).toBe(failedAtMs);
      await clock.runUntil(failedAtMs + LATE_WRITE_MAX_MS + 1);
      expect(host.lotOf(LOT)?.phase).toBe('paused');
      expect(host.bidsPossibleUntilMs(LOT)).toBe(clock.nowMs());
    });
  });

  it('is told to the leases as long as it is owed', async () => {
    const { clock, journal, host } = await lotWithBid(1_000);
    expect(host.bidsPossibleUntilMs(LOT)).toBe(clock.nowMs());
    const stuckAtMs = clock.nowMs();
    journal.isReadOnly = true;
    void bid(host, 2, 51_000);
    await clock.runUntil(stuckAtMs + 20_000);
    expect(host.bidsPossibleUntilMs(LOT)).toBe(stuckAtMs);
    journal.isReadOnly = false;
    // The lot resumed within a second; the two after it could still turn out to be part of the outage.
    await clock.runUntil(stuckAtMs + 24_000);
    expect(host.bidsPossibleUntilMs(LOT)).toBe(clock.nowMs());
  });

  it('is told to the lease of its own shard alone', async () => {
    const other = LOT + 1;
    expect(shardOf(LOT)).not.toBe(shardOf(other));
    const { clock, journal, host } = await lotWithBid(1_000, other);
    // It does not run when the outage is over, and stays owed.
    void host.submit(other, { type: 'PauseLot', actId: 'a1', reason: 'r' });
    await settle(clock);
    const stuckAtMs = clock.nowMs();
    journal.isReadOnly = true;
    void bid(host, 2, 51_000);
    await clock.runUntil(stuckAtMs + 20_000);
    journal.isReadOnly = false;
    await clock.runUntil(stuckAtMs + 30_000);
    const until = host.bidsPossibleUntilByShard();
    expect(until(shardOf(LOT))).toBe(clock.nowMs());
    expect(until(shardOf(other))).toBe(stuckAtMs);
  });

  it('is not told to the leases by an owner that has not taken the lot on', async () => {
    const { host } = await openLots(LOT);
    await host.release(LOT);
    expect(host.bidsPossibleUntilMs(LOT)).toBeNull();
  });
});

describe('the first answer to a bid', () => {
  it('stands after another body came under its id', async () => {
    const { clock, host } = await openLots(LOT);
    const answers = [50_000, 51_000, 50_000].map((yuan) => bid(host, 1, yuan, { bidId: 'one' }));
    await settle(clock);
    const [first, mismatch, again] = await Promise.all(answers);
    expect([first, mismatch].map((answer) => answer && outcomeOf(answer))).toEqual([
      'v3',
      'IDEMPOTENCY.MISMATCH',
    ]);
    expect(again).toEqual(first);
  });

  it('is that of the journal, also from an owner that had refused the bid before it heard of its acceptance', async () => {
    const { clock, host: overtaken, journal } = await openLots(LOT);
    const owner = anotherOwner(clock, journal, LOT);
    await settle(clock);
    void bid(owner, 1, 55_000);
    await settle(clock);
    const refused = bid(overtaken, 2, 56_000, { bidId: 'two' });
    const accepted = bid(owner, 2, 56_000, { bidId: 'two' });
    await settle(clock);
    expect([await refused, await accepted].map(outcomeOf)).toEqual(['BID.NOT_ON_LADDER', 'v4']);
    const fenced = bid(overtaken, 3, 50_000);
    await settle(clock);
    expect(outcomeOf(await fenced)).toBe('SERVER.UNAVAILABLE');
    const again = bid(overtaken, 2, 56_000, { bidId: 'two' });
    await settle(clock);
    expect(await again).toEqual(await accepted);
  });
});

it('schedules a new lot again when the first write fails', async () => {
  const clock = new VirtualClock(OPENS_AT_MS - 1_000);
  const journal = new HeldJournal();
  const ports = { clock, journal, publisher: { publish: () => undefined }, onBroken: () => undefined };
  const host = new LotHost({ ...ports, leases: soleOwner(clock.nowMs()) });
  journal.isReadOnly = true;
  void host.adopt(termsOf(LOT));
  await settle(clock);
  journal.isReadOnly = false;
  await clock.runUntil(OPENS_AT_MS + 1);
  expect(host.lotOf(LOT)).toMatchObject({ phase: 'fiveMinutes' });
});

it('has told what is on disk when stop resolves', async () => {
  const { clock, journal, host } = await openLots(LOT);
  journal.isHolding = true;
  const seen: string[] = [];
  void bid(host, 1, 50_000).then((answer) => seen.push(outcomeOf(answer)));
  await settle(clock);
  journal.held.shift()?.commit();
  // Committed, and not yet told: what is told waits behind what has already arrived.
  await Promise.resolve()
    .then(() => Promise.resolve())
    .then(() => Promise.resolve());
  const stopped = host.stop().then(() => seen.push('stopped'));
  await settle(clock);
  await stopped;
  expect(seen).toEqual(['v3', 'stopped']);
});

it('shuts a lot whose journal breaks under it, and says so', async () => {
  const { clock, journal, host, broken } = await openLots(LOT);
  const read = journal.read.bind(journal);
  journal.read = async (...page) =>
    (await read(...page)).map((record) => ({ ...record, hash: 'f'.repeat(64) }));
  journal.isHolding = true;
  void bid(host, 1, 50_000);
  await settle(clock);
  journal.held.shift()?.fail();
  await settle(clock);
  expect(broken).toMatchObject([{ lotId: LOT }]);
  expect(outcomeOf(await bid(host, 2, 50_000))).toBe('SERVER.UNAVAILABLE');
});

it('shuts a lot whose journal holds a text that it cannot read, and says so', async () => {
  const { clock, journal, host, broken } = await openLots(LOT);
  journal.read = () => Promise.reject(new UnreadableEvent('Stored event of unknown format 2'));
  journal.isHolding = true;
  void bid(host, 1, 50_000);
  await settle(clock);
  journal.held.shift()?.fail();
  await settle(clock);
  expect(broken).toMatchObject([{ lotId: LOT }]);
  expect(outcomeOf(await bid(host, 2, 50_000))).toBe('SERVER.UNAVAILABLE');
});

it('shuts a lot whose journal takes bids where none may be, at the first of them', async () => {
  const { clock, journal, host, broken } = await openLots(LOT);
  void bid(host, 1, 50_000);
  await settle(clock);
  const records = [...journal.disk.recordsOf(LOT)];
  const [lastBid] = records.slice(-1).map(({ event }) => event);
  if (lastBid === undefined) throw new Error('nobody bid');
  const follow = (event: LotEvent): void => {
    records.push(chain(LOT, records.length + 1, records.at(-1)?.hash ?? '', event));
  };
  follow({ type: 'LotPaused', atMs: clock.nowMs(), remainingMs: 1, reason: 'the hall is dark' });
  const rightUntil = records.length;
  for (let bids = 0; bids < 3; bids++) follow(lastBid);
  journal.read = (_, afterVersion) => Promise.resolve(records.slice(afterVersion));
  void host.release(LOT);
  void host.adopt(termsOf(LOT));
  await settle(clock);
  expect(broken).toMatchObject([{ lotId: LOT }]);
  expect(String(broken[0]?.cause)).toContain(`version ${rightUntil + 1}`);
});
