// Whether lots ended, and took bids, when they should by this machine's clock, while the database's was wrong: the journal alone believes what the program believed.
import { OUTAGE_MIN_MS } from '@haopai/engine';
import type { LotEvent } from '@haopai/lot';
import type { HistoryFinding } from '../../load';
import { type BidTimes, ClockSightings, isPrompt, timesOfBids } from './clock-sightings';
import { type Evidence, eventsByLot } from './evidence';
import { skewedSpans, touches } from './skewed-spans';

/** Instances read clocks that differ a little, and sightings are not without a gap. */
const SLACK_MS = 250;
/** What is stamped so near went by the same clock, or by one that was just being set. */
const NEAR_MS = 500;
/** Stamps of a clock that stands still are the same, but for what instances differ by. */
const STANDS_MS = 50;

/** A countdown that was set. */
interface Countdown {
  readonly atMs: number;
  readonly lengthMs: number;
  /** Of the bid that set it, if one did. */
  readonly bid: BidTimes | undefined;
}

/**
 * A countdown has its length by any clock that goes, and whatever sets the clock gives time back. So no lot may end earlier than so long after the last bid was
 * sent, nor take one that was sent later than so long after it was known. Where nothing shows when it was, nothing is judged.
 * A lot that changed less than an outage before is given nothing: it has lost less by a clock that then stood still, for the lot as for the others, to which time was given.
 */
export function checkSkewedTimes(evidence: Evidence): readonly HistoryFinding[] {
  const spans = skewedSpans(evidence);
  if (spans.length === 0) return [];
  const bids = timesOfBids(evidence);
  const sightings = ClockSightings.of(evidence, bids);
  const toldOver = firstToldOver(evidence);
  const resumed = whenResumed(evidence);
  return [...eventsByLot(evidence)].flatMap(([lotId, events]) => {
    const findings: HistoryFinding[] = [];
    let countdown: Countdown | null = null;
    for (const event of events) {
      const bid = event.type === 'BidAccepted' ? bids.get(event.bidId) : undefined;
      if (countdown !== null && bid !== undefined && touches(spans, bid.sentAtMs, bid.sentAtMs)) {
        const lateMs = bid.sentAtMs - latestEndMs(countdown, sightings, resumed);
        const detail = `a bid was sent at ${bid.sentAtMs}, ${lateMs} ms after its countdown was over by this machine`;
        if (lateMs > SLACK_MS) findings.push({ kind: 'lateAccept', lotId, detail });
      }
      if (countdown !== null && (event.type === 'LotSold' || event.type === 'LotUnsold')) {
        const overAtMs = Math.min(toldOver.get(lotId) ?? Infinity, latestMs(event.atMs, NEAR_MS, sightings));
        const earlyMs = earliestEndMs(countdown, sightings) - overAtMs;
        const detail = `it was over at ${overAtMs}, ${earlyMs} ms before its countdown by this machine`;
        if (earlyMs > SLACK_MS && touches(spans, overAtMs, overAtMs))
          findings.push({ kind: 'earlyClose', lotId, detail });
      }
      countdown = countdownAfter(event, bid, countdown);
    }
    return findings;
  });
}

function countdownAfter(
  event: LotEvent,
  bid: BidTimes | undefined,
  before: Countdown | null,
): Countdown | null {
  if (event.type === 'LotPaused') return null;
  if (!('endsAtMs' in event) || event.endsAtMs === undefined) return before;
  return { atMs: event.atMs, lengthMs: event.endsAtMs - event.atMs, bid };
}

/** By the auction's clock, when lots were given time back that nobody could bid in. */
function whenResumed(evidence: Evidence): readonly number[] {
  const stamps = [...eventsByLot(evidence).values()].flatMap((events) =>
    events.flatMap((event) => (event.type === 'LotResumed' && event.cause === 'outage' ? [event.atMs] : [])),
  );
  return [...new Set(stamps)];
}

/** When each lot was over at the latest, by the first bid that was told so. */
function firstToldOver({ tries }: Evidence): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  for (const { lotId, answer, answeredAtMs } of tries)
    if (answer.kind === 'refused' && answer.refusal.code === 'BID.TOO_LATE')
      times.set(lotId, Math.min(times.get(lotId) ?? Infinity, answeredAtMs));
  return times;
}

/** Since the bid that set it was sent; of others, and of bids that waited long, by what the clock was seen to say. Minus infinity when that is not to be seen. */
function earliestEndMs({ atMs, lengthMs, bid }: Countdown, sightings: ClockSightings): number {
  if (bid !== undefined && isPrompt(bid)) return bid.sentAtMs + lengthMs;
  const near = sightings.near(atMs, NEAR_MS);
  const seenMs = atMs + Math.min(...near.map(({ sentAtMs, stampMs }) => sentAtMs - stampMs));
  return (near.length > 0 ? seenMs : (bid?.sentAtMs ?? -Infinity)) + lengthMs;
}

/** Since the bid that set it was known, which is a sighting itself where that was soon; later where the clock stood still. Infinity when that is not to be seen. */
function latestEndMs(
  { atMs, lengthMs, bid }: Countdown,
  sightings: ClockSightings,
  resumed: readonly number[],
): number {
  const seenMs = latestMs(atMs, STANDS_MS, sightings);
  const ownMs = (seenMs < Infinity ? seenMs : (bid?.acceptedAtMs ?? Infinity)) + lengthMs;
  const stood = resumed.filter((stampMs) => stampMs > atMs && stampMs - atMs < OUTAGE_MIN_MS);
  const leftAtMs = stood.map(
    (stampMs) => latestMs(stampMs, STANDS_MS, sightings) + atMs + lengthMs - stampMs,
  );
  return Math.max(ownMs, ...leftAtMs);
}

/** When it was at the latest, by this machine, that the auction's clock said so; Infinity when that is not to be seen. */
function latestMs(stampMs: number, withinMs: number, sightings: ClockSightings): number {
  const near = sightings.near(stampMs, withinMs);
  return near.length === 0
    ? Infinity
    : stampMs + Math.max(...near.map((seen) => seen.answeredAtMs - seen.stampMs));
}
