// Clients that each send their next order when the last one is answered, until the time is over.
import type { Detail, Sample } from './row';
import { LatencyLog } from './statistics';

export interface ClosedLoop {
  readonly clients: number;
  readonly durationMs: number;
  /** Sends client `index`'s next order; resolves with whether it was accepted. */
  readonly act: (index: number) => Promise<boolean>;
}

export interface LoopCount {
  readonly accepted: number;
  readonly answered: number;
  readonly seconds: number;
  /** Of the accepted orders. */
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
}

/** Counts the answers that come within the time; those under way at its end are waited for and not counted. */
export async function runClosedLoop({ clients, durationMs, act }: ClosedLoop): Promise<LoopCount> {
  const latencies = new LatencyLog();
  let answered = 0;
  const startedAt = performance.now();
  const endsAt = startedAt + durationMs;
  const runClient = async (index: number): Promise<void> => {
    let sentAt = performance.now();
    while (sentAt < endsAt) {
      const isAccepted = await act(index);
      const answeredAt = performance.now();
      if (answeredAt > endsAt) return;
      answered++;
      if (isAccepted) latencies.record(answeredAt - sentAt);
      sentAt = answeredAt;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, index) => runClient(index)));
  return { accepted: latencies.count, answered, seconds: durationMs / 1_000, ...latencies.percentiles() };
}

/** The rate of accepted orders, with the share that they were of all beside it. */
export function acceptedSample(
  { accepted, answered, seconds, p50Ms, p99Ms }: LoopCount,
  more: Detail = {},
): Sample {
  const acceptance = answered === 0 ? 0 : accepted / answered;
  return { perSecond: accepted / seconds, p50Ms, p99Ms, detail: { acceptance, ...more } };
}
