// Whether one may bid on a lot now, and if not, the one reason that matters: pure.
import type { CitizenView, EntryView, LotView, RoomPass } from '@haopai/contracts';
import { isOpenToRegion } from '@haopai/rules';
import type { ShownPhase } from '@haopai/web-data';

export type BidGate =
  | 'ended'
  | 'checking'
  | 'logIn'
  | 'disqualified'
  | 'otherRegion'
  | 'enterRoom'
  | 'notOpen'
  | 'paused'
  | 'closing'
  | 'leading'
  | 'noEntry'
  | 'offline'
  | 'open';

export interface BidderAtLot {
  readonly lot: LotView;
  readonly phase: ShownPhase;
  /** False until the server has said who this is and whether they are in the room. */
  readonly isBidderKnown: boolean;
  readonly citizen: CitizenView | null;
  readonly pass: RoomPass | null;
  readonly isDisqualified: boolean;
  readonly isConnected: boolean;
}

/** Entries this paddle could use here: the one that already stands behind the lot alone, else all that are free. */
export function usableEntries(pass: RoomPass | null, lotId: number): readonly EntryView[] {
  const entries = pass?.entries ?? [];
  const bound = entries.filter((entry) => entry.boundLotId === lotId);
  return bound.length > 0 ? bound : entries.filter((entry) => entry.boundLotId === null);
}

export function gateOf(bidder: BidderAtLot): BidGate {
  const { lot, phase, isBidderKnown, citizen, pass, isDisqualified, isConnected } = bidder;
  if (phase === 'sold' || phase === 'unsold' || phase === 'withdrawn') return 'ended';
  if (!isBidderKnown && pass === null && !isDisqualified) return 'checking';
  // Only in a practice is one in the room without an account.
  if (citizen === null && pass === null) return 'logIn';
  if (isDisqualified) return 'disqualified';
  if (citizen !== null && !isOpenToRegion(lot.plate, citizen.region)) return 'otherRegion';
  if (pass === null) return 'enterRoom';
  if (!isConnected) return 'offline';
  if (phase === 'waiting') return 'notOpen';
  if (phase === 'paused') return 'paused';
  if (phase === 'closing') return 'closing';
  if (lot.leaderPaddle === pass.paddleNo) return 'leading';
  return usableEntries(pass, lot.lotId).length === 0 ? 'noEntry' : 'open';
}
