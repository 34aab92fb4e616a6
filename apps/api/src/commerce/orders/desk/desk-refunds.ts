// What a refund of a paid price comes to, judged when it is asked for and once more when it is approved, and how it begins.
import { Injectable } from '@nestjs/common';
import type { PlateFate } from '@haopai/contracts';
import { isDepositKind } from '@haopai/orders';
import { Audit } from '../../../access/audit';
import type { Transaction } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import type { Order } from '../order';
import { OrderFollowers } from '../order-followers';
import { Orders } from '../orders';
import { RefundBookkeeper } from '../refund-bookkeeper';
import type { Refund } from '../refunds.store';
import { OrderDeskStore } from './order-desk.store';

export interface RefundTerms {
  /** Of the order, as it was seen. */
  readonly version: number;
  readonly amountFen: number;
  readonly plate: PlateFate;
  readonly withDeposit: boolean;
}

export interface JudgedRefund {
  readonly order: Order;
  /** Of a win that is undone: goes back as well. */
  readonly depositFen: number;
}

@Injectable()
export class DeskRefunds {
  constructor(
    private readonly store: OrderDeskStore,
    private readonly orders: Orders,
    private readonly followers: OrderFollowers,
    private readonly bookkeeper: RefundBookkeeper,
    private readonly audit: Audit,
  ) {}

  /** Holds the order: what is true of it now is so until the transaction ends. */
  async judge(
    transaction: Transaction,
    orderNo: string,
    { version, amountFen, plate, withDeposit }: RefundTerms,
  ): Promise<JudgedRefund | RefusalError> {
    const row = await this.store.lock(transaction, orderNo);
    if (row === null) return new RefusalError('ORDER.NOT_FOUND', { orderNo });
    if (row.version !== version)
      return this.audit.refuseChanged(transaction, { subject: `order:${orderNo}`, version: row.version });
    if (isDepositKind(row.kind)) return new RefusalError('ORDER.HOLDS_DEPOSITS', { orderNo });
    const refusal = await this.bookkeeper.refuse(transaction, { orderId: row.id, amountFen });
    if (refusal !== undefined) return refusal;
    const order = await this.orders.lock(transaction, row.id);
    if (plate === 'kept') return { order, depositFen: 0 };
    const standing = await this.followers.of(order.kind).plate?.standing(transaction, order);
    if (standing === undefined || standing === null)
      return new RefusalError('ORDER.PLATE_NOT_THEIRS', { orderNo });
    return { order, depositFen: withDeposit ? standing.depositFen : 0 };
  }

  /** Nothing of the price stays here, and its citizen has the plate: what becomes of plate and car is for a person to say. */
  async undoesSale(transaction: Transaction, order: Order, amountFen: number): Promise<boolean> {
    if (amountFen + order.refundedFen < order.amountFen) return false;
    const standing = await this.followers.of(order.kind).plate?.standing(transaction, order);
    return standing !== undefined && standing !== null;
  }

  /** In the transaction that has judged it. */
  async begin(
    transaction: Transaction,
    { order }: JudgedRefund,
    { amountFen, plate, withDeposit }: RefundTerms,
  ): Promise<Refund | RefusalError> {
    const wanted = { orderId: order.id, amountFen, depositId: null, why: 'staff' };
    const begun = await this.bookkeeper.want(transaction, wanted);
    if (begun instanceof RefusalError || plate === 'kept') return begun;
    const refusal = await this.followers.of(order.kind).plate?.takeBack(transaction, order, { withDeposit });
    return refusal ?? begun;
  }
}
