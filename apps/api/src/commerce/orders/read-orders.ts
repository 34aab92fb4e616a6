// Use case: a citizen looks through their orders, and at one of them.
import { Injectable } from '@nestjs/common';
import type { OrderGroup, OrderHead, OrderView, Page } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import { CollectionsStore } from './collections.store';
import { DepositsStore } from './deposits.store';
import { FindOrders } from './find-orders';
import type { Order } from './order';
import { orderHead, orderView } from './order-view';
import { OrdersStore } from './orders.store';
import { OwnOrdersStore } from './own-orders.store';
import { RefundsStore } from './refunds.store';

/** More than any citizen has. */
const ORDERS_MAX = 1_000;

@Injectable()
export class ReadOrders {
  constructor(
    private readonly find: FindOrders,
    private readonly own: OwnOrdersStore,
    private readonly orders: OrdersStore,
    private readonly deposits: DepositsStore,
    private readonly refunds: RefundsStore,
    private readonly collections: CollectionsStore,
  ) {}

  /** The newest first. Pages count from 1. */
  async page(citizenId: number, group: OrderGroup, page: number, size: number): Promise<Page<OrderHead>> {
    const { items, total } = await this.own.page({
      citizenId,
      group,
      limit: size,
      offset: (page - 1) * size,
    });
    return { items: items.map(orderHead), total, page, size };
  }

  async view(citizenId: number, orderNo: string): Promise<OrderView | RefusalError<'ORDER.NOT_FOUND'>> {
    const order = await this.find.own(citizenId, orderNo);
    if (order instanceof RefusalError) return order;
    return this.inFull(order);
  }

  /** For their citizen to take along: the newest first. */
  async allOf(citizenId: number): Promise<readonly OrderView[]> {
    const views: OrderView[] = [];
    for (const order of await this.own.allOf(citizenId, ORDERS_MAX)) views.push(await this.inFull(order));
    return views;
  }

  /** For whoever may see it. */
  async inFull(order: Order): Promise<OrderView> {
    const [deposits, refunds, serverMs, collectedAtMs] = await Promise.all([
      this.deposits.ofOrders(null, [order.id]),
      this.refunds.ofOrder(order.id),
      this.orders.nowMs(null),
      this.collections.collectedAtMs(order),
    ]);
    return orderView(order, { deposits, refunds, serverMs, collectedAtMs });
  }
}
