// Places bids and stays with each until its answer is certain.
import { inject, Injectable, type Signal, type WritableSignal } from '@angular/core';
import type { BidReceipt, Refusal } from '@haopai/contracts';
import { newRequestId } from '../http/request-id';
import { LiveSocket } from '../live/live-socket';
import { ServerClock } from '../live/server-clock';
import { askUntilCertain, type Send } from './ask-until-certain';
import { ProgressByLot } from './progress-by-lot';

export interface BidOrder {
  readonly lotId: number;
  readonly amountFen: number;
  readonly entryId: number;
}

export type BidProgress =
  | { readonly status: 'none' }
  /** `tries` above 1 tells that an earlier try met silence; 0 that no connection has taken it yet. */
  | { readonly status: 'onItsWay'; readonly order: BidOrder; readonly tries: number }
  | {
      readonly status: 'accepted';
      readonly order: BidOrder;
      readonly bidId: string;
      readonly receipt: BidReceipt;
    }
  | {
      readonly status: 'refused';
      readonly order: BidOrder;
      readonly bidId: string;
      readonly refusal: Refusal;
    }
  /** No connection took it in time: it is over, and never sent. */
  | { readonly status: 'notSent'; readonly order: BidOrder }
  /** No certain answer after all tries: only the lot's record tells whether the bid counts. */
  | { readonly status: 'uncertain'; readonly order: BidOrder };

@Injectable({ providedIn: 'root' })
export class BidDesk {
  private readonly line = { live: inject(LiveSocket), clock: inject(ServerClock) };
  private readonly byLot = new ProgressByLot<BidProgress>({ status: 'none' });

  /** What became of the last bid on a lot. */
  progress(lotId: number): Signal<BidProgress> {
    return this.byLot.of(lotId).asReadonly();
  }

  /**
   * Sends one bid, at once or never, and stays with it until its answer is certain or the tries are used up; does nothing while another bid on the
   * lot is on its way. A bid whose citizen is gone is not sent again.
   */
  async place(order: BidOrder): Promise<BidProgress> {
    const progress = this.byLot.of(order.lotId);
    if (progress().status === 'onItsWay') return progress();
    const bidId = newRequestId();
    const send: Send<BidReceipt> = (press, withinMs) =>
      this.line.live.ask('lot.bid', { ...order, bidId, ...press }, withinMs);
    const answer = await askUntilCertain(this.line, send, {
      onTry: (tries) => progress.set({ status: 'onItsWay', order, tries }),
      goesOn: () => this.byLot.of(order.lotId) === progress,
    });
    if (answer === null) return settle(progress, { status: 'uncertain', order });
    if (answer === 'notSent') return settle(progress, { status: 'notSent', order });
    if (answer.ok) return settle(progress, { status: 'accepted', order, bidId, receipt: answer.value });
    return settle(progress, { status: 'refused', order, bidId, refusal: answer.refusal });
  }
}

function settle(progress: WritableSignal<BidProgress>, end: BidProgress): BidProgress {
  progress.set(end);
  return end;
}
