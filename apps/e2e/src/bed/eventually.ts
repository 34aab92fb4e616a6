// Waits until what a page shows is as expected, and fails with the difference between the two when it never is.
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_AFTER_MS = 50;
/** A fact that never comes fails a journey; one that comes late on a slow machine does not. */
const PATIENCE_MS = 100_000;

/** `expected` may hold jest's asymmetric matchers. */
export async function eventually<Value>(
  read: () => Promise<Value>,
  expected: unknown,
  withinMs = PATIENCE_MS,
): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  for (;;) {
    const value = await read();
    try {
      expect(value).toEqual(expected);
      return;
    } catch (difference) {
      if (performance.now() > giveUpAt) throw difference;
    }
    await sleep(LOOK_AGAIN_AFTER_MS);
  }
}
