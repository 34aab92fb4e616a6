// Waits for something that happens by itself, and says so when it does not.
import { setTimeout as delay } from 'node:timers/promises';

const LOOK_AGAIN_AFTER_MS = 20;

export async function waitUntil(isSo: () => boolean | Promise<boolean>, maxMs = 5_000): Promise<void> {
  const giveUpAt = performance.now() + maxMs;
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) throw new Error(`not so after ${maxMs} ms: ${isSo.toString()}`);
    await delay(LOOK_AGAIN_AFTER_MS);
  }
}
