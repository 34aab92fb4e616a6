// State of one order's page: the order as the server sees it, paying, cancelling, and waiting for a payment that was just made.
import { computed, effect, inject, Injectable, linkedSignal, signal, untracked } from '@angular/core';
import type { OrderView } from '@haopai/contracts';
import { Submission } from '@haopai/web-app';
import { NoticeBell, OnceDesk, onResume, OrdersClient, ServerClock } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
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
  private readonly orderNo = signal('');
  private readonly reading = reading(() => {
    const orderNo = this.orderNo();
    return orderNo === '' ? undefined : this.client.one(orderNo);
  });

  readonly state = this.reading.state;
  readonly order = this.reading.value;
  private readonly readAtMs = linkedSignal({ source: this.order, computation: () => performance.now() });
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
    onResume(() => this.reading.reload());
    let heard = this.bell.latest();
    effect(() => {
      const latest = this.bell.latest();
      if (latest === heard) return;
      heard = latest;
      untracked(() => this.reading.reload());
    });
    effect(() => {
      // Its time is over: the server says within moments what became of it.
      if (this.shown() === 'closing') untracked(() => void this.awaitEnd());
    });
  }

  show(orderNo: string): void {
    this.orderNo.set(orderNo);
    this.watch.stop();
    this.payment.reset();
    this.cancelling.reset();
    this.reading.reload();
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
    const orderNo = this.orderNo();
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
    const orderNo = this.orderNo();
    const answer = await this.cancelling.send(() => this.client.cancel(orderNo));
    if (answer === null) return false;
    if (answer.ok) this.learn(orderNo, answer.value);
    else {
      this.cancelling.refusal.set(answer.refusal);
      await this.refresh();
    }
    return answer.ok;
  }

  /** The browser has come back to a page that was left for the provider's. */
  return(): void {
    this.payment.isBusy.set(false);
    this.reading.reload();
  }

  /** Once, and then it is known what came of it. What is shown stays until the answer is there. */
  private async refresh(): Promise<void> {
    const orderNo = this.orderNo();
    // Until there is an order it is being asked for anyway.
    if (this.order() === null) return;
    const answer = await this.client.find(orderNo);
    if (answer.ok) this.learn(orderNo, answer.value);
  }

  private learn(orderNo: string, order: OrderView): void {
    if (this.orderNo() === orderNo) this.reading.update(() => order);
  }
}
