// Invoices as the office looks through them: those that failed are work.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { InvoiceCase, InvoiceState } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import { INVOICE_COLUMNS } from './invoices.store';

const CASES = `
  SELECT ${INVOICE_COLUMNS}, orders.order_no AS orderNo, invoices.attempts, invoices.changed_at_ms AS changedAtMs,
    invoices.last_failure AS lastFailure
  FROM invoices JOIN orders ON orders.id = invoices.order_id`;

type CaseRow = InvoiceCase & { readonly orderId: number };

@Injectable()
export class InvoiceCasesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Failed: what waits longest first. Others: the newest first. */
  async page(
    state: InvoiceState,
    limit: number,
    offset: number,
  ): Promise<{ readonly items: readonly InvoiceCase[]; readonly total: number }> {
    const way = state === 'failed' ? 'ASC' : 'DESC';
    const [rows, [count]] = await Promise.all([
      this.connection.query<CaseRow>(
        `${CASES} WHERE invoices.state = ? ORDER BY invoices.changed_at_ms ${way}, invoices.id ${way} LIMIT ? OFFSET ?`,
        { type: QueryTypes.SELECT, replacements: [state, limit, offset] },
      ),
      this.connection.query<{ total: number }>('SELECT COUNT(*) AS total FROM invoices WHERE state = ?', {
        type: QueryTypes.SELECT,
        replacements: [state],
      }),
    ]);
    return { items: rows.map(withoutOrderId), total: count?.total ?? 0 };
  }

  async find(invoiceId: number, transaction: Transaction | null = null): Promise<InvoiceCase | null> {
    const lock = transaction === null ? '' : ' FOR UPDATE';
    const [row] = await this.connection.query<CaseRow>(`${CASES} WHERE invoices.id = ?${lock}`, {
      type: QueryTypes.SELECT,
      replacements: [invoiceId],
      transaction,
    });
    return row === undefined ? null : withoutOrderId(row);
  }

  /** Tried again as the same request. Locked before, and failed. */
  async retry(transaction: Transaction, invoiceId: number): Promise<void> {
    await this.connection.query(
      `UPDATE invoices SET state = 'asked', attempts = 0, due_at_ms = ${SERVER_NOW_MS}, leased_by = NULL,
         changed_at_ms = ${SERVER_NOW_MS} WHERE id = ?`,
      { type: QueryTypes.UPDATE, replacements: [invoiceId], transaction },
    );
  }
}

function withoutOrderId({ orderId: _, ...invoice }: CaseRow): InvoiceCase {
  return invoice;
}
