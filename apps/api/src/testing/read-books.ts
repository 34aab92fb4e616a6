// Reads all that was booked, and says what is wrong with it.
import { auditLedger, type Books, type DepositState, type LedgerTransaction } from '@haopai/orders';
import { fen } from '@haopai/rules';
import type { MysqlPool } from '../platform/database';

interface LineRow {
  readonly posting_key: string;
  readonly kind: LedgerTransaction['kind'];
  readonly account: LedgerTransaction['lines'][number]['account'];
  readonly amount_fen: number;
}

/** As they are at one moment, whatever is being booked. */
export async function readBooks(pool: MysqlPool): Promise<Books> {
  const connection = await pool.getConnection();
  try {
    await connection.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT');
    const books = await readIn(connection);
    await connection.query('COMMIT');
    return books;
  } finally {
    connection.release();
  }
}

async function readIn(connection: Awaited<ReturnType<MysqlPool['getConnection']>>): Promise<Books> {
  const [lines] = await connection.query(
    `SELECT posting_key, kind, account, amount_fen FROM ledger_transactions
     JOIN ledger_lines ON ledger_lines.transaction_id = ledger_transactions.id ORDER BY ledger_transactions.id, line_no`,
  );
  const byKey = new Map<string, LineRow[]>();
  for (const line of lines as LineRow[])
    byKey.set(line.posting_key, [...(byKey.get(line.posting_key) ?? []), line]);
  const [deposits] = await connection.query('SELECT id, amount_fen, state FROM deposits');
  return {
    transactions: [...byKey].map(([key, rows]) => ({
      key,
      kind: rows[0]?.kind ?? 'paymentReceived',
      lines: rows.map(({ account, amount_fen }) => ({ account, amountFen: fen(amount_fen) })),
    })),
    deposits: (deposits as { id: number; amount_fen: number; state: DepositState | null }[]).map((row) => ({
      depositId: row.id,
      amountFen: fen(row.amount_fen),
      state: row.state,
    })),
  };
}

/** Nothing when every transaction balances and every deposit is accounted for. */
export async function faultsOfBooks(pool: MysqlPool): Promise<readonly string[]> {
  return auditLedger(await readBooks(pool));
}
