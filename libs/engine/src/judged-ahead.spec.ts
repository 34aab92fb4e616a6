// What is judged while the turn before it is written: sent when that is on disk, and as if not judged when it is not.
import { bid, LOT, openLots, outcomeOf, settle } from './testing/open-lots';
import type { LotAnswer } from './lot-answer';

/** One bid on its way to a disk that holds it, and what waits behind it. */
async function whileWriting(...lotIds: number[]) {
  const opened = await openLots(LOT, ...lotIds);
  const { clock, host, journal } = opened;
  journal.isHolding = true;
  const first = bid(host, 1, 50_000);
  await settle(clock);
  return { ...opened, first };
}

function seenOf(...answers: Promise<LotAnswer>[]): string[] {
  const seen: string[] = [];
  for (const answer of answers) void answer.then((given) => seen.push(outcomeOf(given)));
  return seen;
}

describe('a turn that is judged while another is written', () => {
  it('goes to disk as one batch when that one is there, and is answered when it is there itself', async () => {
    const { clock, host, journal, first } = await whileWriting();
    const behind = [bid(host, 2, 51_000)];
    await settle(clock);
    behind.push(bid(host, 3, 51_000), bid(host, 3, 52_000));
    const seen = seenOf(first, ...behind);
    await settle(clock);
    expect(seen).toEqual([]);
    expect(journal.held).toHaveLength(1);
    journal.held.shift()?.commit();
    await settle(clock);
    expect(seen).toEqual(['v3']);
    expect(journal.held).toHaveLength(1);
    journal.held.shift()?.commit();
    await settle(clock);
    expect(seen).toEqual(['v3', 'v4', 'BID.TOO_LOW', 'v5']);
  });

  it('is answered after its predecessor when it has nothing to write', async () => {
    const { clock, host, journal, first, published } = await whileWriting();
    const seen = seenOf(first, bid(host, 2, 50_000));
    await settle(clock);
    const publishedBefore = published.length;
    expect(seen).toEqual([]);
    journal.held.shift()?.commit();
    await settle(clock);
    expect(seen).toEqual(['v3', 'BID.TOO_LOW']);
    expect(published).toHaveLength(publishedBefore + 1);
  });

  it.each(['fail', 'failAfterCommit'] as const)(
    'is judged again by what the journal says after a doubtful write: %s',
    async (how) => {
      const { clock, host, journal, first } = await whileWriting();
      const low = bid(host, 2, 50_000, { bidId: `low-${how}` });
      const next = bid(host, 3, 51_000);
      await settle(clock);
      journal.isHolding = false;
      journal.held.shift()?.[how]();
      await settle(clock);
      expect(outcomeOf(await first)).toBe('SERVER.UNAVAILABLE');
      const isOnDisk = how === 'failAfterCommit';
      expect([await low, await next].map(outcomeOf)).toEqual(isOnDisk ? ['BID.TOO_LOW', 'v4'] : ['v3', 'v4']);
    },
  );

  it('is judged again together with a predecessor whose entry turned out to stand behind another lot', async () => {
    const { clock, host, journal } = await openLots(LOT, 8);
    journal.isHolding = true;
    const there = bid(host, 1, 50_000, { entryId: 5, lotId: 8 });
    const here = bid(host, 1, 50_000, { entryId: 5 });
    await settle(clock);
    const next = bid(host, 2, 50_000);
    await settle(clock);
    journal.isHolding = false;
    journal.held.shift()?.commit();
    await settle(clock);
    expect([await there, await here, await next].map(outcomeOf)).toEqual(['v3', 'BID.ENTRY_BOUND', 'v3']);
  });

  it('binds an entry once when both turns hold bids of it', async () => {
    const { clock, host, journal, first } = await whileWriting();
    const other = bid(host, 2, 51_000);
    const again = bid(host, 1, 52_000);
    await settle(clock);
    journal.isHolding = false;
    journal.held.shift()?.commit();
    await settle(clock);
    expect([await first, await other, await again].map(outcomeOf)).toEqual(['v3', 'v4', 'v5']);
  });

  it('does not end a lot whose time the write before it took: that is given back first', async () => {
    const { clock, host, journal } = await openLots(LOT);
    const first = bid(host, 1, 50_000);
    await settle(clock);
    await first;
    const endsAtMs = clock.nowMs() + 60_000;
    await clock.runUntil(endsAtMs - 500);
    journal.isHolding = true;
    const second = bid(host, 2, 51_000);
    await clock.runUntil(endsAtMs + 60_500);
    // Its alarm came while the write was under way, and was judged on what the write would leave.
    const late = bid(host, 3, 52_000);
    await settle(clock);
    journal.isHolding = false;
    journal.held.shift()?.commit();
    await settle(clock);
    expect([await second, await late].map(outcomeOf)).toEqual(['v4', 'v6']);
    expect(journal.disk.recordsOf(LOT).map(({ event }) => event.type)).toEqual([
      'LotScheduled',
      'LotOpened',
      'BidAccepted',
      'BidAccepted',
      'LotResumed',
      'BidAccepted',
    ]);
  });

  it('does not end a paused lot that was to go on while its pause was still written: it goes on afterwards', async () => {
    const { clock, host, journal } = await openLots(LOT);
    const first = bid(host, 1, 50_000);
    await settle(clock);
    await first;
    journal.isHolding = true;
    const paused = host.submit(LOT, { type: 'PauseLot', reason: 'power', actId: 'pause' });
    await settle(clock);
    const resumed = host.submit(LOT, { type: 'ResumeLot', reason: 'power is back', actId: 'resume' });
    await clock.runUntil(clock.nowMs() + 65_000);
    const late = bid(host, 2, 51_000);
    await settle(clock);
    journal.isHolding = false;
    journal.held.shift()?.commit();
    await settle(clock);
    expect([await paused, await resumed, await late].map(outcomeOf)).toEqual(['v4', 'v5', 'v6']);
  });

  it('is told that the lot is elsewhere when it is let go, and nothing of it is written', async () => {
    const { clock, host, journal, first } = await whileWriting();
    const next = bid(host, 2, 51_000);
    await settle(clock);
    const released = host.release(LOT);
    expect(outcomeOf(await next)).toBe('elsewhere');
    journal.isHolding = false;
    journal.held.shift()?.commit();
    await released;
    expect(outcomeOf(await first)).toBe('v3');
    expect(journal.disk.recordsOf(LOT)).toHaveLength(3);
  });
});
