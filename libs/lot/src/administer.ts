// What an administrator may do to a lot, with a reason that everybody sees: pause, suspend, resume, withdraw, disqualify a paddle (docs/domain.md, "What the auctioneer may do").
import { accept } from './decision';
import type { Decision } from './decision';
import type { DisqualifyPaddle, PauseLot, ResumeLot, SuspendLot, WithdrawLot } from './lot.commands';
import type { LotEvent } from './lot.events';
import { reject } from './lot.rejections';
import { hasEnded, isRunning, leaderOf } from './lot.state';
import type { LotState, ScheduledLot } from './lot.state';
import { judgedAtMs } from './run-clock';

/** Freezes the running countdown. A lot whose time is up can no longer be paused. */
export function administerPause(lot: LotState, command: PauseLot | SuspendLot): Decision {
  if (lot.phase === 'unscheduled') return reject('LOT.NOT_OPEN', { opensAtMs: command.receivedAtMs });
  const again = answerAgain(lot, command, 'LotPaused');
  if (again !== null) return again;
  if (lot.phase === 'waiting') return reject('LOT.NOT_OPEN', { opensAtMs: lot.terms.opensAtMs });
  if (lot.phase === 'paused') return reject('LOT.PAUSED', { reason: lot.reason });
  if (!isRunning(lot)) return reject('LOT.ENDED', { phase: lot.phase });
  const atMs = judgedAtMs(lot, command.receivedAtMs);
  if (atMs >= lot.endsAtMs) return reject('LOT.ENDED', { phase: lot.phase });
  const remainingMs = lot.endsAtMs - atMs;
  return accept({ type: 'LotPaused', atMs, remainingMs, reason: command.reason, ...actOf(command) });
}

/**
 * As a pause; a lot that waits is opened and frozen in one, with its whole first countdown left. So it opens by itself no more, and nobody
 * can bid in between. Two facts that every release knows.
 */
export function administerSuspension(lot: LotState, command: SuspendLot): Decision {
  if (lot.phase !== 'waiting') return administerPause(lot, command);
  const atMs = judgedAtMs(lot, command.receivedAtMs);
  const { firstBidMs: remainingMs } = lot.terms;
  return accept(
    { type: 'LotOpened', atMs, endsAtMs: atMs + remainingMs },
    { type: 'LotPaused', atMs, remainingMs, reason: command.reason, ...actOf(command) },
  );
}

/** Lets the countdown go on where it was frozen, with at least one countdown left. */
export function administerResume(lot: LotState, command: ResumeLot): Decision {
  if (lot.phase === 'unscheduled') return reject('LOT.NOT_PAUSED', {});
  const again = answerAgain(lot, command, 'LotResumed');
  if (again !== null) return again;
  if (lot.phase !== 'paused') return reject('LOT.NOT_PAUSED', {});
  const atMs = judgedAtMs(lot, command.receivedAtMs);
  const endsAtMs = atMs + Math.max(lot.remainingMs, lot.terms.countdownMs);
  const cause = 'administrator';
  return accept({ type: 'LotResumed', atMs, cause, endsAtMs, reason: command.reason, ...actOf(command) });
}

/** Takes the lot out of the sale for good; nobody wins it. */
export function administerWithdrawal(lot: LotState, command: WithdrawLot): Decision {
  if (lot.phase === 'unscheduled') return reject('LOT.NOT_OPEN', { opensAtMs: command.receivedAtMs });
  const again = answerAgain(lot, command, 'LotWithdrawn');
  if (again !== null) return again;
  if (hasEnded(lot)) return reject('LOT.ENDED', { phase: lot.phase });
  const atMs = judgedAtMs(lot, command.receivedAtMs);
  if (isRunning(lot) && atMs >= lot.endsAtMs) return reject('LOT.ENDED', { phase: lot.phase });
  return accept({ type: 'LotWithdrawn', atMs, reason: command.reason, ...actOf(command) });
}

/**
 * Bars the paddle here, and takes its lead away: the price stands, and the full first countdown begins anew, so that whoever has
 * turned away can come back. Changes nothing when the paddle is disqualified already. What has ended stays as it ended.
 */
export function disqualifyPaddle(lot: LotState, command: DisqualifyPaddle): Decision {
  if (lot.phase === 'unscheduled') return reject('LOT.NOT_OPEN', { opensAtMs: command.receivedAtMs });
  const again = answerAgain(lot, command, 'PaddleDisqualified');
  if (again !== null) return again;
  if (hasEnded(lot)) return reject('LOT.ENDED', { phase: lot.phase });
  const atMs = judgedAtMs(lot, command.receivedAtMs);
  if (isRunning(lot) && atMs >= lot.endsAtMs) return reject('LOT.ENDED', { phase: lot.phase });
  const { paddleNo, reason } = command;
  if (lot.disqualified?.get(String(paddleNo)) !== undefined) return accept();
  const lapse = leaderOf(lot)?.paddleNo === paddleNo ? countdownAnew(lot, atMs) : {};
  return accept({ type: 'PaddleDisqualified', atMs, paddleNo, reason, ...lapse, ...actOf(command) });
}

function countdownAnew(lot: ScheduledLot, atMs: number): { endsAtMs?: number; remainingMs?: number } {
  const { firstBidMs } = lot.terms;
  if (isRunning(lot)) return { endsAtMs: Math.max(lot.endsAtMs, atMs + firstBidMs) };
  return lot.phase === 'paused' ? { remainingMs: Math.max(lot.remainingMs, firstBidMs) } : {};
}

interface Act {
  readonly actId?: string;
}

/** An order without an id is of an earlier form, and leaves none behind. */
function actOf({ actId }: Act): Act {
  return actId === undefined ? {} : { actId };
}

function answerAgain(lot: ScheduledLot, { actId }: Act, type: LotEvent['type']): Decision | null {
  const earlier = actId === undefined ? undefined : lot.acts?.get(actId);
  if (actId === undefined || earlier === undefined) return null;
  return earlier.type === type
    ? { kind: 'repeated', version: earlier.version }
    : reject('IDEMPOTENCY.MISMATCH', { bidId: actId });
}
