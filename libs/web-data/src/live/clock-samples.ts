// Reckons the server's clock from pings: pure, on a monotonic local clock, the shortest round trip counts most.

export interface ClockSample {
  /** Local monotonic time when the ping left and when its answer came. */
  readonly sentMs: number;
  readonly receivedMs: number;
  readonly serverMs: number;
  /** How unsure the server itself is of the auction's clock. */
  readonly serverQualityMs: number;
}

export interface ClockFix {
  /** Server time = local monotonic time + this. */
  readonly offsetMs: number;
  readonly roundTripMs: number;
  /** At most this far from the truth: half the round trip, and the server's own doubt. */
  readonly uncertaintyMs: number;
}

export const CLOCK_SAMPLES_MAX = 8;

function roundTrip(sample: ClockSample): number {
  return sample.receivedMs - sample.sentMs;
}

/** The newest samples, the oldest dropped beyond `CLOCK_SAMPLES_MAX`. */
export function keepSample(samples: readonly ClockSample[], sample: ClockSample): readonly ClockSample[] {
  return [...samples, sample].slice(-CLOCK_SAMPLES_MAX);
}

/** The fix by the sample with the shortest round trip; null without samples. */
export function fixClock(samples: readonly ClockSample[]): ClockFix | null {
  const best = samples.reduce<ClockSample | null>(
    (shortest, sample) => (shortest === null || roundTrip(sample) < roundTrip(shortest) ? sample : shortest),
    null,
  );
  if (best === null) return null;
  const roundTripMs = roundTrip(best);
  return {
    offsetMs: best.serverMs + roundTripMs / 2 - best.receivedMs,
    roundTripMs,
    uncertaintyMs: roundTripMs / 2 + best.serverQualityMs,
  };
}

/** The middle one of the last three round trips: how long an answer takes now. Endless without samples. */
export function typicalRoundTripMs(samples: readonly ClockSample[]): number {
  const recent = samples
    .slice(-3)
    .map(roundTrip)
    .sort((a, b) => a - b);
  return recent[Math.floor(recent.length / 2)] ?? Number.POSITIVE_INFINITY;
}

/** How far a bidder may trust the countdown: fair above 150 ms of round trip, poor above 600 ms. */
export function clockQuality(samples: readonly ClockSample[]): 'good' | 'fair' | 'poor' {
  const typicalMs = typicalRoundTripMs(samples);
  if (typicalMs <= 150) return 'good';
  return typicalMs <= 600 ? 'fair' : 'poor';
}
