// What becomes of a deposit: taken off a price, paid back or forfeited; once, and each with its entry in the ledger.
import { Injectable } from '@nestjs/common';
import type { RefundReason } from '@haopai/contracts';
import { type DepositOutcome, depositSettled, type DepositState, maySettle } from '@haopai/orders';
import { fen } from '@haopai/rules';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { DepositsStore } from './deposits.store';
import { LedgerStore } from './ledger.store';
import type { Deposit } from './order';
import { OrdersStore } from './orders.store';
import { RefundBookkeeper } from './refund-bookkeeper';

export type SettledDeposit = Promise<Deposit | RefusalError<'DEPOSIT.NOT_HELD'>>;

@Injectable()
export class Deposits {
  constructor(
    private readonly store: DepositsStore,
    private readonly orders: OrdersStore,
    private readonly ledger: LedgerStore,
    private readonly bookkeeper: RefundBookkeeper,
  ) {}

  /**
   * It counts towards the price of the plate that was won: when the order of the rest is paid, or at once when it covers
   * all. Until then it is held, so that it can still be forfeited.
   */
  apply(transaction: Transaction, depositId: number, balanceOrderId: number | null): SettledDeposit {
    return this.settle(transaction, depositId, 'applied', balanceOrderId);
  }

  /**
   * It pays for the plate all by itself: what is above the price, an amount above nought, goes back. The ledger books all of
   * it as a sale, and the rest out of that again.
   */
  async cover(
    transaction: Transaction,
    depositId: number,
    restFen: number,
    why: RefundReason,
  ): SettledDeposit {
    const settled = await this.settle(transaction, depositId, 'applied', null);
    if (settled instanceof RefusalError) return settled;
    const { orderId } = settled;
    const rest = { orderId, amountFen: restFen, depositId, why };
    const refund = await this.bookkeeper.wantRest(transaction, rest);
    if (refund instanceof RefusalError)
      throw new Error(`Of deposit ${depositId} ${restFen} fen cannot be paid back: ${refund.code}`);
    return settled;
  }

  /** It was applied, and the win that it paid for is undone: all of it goes back out of the sale. Its state stays: the ledger tells the rest. */
  async undo(
    transaction: Transaction,
    depositId: number,
    why: RefundReason,
  ): Promise<RefusalError | undefined> {
    const { orderId, amountFen, state } = await this.store.byId(transaction, depositId);
    if (state !== 'applied') return new RefusalError('DEPOSIT.NOT_HELD', { state });
    const refund = await this.bookkeeper.wantRest(transaction, { orderId, amountFen, depositId, why });
    return refund instanceof RefusalError ? refund : undefined;
  }

  /** The winner did not pay the rest. */
  forfeit(transaction: Transaction, depositId: number): SettledDeposit {
    return this.settle(transaction, depositId, 'forfeited', null);
  }

  /** It is `refunded` from now on; the refund tells when the money is back. */
  async refund(transaction: Transaction, depositId: number, why: RefundReason): SettledDeposit {
    const settled = await this.settle(transaction, depositId, 'refunded', null);
    if (settled instanceof RefusalError) return settled;
    const { orderId, amountFen } = settled;
    const refund = await this.bookkeeper.want(transaction, { orderId, amountFen, depositId, why });
    if (refund instanceof RefusalError)
      throw new Error(`Deposit ${depositId} was held and cannot be paid back: ${refund.code}`);
    return settled;
  }

  /** Of an order; the oldest first. */
  of(orderId: number, transaction: Transaction | null = null): Promise<readonly Deposit[]> {
    return this.store.ofOrders(transaction, [orderId]);
  }

  ofEntries(
    entryIds: readonly number[],
    transaction: Transaction | null = null,
  ): Promise<readonly Deposit[]> {
    return this.store.ofEntries(transaction, entryIds);
  }

  /** All that are held for an entry, the first one first: more than one where more was paid so that more may be bid. */
  async heldFor(entryId: number, transaction: Transaction | null = null): Promise<readonly Deposit[]> {
    return this.inState(entryId, 'held', transaction);
  }

  /** All that count towards the price of what its entry has won. */
  async appliedFor(entryId: number, transaction: Transaction | null = null): Promise<readonly Deposit[]> {
    return this.inState(entryId, 'applied', transaction);
  }

  private async inState(
    entryId: number,
    wanted: DepositState,
    transaction: Transaction | null,
  ): Promise<readonly Deposit[]> {
    const deposits = await this.store.ofEntries(transaction, [entryId]);
    return deposits.filter(({ state }) => state === wanted);
  }

  /** A deposit that was paid before there was an entry, as that of a reservation is, stands for this one. */
  standFor(transaction: Transaction, depositId: number, entryId: number): Promise<void> {
    return this.store.standFor(transaction, depositId, entryId);
  }

  private async settle(
    transaction: Transaction,
    depositId: number,
    outcome: DepositOutcome,
    balanceOrderId: number | null,
  ): SettledDeposit {
    // The order first, as whoever pays or ends it does: what is read then is still so when it is written.
    await this.orders.lock(transaction, (await this.store.byId(transaction, depositId)).orderId);
    const deposit = await this.store.byId(transaction, depositId);
    if (!maySettle(deposit)) return new RefusalError('DEPOSIT.NOT_HELD', { state: deposit.state });
    const atMs = await this.orders.nowMs(transaction);
    await this.store.settle(transaction, depositId, { outcome, balanceOrderId, atMs });
    const posting = depositSettled(depositId, outcome, fen(deposit.amountFen));
    await this.ledger.post(transaction, deposit.orderId, posting);
    return { ...deposit, state: outcome, balanceOrderId };
  }
}
