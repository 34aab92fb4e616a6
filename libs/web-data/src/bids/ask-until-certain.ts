// Asks the live socket until the answer is certain: the same order under the same id goes again after silence, so it never counts twice.
import type { ClientToServerEvents, Refusal } from '@haopai/contracts';
import type { QuestionBody, QuestionResult } from '../live/event-socket';
import type { LiveSocket } from '../live/live-socket';
import type { Outcome } from '../outcome';

/** With silence every time this takes longer than a lot's last minute. */
export const TRIES_MAX = 30;
const ANSWER_WITHIN_MS = 3_000;
const RETRY_MIN_MS = 200;
const RETRY_MAX_MS = 5_000;

export interface Persistence {
  /** Called before each try, from 1. */
  readonly onTry: (tries: number) => void;
  /** False once nobody wants this any more. */
  readonly goesOn: () => boolean;
}

/** The certain answer; null when the tries are used up or nobody wants it any more: then only the lot's record tells. */
export async function askUntilCertain<Event extends keyof ClientToServerEvents>(
  live: LiveSocket,
  event: Event,
  body: QuestionBody<ClientToServerEvents, Event>,
  { onTry, goesOn }: Persistence,
): Promise<Outcome<QuestionResult<ClientToServerEvents, Event>> | null> {
  for (let tries = 1; tries <= TRIES_MAX && goesOn(); tries++) {
    onTry(tries);
    const answer = await live.ask(event, body, ANSWER_WITHIN_MS);
    const waitMs = answer.ok ? null : retryAfterMs(answer.refusal);
    if (waitMs === null) return answer;
    await connectionOr(live, waitMs);
  }
  return null;
}

function connectionOr(live: LiveSocket, waitMs: number): Promise<void> {
  if (live.connection() === 'connected') return new Promise((resolve) => setTimeout(resolve, waitMs));
  return new Promise((resolve) => {
    const forget = live.onConnected(() => {
      forget();
      resolve();
    });
  });
}

/** How long to wait before the same order goes again; null when the answer is certain. */
function retryAfterMs(refusal: Refusal): number | null {
  if (refusal.code !== 'SERVER.BUSY' && refusal.code !== 'SERVER.UNAVAILABLE') return null;
  const asked = 'retryAfterMs' in refusal.data ? refusal.data.retryAfterMs : RETRY_MIN_MS;
  return Math.min(RETRY_MAX_MS, Math.max(RETRY_MIN_MS, asked));
}
