// What the auction's clock was seen to say at which time of this machine: every bid that was answered promptly was judged while it was under way.
import { type Evidence, eventsByLot } from './evidence';

/** An answer so soon leaves little doubt about when the bid was judged. */
const PROMPT_MS = 300;

export interface Sighting {
  /** By the auction's clock. */
  readonly stampMs: number;
  /** The bid was under way from then … */
  readonly sentAtMs: number;
  /** … until then, by this machine's clock. */
  readonly answeredAtMs: number;
}

/** Of one bid: when it was sent first, and when its acceptance was first known, Infinity when it never was. */
export interface BidTimes {
  readonly sentAtMs: number;
  readonly acceptedAtMs: number;
}

export function timesOfBids({ tries }: Evidence): ReadonlyMap<string, BidTimes> {
  const times = new Map<string, BidTimes>();
  for (const { bidId, sentAtMs, answeredAtMs, answer } of tries) {
    const known = times.get(bidId) ?? { sentAtMs, acceptedAtMs: Infinity };
    const acceptedAtMs = answer.kind === 'accepted' ? answeredAtMs : Infinity;
    times.set(bidId, {
      sentAtMs: Math.min(known.sentAtMs, sentAtMs),
      acceptedAtMs: Math.min(known.acceptedAtMs, acceptedAtMs),
    });
  }
  return times;
}

export class ClockSightings {
  private constructor(
    /** Ascending by stamp. */
    private readonly sightings: readonly Sighting[],
  ) {}

  static of(evidence: Evidence, bids = timesOfBids(evidence)): ClockSightings {
    const sightings: Sighting[] = [];
    for (const events of eventsByLot(evidence).values())
      for (const event of events) {
        const times = event.type === 'BidAccepted' ? bids.get(event.bidId) : undefined;
        if (times === undefined || !isPrompt(times)) continue;
        const { sentAtMs, acceptedAtMs: answeredAtMs } = times;
        sightings.push({ stampMs: event.atMs, sentAtMs, answeredAtMs });
      }
    return new ClockSightings(sightings.sort((a, b) => a.stampMs - b.stampMs));
  }

  /** Those whose stamps are no further from this one. */
  near(stampMs: number, withinMs: number): readonly Sighting[] {
    const found: Sighting[] = [];
    for (let at = this.firstFrom(stampMs - withinMs); at < this.sightings.length; at++) {
      const sighting = this.sightings[at];
      if (sighting === undefined || sighting.stampMs > stampMs + withinMs) break;
      found.push(sighting);
    }
    return found;
  }

  /** Those of bids that were under way in this time of this machine and no longer. */
  between(fromMs: number, toMs: number): readonly Sighting[] {
    return this.sightings.filter(({ sentAtMs, answeredAtMs }) => sentAtMs >= fromMs && answeredAtMs <= toMs);
  }

  private firstFrom(stampMs: number): number {
    let [low, high] = [0, this.sightings.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sightings[middle]?.stampMs ?? Infinity) < stampMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export function isPrompt({ sentAtMs, acceptedAtMs }: BidTimes): boolean {
  return acceptedAtMs - sentAtMs <= PROMPT_MS;
}
