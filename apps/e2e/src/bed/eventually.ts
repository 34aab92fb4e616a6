// Waits until what a page shows is as expected, and fails with the difference between the two when it never is.
import { setTimeout as sleep } from 'node:timers/promises';

/** At once for what is about to come; looks are work, too, and what takes seconds needs no twenty of them in each. */
const LOOK_AGAIN_AFTER_MS = { first: 50, last: 250 };
/** A fact that never comes fails a journey; one that comes late on a slow machine does not. */
const PATIENCE_MS = 100_000;

/** `expected` may hold jest's asymmetric matchers. */
export async function eventually<Value>(
  read: () => Promise<Value>,
  expected: unknown,
  withinMs = PATIENCE_MS,
): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  for (
    let pauseMs = LOOK_AGAIN_AFTER_MS.first;
    ;
    pauseMs = Math.min(pauseMs * 1.2, LOOK_AGAIN_AFTER_MS.last)
  ) {
    const value = await read();
    try {
      expect(value).toEqual(expected);
      return;
    } catch (difference) {
      if (performance.now() > giveUpAt) throw difference;
    }
    await sleep(pauseMs);
  }
}
