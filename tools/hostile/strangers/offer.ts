// Something done at a fixed rate, whether or not what was done before has an answer: a crowd does not wait for the one before.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Scene } from './scene';

const TICK_MS = 10;
/** Without an answer; a crowd has no more hands. */
const UNDER_WAY_MAX = 2_000;

/** `act` resolves with what came of it, in a word. Resolves when the scene is over, and does not wait for what is under way. */
export async function offer(
  { perSecond, over, tally }: Scene,
  act: (nth: number) => Promise<string>,
): Promise<void> {
  const startedAt = performance.now();
  let underWay = 0;
  for (let nth = 0; !over.aborted; await sleep(TICK_MS)) {
    const due = ((performance.now() - startedAt) / 1_000) * perSecond;
    for (; nth < due; nth++) {
      tally.offered++;
      if (underWay >= UNDER_WAY_MAX) {
        tally.unsent++;
        continue;
      }
      underWay++;
      void act(nth).then((answer) => {
        underWay--;
        tally.note(answer);
      });
    }
  }
}
