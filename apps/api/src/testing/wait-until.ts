// Waits for something that happens by itself, and says so when it does not.
import { setTimeout as delay } from 'node:timers/promises';

const LOOK_AGAIN_AFTER_MS = 20;
/** Not how long it may take, but when it is certain that it does not come: machines are busy. */
export const PATIENCE_MS = 120_000;

export async function waitUntil(isSo: () => boolean | Promise<boolean>, maxMs = PATIENCE_MS): Promise<void> {
  const giveUpAt = performance.now() + maxMs;
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) throw new Error(`not so after ${maxMs} ms: ${isSo.toString()}`);
    await delay(LOOK_AGAIN_AFTER_MS);
  }
}
