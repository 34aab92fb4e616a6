// The bids that the lot makes for ceilings (docs/domain.md, "Maximum bid"): the smallest step above the other, until the ceiling is reached.
import { addFen, fen } from '@haopai/rules';
import type { Fen } from '@haopai/rules';
import type { BidAccepted, CeilingSet } from './lot.events';
import { ceilingOf, priceOf } from './lot.state';
import type { Ceiling, RunningLot } from './lot.state';

/**
 * When a decision is made, no ceiling but the leader's can still bid: every other has been bid up to, and the price only rises. So a
 * bid by hand meets one ceiling at most, and so does a new ceiling.
 */

/** The answer of the leader's ceiling to a bid by hand; null when it has none, or the bid has reached it. */
export function counterBid(lot: RunningLot, bid: BidAccepted): BidAccepted | null {
  const standing = lot.leader === null ? null : ceilingOf(lot, lot.leader.paddleNo);
  if (standing === null) return null;
  const amountFen = addFen(bid.amountFen, smallestStepOf(lot));
  return amountFen > standing.ceilingFen
    ? null
    : bidFor(standing, { lot, atMs: bid.atMs, after: 1, amountFen });
}

/**
 * What follows from a new ceiling: nothing when its paddle leads, else its bid against the leader's ceiling. Of the many bids that two
 * ceilings would make against each other, a smallest step each time, only the last ones are made: that of the lower ceiling at
 * its ceiling, then that of the higher one a step above, or at the tie that of the earlier. Two at most.
 */
export function bidsAfter(lot: RunningLot, set: CeilingSet): readonly BidAccepted[] {
  const { leader } = lot;
  if (leader?.paddleNo === set.paddleNo) return [];
  const challenger: Ceiling = { ...set, setAtMs: set.atMs };
  const at = { lot, atMs: set.atMs };
  const stepFen = smallestStepOf(lot);
  if (leader === null) {
    const priceFen = priceOf(lot);
    const amountFen = priceFen === null ? lot.terms.startPriceFen : addFen(priceFen, stepFen);
    return [bidFor(challenger, { ...at, after: 1, amountFen })];
  }
  const standing = ceilingOf(lot, leader.paddleNo);
  const defendedFen =
    standing === null ? leader.amountFen : reachFen(leader.amountFen, stepFen, standing.ceilingFen);
  if (standing === null || set.ceilingFen > defendedFen)
    return [bidFor(challenger, { ...at, after: 1, amountFen: addFen(defendedFen, stepFen) })];

  // The leader's ceiling is the earlier one, and wins at the tie too.
  const isTie = set.ceilingFen === defendedFen;
  const lastFen = isTie ? fen(set.ceilingFen - stepFen) : set.ceilingFen;
  const answerFen = addFen(lastFen, stepFen);
  if (lastFen === leader.amountFen) return [bidFor(standing, { ...at, after: 1, amountFen: answerFen })];
  return [
    bidFor(challenger, { ...at, after: 1, amountFen: lastFen }),
    bidFor(standing, { ...at, after: 2, amountFen: answerFen }),
  ];
}

/** The highest amount not above `ceilingFen` that smallest steps reach from `fromFen`; `fromFen` itself when there is none. */
export function reachFen(fromFen: Fen, stepFen: Fen, ceilingFen: Fen): Fen {
  const steps = Math.max(0, Math.floor((ceilingFen - fromFen) / stepFen));
  return fen(fromFen + steps * stepFen);
}

export function smallestStepOf({ terms }: RunningLot): Fen {
  return terms.ladder[0];
}

interface BidPlace {
  readonly lot: RunningLot;
  readonly atMs: number;
  /** Events of the same decision before this bid, beside an opening. */
  readonly after: number;
  readonly amountFen: Fen;
}

function bidFor(
  { proxyId, paddleNo, entryId }: Ceiling,
  { lot, atMs, after, amountFen }: BidPlace,
): BidAccepted {
  return {
    type: 'BidAccepted',
    atMs,
    // Its place makes it unique in the lot, and no bidder's UUID looks like it.
    bidId: `${proxyId}/${lot.version + after + 1}`,
    paddleNo,
    entryId,
    amountFen,
    endsAtMs: atMs + lot.terms.countdownMs,
    proxyId,
  };
}
