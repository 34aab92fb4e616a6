// Money for which no order waits goes back at once, and its payer is told why (ADR 16).
import { Injectable } from '@nestjs/common';
import type { OrderState, RefundReason } from '@haopai/contracts';
import type { Transaction } from '../../platform/database';
import { Outbox } from '../../communication/notifications';
import { FindOrders, RefundBookkeeper } from '../orders';
import type { Payment } from './payment';

const ENDED_UNPAID: readonly OrderState[] = ['expired', 'cancelled'];

@Injectable()
export class ReturnSurplus {
  constructor(
    private readonly bookkeeper: RefundBookkeeper,
    private readonly orders: FindOrders,
    private readonly outbox: Outbox,
  ) {}

  /** `state` is the order's, of which the payment did not pay it. Told again, nothing changes. */
  async execute(
    transaction: Transaction,
    { id: paymentId, orderId, citizenId, amountFen }: Payment,
    state: OrderState,
  ): Promise<void> {
    const why: RefundReason = ENDED_UNPAID.includes(state) ? 'paidTooLate' : 'paidTwice';
    const refund = await this.bookkeeper.returnSurplus(transaction, { orderId, paymentId, amountFen, why });
    const order = await this.orders.byId(orderId, transaction);
    if (refund === null || order === null) return;
    const data = { orderNo: order.orderNo, amountFen };
    await this.outbox.notice(transaction, { citizenId, kind: why, data });
  }
}
