// The life of every order, within the caller's transaction: made, paid, ended; money booked, deposits held, followers told.
import { Injectable } from '@nestjs/common';
import { isDepositKind, type OrderCommand, paymentReceived } from '@haopai/orders';
import { fen } from '@haopai/rules';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { DepositsStore } from './deposits.store';
import { LedgerStore } from './ledger.store';
import type { Order, OrderDraft, ReceivedPayment } from './order';
import { OrderFollowers } from './order-followers';
import { type Changed, OrdersStore } from './orders.store';

@Injectable()
export class Orders {
  constructor(
    private readonly store: OrdersStore,
    private readonly deposits: DepositsStore,
    private readonly ledger: LedgerStore,
    private readonly followers: OrderFollowers,
  ) {}

  /** Throws for a draft that does not add up: a bug. It expires by itself at `dueAtMs`. */
  async create(transaction: Transaction, draft: OrderDraft): Promise<Order> {
    const drafts = draft.deposits ?? [];
    const depositsFen = drafts.reduce((sum, { amountFen }) => sum + amountFen, 0);
    const addsUp = depositsFen === (isDepositKind(draft.kind) ? draft.amountFen : 0);
    if (draft.amountFen <= 0 || !addsUp || drafts.some(({ amountFen }) => amountFen <= 0))
      throw new Error(`An order of ${draft.amountFen} fen with deposits of ${depositsFen} fen`);
    const order = await this.store.create(transaction, draft);
    await this.deposits.add(transaction, order.id, drafts);
    return order;
  }

  /**
   * Books the payment, holds the deposits and tells the follower. The same payment again changes nothing. Refused, nothing
   * of it is booked: then the payment is a surplus, for the refund desk.
   */
  async markPaid(
    transaction: Transaction,
    orderId: number,
    { paymentId, amountFen, atMs }: ReceivedPayment,
  ): Promise<Order | RefusalError> {
    const changed = await this.store.change(transaction, orderId, (nowMs) => ({
      type: 'PayOrder',
      // A provider's clock that is ahead does not make an order of tomorrow.
      receivedAtMs: Math.min(atMs, nowMs),
      paymentId,
      amountFen: fen(amountFen),
    }));
    if (changed instanceof RefusalError) return changed;
    const { order, events } = changed;
    if (events.length === 0) return order;
    await this.ledger.post(transaction, orderId, paymentReceived(paymentId, order.kind, fen(amountFen)));
    await this.deposits.hold(transaction, orderId);
    await this.followers.of(order.kind).paid(transaction, order);
    return order;
  }

  /** More time to pay: RECORD.CHANGED when it is not of that version any more. */
  async extend(
    transaction: Transaction,
    orderId: number,
    { version, dueAtMs }: { readonly version: number; readonly dueAtMs: number },
  ): Promise<Order | RefusalError> {
    await this.store.lock(transaction, orderId);
    const now = await this.store.versionOf(transaction, orderId);
    if (now !== version) return new RefusalError('RECORD.CHANGED', { version: now });
    const changed = await this.store.change(transaction, orderId, (receivedAtMs) => ({
      type: 'ExtendOrder',
      ...{ receivedAtMs, dueAtMs },
    }));
    return changed instanceof RefusalError ? changed : changed.order;
  }

  /** What `extend` would refuse; it extends nothing. */
  async refuseExtension(
    transaction: Transaction,
    orderId: number,
    { version, dueAtMs }: { readonly version: number; readonly dueAtMs: number },
  ): Promise<RefusalError | undefined> {
    await this.store.lock(transaction, orderId);
    const now = await this.store.versionOf(transaction, orderId);
    if (now !== version) return new RefusalError('RECORD.CHANGED', { version: now });
    return this.store.refuse(transaction, orderId, (receivedAtMs) => ({
      type: 'ExtendOrder',
      ...{ receivedAtMs, dueAtMs },
    }));
  }

  /** Nobody else changes it until the transaction ends. */
  lock(transaction: Transaction, orderId: number): Promise<Order> {
    return this.store.lock(transaction, orderId);
  }

  cancel(transaction: Transaction, orderId: number): Promise<Order | RefusalError> {
    return this.end(transaction, orderId, (receivedAtMs) => ({ type: 'CancelOrder', receivedAtMs }));
  }

  /** If it is due and was not paid; otherwise nothing happens. Refused while a payment of it is under way. */
  async expire(transaction: Transaction, orderId: number): Promise<Order | RefusalError> {
    const { dueAtMs } = await this.store.lock(transaction, orderId);
    const isDue = dueAtMs <= (await this.store.nowMs(transaction));
    if (isDue && (await this.store.isBeingPaid(transaction, orderId)))
      return new RefusalError('ORDER.BEING_PAID', { dueAtMs });
    return this.end(transaction, orderId, (receivedAtMs) => ({ type: 'ExpireOrder', receivedAtMs }));
  }

  private async end(
    transaction: Transaction,
    orderId: number,
    commandAt: (nowMs: number) => OrderCommand,
  ): Promise<Order | RefusalError> {
    const changed: Changed | RefusalError = await this.store.change(transaction, orderId, commandAt);
    if (changed instanceof RefusalError) return changed;
    const { order, events } = changed;
    if (events.length > 0) await this.followers.of(order.kind).ended(transaction, order);
    return order;
  }
}
