// How long bidders wait for the answers of this instance, over the last ten seconds: counts in steps, which those of several instances add up to.
import { Injectable } from '@nestjs/common';

/** Seconds looked back. */
const WINDOW_S = 10;
const SECOND_MS = 1_000;
const FIRST_STEP_MS = 0.5;
/** Each step is so much wider than the one before: the error of what is read from them. */
const GROWTH = 1.2;
/** The last one holds all that took longer than about eleven seconds. */
const STEPS = 56;

/** How many answers took no longer than each step, and longer than the one before. */
export type AnswerTimeCounts = readonly number[];

interface Second {
  atS: number;
  readonly counts: number[];
}

@Injectable()
export class AnswerTimes {
  private readonly seconds: readonly Second[] = Array.from({ length: WINDOW_S }, () => ({
    atS: -1,
    counts: new Array<number>(STEPS).fill(0),
  }));

  note(tookMs: number): void {
    const second = this.secondOf(currentS());
    const step = Math.ceil(Math.log(tookMs / FIRST_STEP_MS) / Math.log(GROWTH));
    const at = Math.min(Math.max(step, 0), STEPS - 1);
    second.counts[at] = (second.counts[at] ?? 0) + 1;
  }

  read(): AnswerTimeCounts {
    const nowS = currentS();
    const sum = new Array<number>(STEPS).fill(0);
    for (const { atS, counts } of this.seconds)
      if (nowS - atS < WINDOW_S)
        for (const [step, count] of counts.entries()) sum[step] = (sum[step] ?? 0) + count;
    return sum;
  }

  private secondOf(nowS: number): Second {
    const second = this.seconds[nowS % WINDOW_S];
    if (second === undefined) throw new Error('a ring has no gap');
    if (second.atS !== nowS) {
      second.atS = nowS;
      second.counts.fill(0);
    }
    return second;
  }
}

function currentS(): number {
  return Math.floor(performance.now() / SECOND_MS);
}

/** The time that a part of all answers did not exceed, in milliseconds; null when there were none. */
export function quantileMs(all: readonly AnswerTimeCounts[], part: number): number | null {
  const total = all.flat().reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  let below = 0;
  for (let step = 0; step < STEPS; step++) {
    for (const counts of all) below += counts[step] ?? 0;
    if (below >= total * part) return Math.round(FIRST_STEP_MS * GROWTH ** step * 10) / 10;
  }
  return null;
}
