// Whether a step forward of the auction's clock was an outage: the first thing that happens to a lot that ran is that its time is given back (ADR 41).
import type { LotEvent } from '@haopai/lot';
import { type BidTimes, timesOfBids } from './clock-sightings';
import { type Evidence, eventsByLot } from './evidence';
import { skewedSpans, touches } from './skewed-spans';

/** Instances read clocks that differ a little; what is off by more between two bids of a lot was set. */
const STEP_MIN_MS = 500;

/** Read off two bids of which the second follows the first in the journal: each was judged while it was under way by this machine's clock. */
export function checkClockSteps(evidence: Evidence): readonly string[] {
  const spans = skewedSpans(evidence);
  if (spans.length === 0) return [];
  const bids = timesOfBids(evidence);
  const timesOf = (event: LotEvent | undefined): BidTimes | undefined =>
    event?.type === 'BidAccepted' ? bids.get(event.bidId) : undefined;
  return [...eventsByLot(evidence)].flatMap(([lotId, events]) =>
    events.flatMap((event, index): readonly string[] => {
      const before = events[index - 1];
      const [was, is] = [timesOf(before), timesOf(event)];
      if (before === undefined || was === undefined || is === undefined) return [];
      if (!touches(spans, is.sentAtMs, is.sentAtMs)) return [];
      const stepMs = event.atMs - is.acceptedAtMs - (before.atMs - was.sentAtMs);
      const detail = `the clock was set by ${Math.round(stepMs)} ms or more before v${index + 1}`;
      return stepMs < STEP_MIN_MS ? [] : [`lot ${lotId}: ${detail}, and the time was not given back`];
    }),
  );
}
