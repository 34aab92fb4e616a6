// Where a bidder stands on a lot: pure.
import type { LotView, RoomPass } from '@haopai/contracts';
import { hasLapsed } from './lapsed-lead';

/** `lapsed`: this paddle has bid, and nobody leads any more. */
export type Standing = 'none' | 'leading' | 'outbid' | 'lapsed' | 'won' | 'lost';

/** An entry is bound to a lot by its first accepted bid, so a bound entry tells that this paddle has bid. */
export function standingOf(lot: LotView, pass: RoomPass | null): Standing {
  if (pass === null) return 'none';
  const isLeader = lot.leaderPaddle === pass.paddleNo;
  const hasBid = isLeader || pass.entries.some((entry) => entry.boundLotId === lot.lotId);
  if (!hasBid || lot.phase === 'withdrawn') return 'none';
  if (lot.phase === 'sold' || lot.phase === 'unsold') return isLeader ? 'won' : 'lost';
  if (hasLapsed(lot)) return 'lapsed';
  return isLeader ? 'leading' : 'outbid';
}

/** A bid on this lot is news to the pass: it was made on another device, and the room must be asked which entry it took. */
export function isNewsTo(pass: RoomPass | null, lotId: number): boolean {
  return pass !== null && pass.entries.every((entry) => entry.boundLotId !== lotId);
}
