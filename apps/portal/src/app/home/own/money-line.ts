// What waits to be paid: the order that is due first, until when, and the way to pay it.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { ServerClock } from '@haopai/web-data';
import { formatYuan } from '@haopai/web-ui';
import { OrderDue } from '../../orders/order-due';
import { purposeOf } from '../../orders/order-words';
import { OwnDue } from './own-due';
import { OwnLine } from './own-line';

@Component({
  selector: 'hp-money-line',
  imports: [OrderDue, OwnLine, RouterLink],
  template: `
    <hp-own-line icon="clock" data-testid="own-money" [heading]="heading()">
      @if (first(); as order) {
        <hp-order-due [dueAtMs]="order.dueAtMs" [nowMs]="nowMs()" />
      } @else if (failure(); as words) {
        <span class="hp-soft">{{ words }}</span>
      }
      @if (others() > 0) {
        <a routerLink="/account/orders">{{ say('home.moreToPay', { count: others() }) }}</a>
      }
      @if (first(); as order) {
        <a ownWay class="hp-button" data-testid="own-pay" [routerLink]="['/account/orders', order.orderNo]">{{
          say('order.payHere')
        }}</a>
      }
    </hp-own-line>
  `,
})
export class MoneyLine {
  private readonly words = inject(Words);
  private readonly due = inject(OwnDue);
  protected readonly nowMs = inject(ServerClock).nowMs;

  protected readonly say = this.words.say;
  protected readonly first = computed(() => this.due.orders()[0] ?? null);
  protected readonly others = computed(() => Math.max(0, this.due.orders().length - 1));
  protected readonly failure = computed(() => {
    const state = this.due.state();
    return state.status === 'failed' ? this.words.sayFailure(state) : '';
  });
  protected readonly heading = computed(() => {
    const { status } = this.due.state();
    if (status === 'loading') return '';
    if (status === 'failed') return this.say('orders.failed');
    const order = this.first();
    if (order === null) return '';
    const { key, params } = purposeOf(order, this.words.auctionTitle);
    // The dot ends a line rather than begin one.
    return `${this.say(key, params)}\u{a0}· ${formatYuan(order.amountFen)}`;
  });
}
