// Follows the ceilings of one lot through its journal, with a book of its own, and judges what was bid for them.
import { leaderOf, priceOf } from '@haopai/lot';
import type { BidAccepted, CeilingSet, LotEvent, LotState, ScheduledLot } from '@haopai/lot';
import type { EventFault } from './event-faults';

export class CeilingAudit {
  private readonly ceilings = new Map<number, CeilingSet>();
  private previous: LotEvent | null = null;

  /** Events come in order; `lot` is the lot before the event. */
  faultsOf(lot: LotState, event: LotEvent): readonly EventFault[] {
    const isForCeiling = event.type === 'BidAccepted' && event.proxyId !== undefined;
    // The bids for a new ceiling follow it at once: by any other event they must all be made.
    const faults = [...(isForCeiling ? this.faultsOfBid(lot, event) : this.faultsOfOthers(lot))];
    if (event.type === 'CeilingSet') {
      faults.push(...faultsOfReach(lot, event));
      this.ceilings.set(event.paddleNo, event);
    }
    if (event.type === 'CeilingCancelled' || event.type === 'PaddleDisqualified')
      this.ceilings.delete(event.paddleNo);
    this.previous = event;
    return faults;
  }

  private faultsOfBid(
    lot: LotState,
    { proxyId, paddleNo, entryId, amountFen, atMs }: BidAccepted,
  ): readonly EventFault[] {
    if (lot.phase === 'unscheduled') return [];
    const ceiling = this.ceilings.get(paddleNo);
    const isInForce = ceiling?.proxyId === proxyId && ceiling?.entryId === entryId;
    if (leaderOf(lot)?.paddleNo === paddleNo) {
      const isTied = amountFen === this.smallestFen(lot) && this.hasTied(paddleNo, amountFen);
      return isTied && isInForce && amountFen <= ceiling.ceilingFen
        ? []
        : [{ fault: 'LEADER_RAISED_ITSELF', detail: `paddle ${paddleNo}` }];
    }
    const isKept =
      isInForce &&
      amountFen <= ceiling.ceilingFen &&
      atMs === this.previous?.atMs &&
      amountFen === this.answerFen(lot, ceiling);
    return isKept ? [] : [{ fault: 'CEILING_NOT_KEPT', detail: `${amountFen} for paddle ${paddleNo}` }];
  }

  private smallestFen(lot: ScheduledLot): number {
    const priceFen = priceOf(lot);
    return priceFen === null ? lot.terms.startPriceFen : priceFen + lot.terms.ladder[0];
  }

  /** What a ceiling bids now: it answers a bid, or has just been set against a leader. Null where it has no reason to bid. */
  private answerFen(lot: ScheduledLot, own: CeilingSet): number | null {
    const { previous } = this;
    const leader = leaderOf(lot);
    if (previous?.type === 'BidAccepted' && leader !== null) return this.smallestFen(lot);
    if (previous?.type !== 'CeilingSet' || previous.paddleNo !== own.paddleNo) return null;
    const standing = leader === null ? undefined : this.ceilings.get(leader.paddleNo);
    if (leader === null || standing === undefined) return this.smallestFen(lot);
    const stepFen = lot.terms.ladder[0];
    // Of the bids that two ceilings would make against each other the last ones are made.
    const defendedFen = reachFen(leader.amountFen, stepFen, standing.ceilingFen);
    if (own.ceilingFen > defendedFen) return defendedFen + stepFen;
    return own.ceilingFen === defendedFen ? own.ceilingFen - stepFen : own.ceilingFen;
  }

  /** The one case in which a leader follows itself: somebody's new ceiling is as high as its own, one step above its bid. */
  private hasTied(paddleNo: number, amountFen: number): boolean {
    const { previous } = this;
    return (
      previous?.type === 'CeilingSet' && previous.paddleNo !== paddleNo && previous.ceilingFen === amountFen
    );
  }

  private faultsOfOthers(lot: LotState): readonly EventFault[] {
    const leader = leaderOf(lot);
    if (lot.phase === 'unscheduled' || leader === null) return [];
    const others = [...this.ceilings.values()].filter(({ paddleNo }) => paddleNo !== leader.paddleNo);
    const stepFen = lot.terms.ladder[0];
    const couldBid = others.filter(({ ceilingFen }) => ceilingFen >= leader.amountFen + stepFen);
    const own = this.ceilings.get(leader.paddleNo);
    const isByCeiling = this.previous?.type === 'BidAccepted' && this.previous.proxyId !== undefined;
    const wasEarlier = isByCeiling
      ? others.filter(({ ceilingFen, atMs }) => ceilingFen === leader.amountFen && own && atMs < own.atMs)
      : [];
    return [...couldBid, ...wasEarlier].map(({ paddleNo }) => ({
      fault: 'CEILING_PASSED_OVER',
      detail: `that of paddle ${paddleNo} at ${leader.amountFen}`,
    }));
  }
}

/** The highest amount not above `askedFen` that smallest steps reach. */
function reachFen(fromFen: number, stepFen: number, askedFen: number): number {
  return fromFen + Math.max(0, Math.floor((askedFen - fromFen) / stepFen)) * stepFen;
}

/** The lot bids up to what the bidder wrote, and no further. */
function faultsOfReach(lot: LotState, { paddleNo, askedFen, ceilingFen }: CeilingSet): readonly EventFault[] {
  if (lot.phase === 'unscheduled') return [];
  const fromFen = priceOf(lot) ?? lot.terms.startPriceFen;
  const isReached = ceilingFen === reachFen(fromFen, lot.terms.ladder[0], askedFen);
  const detail = `${ceilingFen} of ${askedFen} for paddle ${paddleNo}`;
  return isReached ? [] : [{ fault: 'CEILING_NOT_KEPT', detail }];
}
