// What an administrator may do to a lot, with a reason that everybody sees: pause, resume, withdraw (domain.md, ch. 5).
import { accept } from './decision';
import type { Decision } from './decision';
import type { PauseLot, ResumeLot, WithdrawLot } from './lot.commands';
import { reject } from './lot.rejections';
import { hasEnded, isRunning } from './lot.state';
import type { LotState } from './lot.state';
import { judgedAtMs } from './run-clock';

/** Freezes the running countdown. A lot whose time is up can no longer be paused. */
export function administerPause(lot: LotState, command: PauseLot): Decision {
  if (lot.phase === 'unscheduled') return reject('LOT.NOT_OPEN', { opensAtMs: command.receivedAtMs });
  if (lot.phase === 'waiting') return reject('LOT.NOT_OPEN', { opensAtMs: lot.terms.opensAtMs });
  if (lot.phase === 'paused') return reject('LOT.PAUSED', { reason: lot.reason });
  if (!isRunning(lot)) return reject('LOT.ENDED', { phase: lot.phase });
  const atMs = judgedAtMs(lot, command.receivedAtMs);
  if (atMs >= lot.endsAtMs) return reject('LOT.ENDED', { phase: lot.phase });
  return accept({ type: 'LotPaused', atMs, remainingMs: lot.endsAtMs - atMs, reason: command.reason });
}

/** Lets the countdown go on where it was frozen, with at least one countdown left. */
export function administerResume(lot: LotState, command: ResumeLot): Decision {
  if (lot.phase !== 'paused') return reject('LOT.NOT_PAUSED', {});
  const atMs = judgedAtMs(lot, command.receivedAtMs);
  const endsAtMs = atMs + Math.max(lot.remainingMs, lot.terms.countdownMs);
  return accept({ type: 'LotResumed', atMs, cause: 'administrator', endsAtMs, reason: command.reason });
}

/** Takes the lot out of the sale for good; nobody wins it. */
export function administerWithdrawal(lot: LotState, command: WithdrawLot): Decision {
  if (lot.phase === 'unscheduled') return reject('LOT.NOT_OPEN', { opensAtMs: command.receivedAtMs });
  if (hasEnded(lot)) return reject('LOT.ENDED', { phase: lot.phase });
  const atMs = judgedAtMs(lot, command.receivedAtMs);
  if (isRunning(lot) && atMs >= lot.endsAtMs) return reject('LOT.ENDED', { phase: lot.phase });
  return accept({ type: 'LotWithdrawn', atMs, reason: command.reason });
}
