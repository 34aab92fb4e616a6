// Hands an order to the live socket within two seconds of its press or not at all, and then asks until the answer is certain: under the same id
// it never counts twice, and with the time of its press it is never placed late.
import type { PressedBody, Refusal } from '@haopai/contracts';
import { HELD_PRESS_MS } from '@haopai/rules';
import type { LiveSocket } from '../live/live-socket';
import type { ServerClock } from '../live/server-clock';
import type { Outcome } from '../outcome';

/** With silence every time this takes longer than a lot's last minute. */
export const TRIES_MAX = 30;
const ANSWER_WITHIN_MS = 3_000;
const RETRY_MIN_MS = 200;
const RETRY_MAX_MS = 5_000;
/** For a connection that takes the press. */
const LOOK_EVERY_MS = 20;

/** Asks once, with or without the time of the press. */
export type Send<Result> = (press: PressedBody, withinMs: number) => Promise<Outcome<Result>>;

export interface Persistence {
  /** Called before each try, from 1; with 0 while no connection has taken it. */
  readonly onTry: (tries: number) => void;
  /** False once nobody wants this any more. */
  readonly goesOn: () => boolean;
}

/** A page's way to the site, and its clock. */
interface Line {
  readonly live: LiveSocket;
  readonly clock: ServerClock;
}

/**
 * The certain answer; `notSent` when no connection took it in time; null when the tries are used up or nobody wants it any more: then only the
 * lot's record tells.
 */
export async function askUntilCertain<Result>(
  line: Line,
  send: Send<Result>,
  { onTry, goesOn }: Persistence,
): Promise<Outcome<Result> | 'notSent' | null> {
  const pressedMs = performance.now();
  const isFresh = (): boolean => performance.now() - pressedMs < HELD_PRESS_MS;
  const pressedAtMs = await takenAt(line, pressedMs, onTry);
  if (pressedAtMs === null) return 'notSent';
  let knowsPresses = true;
  for (let tries = 1; tries <= TRIES_MAX && goesOn(); tries++) {
    onTry(tries);
    const press = knowsPresses ? { pressedAtMs } : {};
    const answer = await send(press, tries === 1 ? HELD_PRESS_MS : ANSWER_WITHIN_MS);
    if (!answer.ok && isOfPress(answer.refusal)) {
      // An instance of the release before knows no presses: while this one is fresh it goes without its time.
      if (!isFresh()) return null;
      knowsPresses = false;
      continue;
    }
    knowsPresses = true;
    const waitMs = answer.ok ? null : retryAfterMs(answer.refusal);
    if (waitMs === null) return answer;
    await connectionOr(line.live, waitMs);
  }
  return null;
}

/** When it was pressed, by the server's clock, as soon as a connection takes it; null when none did in time. */
async function takenAt(
  { live, clock }: Line,
  pressedMs: number,
  onTry: Persistence['onTry'],
): Promise<number | null> {
  for (let looks = 0; performance.now() - pressedMs < HELD_PRESS_MS; looks++) {
    const pressedAtMs = live.isReady() ? clock.at(pressedMs) : null;
    if (pressedAtMs !== null) return pressedAtMs;
    if (looks === 0) onTry(0);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
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

function isOfPress({ code, data }: Refusal): boolean {
  const field: keyof PressedBody = 'pressedAtMs';
  return code === 'REQUEST.INVALID' && 'fields' in data && data.fields.some(({ path }) => path === field);
}

/** How long to wait before the same order goes again; null when the answer is certain. */
function retryAfterMs(refusal: Refusal): number | null {
  if (refusal.code !== 'SERVER.BUSY' && refusal.code !== 'SERVER.UNAVAILABLE') return null;
  const asked = 'retryAfterMs' in refusal.data ? refusal.data.retryAfterMs : RETRY_MIN_MS;
  return Math.min(RETRY_MAX_MS, Math.max(RETRY_MIN_MS, asked));
}
