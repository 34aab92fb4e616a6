// Whoever starts waits for a database that is still starting itself, or is behind a network with too much to do, and says so: a site does not end for that.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProgramLog } from '../logging';
import { isDatabaseAway } from './is-database-away';
import { isRefusedForLocks } from './lock-patience';

const FIRST_PAUSE_MS = 250;
const PAUSE_MAX_MS = 10_000;
/** Of a command, for whose end somebody waits. */
export const COMMAND_PATIENCE_MS = 120_000;

export interface StartPatience {
  /** From the first question on; without it there is no end. */
  readonly patienceMs?: number;
  readonly firstPauseMs?: number;
  /** Ends the waiting: of a program that is on its way out. */
  readonly signal?: AbortSignal;
}

/**
 * What `ask` resolves with, once it is not told any more that the database is away, or that others are in its way: a start that crossed another is
 * none that failed. Rejects with any other error at once, and when the signal ends it.
 */
export async function onceItAnswers<Answer>(
  ask: () => Promise<Answer>,
  log: Pick<ProgramLog, 'warn'>,
  { patienceMs = Infinity, firstPauseMs = FIRST_PAUSE_MS, signal }: StartPatience = {},
): Promise<Answer> {
  const giveUpAt = performance.now() + patienceMs;
  let pauseMs = firstPauseMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const mayAnswer = isDatabaseAway(error) || isRefusedForLocks(error);
      if (!mayAnswer || performance.now() + pauseMs > giveUpAt) throw error;
      log.warn({ err: error, nextTryInMs: pauseMs }, 'the database does not answer: it is asked again');
    }
    await sleep(pauseMs, undefined, { signal });
    pauseMs = Math.min(pauseMs * 2, PAUSE_MAX_MS);
  }
}
