// One's orders, unfinished, finished and refunded (manual, ch. 4: 订单管理). The address holds group and page.
import { Component, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrderGroup } from '@haopai/contracts';
import { NoSuchPage, pageFromQuery, Pager, Words } from '@haopai/web-app';
import { ServerClock } from '@haopai/web-data';
import { Notice, Skeleton } from '@haopai/web-ui';
import { OrderRow } from './order-row';
import { OrdersStore } from './orders-store';

const GROUPS: readonly OrderGroup[] = ['unfinished', 'finished', 'refunded'];

function groupFromQuery(text: string | undefined): OrderGroup {
  return GROUPS.find((group) => group === text) ?? 'unfinished';
}

@Component({
  selector: 'hp-orders-page',
  imports: [NoSuchPage, Notice, OrderRow, Pager, RouterLink, Skeleton],
  providers: [OrdersStore],
  templateUrl: './orders-page.html',
  styleUrl: './orders-page.scss',
})
export class OrdersPage {
  private readonly words = inject(Words);
  protected readonly store = inject(OrdersStore);
  protected readonly nowMs = inject(ServerClock).nowMs;

  /** From the query. */
  readonly group = input('unfinished' as OrderGroup, { transform: groupFromQuery });
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly groups = GROUPS;

  constructor() {
    effect(() => {
      const [group, page] = [this.group(), this.page()];
      untracked(() => void this.store.show(group, page));
    });
  }
}
