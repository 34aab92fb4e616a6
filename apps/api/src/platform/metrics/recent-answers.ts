// How long answers took in the last ten seconds, in fixed buckets, so that those of several instances add up.
import { RecentCounts } from './recent-counts';

/** Upper bound of the first bucket; each next one reaches a tenth further, the last from ten seconds to wherever. */
const FIRST_MS = 0.1;
const STEP = 1.1;
const BUCKETS = 122;
const WINDOW_S = 10;

/** How many answers fell into which bucket; buckets without one are left out. */
export type AnswerCounts = readonly (readonly [bucket: number, answers: number])[];

export class RecentAnswers {
  private readonly buckets = new RecentCounts(WINDOW_S);

  /** `nowMs` is of any clock that only goes forward. */
  note(tookMs: number, nowMs: number): void {
    const nth = Math.ceil(Math.log(tookMs / FIRST_MS) / Math.log(STEP));
    this.buckets.note(Math.min(Math.max(nth, 0), BUCKETS - 1), 1, nowMs);
  }

  counts(nowMs: number): AnswerCounts {
    return [...this.buckets.sums(nowMs)];
  }
}

/** So many of the answers, as a share of 1, took no longer than this; a tenth too long at most. Null without an answer. */
export function answeredWithinMs(counts: AnswerCounts, share: number): number | null {
  const total = counts.reduce((sum, [, answers]) => sum + answers, 0);
  let seen = 0;
  for (const [bucket, answers] of [...counts].sort(([one], [other]) => one - other)) {
    seen += answers;
    if (seen >= total * share) return Number((FIRST_MS * STEP ** bucket).toPrecision(2));
  }
  return null;
}
