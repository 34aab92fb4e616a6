// Where an order stands, in a sentence and with the one way on: being confirmed, paid, over, refunded.
import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrderKind, OrderView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { Icon, Notice, type NoticeKind, formatYuan } from '@haopai/web-ui';
import type { ShownOrderState } from './order-words';

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
          @case ('paid') {
            <a hpAction class="hp-button quiet" data-testid="order-next" [routerLink]="next()">{{
              say('order.next.' + order().kind)
            }}</a>
          }
          @case ('expired') {
            <a hpAction class="hp-button quiet" [routerLink]="again()">{{
              say('order.again.' + order().kind)
            }}</a>
          }
          @case ('cancelled') {
            <a hpAction class="hp-button quiet" [routerLink]="again()">{{
              say('order.again.' + order().kind)
            }}</a>
          }
        }
      </hp-notice>
    }
  `,
  host: { role: 'status' },
})
export class OrderStatus {
  private readonly words = inject(Words);

  readonly order = input.required<OrderView>();
  readonly shown = input.required<ShownOrderState>();
  /** For a payment that was just made. */
  readonly waiting = input.required<'off' | 'looking' | 'overdue'>();
  readonly lookAgain = output();

  protected readonly say = this.words.say;
  protected readonly status = computed(() => {
    const [shown, waiting] = [this.shown(), this.waiting()];
    if (shown === 'created') return waiting === 'off' ? null : waiting;
    return shown === 'closing' && waiting === 'overdue' ? 'overdue' : shown;
  });
  /** The provider has refused a refund: nobody can promise when it arrives. */
  private readonly isStuck = computed(
    () => this.status() === 'refunding' && this.order().refunds.some(({ state }) => state === 'failed'),
  );
  protected readonly kind = computed(() =>
    this.status() === 'overdue' || this.isStuck() ? 'warning' : KINDS[this.shown()],
  );
  protected readonly heading = computed(() => {
    const status = this.status();
    return status === null ? null : this.say(`order.is.${status}`, this.figures());
  });
  protected readonly explanation = computed(() => {
    const status = this.status();
    if (this.isStuck()) return this.say('order.refundStuckWords');
    const isOfKind = status === 'paid' || status === 'expired' || status === 'cancelled';
    return isOfKind
      ? this.say(`order.${status}Words.${this.order().kind}`, this.figures())
      : this.say(`order.${status}Words`, this.figures());
  });
  protected readonly next = computed(() => AFTER_PAYMENT[this.order().kind]);
  protected readonly again = computed(() => {
    const { kind, about } = this.order();
    return kind === 'enrolmentDeposit' && about.auction !== null
      ? ['/auctions', about.auction.id]
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
