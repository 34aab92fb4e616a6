// Whether one may bid on a lot now, and if not, the one reason that matters: pure.
import type { CitizenView, EntryView, LotView, RoomPass } from '@haopai/contracts';
import { isOpenToRegion, JINHUA_PLATES } from '@haopai/rules';
import { fitsPlate } from '@haopai/rules/plates';
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
  | 'otherVehicle'
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

/** Entries this paddle could use here: the one that already stands behind the lot alone, else all that are free and whose car may carry the plate. */
export function usableEntries(
  pass: RoomPass | null,
  lot: Pick<LotView, 'lotId' | 'plate'> | null,
): readonly EntryView[] {
  if (pass === null || lot === null) return [];
  const bound = pass.entries.filter((entry) => entry.boundLotId === lot.lotId);
  if (bound.length > 0) return bound;
  return freeEntries(pass).filter(({ vehicle }) => fitsPlate(vehicle ?? null, lot.plate, JINHUA_PLATES));
}

function freeEntries({ entries }: RoomPass): readonly EntryView[] {
  return entries.filter((entry) => entry.boundLotId === null);
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
  if (usableEntries(pass, lot).length > 0) return 'open';
  return freeEntries(pass).length > 0 ? 'otherVehicle' : 'noEntry';
}
