// Use case: a citizen does not want to pay any more. What it held is free at once.
import { Injectable } from '@nestjs/common';
import type { OrderView } from '@haopai/contracts';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { FindOrders } from './find-orders';
import { Orders } from './orders';
import { ReadOrders } from './read-orders';

@Injectable()
export class CancelOrder {
  constructor(
    private readonly find: FindOrders,
    private readonly orders: Orders,
    private readonly transactions: Transactions,
    private readonly read: ReadOrders,
  ) {}

  async execute(citizenId: number, orderNo: string): Promise<OrderView | RefusalError> {
    const order = await this.find.own(citizenId, orderNo);
    if (order instanceof RefusalError) return order;
    // A winner has bought the plate; left unpaid, the order expires and takes the deposit along.
    if (order.kind === 'balance' && order.state === 'created')
      return new RefusalError('ORDER.NOT_CANCELLABLE', { dueAtMs: order.dueAtMs });
    const cancelled = await this.transactions.run((transaction) => this.orders.cancel(transaction, order.id));
    return cancelled instanceof RefusalError ? cancelled : this.read.view(citizenId, orderNo);
  }
}
