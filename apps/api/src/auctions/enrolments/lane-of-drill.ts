// When whoever is in a drill is a bidder at the door: while it runs, and shortly before and after (docs/adr/0059).
import { type BiddingTime, DRILL_APART_MS } from '../public';
import type { LaneTime } from './pass-signer';

/** Half of what lies between a drill and a sale: the other half is the sale's alone. */
const AROUND_DRILL_MS = DRILL_APART_MS / 2;

export function laneOfDrill({ startsAtMs, endsAtMs }: BiddingTime): LaneTime {
  return { fromMs: startsAtMs - AROUND_DRILL_MS, untilMs: endsAtMs + AROUND_DRILL_MS };
}
