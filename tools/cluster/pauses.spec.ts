// What is read of bids around a drill.
import { fen } from '@haopai/rules';
import { pausesIn, type StoredEvent } from './pauses';

function bidAt(lotId: number, atMs: number): StoredEvent {
  const ids = { bidId: `bid-${lotId}-${atMs}`, paddleNo: 101, entryId: lotId };
  return {
    lotId,
    event: { type: 'BidAccepted', atMs, ...ids, amountFen: fen(500_000), endsAtMs: atMs + 60_000 },
  };
}

describe('pauses', () => {
  it('are the longest time between two bids on a lot, whatever happened on others', () => {
    const events = [bidAt(1, 1_000), bidAt(1, 1_200), bidAt(1, 5_100), bidAt(2, 2_000), bidAt(2, 3_000)];
    expect(pausesIn(events)).toEqual({
      ...{ bids: 5, lots: 2, resumed: 0 },
      longest: { lotId: 1, fromMs: 1_200, ms: 3_900 },
    });
  });

  it('count how often a lot got time back', () => {
    const event = { type: 'LotResumed', atMs: 4_000, cause: 'outage', endsAtMs: 64_000, reason: '' } as const;
    const { resumed, longest } = pausesIn([bidAt(1, 1_000), { lotId: 1, event }, bidAt(1, 4_500)]);
    expect(resumed).toBe(1);
    expect(longest?.ms).toBe(3_500);
  });

  it('are none where nothing was bid', () => {
    expect(pausesIn([])).toEqual({ bids: 0, lots: 0, longest: null, resumed: 0 });
  });
});
