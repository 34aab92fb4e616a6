// Ceilings in the runtime around a lot: which receipt each order gets, what waits for the disk, what the next owner knows.
import { ceilingOf } from '@haopai/lot';
import { yuanToFen } from '@haopai/rules';
import type { LotAnswer } from './lot-answer';
import type { LotHost } from './lot-host';
import { anotherOwner, bid, LOT, openLots, outcomeOf, settle } from './testing/open-lots';

function setCeiling(
  host: LotHost,
  paddleNo: number,
  yuan: number,
  more: { proxyId?: string; entryId?: number; lotId?: number; salt?: string } = {},
): Promise<LotAnswer> {
  return host.submit(more.lotId ?? LOT, {
    type: 'SetCeiling',
    proxyId: more.proxyId ?? `c-${paddleNo}-${yuan}`,
    paddleNo,
    entryId: more.entryId ?? paddleNo * 10,
    ceilingFen: yuanToFen(yuan),
    salt: more.salt ?? 'salt',
  });
}

function cancelCeiling(host: LotHost, paddleNo: number, proxyId = `x-${paddleNo}`): Promise<LotAnswer> {
  return host.submit(LOT, { type: 'CancelCeiling', proxyId, paddleNo, salt: 'salt' });
}

describe('ceilings', () => {
  it('answer each order with its own event, whatever else the same decision brought', async () => {
    const { clock, host, journal } = await openLots(LOT);
    const answers = Promise.all([
      setCeiling(host, 1, 60_500),
      bid(host, 2, 53_000),
      setCeiling(host, 2, 57_000),
      cancelCeiling(host, 1),
    ]);
    await settle(clock);
    const records = journal.disk.recordsOf(LOT);
    expect(records.map(({ event }) => event.type).slice(2)).toEqual([
      'CeilingSet',
      'BidAccepted',
      'BidAccepted',
      'BidAccepted',
      'CeilingSet',
      'BidAccepted',
      'BidAccepted',
      'CeilingCancelled',
    ]);
    const receipt = (version: number, amountFen: number | null) => ({
      kind: 'done',
      version,
      hash: records[version - 1]?.hash,
      amountFen,
    });
    expect(await answers).toMatchObject([
      receipt(3, 6_000_000),
      receipt(5, 5_300_000),
      receipt(7, 5_700_000),
      receipt(10, null),
    ]);
  });

  it('commit a bid and what answers it together, and tell nothing before', async () => {
    const { clock, host, journal, published } = await openLots(LOT);
    void setCeiling(host, 1, 60_000);
    await settle(clock);
    const toldBefore = published.length;
    journal.isHolding = true;
    const answer = bid(host, 2, 53_000);
    await settle(clock);
    expect([published.length, host.lotOf(LOT)]).toMatchObject([toldBefore, { version: 4 }]);
    expect(journal.held).toHaveLength(1);
    journal.held.shift()?.commit();
    await settle(clock);
    expect(outcomeOf(await answer)).toBe('v5');
    expect(published.at(-1)).toEqual({ lotId: LOT, versions: [5, 6] });
  });

  it('answer the same id with the same receipt or refusal, also at the next owner, and not for another order', async () => {
    const { clock, host, journal } = await openLots(LOT);
    const orders = (at: LotHost, salt: string) =>
      Promise.all([
        setCeiling(at, 1, 60_000, { proxyId: 'same', salt }),
        cancelCeiling(at, 1, 'cancelled'),
        setCeiling(at, 2, 40_000, { proxyId: 'low', salt }),
      ]);
    const first = orders(host, 'first');
    await settle(clock);
    expect((await first).map(outcomeOf)).toEqual(['v3', 'v5', 'BID.CEILING_TOO_LOW']);
    const again = orders(host, 'again');
    await settle(clock);
    expect(await again).toEqual(await first);
    const mismatches = Promise.all([
      setCeiling(host, 1, 61_000, { proxyId: 'same' }),
      cancelCeiling(host, 1, 'same'),
      setCeiling(host, 2, 60_000, { proxyId: 'low' }),
      cancelCeiling(host, 2, 'low'),
    ]);
    await settle(clock);
    expect(new Set((await mismatches).map(outcomeOf))).toEqual(new Set(['IDEMPOTENCY.MISMATCH']));

    await host.release(LOT);
    const next = anotherOwner(clock, journal.disk, LOT);
    await settle(clock);
    const there = orders(next, 'there');
    await settle(clock);
    expect((await there).slice(0, 2)).toEqual((await first).slice(0, 2));
  });

  it('keep ids of bids and of ceilings apart', async () => {
    const { clock, host } = await openLots(LOT);
    const answers = Promise.all([
      bid(host, 1, 40_000, { bidId: 'one' }),
      setCeiling(host, 1, 60_000, { proxyId: 'one' }),
      bid(host, 2, 40_000, { bidId: 'two' }),
      cancelCeiling(host, 2, 'two'),
    ]);
    await settle(clock);
    expect((await answers).map(outcomeOf)).toEqual(['BID.TOO_LOW', 'v3', 'BID.TOO_LOW', 'BID.NO_CEILING']);
  });

  it('go on bidding at the next owner, which replays the same state', async () => {
    const { clock, host, journal } = await openLots(LOT);
    void setCeiling(host, 1, 60_000);
    void setCeiling(host, 2, 55_000);
    await settle(clock);
    const before = host.lotOf(LOT);
    await host.release(LOT);
    const next = anotherOwner(clock, journal.disk, LOT);
    await settle(clock);
    expect(next.lotOf(LOT)).toEqual(before);
    const answer = bid(next, 3, 58_000);
    await settle(clock);
    expect(outcomeOf(await answer)).toBe('v8');
    const lot = next.lotOf(LOT);
    expect(lot).toMatchObject({ version: 9, leader: { paddleNo: 1, amountFen: 5_900_000 } });
    expect(lot && ceilingOf(lot, 2)).toMatchObject({ ceilingFen: 5_500_000 });
  });

  it('stand behind one lot with one entry: the other lot refuses the ceiling', async () => {
    const { clock, host, journal } = await openLots(LOT, LOT + 1);
    journal.isHolding = true;
    const answers = Promise.all([
      setCeiling(host, 1, 60_000),
      setCeiling(host, 1, 60_000, { lotId: LOT + 1, proxyId: 'other' }),
    ]);
    await settle(clock);
    journal.isHolding = false;
    for (const { commit } of journal.held.splice(0)) commit();
    for (let i = 0; i < 5; i++) await settle(clock);
    expect((await answers).map(outcomeOf).sort()).toEqual(['BID.ENTRY_BOUND', 'v3']);
  });

  it.each(['fail', 'failAfterCommit'] as const)('are told truly after a doubtful write: %s', async (how) => {
    const { clock, host, journal } = await openLots(LOT);
    journal.isHolding = true;
    const doubtful = setCeiling(host, 1, 60_000, { proxyId: 'doubt', salt: 'first' });
    await settle(clock);
    journal.isHolding = false;
    journal.held.shift()?.[how]();
    await settle(clock);
    expect(outcomeOf(await doubtful)).toBe('SERVER.UNAVAILABLE');
    const retried = setCeiling(host, 1, 60_000, { proxyId: 'doubt', salt: 'second' });
    await settle(clock);
    expect(outcomeOf(await retried)).toBe('v3');
    expect(journal.disk.recordsOf(LOT)).toHaveLength(4);
  });
});
