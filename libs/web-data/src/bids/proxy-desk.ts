// Leaves and cancels ceilings, and stays with each order until its answer is certain.
import { inject, Injectable, type Signal, type WritableSignal } from '@angular/core';
import type { ProxyCancellation, ProxyReceipt, Refusal } from '@haopai/contracts';
import { newRequestId } from '../http/request-id';
import { LiveSocket } from '../live/live-socket';
import { ServerClock } from '../live/server-clock';
import { askUntilCertain, type Persistence, type Send } from './ask-until-certain';
import { ProgressByLot } from './progress-by-lot';

export type ProxyWish =
  | { readonly kind: 'set'; readonly ceilingFen: number; readonly entryId: number }
  | { readonly kind: 'cancel' };

export type ProxyProgress =
  | { readonly status: 'none' }
  /** `tries` above 1 tells that an earlier try met silence; 0 that no connection has taken it yet. */
  | { readonly status: 'onItsWay'; readonly wish: ProxyWish; readonly tries: number }
  | ProxyDone
  | { readonly status: 'refused'; readonly wish: ProxyWish; readonly refusal: Refusal }
  /** No connection took it in time: it is over, and never sent. */
  | { readonly status: 'notSent'; readonly wish: ProxyWish }
  /** No certain answer after all tries: the next snapshot tells what is in force. */
  | { readonly status: 'uncertain'; readonly wish: ProxyWish };

export interface ProxyDone {
  readonly status: 'done';
  readonly wish: ProxyWish;
  /** In force now, rounded down; null after a cancellation. */
  readonly ceilingFen: number | null;
  readonly proxyId: string;
  /** Which line of the lot's record it became. */
  readonly version: number;
}

@Injectable({ providedIn: 'root' })
export class ProxyDesk {
  private readonly line = { live: inject(LiveSocket), clock: inject(ServerClock) };
  private readonly byLot = new ProgressByLot<ProxyProgress>({ status: 'none' });

  /** What became of the last order about a ceiling on a lot. */
  progress(lotId: number): Signal<ProxyProgress> {
    return this.byLot.of(lotId).asReadonly();
  }

  /** What was answered before is no news any more. */
  forget(lotId: number): void {
    const progress = this.byLot.of(lotId);
    if (progress().status !== 'onItsWay') progress.set({ status: 'none' });
  }

  /** Does nothing while another order about a ceiling on the lot is on its way. */
  async order(lotId: number, wish: ProxyWish): Promise<ProxyProgress> {
    const progress = this.byLot.of(lotId);
    if (progress().status === 'onItsWay') return progress();
    const persistence = {
      onTry: (tries: number) => progress.set({ status: 'onItsWay', wish, tries }),
      goesOn: () => this.byLot.of(lotId) === progress,
    };
    return settle(progress, await this.send(lotId, wish, persistence));
  }

  private async send(lotId: number, wish: ProxyWish, persistence: Persistence): Promise<ProxyProgress> {
    const proxyId = newRequestId();
    if (wish.kind === 'cancel') {
      const cancel: Send<ProxyCancellation> = (press, withinMs) =>
        this.line.live.ask('lot.proxy.cancel', { lotId, proxyId, ...press }, withinMs);
      const answer = await askUntilCertain(this.line, cancel, persistence);
      if (answer === null) return { status: 'uncertain', wish };
      if (answer === 'notSent') return { status: 'notSent', wish };
      if (answer.ok)
        return { status: 'done', wish, ceilingFen: null, proxyId, version: answer.value.version };
      return { status: 'refused', wish, refusal: answer.refusal };
    }
    const { ceilingFen, entryId } = wish;
    const set: Send<ProxyReceipt> = (press, withinMs) =>
      this.line.live.ask('lot.proxy', { lotId, proxyId, ceilingFen, entryId, ...press }, withinMs);
    const answer = await askUntilCertain(this.line, set, persistence);
    if (answer === null) return { status: 'uncertain', wish };
    if (answer === 'notSent') return { status: 'notSent', wish };
    if (answer.ok) {
      const { ceilingFen: inForceFen, version } = answer.value;
      return { status: 'done', wish, ceilingFen: inForceFen, proxyId, version };
    }
    return { status: 'refused', wish, refusal: answer.refusal };
  }
}

function settle(progress: WritableSignal<ProxyProgress>, end: ProxyProgress): ProxyProgress {
  progress.set(end);
  return end;
}
