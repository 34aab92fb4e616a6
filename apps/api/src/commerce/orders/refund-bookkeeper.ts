// Where money is asked back, and where it is told that it is back. Asking the provider for it is the payments' business.
import { Injectable } from '@nestjs/common';
import {
  isDepositKind,
  type LedgerTransaction,
  refundBegun,
  refundPaid,
  refundPaidOutside,
  surplusReceived,
  surplusReturned,
} from '@haopai/orders';
import { type Fen, fen } from '@haopai/rules';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { LedgerStore } from './ledger.store';
import type { Order } from './order';
import { refundNumberOf } from './order-numbers';
import { OrdersStore } from './orders.store';
import { type NewRefund, type Refund, RefundsStore } from './refunds.store';

/** A part of an order's own money. */
export interface WantedRefund {
  readonly orderId: number;
  readonly amountFen: number;
  /** Of a deposit that has just become `refunded`; null for a sale. */
  readonly depositId: number | null;
  /** A `RefundReason` of the contracts; other words stay as they are. */
  readonly why: string;
}

/** A payment for which no order waited: all of it goes back. */
export interface SurplusPayment {
  readonly orderId: number;
  readonly paymentId: number;
  readonly amountFen: number;
  readonly why: string;
}

@Injectable()
export class RefundBookkeeper {
  constructor(
    private readonly orders: OrdersStore,
    private readonly refunds: RefundsStore,
    private readonly ledger: LedgerStore,
  ) {}

  /** The order is `refunding` from now on. Deposits go back through Deposits.refund, which calls this. */
  async want(transaction: Transaction, wanted: WantedRefund): Promise<Refund | RefusalError> {
    const begun = await this.begin(transaction, wanted);
    if (begun instanceof RefusalError) return begun;
    const { refundNo, orderId, amountFen } = begun;
    if (wanted.depositId === null)
      await this.ledger.post(transaction, orderId, refundBegun(refundNo, fen(amountFen)));
    return this.add(transaction, begun);
  }

  /** What `want` would refuse of a sale; nothing is wanted. */
  refuse(
    transaction: Transaction,
    { orderId, amountFen }: Pick<WantedRefund, 'orderId' | 'amountFen'>,
  ): Promise<RefusalError | undefined> {
    return this.orders.refuse(transaction, orderId, (receivedAtMs) => ({
      type: 'BeginRefund',
      // Of no refund: none has this number.
      ...{ receivedAtMs, refundNo: '', amountFen: fen(amountFen) },
    }));
  }

  /** A part of a deposit that was booked as a sale: the price was lower, or the win is undone. Deposits calls this. */
  async wantRest(
    transaction: Transaction,
    wanted: WantedRefund & { readonly depositId: number },
  ): Promise<Refund | RefusalError> {
    const begun = await this.begin(transaction, wanted);
    if (begun instanceof RefusalError) return begun;
    const { refundNo, orderId, amountFen } = begun;
    await this.ledger.post(transaction, orderId, refundBegun(refundNo, fen(amountFen)));
    return this.add(transaction, begun);
  }

  /** Books a payment that no order waited for, and wants it back. Null when that payment is in the books already. */
  async returnSurplus(transaction: Transaction, surplus: SurplusPayment): Promise<Refund | null> {
    const { orderId, paymentId, why } = surplus;
    const amountFen = fen(surplus.amountFen);
    const received = surplusReceived(paymentId, amountFen);
    const { orderNo } = await this.orders.lock(transaction, orderId);
    if (await this.ledger.has(transaction, received.key)) return null;
    const atMs = await this.orders.nowMs(transaction);
    const refundNo = refundNumberOf(orderNo, { kind: 'payment', paymentId });
    await this.ledger.post(transaction, orderId, received);
    await this.ledger.post(transaction, orderId, surplusReturned(refundNo, amountFen));
    return this.add(transaction, { refundNo, orderId, paymentId, depositId: null, amountFen, why, atMs });
  }

  /** The provider has paid it back; told again, nothing changes. The order is `refunded` when that was all of its money. */
  complete(transaction: Transaction, refundNo: string): Promise<Order | RefusalError> {
    return this.finish(transaction, refundNo, refundPaid);
  }

  /** It was paid back past the provider. Whoever calls this has locked it with `lock` and knows that it is failed. */
  completeOutside(transaction: Transaction, refundNo: string): Promise<Order | RefusalError> {
    return this.finish(transaction, refundNo, refundPaidOutside);
  }

  /** With its order, in the order in which all take these locks. */
  async lock(
    transaction: Transaction,
    refundNo: string,
  ): Promise<Refund | RefusalError<'ORDER.REFUND_UNKNOWN'>> {
    const known = await this.refunds.find(transaction, refundNo);
    if (known === null) return new RefusalError('ORDER.REFUND_UNKNOWN', { refundNo });
    await this.orders.lock(transaction, known.orderId);
    return this.refunds.lock(transaction, refundNo);
  }

  /** One that was given up is tried again from now on, as often as a new one; first it is asked about. */
  async tryAgain(transaction: Transaction, refundNo: string): Promise<void> {
    await this.refunds.tryAgain(transaction, refundNo, await this.orders.nowMs(transaction));
  }

  private async finish(
    transaction: Transaction,
    refundNo: string,
    posting: (refundNo: string, amountFen: Fen) => LedgerTransaction,
  ): Promise<Order | RefusalError> {
    const known = await this.refunds.find(transaction, refundNo);
    if (known === null) return new RefusalError('ORDER.REFUND_UNKNOWN', { refundNo });
    // The order first: of two who tell it the second one finds it done.
    const order = await this.orders.lock(transaction, known.orderId);
    const refund = await this.refunds.lock(transaction, refundNo);
    if (refund.state === 'done') return order;
    await this.ledger.post(transaction, refund.orderId, posting(refundNo, fen(refund.amountFen)));
    await this.refunds.markDone(transaction, refundNo, await this.orders.nowMs(transaction));
    if (refund.paymentId !== null) return order;
    const changed = await this.orders.change(transaction, refund.orderId, (receivedAtMs) => ({
      type: 'CompleteRefund',
      ...{ receivedAtMs, refundNo },
    }));
    return changed instanceof RefusalError ? changed : changed.order;
  }

  private async begin(transaction: Transaction, wanted: WantedRefund): Promise<NewRefund | RefusalError> {
    const { orderId, depositId } = wanted;
    const amountFen = fen(wanted.amountFen);
    const { orderNo } = await this.orders.lock(transaction, orderId);
    const atMs = await this.orders.nowMs(transaction);
    const nth = 1 + (await this.refunds.count(transaction, orderId, depositId));
    const refundNo = refundNumberOf(
      orderNo,
      depositId === null ? { kind: 'sale', nth } : { kind: 'deposit', depositId, nth },
    );
    const changed = await this.orders.change(transaction, orderId, (receivedAtMs) => ({
      type: 'BeginRefund',
      ...{ receivedAtMs, refundNo, amountFen },
    }));
    if (changed instanceof RefusalError) return changed;
    if (isDepositKind(changed.order.kind) !== (depositId !== null))
      throw new Error(`Order ${orderId} is one of ${changed.order.kind}: deposits go back one by one`);
    return { ...wanted, refundNo, paymentId: null, atMs };
  }

  private async add(transaction: Transaction, refund: NewRefund): Promise<Refund> {
    await this.refunds.add(transaction, refund);
    return this.refunds.lock(transaction, refund.refundNo);
  }
}
