// Money on its way back: what is wanted, and that it is done. Who asks the provider for it works on the same rows.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import type { RefundState } from '@haopai/contracts';
import { RefundModel, type Transaction } from '../../platform/database';

export interface NewRefund {
  readonly refundNo: string;
  readonly orderId: number;
  /** The payment for which no order waited; null for money of the order itself. */
  readonly paymentId: number | null;
  readonly depositId: number | null;
  readonly amountFen: number;
  readonly why: string;
  readonly atMs: number;
}

export interface Refund extends Omit<NewRefund, 'atMs'> {
  readonly state: RefundState;
  /** Of the latest change. */
  readonly changedAtMs: number;
}

@Injectable()
export class RefundsStore {
  constructor(@InjectModel(RefundModel) private readonly refunds: typeof RefundModel) {}

  async add(transaction: Transaction, { atMs, ...refund }: NewRefund): Promise<void> {
    const times = { wantedAtMs: atMs, changedAtMs: atMs, dueAtMs: atMs };
    const untouched = { attempts: 0, leasedBy: null, lastFailure: null } as const;
    await this.refunds.create({ ...refund, state: 'wanted', ...times, ...untouched }, { transaction });
  }

  /** How many parts of the order's own money have gone back so far, of a deposit or of a sale. Under the order's lock. */
  count(transaction: Transaction, orderId: number, depositId: number | null): Promise<number> {
    return this.refunds.count({ where: { orderId, depositId, paymentId: null }, transaction });
  }

  async find(transaction: Transaction, refundNo: string): Promise<Refund | null> {
    const row = await this.refunds.findOne({ where: { refundNo }, transaction });
    return row === null ? null : toRefund(row);
  }

  /** Nobody else changes it until the transaction ends. Throws when there is none. */
  async lock(transaction: Transaction, refundNo: string): Promise<Refund> {
    const row = await this.refunds.findOne({ where: { refundNo }, transaction, lock: true });
    if (row === null) throw new Error(`There is no refund ${refundNo}`);
    return toRefund(row);
  }

  async markDone(transaction: Transaction, refundNo: string, atMs: number): Promise<void> {
    await this.refunds.update(
      { state: 'done', changedAtMs: atMs, leasedBy: null, lastFailure: null },
      { where: { refundNo }, transaction },
    );
  }

  /** Doubtful, so that whoever takes it up asks first whether it is back. */
  async tryAgain(transaction: Transaction, refundNo: string, atMs: number): Promise<void> {
    await this.refunds.update(
      { state: 'sent', attempts: 0, dueAtMs: atMs, changedAtMs: atMs, leasedBy: null },
      { where: { refundNo, state: 'failed' }, transaction },
    );
  }

  /** The oldest first. */
  async ofOrder(orderId: number, transaction: Transaction | null = null): Promise<readonly Refund[]> {
    const rows = await this.refunds.findAll({ where: { orderId }, order: [['id', 'ASC']], transaction });
    return rows.map(toRefund);
  }
}

function toRefund(row: RefundModel): Refund {
  const { refundNo, orderId, paymentId, depositId, amountFen, why, state, changedAtMs } = row;
  return { refundNo, orderId, paymentId, depositId, amountFen, why, state, changedAtMs };
}
