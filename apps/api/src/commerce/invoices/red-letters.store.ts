// Orders whose issued invoices are for more than was kept of the price: so much has to be taken back.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import type { InvoiceTitle } from './invoice';
import { KEPT_FEN } from './invoices.store';

export interface Overstated extends InvoiceTitle {
  readonly orderId: number;
  readonly redLetters: number;
  readonly tooMuchFen: number;
}

/** What is being taken back counts as taken back already. */
const COVERED_FEN = `invoices.amount_fen - COALESCE((
  SELECT SUM(red.amount_fen) FROM invoices red WHERE red.order_id = invoices.order_id AND red.kind = 'redLetter'), 0)`;

/** While the price itself is on its way back, a deposit may be there already. */
const OVERSTATED = `
  SELECT invoices.order_id AS orderId, invoices.title_kind AS titleKind, invoices.title,
    invoices.tax_number AS taxNumber, ${COVERED_FEN} - (${KEPT_FEN}) AS tooMuchFen,
    (SELECT COUNT(*) FROM invoices red WHERE red.order_id = invoices.order_id AND red.kind = 'redLetter') AS redLetters
  FROM invoices JOIN orders ON orders.id = invoices.order_id
  WHERE invoices.kind = 'invoice' AND invoices.state = 'issued' AND (orders.refunded_fen > 0 OR orders.state = 'refunding')`;

@Injectable()
export class RedLettersStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async orders(max: number): Promise<readonly number[]> {
    const rows = await this.connection.query<{ orderId: number }>(
      `SELECT orderId FROM (${OVERSTATED}) found WHERE tooMuchFen > 0 ORDER BY orderId LIMIT :max`,
      { type: QueryTypes.SELECT, replacements: { max } },
    );
    return rows.map(({ orderId }) => orderId);
  }

  /** Null where nothing is overstated, or not any more. */
  async of(transaction: Transaction, orderId: number): Promise<Overstated | null> {
    const [row] = await this.connection.query<Overstated>(
      `SELECT * FROM (${OVERSTATED} AND invoices.order_id = :orderId) found WHERE tooMuchFen > 0`,
      { type: QueryTypes.SELECT, replacements: { orderId }, transaction },
    );
    return row === undefined
      ? null
      : { ...row, redLetters: Number(row.redLetters), tooMuchFen: Number(row.tooMuchFen) };
  }
}
