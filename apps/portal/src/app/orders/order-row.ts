// One order in a list: what it is for, how much, in which state, and until when it can be paid.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrderHead } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { formatYuan, Icon, Plate, StateChip, YuanPipe } from '@haopai/web-ui';
import { OrderDue } from './order-due';
import { ORDER_LOOKS, purposeOf, shownState } from './order-words';

@Component({
  selector: 'hp-order-row',
  imports: [Icon, OrderDue, Plate, RouterLink, StateChip, YuanPipe],
  template: `
    <a
      class="hp-card row"
      [attr.data-testid]="'order-' + order().orderNo"
      [attr.data-state]="order().state"
      [routerLink]="['/account/orders', order().orderNo]"
    >
      <div class="what">
        <strong>{{ purpose() }}</strong>
        <hp-state-chip [tone]="look().tone" [icon]="look().icon">{{
          say('order.state.' + state())
        }}</hp-state-chip>
        <span class="hp-soft">{{ when() }}</span>
        @if (refunded(); as words) {
          <span class="refunded">{{ words }}</span>
        }
        @if (state() === 'created') {
          <hp-order-due [dueAtMs]="order().dueAtMs" [nowMs]="nowMs()" />
        }
      </div>
      @if (order().about.plate; as plate) {
        <hp-plate
          class="plate"
          aria-hidden="true"
          [number]="plate.number"
          [kind]="plate.kind"
          [colour]="plate.colour"
        />
      }
      <span class="amount">{{ order().amountFen | yuan }}</span>
      <span class="go"
        >{{ say(state() === 'created' ? 'order.payHere' : 'order.see') }}<hp-icon name="next"
      /></span>
    </a>
  `,
  styleUrl: './order-row.scss',
})
export class OrderRow {
  private readonly words = inject(Words);

  readonly order = input.required<OrderHead>();
  readonly nowMs = input.required<number>();

  protected readonly say = this.words.say;
  protected readonly state = computed(() => shownState(this.order(), this.nowMs()));
  protected readonly look = computed(() => ORDER_LOOKS[this.state()]);
  protected readonly purpose = computed(() => {
    const { key, params } = purposeOf(this.order(), this.words.auctionTitle);
    return this.say(key, params);
  });
  /** When some of it is back and the rest is not: the state alone would not say so. */
  protected readonly refunded = computed(() => {
    const { refundedFen, state } = this.order();
    if (refundedFen === 0 || state === 'refunded') return null;
    return this.say('order.refundedSoFar', { amount: formatYuan(refundedFen) });
  });
  /** The one time that tells where it stands. */
  protected readonly when = computed(() => {
    const { state, createdAtMs, paidAtMs, closedAtMs } = this.order();
    const [key, atMs] =
      closedAtMs !== null
        ? ([`order.${state}At`, closedAtMs] as const)
        : paidAtMs !== null
          ? (['order.paidAt', paidAtMs] as const)
          : (['order.createdAt', createdAtMs] as const);
    return this.say(key, { time: this.words.dayTime(atMs, this.nowMs()) });
  });
}
