// Where an order stands, in a sentence and with the one way on: its payment unknown, not made or failed; paid, over, refunded.
import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CheckedPayment, OrderKind, OrderView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { Icon, Notice, type NoticeKind, formatYuan } from '@haopai/web-ui';
import { type ShownOrderState, type ShownPayment, wordsOf } from './order-words';

/** What somebody who has paid wants next. */
const AFTER_PAYMENT: Readonly<Record<OrderKind, string>> = {
  listing: '/articles/buy-at-a-fixed-price',
  enrolmentDeposit: '/account/enrolments',
  reservationDeposit: '/account/reservations',
  balance: '/account/enrolments',
};
/** Where somebody whose order is over may begin again; a balance cannot be begun again. */
const AGAIN: Readonly<Record<OrderKind, string>> = {
  listing: '/plates',
  enrolmentDeposit: '/auctions',
  reservationDeposit: '/account/reservations',
  balance: '/contact',
};

const KINDS: Readonly<Record<ShownOrderState, NoticeKind>> = {
  created: 'info',
  closing: 'info',
  paid: 'done',
  expired: 'warning',
  cancelled: 'warning',
  refunding: 'info',
  refunded: 'done',
};

@Component({
  selector: 'hp-order-status',
  imports: [Icon, Notice, RouterLink],
  template: `
    @if (heading(); as words) {
      <hp-notice [kind]="kind()" data-testid="order-status" [attr.data-status]="status()" [heading]="words">
        <p>{{ explanation() }}</p>
        @if (kept(); as words) {
          <p>{{ words }}</p>
        }
        @if (asksAgain(); as words) {
          <p class="again" aria-hidden="true">{{ words }}</p>
        }
        @switch (status()) {
          @case ('overdue') {
            <button
              hpAction
              type="button"
              class="hp-button quiet"
              data-testid="order-look-again"
              (click)="lookAgain.emit()"
            >
              <hp-icon name="again" />{{ say('order.lookAgain') }}
            </button>
          }
          @case ('odd') {
            <a hpAction class="hp-button quiet" routerLink="/contact">{{ say('order.again.balance') }}</a>
          }
          @case ('paid') {
            <a hpAction class="hp-button quiet" data-testid="order-next" [routerLink]="next()">{{
              say('order.next.' + wordsOf())
            }}</a>
          }
          @case ('expired') {
            <a hpAction class="hp-button quiet" [routerLink]="again()">{{
              say('order.again.' + wordsOf())
            }}</a>
          }
          @case ('cancelled') {
            <a hpAction class="hp-button quiet" [routerLink]="again()">{{
              say('order.again.' + wordsOf())
            }}</a>
          }
        }
      </hp-notice>
    }
  `,
  // Counts every second: not read out, and no reason to move what stands below.
  styles: `
    .again {
      font-variant-numeric: tabular-nums;
    }
  `,
  host: { role: 'status' },
})
export class OrderStatus {
  private readonly words = inject(Words);

  readonly order = input.required<OrderView>();
  readonly shown = input.required<ShownOrderState>();
  readonly payment = input.required<ShownPayment>();
  /** By the provider's word; null before it has told anything. */
  readonly checked = input.required<CheckedPayment | null>();
  readonly asksAgainInS = input.required<number | null>();
  readonly nowMs = input.required<number>();
  readonly lookAgain = output();

  protected readonly say = this.words.say;
  protected readonly status = computed(() => {
    const [shown, payment] = [this.shown(), this.payment()];
    if (shown === 'created') return payment === 'none' ? null : payment;
    return shown === 'closing' && payment === 'overdue' ? 'overdue' : shown;
  });
  /** The provider has refused a refund: nobody can promise when it arrives. */
  private readonly isStuck = computed(
    () => this.status() === 'refunding' && this.order().refunds.some(({ state }) => state === 'failed'),
  );
  protected readonly kind = computed(() => {
    const status = this.status();
    const isTrouble = status === 'overdue' || status === 'failed' || status === 'odd';
    return isTrouble || this.isStuck() ? 'warning' : KINDS[this.shown()];
  });
  protected readonly heading = computed(() => {
    const status = this.status();
    return status === null ? null : this.say(`order.is.${status}`, this.figures());
  });
  protected readonly explanation = computed(() => {
    const status = this.status();
    if (this.isStuck()) return this.say('order.refundStuckWords');
    const isOfKind = status === 'paid' || status === 'expired' || status === 'cancelled';
    return isOfKind
      ? this.say(`order.${status}Words.${this.wordsOf()}`, this.figures())
      : this.say(`order.${status}Words`, this.figures());
  });
  protected readonly wordsOf = computed(() => wordsOf(this.order()));
  /** That what is paid for waits, and for how long the payment can still be made. */
  protected readonly kept = computed(() => {
    const [status, order, nowMs] = [this.status(), this.order(), this.nowMs()];
    if (this.shown() !== 'created' || status === null) return null;
    const kept = this.say(`order.kept.${this.wordsOf()}`, {
      time: this.words.dayTimeWithin(order.dueAtMs, nowMs),
    });
    const untilMs = this.checked()?.validUntilMs ?? 0;
    const isUnknown = status === 'looking' || status === 'overdue';
    if (!isUnknown || untilMs <= nowMs) return kept;
    return this.say('order.knownBy', { time: this.words.dayTimeWithin(untilMs, nowMs), kept });
  });
  protected readonly asksAgain = computed(() => {
    const [status, seconds] = [this.status(), this.asksAgainInS()];
    const isUnknown = status === 'looking' || status === 'overdue';
    return isUnknown && seconds !== null ? this.say('order.asksAgain', { seconds }) : null;
  });
  /** Whoever paid more deposit wants to bid. */
  protected readonly next = computed(() => {
    const { kind, about } = this.order();
    return about.isTopUp === true && about.auction !== null
      ? `/auctions/${about.auction.id}`
      : AFTER_PAYMENT[kind];
  });
  protected readonly again = computed(() => {
    const { kind, about } = this.order();
    return kind === 'enrolmentDeposit' && about.auction !== null
      ? ['/auctions', about.auction.id, ...(about.isTopUp === true ? ['limit'] : [])]
      : [AGAIN[kind]];
  });
  private readonly figures = computed(() => {
    const { amountFen, refundedFen, refunds } = this.order();
    const onTheWayFen = refunds.reduce(
      (sum, refund) => sum + (refund.state === 'done' ? 0 : refund.amountFen),
      0,
    );
    return {
      amount: formatYuan(amountFen),
      refunded: formatYuan(refundedFen),
      onTheWay: formatYuan(onTheWayFen),
    };
  });
}
