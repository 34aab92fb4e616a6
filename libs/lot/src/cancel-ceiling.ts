// The judgement of a cancelled ceiling: possible while the lot can still go on, and never undoing a bid (docs/domain.md, "Maximum bid").
import { refuseByPhase, refuseHeld } from './bid-limits';
import { accept } from './decision';
import type { Decision } from './decision';
import type { CancelCeiling } from './lot.commands';
import { reject } from './lot.rejections';
import { ceilingOf, hasEnded, isRunning } from './lot.state';
import type { LotState } from './lot.state';
import { judgedAtMs } from './run-clock';

/** Takes the paddle's ceiling away, also while the lot is paused. What was bid for it stands. */
export function cancelCeiling(lot: LotState, command: CancelCeiling): Decision {
  const { proxyId, paddleNo, salt } = command;
  if (lot.phase === 'unscheduled') return reject('LOT.NOT_OPEN', { opensAtMs: command.receivedAtMs });
  const earlier = lot.ceilings?.ordersById.get(proxyId);
  if (earlier !== undefined) {
    const isSame = earlier.paddleNo === paddleNo && earlier.set === null;
    return isSame
      ? { kind: 'repeated', version: earlier.version }
      : reject('IDEMPOTENCY.MISMATCH', { bidId: proxyId });
  }
  const atMs = judgedAtMs(lot, command.receivedAtMs);
  if (hasEnded(lot)) return refuseByPhase(lot, atMs);
  if (isRunning(lot) && atMs >= lot.endsAtMs)
    return reject('BID.TOO_LATE', { endedAtMs: lot.endsAtMs, receivedAtMs: atMs });
  if (ceilingOf(lot, paddleNo) === null) return reject('BID.NO_CEILING', {});
  return refuseHeld(command) ?? accept({ type: 'CeilingCancelled', atMs, proxyId, paddleNo, salt });
}
