// State of one order's page: the order as the server sees it, paying, cancelling, and waiting for a payment that was just made.
import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { OrderView } from '@haopai/contracts';
import { Submission } from '@haopai/web-app';
import {
  type Loaded,
  LOADING,
  NoticeBell,
  OnceDesk,
  onResume,
  OrdersClient,
  type Outcome,
  ServerClock,
  toLoaded,
} from '@haopai/web-data';
import type { Language } from '@haopai/rules';
import { shownState } from './order-words';
import { PaymentWatch } from './payment-watch';

@Injectable()
export class OrderStore {
  private readonly client = inject(OrdersClient);
  private readonly bell = inject(NoticeBell);
  private readonly clock = inject(ServerClock);
  private readonly watch = inject(PaymentWatch);
  private readonly once = new OnceDesk();
  private readonly loaded = signal<Loaded<OrderView>>(LOADING);
  private readonly readAtMs = signal(0);
  private orderNo = '';

  readonly state = this.loaded.asReadonly();
  readonly order = computed(() => {
    const state = this.loaded();
    return state.status === 'ready' ? state.value : null;
  });
  /** By the server's clock as the last answer told it, also where no socket measures it. */
  readonly nowMs = computed(() => {
    const measuredMs = this.clock.nowMs();
    const order = this.order();
    return order === null ? measuredMs : order.serverMs + performance.now() - this.readAtMs();
  });
  readonly shown = computed(() => {
    const order = this.order();
    return order === null ? null : shownState(order, this.nowMs());
  });
  readonly payment = new Submission();
  readonly cancelling = new Submission();
  /** Of a payment that was just made. */
  readonly waiting = this.watch.state;

  constructor() {
    onResume(() => void this.refresh());
    let heard = this.bell.latest();
    effect(() => {
      const latest = this.bell.latest();
      if (latest === heard) return;
      heard = latest;
      untracked(() => void this.refresh());
    });
    effect(() => {
      // Its time is over: the server says within moments what became of it.
      if (this.shown() === 'closing') untracked(() => void this.awaitEnd());
    });
  }

  async show(orderNo: string): Promise<void> {
    this.orderNo = orderNo;
    this.watch.stop();
    this.payment.reset();
    this.cancelling.reset();
    this.loaded.set(LOADING);
    await this.refresh();
  }

  /** Stays with the order until it is paid or over: true then. After a while it is for the payer to act. */
  awaitEnd(): Promise<boolean> {
    return this.watch.start(async () => {
      await this.refresh();
      const order = this.order();
      return order !== null && order.state !== 'created';
    });
  }

  /** Where the payer pays, or null when it was refused. Stays busy: the page is about to be left. */
  async pay(language: Language): Promise<string | null> {
    const { orderNo } = this;
    const answer = await this.payment.send(() =>
      this.once.ask({ orderNo, language }, (key) => this.client.pay(orderNo, language, key)),
    );
    if (answer === null) return null;
    if (answer.ok) {
      this.payment.isBusy.set(true);
      return answer.value.payUrl;
    }
    this.payment.refusal.set(answer.refusal);
    await this.refresh();
    return null;
  }

  /** True when it is cancelled. */
  async cancel(): Promise<boolean> {
    const { orderNo } = this;
    const answer = await this.cancelling.send(() => this.client.cancel(orderNo));
    if (answer === null) return false;
    if (answer.ok) this.learn(orderNo, answer);
    else {
      this.cancelling.refusal.set(answer.refusal);
      await this.refresh();
    }
    return answer.ok;
  }

  /** The browser has come back to a page that was left for the provider's. */
  return(): void {
    this.payment.isBusy.set(false);
    void this.refresh();
  }

  /** What is shown stays until the answer is there. */
  async refresh(): Promise<void> {
    const { orderNo } = this;
    if (orderNo !== '') this.learn(orderNo, await this.client.find(orderNo));
  }

  private learn(orderNo: string, outcome: Outcome<OrderView>): void {
    if (this.orderNo !== orderNo) return;
    if (!outcome.ok && this.order() !== null) return;
    this.readAtMs.set(performance.now());
    this.loaded.set(toLoaded(outcome));
  }
}
