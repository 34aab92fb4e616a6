// The papers and invoices of a citizen, for whoever takes their data along: that they were given, and what stands on those that were asked for.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { ConfirmationKind, InvoiceKind, InvoiceState } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

export interface PaperRecord {
  readonly confirmations: readonly {
    readonly year: number;
    readonly no: number;
    readonly kind: ConfirmationKind;
    readonly givenAtMs: number;
  }[];
  readonly invoices: readonly {
    readonly orderNo: string;
    readonly kind: InvoiceKind;
    readonly state: InvoiceState;
    readonly title: string;
    readonly taxNumber: string | null;
    readonly amountFen: number;
    readonly invoiceNo: string | null;
    readonly askedAtMs: number;
  }[];
}

const ROWS_MAX = 10_000;

@Injectable()
export class PaperRecordsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** The newest first. */
  async of(citizenId: number): Promise<PaperRecord> {
    const confirmations = await this.select<PaperRecord['confirmations'][number]>(
      `SELECT series_year AS year, series_no AS no, kind, given_at_ms AS givenAtMs FROM confirmations
       WHERE citizen_id = ? ORDER BY id DESC LIMIT ${ROWS_MAX}`,
      citizenId,
    );
    const invoices = await this.select<PaperRecord['invoices'][number]>(
      `SELECT orders.order_no AS orderNo, invoices.kind, invoices.state, invoices.title, invoices.tax_number AS taxNumber,
         invoices.amount_fen AS amountFen, invoices.invoice_no AS invoiceNo, invoices.asked_at_ms AS askedAtMs
       FROM orders JOIN invoices ON invoices.order_id = orders.id
       WHERE orders.citizen_id = ? ORDER BY invoices.id DESC LIMIT ${ROWS_MAX}`,
      citizenId,
    );
    return { confirmations, invoices };
  }

  private select<Row extends object>(sql: string, citizenId: number): Promise<readonly Row[]> {
    return this.connection.query<Row>(sql, { type: QueryTypes.SELECT, replacements: [citizenId] });
  }
}
