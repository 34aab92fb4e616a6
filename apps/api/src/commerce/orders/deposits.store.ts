// Deposits: which there are of an order, and what became of each.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import type { DepositOutcome } from '@haopai/orders';
import { DepositModel, type Transaction } from '../../platform/database';
import type { Deposit, DepositDraft } from './order';

export interface Settlement {
  readonly outcome: DepositOutcome;
  readonly balanceOrderId: number | null;
  readonly atMs: number;
}

@Injectable()
export class DepositsStore {
  constructor(@InjectModel(DepositModel) private readonly deposits: typeof DepositModel) {}

  async add(transaction: Transaction, orderId: number, drafts: readonly DepositDraft[]): Promise<void> {
    const unpaid = { orderId, state: null, balanceOrderId: null, settledAtMs: null };
    const rows = drafts.map(({ entryId, vin, amountFen }) => ({ ...unpaid, entryId, vin, amountFen }));
    await this.deposits.bulkCreate(rows, { transaction });
  }

  /** All deposits of an order that has just been paid. */
  async hold(transaction: Transaction, orderId: number): Promise<void> {
    await this.deposits.update({ state: 'held' }, { where: { orderId, state: null }, transaction });
  }

  /** Throws when it is not held: the order's lock keeps others away from it. */
  async settle(
    transaction: Transaction,
    depositId: number,
    { outcome, balanceOrderId, atMs }: Settlement,
  ): Promise<void> {
    const [settled] = await this.deposits.update(
      { state: outcome, balanceOrderId, settledAtMs: atMs },
      { where: { id: depositId, state: 'held' }, transaction },
    );
    if (settled !== 1) throw new Error(`Deposit ${depositId} is not held`);
  }

  async standFor(transaction: Transaction, depositId: number, entryId: number): Promise<void> {
    await this.deposits.update({ entryId }, { where: { id: depositId }, transaction });
  }

  /** Throws when there is none: ids come from our own tables. */
  async byId(transaction: Transaction, depositId: number): Promise<Deposit> {
    const row = await this.deposits.findByPk(depositId, { transaction });
    if (row === null) throw new Error(`There is no deposit ${depositId}`);
    return toDeposit(row);
  }

  async ofOrders(transaction: Transaction | null, orderIds: readonly number[]): Promise<readonly Deposit[]> {
    const where = { orderId: [...orderIds] };
    const rows = await this.deposits.findAll({ where, order: [['id', 'ASC']], transaction });
    return rows.map(toDeposit);
  }

  async ofEntries(transaction: Transaction | null, entryIds: readonly number[]): Promise<readonly Deposit[]> {
    const where = { entryId: [...entryIds] };
    const rows = await this.deposits.findAll({ where, order: [['id', 'ASC']], transaction });
    return rows.map(toDeposit);
  }
}

function toDeposit(row: DepositModel): Deposit {
  const { id, orderId, entryId, vin, amountFen, state, balanceOrderId } = row;
  return { id, orderId, entryId, vin, amountFen, state, balanceOrderId };
}
