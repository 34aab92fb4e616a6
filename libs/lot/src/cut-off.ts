// Time that a lot gets back because many of those in the room were cut off at once while others could bid: once a lot, and never much.
import { accept } from './decision';
import type { Accepted } from './decision';
import type { ResumeAfterCutOff } from './lot.commands';
import { isRunning } from './lot.state';
import type { LotState } from './lot.state';
import { judgedAtMs } from './run-clock';

/** Whoever drops their own lines again and again wins no more than this of it. */
export const CUT_OFF_COUNTDOWNS_MAX = 2;
/** A cut that comes to be judged later than this has waited for an outage, which gives its own time back. */
export const CUT_OFF_LAPSES_AFTER_MS = 30_000;

/**
 * The running countdown ends later by the time that they have been away, and not before a whole one from now (docs/domain.md, "The clock").
 * What has ended by now stays as it ended.
 */
export function resumeAfterCutOff(lot: LotState, command: ResumeAfterCutOff): Accepted {
  if (!isRunning(lot) || lot.hasCutOffTime) return accept();
  const atMs = judgedAtMs(lot, command.receivedAtMs);
  if (atMs >= lot.endsAtMs || atMs - command.untilMs > CUT_OFF_LAPSES_AFTER_MS) return accept();
  const { countdownMs, opensAtMs } = lot.terms;
  // Before a lot opens nobody can lose time on it.
  const sinceMs = Math.min(Math.max(command.sinceMs, opensAtMs), atMs);
  const lostMs = Math.min(atMs - sinceMs, CUT_OFF_COUNTDOWNS_MAX * countdownMs);
  const endsAtMs = Math.max(lot.endsAtMs + lostMs, atMs + countdownMs);
  const reason = `${command.awayCount}/${command.roomCount}`;
  return accept({ type: 'LotResumed', atMs, cause: 'cutOff', endsAtMs, reason, sinceMs });
}
