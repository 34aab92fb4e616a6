// One's orders, the newest first, read again when the time of one runs out: all, to pay, paid, expired, cancelled and refunded (manual, ch. 4: 订单管理). The address holds group and page.
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrderGroup } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { NoSuchPage, pageFromQuery, Pager } from '@haopai/web-app/lists';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { OrdersClient, ServerClock } from '@haopai/web-data';
import { Notice, Skeleton } from '@haopai/web-ui';
import { newsList } from '../lists/news-list';
import { OrderRow } from './order-row';

const ORDERS_PER_PAGE = 10;
const LOOK_AGAIN_EVERY_MS = 5_000;
const GROUPS: readonly OrderGroup[] = ['all', 'unfinished', 'paid', 'refunded', 'expired', 'cancelled'];

/** An address of the release before may say `finished`. */
function groupFromQuery(text: string | undefined): OrderGroup {
  if (text === 'finished') return 'paid';
  return GROUPS.find((group) => group === text) ?? 'all';
}

@Component({
  selector: 'hp-orders-page',
  imports: [LoadFailed, LoadStale, NoSuchPage, Notice, OrderRow, Pager, RouterLink, Skeleton],
  templateUrl: './orders-page.html',
  styleUrls: ['../lists/tabs.scss', './orders-page.scss'],
})
export class OrdersPage {
  private readonly words = inject(Words);
  private readonly client = inject(OrdersClient);
  protected readonly nowMs = inject(ServerClock).nowMs;

  /** From the query. */
  readonly group = input('all' as OrderGroup, { transform: groupFromQuery });
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly groups = GROUPS;

  protected readonly list = newsList(() => this.client.page(this.group(), this.page(), ORDERS_PER_PAGE));
  /** Changes every few seconds while the server is about to move an order to another group; else null. */
  private readonly overdueBeat = computed(() => {
    const nowMs = this.nowMs();
    const isAny = this.list.items().some(({ state, dueAtMs }) => state === 'created' && dueAtMs <= nowMs);
    return isAny ? Math.floor(nowMs / LOOK_AGAIN_EVERY_MS) : null;
  });

  constructor() {
    effect(() => {
      // A question on its way brings the news; called off each time, a slow one never would.
      if (this.overdueBeat() !== null && !untracked(this.list.isReading)) untracked(() => this.list.reload());
    });
  }
}
