// Whether a refusal fits the lot as it was at the version by which it was judged. What was offered no leaf says; price, phase and clock the journal does.
import { isRunning, leaderOf, priceOf, type LotState } from '@haopai/lot';
import type { RefusalLeaf } from '@haopai/log';

/** A ceiling is cancelled while its lot is paused, too. */
const CANCELLATIONS_REFUSALS: ReadonlySet<string> = new Set(['BID.NO_CEILING', 'BID.PRESSED_TOO_LONG_AGO']);

/** Why it does not; null where nothing speaks against it. */
export function refusalFault(lot: LotState, refusal: RefusalLeaf): string | null {
  const priceFen = lot.phase === 'unscheduled' ? 0 : (priceOf(lot) ?? 0);
  if (refusal.priceFen !== priceFen) return `judged by ${refusal.priceFen}, the price was ${priceFen}`;
  return isPossible(lot, refusal) ? null : `${refusal.code} at ${refusal.receivedAtMs} in phase ${lot.phase}`;
}

function isPossible(lot: LotState, { code, receivedAtMs }: RefusalLeaf): boolean {
  if (code === 'IDEMPOTENCY.MISMATCH') return true;
  switch (lot.phase) {
    case 'unscheduled':
      return code === 'LOT.NOT_OPEN';
    case 'waiting':
      // The first order that comes after the opening opens the lot, and is judged by it as it is then.
      if (code === 'BID.NO_CEILING') return true;
      return (code === 'LOT.NOT_OPEN') === Math.max(receivedAtMs, lot.changedAtMs) < lot.terms.opensAtMs;
    case 'paused':
      return code === 'LOT.PAUSED' || CANCELLATIONS_REFUSALS.has(code);
    case 'withdrawn':
      return code === 'LOT.WITHDRAWN';
    case 'sold':
    case 'unsold':
      return code === 'BID.TOO_LATE';
    default:
      return isPossibleNow(lot, code, receivedAtMs);
  }
}

function isPossibleNow(lot: LotState, code: string, receivedAtMs: number): boolean {
  if (!isRunning(lot) || code.startsWith('LOT.')) return false;
  const isOver = Math.max(receivedAtMs, lot.changedAtMs) >= lot.endsAtMs;
  if (isOver || code === 'BID.TOO_LATE') return isOver && code === 'BID.TOO_LATE';
  if (code === 'BID.ALREADY_LEADING') return leaderOf(lot) !== null;
  return code !== 'PADDLE.DISQUALIFIED' || lot.disqualified !== null;
}
