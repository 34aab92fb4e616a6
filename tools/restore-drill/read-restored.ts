// Reads from a restored database what is laid beside what people were told: the books, the state of orders, the leaves of the public log.
import type { Pool } from 'mysql2/promise';
import type { Books, DepositState, LedgerTransaction } from '@haopai/orders';
import { fen } from '@haopai/rules';
import { select } from '../seed/rows';

type Line = LedgerTransaction['lines'][number];

export async function readBooks(db: Pool): Promise<Books> {
  const transactions = new Map<string, { key: string; kind: LedgerTransaction['kind']; lines: Line[] }>();
  await select(
    db,
    `SELECT posting_key, kind, account, amount_fen FROM ledger_transactions
     JOIN ledger_lines ON ledger_lines.transaction_id = ledger_transactions.id ORDER BY ledger_transactions.id, line_no`,
    [],
    (row) => {
      const key = String(row.posting_key);
      const kind = String(row.kind) as LedgerTransaction['kind'];
      const made = transactions.get(key) ?? { key, kind, lines: [] };
      made.lines.push({
        account: String(row.account) as Line['account'],
        amountFen: fen(Number(row.amount_fen)),
      });
      transactions.set(key, made);
    },
  );
  const deposits = await select(db, 'SELECT id, amount_fen, state FROM deposits', [], (row) => ({
    depositId: Number(row.id),
    amountFen: fen(Number(row.amount_fen)),
    state: row.state === null ? null : (String(row.state) as DepositState),
  }));
  return { transactions: [...transactions.values()], deposits };
}

interface RestoredOrder {
  readonly state: string;
  /** What is booked as received for it. */
  readonly receivedFen: number;
}

/** By number. */
export async function readOrders(db: Pool): Promise<ReadonlyMap<string, RestoredOrder>> {
  const rows = await select(
    db,
    `SELECT order_no, state, (SELECT COALESCE(SUM(amount_fen), 0) FROM ledger_transactions
       JOIN ledger_lines ON ledger_lines.transaction_id = ledger_transactions.id
       WHERE ledger_transactions.order_id = orders.id AND kind = 'paymentReceived' AND amount_fen > 0) AS received
     FROM orders`,
    [],
    (row) => [String(row.order_no), { state: String(row.state), receivedFen: Number(row.received) }] as const,
  );
  return new Map(rows);
}

/** In their order; null where one is missing in between. */
export async function readLeaves(db: Pool): Promise<readonly Buffer[] | null> {
  const rows = await select(db, 'SELECT leaf_index, body FROM log_leaves ORDER BY leaf_index', [], (row) => ({
    index: Number(row.leaf_index),
    body: row.body as Buffer,
  }));
  return rows.every(({ index }, nth) => index === nth) ? rows.map(({ body }) => body) : null;
}
