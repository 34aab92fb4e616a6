// A lot on which a citizen has bid, while they look at something else: what is to be said of it, and their own last bid there. Pure.
import type { LotView, RoomPass } from '@haopai/contracts';
import { isEnded } from '@haopai/web-data';
import { standingOf } from '../lots/lot-standing';

/**
 * `outbid`: they do not know it yet. `told`: they do, for its page was open or they have closed the bar; until they have led again.
 * `over`: it ended while it was being said that they were outbid. `done`: it ended, and there is nothing to say.
 */
type Saying = 'nothing' | 'outbid' | 'told' | 'over' | 'done';

export interface OwnLot {
  readonly lot: LotView;
  readonly saying: Saying;
  /** Their own last bid, or what the lot last bid for them; null while that is not known. */
  readonly ownFen: number | null;
  /** Grows with each time that somebody was outbid; the newest is the greatest. */
  readonly turn: number;
}

interface Viewer {
  readonly pass: RoomPass;
  /** The lot whose page is open. */
  readonly shownLotId: number | null;
  /** For whoever is outbid with these figures. */
  readonly nextTurn: number;
}

export function followOwnLot(before: OwnLot | undefined, lot: LotView, viewer: Viewer): OwnLot {
  const saying = sayingAfter(before, lot, viewer);
  const isNewlyOutbid = saying === 'outbid' && before?.saying !== 'outbid';
  const turn = isNewlyOutbid ? viewer.nextTurn : (before?.turn ?? 0);
  return { lot, saying, turn, ownFen: ownFenAfter(before, lot, viewer.pass.paddleNo) };
}

/** By how much the price is above their own bid; null while that is not known. */
export function isAboveOwnByFen({ lot, ownFen }: OwnLot): number | null {
  return ownFen === null || lot.priceFen === null ? null : lot.priceFen - ownFen;
}

function sayingAfter(before: OwnLot | undefined, lot: LotView, { pass, shownLotId }: Viewer): Saying {
  const isShown = shownLotId === lot.lotId;
  const said = before?.saying ?? 'nothing';
  if (isEnded(lot.phase)) return !isShown && (said === 'outbid' || said === 'over') ? 'over' : 'done';
  if (standingOf(lot, pass) !== 'outbid') return 'nothing';
  if (isShown) return 'told';
  return said === 'told' ? 'told' : 'outbid';
}

/** With exactly one event since they led, nothing was bid for them in between; with more, the lot may have answered for their maximum bid. */
function ownFenAfter(before: OwnLot | undefined, lot: LotView, paddleNo: number): number | null {
  if (lot.leaderPaddle === paddleNo) return lot.priceFen;
  if (before === undefined) return null;
  const hasLed = before.lot.leaderPaddle === paddleNo;
  return hasLed && lot.version !== before.lot.version + 1 ? null : before.ownFen;
}
