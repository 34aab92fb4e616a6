// One order: the amount, what it is for, until when, what happens if not, and one button that pays.
import { DOCUMENT, Location } from '@angular/common';
import { Component, computed, DestroyRef, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { capitalAmount, fen } from '@haopai/rules';
import { Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { ConfirmDoor } from '@haopai/web-app/dialogs';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { OrdersClient } from '@haopai/web-data';
import { formatYuan, Icon, Notice, Skeleton, YuanPipe } from '@haopai/web-ui';
import { AuctionPickUp } from '../auctions/auction-pick-up';
import { PapersWhenThere } from '../papers/papers-when-there';
import { IdentityWay } from '../identity/identity-way';
import { Departure } from './departure';
import { OrderDeposits } from './order-deposits';
import { OrderDue } from './order-due';
import { OrderFacts } from './order-facts';
import { OrderPickUp } from './order-pick-up';
import { OrderRefunds } from './order-refunds';
import { OrderStatus } from './order-status';
import { OrderStore } from './order-store';
import { purposeOf, wordsOf } from './order-words';
import { PaymentWatch } from './payment-watch';

@Component({
  selector: 'hp-order-page',
  imports: [
    AuctionPickUp,
    Icon,
    IdentityWay,
    LoadFailed,
    LoadStale,
    Notice,
    OrderDeposits,
    OrderDue,
    OrderFacts,
    OrderPickUp,
    OrderRefunds,
    OrderStatus,
    PapersWhenThere,
    RouterLink,
    Skeleton,
    YuanPipe,
  ],
  providers: [FaultFocus, OrderStore, PaymentWatch],
  templateUrl: './order-page.html',
  styleUrl: './order-page.scss',
})
export class OrderPage {
  private readonly words = inject(Words);
  private readonly location = inject(Location);
  private readonly client = inject(OrdersClient);
  private readonly departure = inject(Departure);
  private readonly door = inject(ConfirmDoor);
  private readonly focus = inject(FaultFocus);
  protected readonly store = inject(OrderStore);

  readonly orderNo = input.required<string>();
  /** From the query: `payment` when the payment provider has sent the browser back. */
  readonly from = input<string>();

  protected readonly say = this.words.say;
  protected readonly purpose = computed(() => {
    const order = this.store.order();
    if (order === null) return '';
    const { key, params } = purposeOf(order, this.words.auctionTitle);
    return this.say(key, params);
  });
  protected readonly capitals = computed(() => capitalAmount(fen(this.store.order()?.amountFen ?? 0)));
  /** What happens if it is not paid. */
  protected readonly unpaid = computed(() => {
    const order = this.store.order();
    if (order === null) return '';
    const deposit = formatYuan(order.about.depositAppliedFen ?? 0);
    return this.say(`order.unpaid.${wordsOf(order)}`, { deposit });
  });
  /** The auction whose plate is paid in full with this order, and can be fetched. */
  protected readonly pickUpOf = computed(() => {
    const order = this.store.order();
    const isToFetch = order?.kind === 'balance' && order.state === 'paid' && !order.collectedAtMs;
    return isToFetch ? (order.about.auction?.id ?? null) : null;
  });
  /** Papers of the plate that it is about: of a sale at once, of the plate once it is paid. */
  protected readonly papers = computed(() => {
    const order = this.store.order();
    if (order?.kind === 'balance') return order.paidAtMs === null ? 1 : 2;
    return order?.kind === 'listing' && order.paidAtMs !== null ? 1 : 0;
  });
  protected readonly papersOf = computed(() => ({ orderNo: this.orderNo() }));
  protected readonly amountLabel = computed(() => {
    if (this.store.shown() === 'created') return 'order.amountDue';
    return (this.store.order()?.paidAtMs ?? null) === null ? 'order.amount' : 'order.amountPaid';
  });
  protected readonly payLabel = computed(() => {
    if (this.store.paying.isBusy()) return 'order.leaving';
    const payment = this.store.payment();
    if (payment === 'none') return 'order.pay';
    return payment === 'notPaid' ? 'order.payOn' : 'order.payAgain';
  });
  /** Who may have paid is not asked to do it again. */
  protected readonly mayHavePaid = computed(() => {
    const payment = this.store.payment();
    return payment === 'looking' || payment === 'overdue' || payment === 'odd';
  });
  protected readonly why = computed(() => {
    const refusal = this.store.paying.refusal() ?? this.store.cancelling.refusal();
    return refusal === null ? null : this.words.sayRefusal(refusal);
  });
  protected readonly receipt = computed(() =>
    this.client.receiptAddress(this.orderNo(), this.words.language()),
  );

  constructor() {
    effect(() => {
      const orderNo = this.orderNo();
      untracked(() => {
        this.show(orderNo);
        if (this.departure.isToPay(orderNo)) void this.pay();
      });
    });
    effect(() => {
      // The address may be kept or reloaded: it stands for a return from a payment only as long as that is not settled. Not by the
      // router, which would call off the way that the reader has just taken.
      if (this.from() === 'payment' && this.store.isSettled())
        this.location.replaceState(`/account/orders/${this.orderNo()}`);
    });
    this.watchReturns();
  }

  protected show(orderNo: string): void {
    this.store.show(orderNo, { hasReturned: this.from() === 'payment' });
  }

  protected async pay(): Promise<void> {
    const address = await this.store.pay(this.words.language());
    if (address === null) this.focus.move();
    else this.departure.leaveFor(address);
  }

  protected async cancel(): Promise<void> {
    const order = this.store.order();
    if (order === null) return;
    const isSure = await this.door.ask({
      heading: this.say('order.cancelAsk'),
      words: this.say(`order.cancelAskWords.${wordsOf(order)}`),
      yes: this.say('order.cancelYes'),
      no: this.say('order.cancelNo'),
    });
    if (!isSure) return;
    await this.store.cancel();
    this.focus.move();
  }

  /** The browser's back brings this page out of its memory as it was left, with a button that still says that it is leaving. */
  private watchReturns(): void {
    const view = inject(DOCUMENT).defaultView;
    const hear = (event: PageTransitionEvent): void => {
      if (event.persisted) this.store.return();
    };
    view?.addEventListener('pageshow', hear);
    inject(DestroyRef).onDestroy(() => view?.removeEventListener('pageshow', hear));
  }
}
