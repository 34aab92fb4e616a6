// State of one order's page: the order as the server sees it, paying, cancelling, and waiting for a payment that was just made.
import {
  computed,
  DOCUMENT,
  effect,
  inject,
  Injectable,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import type { CheckedPayment, OrderView } from '@haopai/contracts';
import { Submission } from '@haopai/web-app/forms';
import { NoticeBell, OnceDesk, onResume, OrdersClient, ServerClock } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import type { Language } from '@haopai/rules';
import { isSettled, shownPayment, shownState } from './order-words';
import { PaymentWatch } from './payment-watch';

@Injectable()
export class OrderStore {
  private readonly client = inject(OrdersClient);
  private readonly bell = inject(NoticeBell);
  private readonly clock = inject(ServerClock);
  private readonly watch = inject(PaymentWatch);
  private readonly document = inject(DOCUMENT);
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
  readonly paying = new Submission();
  readonly cancelling = new Submission();
  private readonly hasReturned = signal(false);
  private readonly told = signal<CheckedPayment | null | undefined>(undefined);
  /** The newest payment of the order as the provider told of it; null before that. */
  readonly checked = computed(() => this.told() ?? null);
  readonly payment = computed(() =>
    shownPayment(this.told(), { hasReturned: this.hasReturned(), watch: this.watch.state() }),
  );
  /** Seconds until the provider is asked again; null while it is, and when nothing is waited for. */
  readonly asksAgainInS = computed(() => {
    const atMs = this.watch.looksAtMs();
    this.nowMs();
    return atMs === null ? null : Math.max(1, Math.ceil((atMs - performance.now()) / 1_000));
  });
  /** It is known what became of the order or of its payment. */
  readonly isSettled = computed(() => {
    const order = this.order();
    return order !== null && (order.state !== 'created' || isSettled(this.told()));
  });

  constructor() {
    onResume(() => this.lookAgain());
    let heard = this.bell.latest();
    effect(() => {
      const latest = this.bell.latest();
      if (latest === heard) return;
      heard = latest;
      untracked(() => this.reading.reload());
    });
    effect(() => {
      // Somebody may have begun to pay before; and when its time is over the server says within moments what became of it.
      const shown = this.shown();
      if (shown === 'created' || shown === 'closing') untracked(() => void this.awaitEnd());
    });
  }

  /** `hasReturned`: the provider has sent the browser back. */
  show(orderNo: string, { hasReturned }: { hasReturned: boolean }): void {
    this.orderNo.set(orderNo);
    this.hasReturned.set(hasReturned);
    this.told.set(undefined);
    this.watch.stop();
    this.paying.reset();
    this.cancelling.reset();
    this.reading.reload();
  }

  /** Asks at once, and stays with the order until it or its payment is settled; less and less often, and only while somebody sees the page. */
  async awaitEnd(): Promise<void> {
    await this.watch.start(async () => {
      if (this.document.visibilityState !== 'hidden') await this.check();
      return this.order()?.state !== 'created' || (this.shown() !== 'closing' && isSettled(this.told()));
    });
  }

  /** Where the payer pays, or null when it was refused. Stays busy: the page is about to be left. */
  async pay(language: Language): Promise<string | null> {
    const orderNo = this.orderNo();
    const answer = await this.paying.send(() =>
      this.once.ask({ orderNo, language }, (key) => this.client.pay(orderNo, language, key)),
    );
    if (answer === null) return null;
    if (answer.ok) {
      this.paying.isBusy.set(true);
      return answer.value.payUrl;
    }
    this.paying.refusal.set(answer.refusal);
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
    this.paying.isBusy.set(false);
    this.hasReturned.set(false);
    this.lookAgain();
  }

  private lookAgain(): void {
    this.reading.reload();
    if (this.order()?.state === 'created') void this.awaitEnd();
  }

  /** Has the provider asked what became of the payment, where one was begun. Without an answer all stays as it was. */
  private async check(): Promise<void> {
    const orderNo = this.orderNo();
    const answer = await this.client.checkPayment(orderNo);
    if (this.orderNo() !== orderNo) return;
    if (answer.ok) {
      this.told.set(answer.value.payment);
      this.learn(orderNo, answer.value.order);
    } else if (answer.refusal.code === 'REQUEST.NOT_FOUND') {
      // A server of the release before tells of the order alone.
      await this.refresh();
    }
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
