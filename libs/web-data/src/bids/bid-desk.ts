// Places bids and stays with each until its answer is certain: the same bid id goes again after silence, so it never counts twice.
import { inject, Injectable, linkedSignal, signal, type Signal, type WritableSignal } from '@angular/core';
import type { BidReceipt, Refusal } from '@haopai/contracts';
import { newRequestId } from '../http/request-id';
import { LiveSocket } from '../live/live-socket';
import { Session } from '../session/session';

export interface BidOrder {
  readonly lotId: number;
  readonly amountFen: number;
  readonly entryId: number;
}

export type BidProgress =
  | { readonly status: 'none' }
  /** `tries` above 1 tells that an earlier try met silence. */
  | { readonly status: 'onItsWay'; readonly order: BidOrder; readonly tries: number }
  | { readonly status: 'accepted'; readonly order: BidOrder; readonly receipt: BidReceipt }
  | { readonly status: 'refused'; readonly order: BidOrder; readonly refusal: Refusal }
  /** No certain answer after all tries: only the lot's record tells whether the bid counts. */
  | { readonly status: 'uncertain'; readonly order: BidOrder };

/** With silence every time this takes longer than a lot's last minute. */
export const TRIES_MAX = 30;
const ANSWER_WITHIN_MS = 3_000;
const RETRY_MIN_MS = 200;
const RETRY_MAX_MS = 5_000;

@Injectable({ providedIn: 'root' })
export class BidDesk {
  private readonly live = inject(LiveSocket);
  /** One citizen's bids; whoever comes next in the same browser sees none of them. */
  private readonly byLot = linkedSignal<number | null, Map<number, WritableSignal<BidProgress>>>({
    source: inject(Session).citizenId,
    computation: () => new Map(),
  });

  /** What became of the last bid on a lot. */
  progress(lotId: number): Signal<BidProgress> {
    return this.of(lotId).asReadonly();
  }

  /**
   * Sends one bid and stays with it until its answer is certain or the tries are used up; does nothing while another bid on the
   * lot is on its way. A bid whose citizen is gone is not sent again.
   */
  async place(order: BidOrder): Promise<BidProgress> {
    const progress = this.of(order.lotId);
    if (progress().status === 'onItsWay') return progress();
    const bidId = newRequestId();
    for (let tries = 1; tries <= TRIES_MAX && this.of(order.lotId) === progress; tries++) {
      progress.set({ status: 'onItsWay', order, tries });
      const answer = await this.live.ask('lot.bid', { ...order, bidId }, ANSWER_WITHIN_MS);
      if (answer.ok) return settle(progress, { status: 'accepted', order, receipt: answer.value });
      const waitMs = retryAfterMs(answer.refusal);
      if (waitMs === null) return settle(progress, { status: 'refused', order, refusal: answer.refusal });
      await this.connectionOr(waitMs);
    }
    return settle(progress, { status: 'uncertain', order });
  }

  private of(lotId: number): WritableSignal<BidProgress> {
    const byLot = this.byLot();
    const known = byLot.get(lotId);
    if (known !== undefined) return known;
    const fresh = signal<BidProgress>({ status: 'none' });
    byLot.set(lotId, fresh);
    return fresh;
  }

  private connectionOr(waitMs: number): Promise<void> {
    if (this.live.connection() === 'connected') return new Promise((resolve) => setTimeout(resolve, waitMs));
    return new Promise((resolve) => {
      const forget = this.live.onConnected(() => {
        forget();
        resolve();
      });
    });
  }
}

function settle(progress: WritableSignal<BidProgress>, end: BidProgress): BidProgress {
  progress.set(end);
  return end;
}

/** How long to wait before the same bid goes again; null when the answer is certain. */
function retryAfterMs(refusal: Refusal): number | null {
  if (refusal.code !== 'SERVER.BUSY' && refusal.code !== 'SERVER.UNAVAILABLE') return null;
  const asked = 'retryAfterMs' in refusal.data ? refusal.data.retryAfterMs : RETRY_MIN_MS;
  return Math.min(RETRY_MAX_MS, Math.max(RETRY_MIN_MS, asked));
}
