// The course of a storm, second by second, for its charts.
import { percentile } from '../bench/measuring/statistics';
import { LatencyHistogram } from '../../load-tests/scenarios/latency-histogram.ts';
import { type Answers, latencyOf } from './answers';
import type { TickPart } from './gatherer';

export interface Second {
  /** From the opening of the lots. */
  readonly second: number;
  readonly accepted: number;
  readonly refused: number;
  readonly unknown: number;
  readonly ackP50Ms: number | null;
  readonly ackP99Ms: number | null;
  readonly ticks: number;
  readonly tickP99Ms: number | null;
}

interface Gathered {
  accepted: number;
  refused: number;
  unknown: number;
  readonly latencies: number[];
  readonly ticks: LatencyHistogram;
}

/** A soak of a day. */
const SECONDS_MAX = 86_400;

/** From the opening to the last that happened, without a gap. */
export function secondsOf(
  answers: Answers,
  tickParts: readonly TickPart[],
  opensAtMs: number,
): readonly Second[] {
  const seconds: Gathered[] = [];
  const at = (atMs: number): Gathered => {
    const index = Math.min(SECONDS_MAX, Math.max(0, Math.floor((atMs - opensAtMs) / 1_000)));
    while (seconds.length <= index) {
      seconds.push({ accepted: 0, refused: 0, unknown: 0, latencies: [], ticks: new LatencyHistogram() });
    }
    return seconds[index] ?? at(opensAtMs);
  };
  for (const bidTry of answers.accepted) {
    const second = at(bidTry.answeredAtMs);
    second.accepted++;
    second.latencies.push(latencyOf(bidTry));
  }
  for (const { answeredAtMs } of answers.refused) at(answeredAtMs).refused++;
  for (const { answeredAtMs } of answers.unknown) at(answeredAtMs).unknown++;
  for (const { atMs, buckets, maxMs } of tickParts) at(atMs).ticks.merge(buckets, maxMs);
  return seconds.map(({ latencies, ticks: seen, ...counts }, second) => {
    const ascending = Float64Array.from(latencies).sort();
    return {
      second,
      ...counts,
      ackP50Ms: percentile(ascending, 0.5),
      ackP99Ms: percentile(ascending, 0.99),
      ticks: seen.count,
      tickP99Ms: seen.percentileMs(0.99),
    };
  });
}
