// Hides how long a piece of work took: the answer comes at the next full step after it is done.
import { setTimeout as sleep } from 'node:timers/promises';

/** The work must usually fit into one step. */
export async function inEvenSteps<Result>(stepMs: number, work: () => Promise<Result>): Promise<Result> {
  const sinceMs = performance.now();
  try {
    return await work();
  } finally {
    const tookMs = performance.now() - sinceMs;
    await sleep(Math.ceil(Math.max(tookMs, 1) / stepMs) * stepMs - tookMs);
  }
}
