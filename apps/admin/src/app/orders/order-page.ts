// One order: whose, for what, all that happened to its money, and the way to give money back.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AdminOrderDetail } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import { MomentPipe, Words } from '@haopai/web-app';
import { LoadFailed } from '@haopai/web-app/loading';
import { reading } from '@haopai/web-data/reading';
import { formatYuan, Icon, Skeleton, YuanPipe } from '@haopai/web-ui';
import { AmountDoor } from '../amounts/amount-door';
import { Announcer } from '../announcements/announcer';
import { StaffSession } from '../session/staff-session';
import { OrderStateChip } from './order-state';
import { OrdersDeskClient } from './orders-client';
import { wordsOfFailure } from './refund-failure';

@Component({
  selector: 'hp-order-page',
  imports: [Icon, LoadFailed, MomentPipe, OrderStateChip, RouterLink, Skeleton, YuanPipe],
  templateUrl: './order-page.html',
  styleUrl: './order-page.scss',
  host: { class: 'hp-page' },
})
export class OrderPage {
  private readonly words = inject(Words);
  private readonly client = inject(OrdersDeskClient);
  private readonly session = inject(StaffSession);
  private readonly amounts = inject(AmountDoor);
  private readonly announcer = inject(Announcer);

  readonly orderNo = input.required<string>();

  protected readonly say = this.words.say;
  protected readonly auctionTitle = this.words.auctionTitle;
  protected readonly formatPlate = formatPlate;
  protected readonly order = reading(() => this.client.one(this.orderNo()));
  protected readonly mayRefund = computed(() => this.session.may('orders.refund'));

  protected sayFailure(code: string): string {
    return this.say(wordsOfFailure(code));
  }

  protected async refund({ orderNo, version, refundableFen }: AdminOrderDetail): Promise<void> {
    const tell = (key: string): string =>
      this.say(`orders.refund.${key}`, { orderNo, left: formatYuan(refundableFen) });
    const done = await this.amounts.ask({
      ...{ heading: tell('heading'), words: tell('words'), yes: tell('yes'), amountLabel: tell('amount') },
      ...{ amountFen: refundableFen, minFen: 1, maxFen: refundableFen },
      isGrave: true,
      act: (amountFen, reason) => this.client.refund(orderNo, { version, amountFen, reason }),
    });
    if (done === null) return;
    this.order.update((shown) => (shown.orderNo === orderNo ? done.value : shown));
    this.announcer.say(tell('done'));
  }
}
