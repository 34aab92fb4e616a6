// The lot's clock: it is scheduled, opens, runs out, and gets back the time that an outage took.
import { accept } from './decision';
import type { Accepted } from './decision';
import type { ResumeAfterOutage, ScheduleLot, Wake } from './lot.commands';
import type { LotOpened } from './lot.events';
import { isRunning } from './lot.state';
import type { LotState, RunningLot, ScheduledLot, WaitingLot } from './lot.state';

/** A lot that is woken this late, or less, still counts its first countdown from its announced opening. */
export const OPENING_GRACE_MS = 250;

/** The auction's time for a command: never before the lot's last event. */
export function judgedAtMs(lot: ScheduledLot, receivedAtMs: number): number {
  return Math.max(receivedAtMs, lot.changedAtMs);
}

export function scheduleLot(lot: LotState, command: ScheduleLot): Accepted {
  if (lot.phase !== 'unscheduled') return accept();
  return accept({ type: 'LotScheduled', atMs: command.receivedAtMs, terms: command.terms });
}

/** Opens a waiting lot, closes a running one, if its time has come. */
export function wake(lot: LotState, command: Wake): Accepted {
  if (lot.phase === 'waiting') {
    const atMs = judgedAtMs(lot, command.receivedAtMs);
    return atMs >= lot.terms.opensAtMs ? accept(openedAt(lot, atMs)) : accept();
  }
  if (!isRunning(lot)) return accept();
  const atMs = judgedAtMs(lot, command.receivedAtMs);
  return atMs >= lot.endsAtMs ? close(lot, atMs) : accept();
}

/** The opening of a lot at `atMs`: late by more than the grace, the full first countdown starts now instead. */
export function openedAt(lot: WaitingLot, atMs: number): LotOpened {
  const { opensAtMs, firstBidMs } = lot.terms;
  const countsFromMs = atMs - opensAtMs <= OPENING_GRACE_MS ? opensAtMs : atMs;
  return { type: 'LotOpened', atMs, endsAtMs: countsFromMs + firstBidMs };
}

function close(lot: RunningLot, atMs: number): Accepted {
  if (lot.leader === null) return accept({ type: 'LotUnsold', atMs });
  const { paddleNo, entryId, amountFen } = lot.leader;
  return accept({ type: 'LotSold', atMs, paddleNo, entryId, amountFen });
}

/** After an outage a lot resumes with its remaining time, never less than one countdown (docs/domain.md, "The clock"). */
export function resumeAfterOutage(lot: LotState, command: ResumeAfterOutage): Accepted {
  if (!isRunning(lot)) return accept();
  const atMs = judgedAtMs(lot, command.receivedAtMs);
  const stoppedAtMs = Math.min(Math.max(command.aliveUntilMs, lot.changedAtMs), atMs);
  const remainingMs = Math.max(lot.endsAtMs - stoppedAtMs, lot.terms.countdownMs);
  return accept({ type: 'LotResumed', atMs, cause: 'outage', endsAtMs: atMs + remainingMs, reason: '' });
}
