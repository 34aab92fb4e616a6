// Use case: staff give money of a sale back, with a reason. Who saw an older state of the order gives nothing.
import { Injectable } from '@nestjs/common';
import type { AdminOrderDetail, RefundOrderBody } from '@haopai/contracts';
import { isDepositKind } from '@haopai/orders';
import type { Actor } from '../../../access/staff-authentication';
import { Audit } from '../../../access/audit';
import { Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { RefundBookkeeper } from '../refund-bookkeeper';
import { FindDeskOrders } from './find-desk-orders';
import { OrderDeskStore } from './order-desk.store';

@Injectable()
export class RefundOrder {
  constructor(
    private readonly store: OrderDeskStore,
    private readonly bookkeeper: RefundBookkeeper,
    private readonly find: FindDeskOrders,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  async execute(
    actor: Actor,
    orderNo: string,
    { version, amountFen, reason }: RefundOrderBody,
  ): Promise<AdminOrderDetail | RefusalError> {
    const refusal = actor.lacks('orders.refund');
    if (refusal !== undefined) return refusal;
    const begun = await this.transactions.run(async (transaction) => {
      const order = await this.store.lock(transaction, orderNo);
      if (order === null) return new RefusalError('ORDER.NOT_FOUND', { orderNo });
      if (order.version !== version)
        return this.audit.refuseChanged(transaction, {
          ...{ subject: `order:${orderNo}`, version: order.version },
        });
      if (isDepositKind(order.kind)) return new RefusalError('ORDER.HOLDS_DEPOSITS', { orderNo });
      const wanted = { orderId: order.id, amountFen, depositId: null, why: 'staff' };
      const refund = await this.bookkeeper.want(transaction, wanted);
      if (refund instanceof RefusalError) return refund;
      await this.audit.write(transaction, actor, {
        act: 'order.refunded',
        subject: `order:${orderNo}`,
        before: { state: order.state, amountFen: order.amountFen },
        after: { refundNo: refund.refundNo, amountFen },
        reason,
      });
      return refund;
    });
    return begun instanceof RefusalError ? begun : this.find.one(actor, orderNo);
  }
}
