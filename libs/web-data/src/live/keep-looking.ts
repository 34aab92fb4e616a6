// What a page does that has no place for a socket: it asks over REST again and again, for as long as somebody sees it.
import type { Outcome } from '../outcome';
import { pauseBeforeTry } from '../reading/pause-before-try';
import { tryAgain } from '../reading/try-again';

/** Of the pause, either way: those who came in one moment do not ask in one. */
const JITTER = 0.15;

export interface Looking {
  readonly everyMs: number;
  readonly document: Document;
}

/** Asks at once; what it returns ends it. Without an answer pauses grow, and are as long as the server wishes. */
export function keepLooking(
  look: () => Promise<Outcome<unknown>>,
  { everyMs, document }: Looking,
): () => void {
  let isOver = false;
  let silences = 0;
  let stop = (): void => undefined;

  async function turn(): Promise<void> {
    const answer = await look();
    if (isOver) return;
    silences = answer.ok ? 0 : silences + 1;
    const pauseMs = everyMs * (1 + JITTER * (2 * Math.random() - 1));
    const atLeastMs = answer.ok ? everyMs / 2 : askedToWaitMs(answer.refusal.data);
    const longerMs = answer.ok ? 0 : pauseBeforeTry(silences, atLeastMs, Math.random());
    stop = tryAgain(document, { pauseMs: Math.max(pauseMs, longerMs), atLeastMs }, () => void turn());
  }

  void turn();
  return () => {
    isOver = true;
    stop();
  };
}

function askedToWaitMs(data: object): number {
  return 'retryAfterMs' in data && typeof data.retryAfterMs === 'number' ? data.retryAfterMs : 0;
}
