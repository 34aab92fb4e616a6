// State of the list of orders: one page of one group, asked for again when the time of an order in it runs out.
import { computed, effect, inject, Injectable, untracked } from '@angular/core';
import type { OrderGroup, OrderHead } from '@haopai/contracts';
import { OrdersClient, ServerClock } from '@haopai/web-data';
import { NewsList } from '../lists/news-list';

const ORDERS_PER_PAGE = 10;
const LOOK_AGAIN_EVERY_MS = 5_000;

@Injectable()
export class OrdersStore {
  private readonly client = inject(OrdersClient);
  private readonly clock = inject(ServerClock);
  readonly list = new NewsList<OrderHead>();

  /** Changes every few seconds while the server is about to move an order to another group; else null. */
  private readonly overdueBeat = computed(() => {
    const nowMs = this.clock.nowMs();
    const isAny = this.list.items().some(({ state, dueAtMs }) => state === 'created' && dueAtMs <= nowMs);
    return isAny ? Math.floor(nowMs / LOOK_AGAIN_EVERY_MS) : null;
  });

  constructor() {
    effect(() => {
      if (this.overdueBeat() !== null) untracked(() => void this.list.refresh());
    });
  }

  async show(group: OrderGroup, page: number): Promise<void> {
    await this.list.show(() => this.client.page(group, page, ORDERS_PER_PAGE));
  }
}
