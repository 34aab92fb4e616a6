// Begins the payment of a citizen's own order: once for a request's key, one open payment for an order, within limits.
import { Injectable } from '@nestjs/common';
import type { PaymentStart } from '@haopai/contracts';
import type { Language } from '@haopai/rules';
import { IdentityGate } from '../../access/identity-checks';
import { Transactions, type Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { IdempotencyService } from '../../platform/idempotency';
import { FindOrders, type Order } from '../orders';
import type { Payment } from './payment';
import {
  ENDS_BEFORE_ORDER_MS,
  OPEN_PER_CITIZEN_MAX,
  PAYING_TAKES_MS,
  PAYMENT_VALID_MS,
  TRIES_PER_ORDER_MAX,
} from './payment-limits';
import { PaymentProviders } from './payment-providers';
import { paymentSubject } from './payment-subject';
import { PaymentsStore } from './payments.store';
import { askAfterMs } from './reconcile/ask-limits';

export interface PaymentWish {
  readonly citizenId: number;
  readonly orderNo: string;
  readonly key: string;
  readonly language: Language;
}

@Injectable()
export class StartPayment {
  constructor(
    private readonly orders: FindOrders,
    private readonly identity: IdentityGate,
    private readonly store: PaymentsStore,
    private readonly providers: PaymentProviders,
    private readonly idempotency: IdempotencyService,
    private readonly transactions: Transactions,
  ) {}

  /** `leave` gives the place at the door back, where it takes a moment to hear who somebody is: a reservation was made days before its deposit. */
  async execute(
    wish: PaymentWish,
    leave: () => void = () => undefined,
  ): Promise<PaymentStart | RefusalError> {
    const { citizenId, orderNo, key, language } = wish;
    const order = await this.orders.own(citizenId, orderNo);
    if (order instanceof RefusalError) return order;
    const unknown =
      order.kind === 'reservationDeposit' ? await this.identity.refuse(citizenId, leave) : undefined;
    if (unknown !== undefined) return unknown;
    const request = { citizenId, key, route: `POST /me/orders/${orderNo}/payments`, body: { language } };
    const paymentId = await this.transactions.run((transaction) =>
      this.idempotency.make(transaction, request, () => this.begin(transaction, order)),
    );
    if (paymentId instanceof RefusalError) return paymentId;
    const payment = await this.store.byId(paymentId);
    if (payment === null) throw new Error(`There is no payment ${paymentId}`);
    return this.atProvider(order, payment, language);
  }

  /** The id of an open payment of the order: one that is there, or a new one. */
  private async begin(
    transaction: Transaction,
    { id: orderId, citizenId, amountFen }: Order,
  ): Promise<number | RefusalError> {
    const { state, dueAtMs } = await this.store.lockOrder(transaction, orderId);
    if (state !== 'created') return new RefusalError('ORDER.NOT_OPEN', { state });
    const createdAtMs = await this.store.nowMs(transaction);
    const endsAtMs = dueAtMs - ENDS_BEFORE_ORDER_MS;
    if (createdAtMs + PAYING_TAKES_MS > endsAtMs) return new RefusalError('PAYMENT.TOO_LATE', { dueAtMs });
    const { name: provider } = this.providers.current;
    const open = await this.store.openOf(transaction, orderId, provider, createdAtMs + PAYING_TAKES_MS);
    if (open !== null) return open.id;
    if ((await this.store.countOf(transaction, orderId)) >= TRIES_PER_ORDER_MAX)
      return new RefusalError('PAYMENT.TOO_MANY', { max: TRIES_PER_ORDER_MAX });
    if ((await this.store.countOpen(transaction, citizenId)) >= OPEN_PER_CITIZEN_MAX)
      return new RefusalError('PAYMENT.TOO_MANY', { max: OPEN_PER_CITIZEN_MAX });
    const validUntilMs = Math.min(createdAtMs + PAYMENT_VALID_MS, endsAtMs);
    const askAtMs = createdAtMs + askAfterMs(0, Math.random);
    const draft = { orderId, citizenId, provider, amountFen, createdAtMs, validUntilMs, askAtMs };
    return (await this.store.add(transaction, draft)).id;
  }

  /** After the commit: the provider hears of no payment that is not in our books, and may be asked again for the same. */
  private async atProvider(order: Order, payment: Payment, language: Language): Promise<PaymentStart> {
    const { paymentNo, amountFen, validUntilMs, provider } = payment;
    const payUrl = await this.providers.of(provider).create({
      ...{ paymentNo, orderNo: order.orderNo, amountFen, validUntilMs, language },
      subject: paymentSubject(order.kind, order.about, language),
    });
    return { paymentNo, payUrl, amountFen, validUntilMs };
  }
}
