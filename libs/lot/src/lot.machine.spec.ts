// Which fact may follow in which phase; what `hearFact` makes of each is compared with the machine in every story (testing/lot-story.ts).
import { fen } from '@haopai/rules';
import { hearFact } from './lot.machine';
import type { LotEvent } from './lot.events';
import type { LotState } from './lot.state';
import { UNSCHEDULED } from './lot.state';
import { at, opened, scheduled } from './testing/lot-story';

const BID: LotEvent = {
  type: 'BidAccepted',
  atMs: at(1),
  bidId: 'b',
  paddleNo: 1,
  entryId: 1,
  amountFen: fen(5_000_000),
  endsAtMs: at(60_001),
};
const SOLD: LotEvent = {
  type: 'LotSold',
  atMs: at(60_001),
  paddleNo: 1,
  entryId: 1,
  amountFen: fen(5_000_000),
};

const after = (...events: readonly LotEvent[]): LotState =>
  events.reduce<LotState>((lot, event) => {
    const next = hearFact(lot, event);
    if (next === null) throw new Error(`${event.type} may not follow`);
    return next;
  }, UNSCHEDULED);

describe('a fact', () => {
  it('leads the lot from phase to phase', () => {
    const phases = [
      [scheduled],
      [scheduled, opened],
      [scheduled, opened, BID],
      [scheduled, opened, BID, SOLD],
    ];
    expect(phases.map((events) => after(...events).phase)).toEqual([
      'waiting',
      'fiveMinutes',
      'oneMinute',
      'sold',
    ]);
  });

  it('is none where it cannot follow', () => {
    expect(hearFact(UNSCHEDULED, BID)).toBeNull();
    expect(hearFact(after(scheduled), BID)).toBeNull();
    expect(hearFact(after(scheduled, opened), SOLD)).toBeNull();
    const sold = after(scheduled, opened, BID, SOLD);
    for (const event of [BID, opened, scheduled, SOLD]) expect(hearFact(sold, event)).toBeNull();
  });
});
