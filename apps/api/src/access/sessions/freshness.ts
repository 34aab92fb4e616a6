// How lately a session has shown whose it is: what is grave is not given to one that somebody found open.
import { RefusalError } from '../../platform/errors';
import { passwordMark } from './password-mark';
import type { CitizenSession } from './session-data';

/** Long enough to look for a code and go on, too short for a browser that was left open. */
export const FRESH_FOR_MS = 20 * 60_000;

type Shown = Pick<CitizenSession, 'openedAtMs' | 'confirmedAtMs'>;

/** By its log-in, or by a confirmation since. */
export function isFresh({ openedAtMs = 0, confirmedAtMs = 0 }: Shown, nowMs: number): boolean {
  return nowMs - Math.max(openedAtMs, confirmedAtMs) < FRESH_FOR_MS;
}

export function refuseUnlessFresh(session: Shown): RefusalError<'CONFIRMATION.NEEDED'> | undefined {
  return isFresh(session, Date.now()) ? undefined : new RefusalError('CONFIRMATION.NEEDED', {});
}

/** For what changes who can log in: the log-in itself does not count. */
export function refuseUnlessConfirmed({
  confirmedAtMs,
}: Shown): RefusalError<'CONFIRMATION.NEEDED'> | undefined {
  return refuseUnlessFresh({ confirmedAtMs });
}

/**
 * To be asked in the transaction that changes it, with the account's row locked or as its condition: between a new password and the end of the sessions
 * before it one of them may still ask.
 */
export function refuseUnlessConfirmedUnder(
  passwordHash: string,
  { confirmedUnder }: Pick<CitizenSession, 'confirmedUnder'>,
): RefusalError<'CONFIRMATION.NEEDED'> | undefined {
  return confirmedUnder === passwordMark(passwordHash)
    ? undefined
    : new RefusalError('CONFIRMATION.NEEDED', {});
}
