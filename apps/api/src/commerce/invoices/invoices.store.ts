// Invoices of an order, and what of its price is paid and kept: all that an invoice can be for.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { InvoiceKind } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import type { Invoice, InvoiceTitle } from './invoice';

export const INVOICE_COLUMNS = `invoices.id, invoices.order_id AS orderId, invoices.kind, invoices.state,
  invoices.title_kind AS titleKind, invoices.title, invoices.tax_number AS taxNumber, invoices.amount_fen AS amountFen,
  invoices.asked_at_ms AS askedAtMs, invoices.invoice_no AS invoiceNo, invoices.address`;

/** Of a deposit that counts towards a price: it stays so when the win is undone, and what went back of it stands with its refunds. */
const DEPOSIT_BACK_FEN = `COALESCE((
  SELECT SUM(refunds.amount_fen) FROM refunds
  WHERE refunds.order_id = deposits.order_id AND refunds.deposit_id = deposits.id AND refunds.state = 'done'), 0)`;

/** Of an order: what was paid and has not gone back, with the deposits that count towards a hammer price. */
export const KEPT_FEN = `orders.amount_fen - orders.refunded_fen + COALESCE((
  SELECT SUM(deposits.amount_fen - ${DEPOSIT_BACK_FEN}) FROM won_lots JOIN deposits ON deposits.entry_id = won_lots.entry_id
  WHERE won_lots.balance_order_id = orders.id AND deposits.state = 'applied'), 0)`;

export interface NewInvoice extends InvoiceTitle {
  readonly orderId: number;
  readonly kind: InvoiceKind;
  readonly nth: number;
  readonly requestNo: string;
  readonly amountFen: number;
}

@Injectable()
export class InvoicesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** The first asked for first. */
  of(orderId: number, transaction: Transaction | null = null): Promise<readonly Invoice[]> {
    return this.connection.query<Invoice>(
      `SELECT ${INVOICE_COLUMNS} FROM invoices WHERE order_id = ? ORDER BY id LIMIT 100`,
      { type: QueryTypes.SELECT, replacements: [orderId], transaction },
    );
  }

  async keptFen(orderId: number, transaction: Transaction | null = null): Promise<number> {
    const [row] = await this.connection.query<{ keptFen: number | string }>(
      `SELECT ${KEPT_FEN} AS keptFen FROM orders WHERE id = ?`,
      { type: QueryTypes.SELECT, replacements: [orderId], transaction },
    );
    return Number(row?.keptFen ?? 0);
  }

  /** Of two who add the same at once one does: the other's fails. */
  async add(transaction: Transaction, invoice: NewInvoice): Promise<void> {
    await this.connection.query(
      `INSERT INTO invoices (order_id, kind, nth, request_no, amount_fen, title_kind, title, tax_number, state,
         asked_at_ms, changed_at_ms, due_at_ms)
       VALUES (:orderId, :kind, :nth, :requestNo, :amountFen, :titleKind, :title, :taxNumber, 'asked',
         ${SERVER_NOW_MS}, ${SERVER_NOW_MS}, ${SERVER_NOW_MS})`,
      { type: QueryTypes.INSERT, replacements: { ...invoice }, transaction },
    );
  }

  /** One that failed is asked for anew, as another request; nothing happens to any other. */
  async askAnew(
    transaction: Transaction,
    invoiceId: number,
    asked: Pick<NewInvoice, 'requestNo' | 'amountFen'> & InvoiceTitle,
  ): Promise<void> {
    await this.connection.query(
      `UPDATE invoices SET request_no = :requestNo, amount_fen = :amountFen, title_kind = :titleKind, title = :title,
         tax_number = :taxNumber, state = 'asked', asked_at_ms = ${SERVER_NOW_MS}, changed_at_ms = ${SERVER_NOW_MS},
         due_at_ms = ${SERVER_NOW_MS}, attempts = 0, leased_by = NULL, last_failure = NULL
       WHERE id = :invoiceId AND state = 'failed'`,
      { type: QueryTypes.UPDATE, replacements: { ...asked, invoiceId }, transaction },
    );
  }
}
