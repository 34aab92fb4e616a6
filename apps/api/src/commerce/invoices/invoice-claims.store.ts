// Invoices that wait for their issuer, in plain SQL: claimed for one lease by the server's clock, and what became of them.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { randomUUID } from 'node:crypto';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import type { InvoiceRequest } from './invoice-issuer';

export interface ClaimedInvoice extends Omit<InvoiceRequest, 'subject' | 'language'> {
  readonly id: number;
  readonly orderId: number;
  /** This one included. */
  readonly tries: number;
  readonly lease: string;
}

type ClaimedRow = Omit<ClaimedInvoice, 'lease' | 'tries'> & { readonly attempts: number };

/** Written by hand: Sequelize drops skipLocked on MySQL without a word. */
const DUE = `
  SELECT invoices.id, invoices.order_id AS orderId, invoices.kind, invoices.request_no AS requestNo,
    invoices.amount_fen AS amountFen, invoices.title_kind AS titleKind, invoices.title,
    invoices.tax_number AS taxNumber, invoices.asked_at_ms AS askedAtMs, invoices.attempts
  FROM invoices WHERE state = 'asked' AND due_at_ms <= ${SERVER_NOW_MS} ORDER BY due_at_ms, id
  LIMIT :max FOR UPDATE SKIP LOCKED`;

const OF = `SELECT orders.order_no AS orderNo, (
    SELECT invoice_no FROM invoices WHERE invoices.order_id = orders.id AND kind = 'invoice' AND nth = 1) AS corrects
  FROM orders WHERE id = ?`;

@Injectable()
export class InvoiceClaimsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async claim(transaction: Transaction, max: number, leaseMs: number): Promise<readonly ClaimedInvoice[]> {
    const rows = await this.connection.query<ClaimedRow>(DUE, {
      type: QueryTypes.SELECT,
      replacements: { max },
      transaction,
    });
    if (rows.length === 0) return [];
    const lease = randomUUID();
    await this.connection.query(
      `UPDATE invoices SET leased_by = ?, due_at_ms = ${SERVER_NOW_MS} + ?, attempts = attempts + 1 WHERE id IN (?)`,
      { type: QueryTypes.UPDATE, replacements: [lease, leaseMs, rows.map(({ id }) => id)], transaction },
    );
    const claimed: ClaimedInvoice[] = [];
    for (const { attempts, ...row } of rows) {
      const [of] = await this.connection.query<{ orderNo: string; corrects: string | null }>(OF, {
        type: QueryTypes.SELECT,
        replacements: [row.orderId],
        transaction,
      });
      const corrects = row.kind === 'redLetter' ? (of?.corrects ?? null) : null;
      claimed.push({ ...row, orderNo: of?.orderNo ?? '', corrects, tries: attempts + 1, lease });
    }
    return claimed;
  }

  async issued({ id, lease }: ClaimedInvoice, invoiceNo: string, address: string | null): Promise<void> {
    await this.write(
      `state = 'issued', invoice_no = ?, address = ?, changed_at_ms = ${SERVER_NOW_MS}, last_failure = NULL`,
      [invoiceNo, address, id, lease],
    );
  }

  async failed({ id, lease }: ClaimedInvoice, failure: string): Promise<void> {
    await this.write(`state = 'failed', last_failure = ?, changed_at_ms = ${SERVER_NOW_MS}`, [
      ...[failure, id, lease],
    ]);
  }

  async postpone({ id, lease }: ClaimedInvoice, afterMs: number, failure: string | null): Promise<void> {
    await this.write(`due_at_ms = ${SERVER_NOW_MS} + ?, last_failure = COALESCE(?, last_failure)`, [
      ...[afterMs, failure, id, lease],
    ]);
  }

  /** Who has lost the lease writes nothing. */
  private async write(set: string, replacements: (string | number | null)[]): Promise<void> {
    await this.connection.query(
      `UPDATE invoices SET ${set}, leased_by = NULL WHERE id = ? AND leased_by = ?`,
      { type: QueryTypes.UPDATE, replacements },
    );
  }
}
