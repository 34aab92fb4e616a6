// What was booked until the beginning of a day, summed for good, and what the ledger itself says of the same time.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

export interface LedgerSum {
  readonly part: 'turnover' | 'entries' | 'deposits' | 'unbalanced';
  readonly kind: string;
  readonly account: string;
  readonly debitFen: number;
  readonly creditFen: number;
}

type Row = Readonly<Record<keyof LedgerSum, string | number>>;

const BETWEEN = 'booked.at_ms >= :fromMs AND booked.at_ms < :toMs';
const READ = `
  SELECT 'turnover' AS part, booked.kind, line.account, SUM(GREATEST(line.amount_fen, 0)) AS debitFen,
    SUM(GREATEST(-line.amount_fen, 0)) AS creditFen
  FROM ledger_transactions booked JOIN ledger_lines line ON line.transaction_id = booked.id
  WHERE ${BETWEEN} GROUP BY booked.kind, line.account
  UNION ALL SELECT 'entries', '', '', COUNT(*), 0 FROM ledger_transactions booked WHERE ${BETWEEN}
  UNION ALL SELECT 'unbalanced', '', '', COUNT(*), 0 FROM (
    SELECT booked.id FROM ledger_transactions booked JOIN ledger_lines line ON line.transaction_id = booked.id
    WHERE ${BETWEEN} GROUP BY booked.id HAVING SUM(line.amount_fen) <> 0) wrong
  UNION ALL SELECT 'deposits', state, '', SUM(amount_fen), 0 FROM deposits
    WHERE settled_at_ms >= :fromMs AND settled_at_ms < :toMs GROUP BY state`;

@Injectable()
export class LedgerSumsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** The database's clock, the first time anything was booked or settled, and the last day that was summed for good; null where there is none. */
  async times(): Promise<{
    readonly nowMs: number;
    readonly firstMs: number | null;
    readonly summedMs: number | null;
  }> {
    const [row] = await this.connection.query<{
      nowMs: number;
      firstMs: number | null;
      summedMs: number | null;
    }>(
      `SELECT ${SERVER_NOW_MS} AS nowMs, (SELECT MIN(at_ms) FROM ledger_transactions) AS firstMs,
         (SELECT MAX(until_ms) FROM ledger_sums) AS summedMs`,
      { type: QueryTypes.SELECT },
    );
    return {
      ...row,
      nowMs: Number(row?.nowMs),
      firstMs: row?.firstMs ?? null,
      summedMs: row?.summedMs ?? null,
    };
  }

  /** What the ledger says of a time. */
  async read(fromMs: number, toMs: number): Promise<readonly LedgerSum[]> {
    const replacements = { fromMs, toMs };
    return (await this.connection.query<Row>(READ, { type: QueryTypes.SELECT, replacements })).map(toSum);
  }

  async summed(untilMs: number): Promise<readonly LedgerSum[]> {
    const rows = await this.connection.query<Row>(
      'SELECT part, kind, account, debit_fen AS debitFen, credit_fen AS creditFen FROM ledger_sums WHERE until_ms = ?',
      { type: QueryTypes.SELECT, replacements: [untilMs] },
    );
    return rows.map(toSum);
  }

  /** Of two who sum the same day one writes it, in one statement. */
  async write(untilMs: number, sums: readonly LedgerSum[]): Promise<void> {
    const rows = sums.map(({ part, kind, account, debitFen, creditFen }) => [
      ...[untilMs, part, kind, account, debitFen, creditFen],
    ]);
    await this.connection.query(
      `INSERT IGNORE INTO ledger_sums (until_ms, part, kind, account, debit_fen, credit_fen) VALUES ${rows.map(() => '(?)').join()}`,
      { type: QueryTypes.INSERT, replacements: rows },
    );
  }
}

function toSum({ part, kind, account, debitFen, creditFen }: Row): LedgerSum {
  return {
    part: part as LedgerSum['part'],
    ...{ kind: String(kind), account: String(account) },
    ...{ debitFen: Number(debitFen), creditFen: Number(creditFen) },
  };
}
