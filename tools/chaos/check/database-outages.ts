// When it is certain that a replicated database took no write of anybody: by writes past the program that it did not take, and by what was done to it.
import type { FaultKind } from '../faults/fault';
import type { Beat, MissedBeat } from '../stage/database-pulse';
import { type BidTimes, ClockSightings, timesOfBids } from './clock-sightings';
import type { Evidence, Outage } from './evidence';
import { skewedSpans, touches } from './skewed-spans';

/** Of these it is known to the instant since when nothing could be written. */
const STRIKE_AT_ONCE: readonly FaultKind[] = [
  'wipeDatabase',
  'freezeDatabase',
  'partitionDatabase',
  'killBalancer',
];
/** A busy program hears so late that somebody has hung up. */
const HEARD_LATE_MS = 100;
/** Many wait for the database to take writes again, and the first of them hears of it within so long. */
const ANSWERED_WITHIN_MS = 300;
/** How the clock went is read off so many bids or more, of so long before. */
const SIGHTINGS_MIN = 5;
const SEEN_BEFORE_MS = 2_000;
/** Instances read clocks that differ a little; by more than this it was moving. */
const CLOCKS_DIFFER_MS = 100;

/**
 * Each is at most as long as the real one, and on the auction's clock as it went before. Where bids were taken meanwhile, only the way past the program was
 * lost: that is none.
 */
export function databaseOutages(evidence: Evidence): readonly Outage[] {
  const runs = runsOf(evidence);
  if (runs.length === 0) return [];
  const bids = timesOfBids(evidence);
  const sightings = ClockSightings.of(evidence, bids);
  const skewed = skewedSpans(evidence);
  return runs.flatMap((run): readonly Outage[] => {
    const fromMs = certainSinceMs(run, evidence);
    const backAtMs = certainUntilMs(run);
    const takenAgainAtMs = firstTakenMs(run, bids, fromMs);
    const toMs = Math.max(backAtMs, takenAgainAtMs - ANSWERED_WITHIN_MS);
    if (toMs <= fromMs || takenAgainAtMs < backAtMs) return [];
    const aheadMs = touches(skewed, fromMs, toMs) ? clockAheadMs(sightings, fromMs) : 0;
    return aheadMs === null ? [] : [{ fromMs: fromMs + aheadMs, toMs: toMs + aheadMs, ownerLived: true }];
  });
}

/** Writes that were not taken, one after another. */
interface Run {
  /** When the last write before them was sent that was taken. */
  readonly takenAtMs: number;
  readonly first: MissedBeat;
  readonly last: MissedBeat;
  /** The first write after them that was taken. */
  readonly next: Beat;
}

function runsOf({ beats, missedBeats }: Evidence): readonly Run[] {
  let at = 0;
  return beats.flatMap((next, index): readonly Run[] => {
    const from = at;
    while ((missedBeats[at]?.sentAtMs ?? Infinity) < next.sentAtMs) at++;
    const [before, first, last] = [beats[index - 1], missedBeats[from], missedBeats[at - 1]];
    if (from === at || before === undefined || first === undefined || last === undefined) return [];
    return [{ takenAtMs: before.sentAtMs, first, last, next }];
  });
}

/** The first was on a connection that may have been lost alone: since what was done struck, or since the next was tried. */
function certainSinceMs({ takenAtMs, first }: Run, { faults }: Evidence): number {
  const struck = faults.find(
    ({ fault, beganAtMs }) =>
      STRIKE_AT_ONCE.includes(fault.kind) && beganAtMs >= takenAtMs && beganAtMs <= first.doneAtMs,
  );
  return struck === undefined ? first.doneAtMs : Math.max(struck.beganAtMs, first.sentAtMs);
}

/** A write of which nothing was heard may have waited at a node that was lost, while another took writes already. */
function certainUntilMs({ last }: Run): number {
  return last.isUnanswered ? last.sentAtMs : Math.max(last.sentAtMs, last.doneAtMs - HEARD_LATE_MS);
}

/** When it was first heard, by anybody, that a write was taken which was sent since then. */
function firstTakenMs({ next }: Run, bids: ReadonlyMap<string, BidTimes>, sinceMs: number): number {
  let takenAtMs = next.doneAtMs;
  for (const { sentAtMs, acceptedAtMs } of bids.values())
    if (sentAtMs > sinceMs) takenAtMs = Math.min(takenAtMs, acceptedAtMs);
  return takenAtMs;
}

/** How far the auction's clock was ahead of this machine's just before; null when that was not to be seen. */
function clockAheadMs(sightings: ClockSightings, beforeMs: number): number | null {
  const seen = sightings.between(beforeMs - SEEN_BEFORE_MS, beforeMs);
  const atLeastMs = Math.max(...seen.map(({ stampMs, answeredAtMs }) => stampMs - answeredAtMs));
  const atMostMs = Math.min(...seen.map(({ stampMs, sentAtMs }) => stampMs - sentAtMs));
  if (seen.length < SIGHTINGS_MIN || atLeastMs > atMostMs + CLOCKS_DIFFER_MS) return null;
  return Math.round((atLeastMs + atMostMs) / 2);
}
