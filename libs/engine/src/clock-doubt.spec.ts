// Lots while nobody knows whether the auction's clock is right: nothing is judged, and the time is given back.
import { shardOf } from './shard-leases';
import { termsOf } from './testing';
import { bid, LOT, openLots, outcomeOf, settle } from './testing/open-lots';

/** A lot with one bid, two seconds before its countdown of a minute ends. */
async function lotAboutToEnd() {
  const floor = await openLots(LOT);
  void bid(floor.host, 1, 50_000);
  await settle(floor.clock);
  const endsAtMs = floor.clock.nowMs() + 60_000;
  await floor.clock.runUntil(endsAtMs - 2_000);
  const kinds = () => floor.journal.disk.recordsOf(LOT).map(({ event }) => event.type);
  return { ...floor, endsAtMs, kinds };
}

describe('while the clock is in doubt', () => {
  it('no lot ends, and each goes on with what was left of its time and one countdown at least', async () => {
    const { clock, host, endsAtMs, kinds } = await lotAboutToEnd();
    clock.beDoubted();
    await clock.runUntil(endsAtMs + 500);
    expect(host.lotOf(LOT)).toMatchObject({ phase: 'oneMinute', endsAtMs });
    clock.beBelieved();
    await settle(clock);
    expect(kinds().at(-1)).toBe('LotResumed');
    expect(host.lotOf(LOT)).toMatchObject({ phase: 'oneMinute', endsAtMs: clock.nowMs() + 60_000 });
  });

  it('a clock that is then set forward closes nothing: all of the time is given back', async () => {
    const { clock, host, kinds } = await lotAboutToEnd();
    clock.beDoubted();
    await clock.runUntil(clock.nowMs() + 2_000);
    clock.beBelieved(3_600_000);
    await settle(clock);
    expect(kinds().at(-1)).toBe('LotResumed');
    const lot = host.lotOf(LOT);
    expect(lot).toMatchObject({ phase: 'oneMinute', endsAtMs: clock.nowMs() + 60_000 });
    await clock.runUntil(clock.nowMs() + 60_000);
    expect(host.lotOf(LOT)).toMatchObject({ phase: 'sold' });
  });

  it('bids wait, and are judged by the clock that is believed then', async () => {
    const { clock, host, kinds } = await lotAboutToEnd();
    clock.beDoubted();
    const seen: string[] = [];
    void bid(host, 2, 51_000).then((answer) => seen.push(outcomeOf(answer)));
    await clock.runUntil(clock.nowMs() + 2_000);
    expect(seen).toEqual([]);
    clock.beBelieved(10_000);
    await settle(clock);
    expect(kinds().slice(-2)).toEqual(['LotResumed', 'BidAccepted']);
    expect(seen).toEqual(['v5']);
    expect(host.lotOf(LOT)).toMatchObject({ leader: { paddleNo: 2 }, endsAtMs: clock.nowMs() + 60_000 });
  });

  it('the lease says that bids were possible until the clock was last known to be right', async () => {
    const { clock, host } = await lotAboutToEnd();
    const sinceMs = clock.nowMs();
    clock.beDoubted();
    await clock.runUntil(sinceMs + 1_500);
    expect(host.bidsPossibleUntilMs(LOT)).toBe(sinceMs);
    expect(host.bidsPossibleUntilByShard()(shardOf(LOT))).toBe(sinceMs);
    clock.beBelieved(5_000);
    await settle(clock);
    expect(host.bidsPossibleUntilMs(LOT)).toBe(clock.nowMs());
  });

  it('a lot that has not opened opens by the clock that is believed', async () => {
    const { clock, host } = await openLots();
    clock.beDoubted();
    void host.adopt(termsOf(LOT, { opensAtMs: clock.nowMs() + 500 }));
    await clock.runUntil(clock.nowMs() + 2_000);
    expect(host.lotOf(LOT)).toBeNull();
    clock.beBelieved();
    await settle(clock);
    await clock.runUntil(clock.nowMs() + 1_000);
    expect(host.lotOf(LOT)).toMatchObject({ phase: 'fiveMinutes' });
  });
});
