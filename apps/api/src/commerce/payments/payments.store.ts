// Payments as they are begun and settled, within the caller's transaction.
import { Injectable } from '@nestjs/common';
import { InjectConnection, InjectModel } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { Op, QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import { OrderModel, PaymentModel, type Transaction } from '../../platform/database';
import type { Payment, PaymentDraft } from './payment';
import { newPaymentNumber } from './payment-numbers';

@Injectable()
export class PaymentsStore {
  constructor(
    @InjectModel(PaymentModel) private readonly payments: typeof PaymentModel,
    @InjectModel(OrderModel) private readonly orders: typeof OrderModel,
    @InjectConnection() private readonly connection: Sequelize,
  ) {}

  /** The database's clock. */
  async nowMs(transaction: Transaction | null = null): Promise<number> {
    const [row] = await this.connection.query<{ nowMs: number }>(`SELECT ${SERVER_NOW_MS} AS nowMs`, {
      type: QueryTypes.SELECT,
      transaction,
    });
    return Number(row?.nowMs);
  }

  /** Of two who begin to pay an order at once the second sees what the first began. */
  async lockOrder(transaction: Transaction, orderId: number): Promise<Pick<OrderModel, 'state' | 'dueAtMs'>> {
    const row = await this.orders.findByPk(orderId, { transaction, lock: true });
    if (row === null) throw new Error(`There is no order ${orderId}`);
    return row;
  }

  async add(transaction: Transaction, draft: PaymentDraft): Promise<Payment> {
    const row = await this.payments.create(
      {
        ...draft,
        paymentNo: newPaymentNumber(draft.createdAtMs),
        ...{ state: 'open', tradeNo: null, paidAtMs: null, settledAtMs: null, isSurplus: null },
        ...{ asks: 0, leasedBy: null },
      },
      { transaction },
    );
    return toPayment(row);
  }

  async byId(paymentId: number, transaction: Transaction | null = null): Promise<Payment | null> {
    const row = await this.payments.findByPk(paymentId, { transaction });
    return row === null ? null : toPayment(row);
  }

  async byNo(paymentNo: string): Promise<Payment | null> {
    const row = await this.payments.findOne({ where: { paymentNo } });
    return row === null ? null : toPayment(row);
  }

  /** The one that paid the order; null when none did. */
  async thatPaid(orderId: number): Promise<Payment | null> {
    const row = await this.payments.findOne({ where: { orderId, state: 'paid', isSurplus: false } });
    return row === null ? null : toPayment(row);
  }

  /** The one that was begun last, whatever became of it. */
  async newestOf(orderId: number): Promise<Payment | null> {
    const row = await this.payments.findOne({ where: { orderId }, order: [['id', 'DESC']] });
    return row === null ? null : toPayment(row);
  }

  /** An open one of the order that can still be made for a while. */
  async openOf(
    transaction: Transaction,
    orderId: number,
    provider: string,
    untilMs: number,
  ): Promise<Payment | null> {
    const where = { orderId, provider, state: 'open' as const, validUntilMs: { [Op.gte]: untilMs } };
    const row = await this.payments.findOne({ where, order: [['id', 'DESC']], transaction });
    return row === null ? null : toPayment(row);
  }

  countOf(transaction: Transaction, orderId: number): Promise<number> {
    return this.payments.count({ where: { orderId }, transaction });
  }

  countOpen(transaction: Transaction, citizenId: number): Promise<number> {
    return this.payments.count({ where: { citizenId, state: 'open' }, transaction });
  }

  /** False when it was paid before. */
  async markPaid(
    transaction: Transaction,
    paymentId: number,
    { tradeNo, paidAtMs, isSurplus }: { tradeNo: string; paidAtMs: number; isSurplus: boolean },
  ): Promise<boolean> {
    const settledAtMs = await this.nowMs(transaction);
    const [changed] = await this.payments.update(
      { state: 'paid', tradeNo, paidAtMs, isSurplus, settledAtMs, leasedBy: null },
      { where: { id: paymentId, state: { [Op.ne]: 'paid' } }, transaction },
    );
    return changed === 1;
  }

  /** False when it has ended already: what was told first about an end stands, unless it is that money came. */
  async end(paymentId: number, state: 'closed' | 'odd'): Promise<boolean> {
    const settledAtMs = await this.nowMs();
    const [changed] = await this.payments.update(
      { state, settledAtMs, leasedBy: null },
      { where: { id: paymentId, state: 'open' } },
    );
    return changed === 1;
  }

  /** For somebody to look at: the provider tells another amount. False when it has ended already. */
  async setAside(paymentId: number, toldFen: number): Promise<boolean> {
    // First what is told: alone it means nothing, and whoever asks next tells it again.
    await this.connection.query(
      `INSERT INTO odd_payments (payment_id, told_fen) VALUES (?, ?)
       ON DUPLICATE KEY UPDATE told_fen = VALUES(told_fen)`,
      { type: QueryTypes.INSERT, replacements: [paymentId, toldFen] },
    );
    return this.end(paymentId, 'odd');
  }

  /** As `setAside`, also of one that the provider had said would never be paid. False when it is known, or somebody has looked. */
  async setAsideAgain(transaction: Transaction, paymentId: number, toldFen: number): Promise<boolean> {
    await this.connection.query(
      `INSERT INTO odd_payments (payment_id, told_fen) VALUES (?, ?)
       ON DUPLICATE KEY UPDATE told_fen = VALUES(told_fen)`,
      { type: QueryTypes.INSERT, replacements: [paymentId, toldFen], transaction },
    );
    // Somebody found no money, and now there is some: whoever closed it stands in the record of acts.
    await this.connection.query(
      `UPDATE odd_payments SET outcome = NULL, reason = NULL, staff_id = NULL, staff_name = NULL, closed_at_ms = NULL
       WHERE payment_id = ? AND outcome = 'nothingCame'`,
      { type: QueryTypes.UPDATE, replacements: [paymentId], transaction },
    );
    const [, changed] = await this.connection.query(
      `UPDATE payments SET state = 'odd', settled_at_ms = ${SERVER_NOW_MS}, leased_by = NULL
       WHERE id = :paymentId AND state IN ('open', 'closed') AND NOT EXISTS (
         SELECT 1 FROM odd_payments odd WHERE odd.payment_id = :paymentId AND odd.closed_at_ms IS NOT NULL)`,
      { type: QueryTypes.UPDATE, replacements: { paymentId }, transaction },
    );
    return changed === 1;
  }
}

function toPayment(row: PaymentModel): Payment {
  const { id, paymentNo, orderId, citizenId, provider, state, amountFen, validUntilMs, tradeNo } = row;
  return { id, paymentNo, orderId, citizenId, provider, state, amountFen, validUntilMs, tradeNo };
}
