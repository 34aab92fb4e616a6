// Finds orders: a citizen's own, and those of what an area sells.
import { Injectable } from '@nestjs/common';
import type { OrderKind } from '@haopai/contracts';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import type { Order } from './order';
import { OrdersStore } from './orders.store';

@Injectable()
export class FindOrders {
  constructor(private readonly orders: OrdersStore) {}

  /** Somebody else's is as if it were not there. */
  async own(citizenId: number, orderNo: string): Promise<Order | RefusalError<'ORDER.NOT_FOUND'>> {
    const order = await this.orders.byNo(orderNo);
    if (order === null || order.citizenId !== citizenId)
      return new RefusalError('ORDER.NOT_FOUND', { orderNo });
    return order;
  }

  byId(orderId: number, transaction: Transaction | null = null): Promise<Order | null> {
    return this.orders.byId(orderId, transaction);
  }

  /** The newest order of each subject that has one. */
  newestOf(kind: OrderKind, subjectIds: readonly number[]): Promise<ReadonlyMap<number, Order>> {
    return this.orders.newestOf(kind, subjectIds);
  }

  /** How many of a citizen's orders of a kind wait for money. */
  countOpen(transaction: Transaction, citizenId: number, kind: OrderKind): Promise<number> {
    return this.orders.countOpen(transaction, citizenId, kind);
  }
}
