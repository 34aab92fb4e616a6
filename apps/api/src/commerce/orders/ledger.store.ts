// Writes the double-entry ledger. Nothing of it is ever changed: a key that is there already refuses the whole transaction.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { Account, LedgerKind, LedgerTransaction } from '@haopai/orders';
import { fen } from '@haopai/rules';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

interface LineRow {
  readonly postingKey: string;
  readonly kind: LedgerKind;
  readonly account: Account;
  readonly amountFen: number;
}

@Injectable()
export class LedgerStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async post(transaction: Transaction, orderId: number, entry: LedgerTransaction): Promise<void> {
    const { key, kind, lines } = entry;
    const [id] = await this.connection.query(
      `INSERT INTO ledger_transactions (posting_key, kind, order_id, at_ms) VALUES (?, ?, ?, ${SERVER_NOW_MS})`,
      { type: QueryTypes.INSERT, transaction, replacements: [key, kind, orderId] },
    );
    const rows = lines.map(({ account, amountFen }, index) => [id, index + 1, account, amountFen]);
    await this.connection.query(
      `INSERT INTO ledger_lines (transaction_id, line_no, account, amount_fen) VALUES ${rows.map(() => '(?)').join()}`,
      { type: QueryTypes.INSERT, transaction, replacements: rows },
    );
  }

  async has(transaction: Transaction, key: string): Promise<boolean> {
    const rows = await this.connection.query<{ id: number }>(
      'SELECT id FROM ledger_transactions WHERE posting_key = ?',
      { type: QueryTypes.SELECT, transaction, replacements: [key] },
    );
    return rows.length > 0;
  }

  /** Everything that was booked, in its order: for an audit. */
  async all(): Promise<readonly LedgerTransaction[]> {
    const rows = await this.connection.query<LineRow>(
      `SELECT head.posting_key AS postingKey, head.kind, line.account, line.amount_fen AS amountFen
       FROM ledger_transactions head JOIN ledger_lines line ON line.transaction_id = head.id
       ORDER BY head.id, line.line_no`,
      { type: QueryTypes.SELECT },
    );
    const entries = new Map<string, LedgerTransaction>();
    for (const { postingKey: key, kind, account, amountFen } of rows) {
      const lines = [...(entries.get(key)?.lines ?? []), { account, amountFen: fen(amountFen) }];
      entries.set(key, { key, kind, lines });
    }
    return [...entries.values()];
  }
}
