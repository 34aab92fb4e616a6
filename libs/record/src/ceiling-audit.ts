// Follows the ceilings of one lot through its journal, with a book of its own, and judges what was bid for them.
import { leaderOf, priceOf } from '@haopai/lot';
import type { BidAccepted, CeilingSet, LotEvent, LotState } from '@haopai/lot';
import type { EventFault } from './event-faults';

export class CeilingAudit {
  private readonly ceilings = new Map<number, CeilingSet>();
  private previous: LotEvent | null = null;

  /** Events come in order; `lot` is the lot before the event. */
  faultsOf(lot: LotState, event: LotEvent): readonly EventFault[] {
    const isForCeiling = event.type === 'BidAccepted' && event.proxyId !== undefined;
    // The bids for a new ceiling follow it at once: by any other event they must all be made.
    const faults = isForCeiling ? this.faultsOfBid(lot, event) : this.faultsOfOthers(lot);
    if (event.type === 'CeilingSet') this.ceilings.set(event.paddleNo, event);
    if (event.type === 'CeilingCancelled' || event.type === 'PaddleDisqualified')
      this.ceilings.delete(event.paddleNo);
    this.previous = event;
    return faults;
  }

  private faultsOfBid(
    lot: LotState,
    { proxyId, paddleNo, entryId, amountFen }: BidAccepted,
  ): readonly EventFault[] {
    if (lot.phase === 'unscheduled') return [];
    const ceiling = this.ceilings.get(paddleNo);
    const leader = leaderOf(lot);
    const stepFen = lot.terms.ladder[0];
    const aboveFen = amountFen - (priceOf(lot) ?? lot.terms.startPriceFen);
    const isInForce = ceiling?.proxyId === proxyId && ceiling?.entryId === entryId;
    const isKept = isInForce && amountFen <= ceiling.ceilingFen && aboveFen % stepFen === 0;
    const faults: EventFault[] = [];
    if (!isKept) faults.push({ fault: 'CEILING_NOT_KEPT', detail: `${amountFen} for paddle ${paddleNo}` });
    if (leader?.paddleNo === paddleNo && !(aboveFen === stepFen && this.hasTied(paddleNo, amountFen)))
      faults.push({ fault: 'LEADER_RAISED_ITSELF', detail: `paddle ${paddleNo}` });
    return faults;
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
