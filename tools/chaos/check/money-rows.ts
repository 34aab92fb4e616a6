// Reads all that is written of money at one moment: orders, payments, refunds, what the provider has, and the ledger.
import { type Books, type DepositState, type LedgerTransaction } from '@haopai/orders';
import type { OrderState } from '@haopai/contracts';
import { fen } from '@haopai/rules';
import type { Pool } from 'mysql2/promise';
import { type Database, select } from '../../seed/rows';

export interface OrderRow {
  readonly id: number;
  readonly orderNo: string;
  readonly kind: string;
  readonly subjectId: number;
  readonly citizenId: number;
  readonly state: OrderState;
  readonly amountFen: number;
  readonly vins: readonly string[];
}

export interface PaymentRow {
  readonly id: number;
  readonly paymentNo: string;
  readonly orderId: number;
  readonly state: string;
  readonly isSurplus: boolean;
  readonly amountFen: number;
}

export interface RefundRow {
  readonly refundNo: string;
  readonly orderId: number;
  /** Of money that no order waited for. */
  readonly paymentId: number | null;
  readonly state: string;
  readonly amountFen: number;
}

/** By the provider's own books. */
export interface ProviderRow {
  readonly no: string;
  readonly paymentNo: string;
  readonly amountFen: number;
}

export interface MoneyRows {
  readonly orders: readonly OrderRow[];
  readonly payments: readonly PaymentRow[];
  readonly refunds: readonly RefundRow[];
  readonly taken: readonly ProviderRow[];
  readonly givenBack: readonly ProviderRow[];
  /** The order that each plate which is sold or held stands for, by listing. */
  readonly holders: ReadonlyMap<number, { readonly orderId: number; readonly state: string }>;
  /** State of each deposit that was ever paid, by order. */
  readonly deposits: ReadonlyMap<number, readonly (DepositState | null)[]>;
  readonly books: Books;
}

export async function readMoney(pool: Pool): Promise<MoneyRows> {
  const connection = await pool.getConnection();
  try {
    await connection.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT');
    const rows = await readIn(connection);
    await connection.query('COMMIT');
    connection.release();
    return rows;
  } catch (error) {
    connection.destroy();
    throw error;
  }
}

async function readIn(db: Database): Promise<MoneyRows> {
  const deposits = await select(db, 'SELECT id, order_id, amount_fen, state FROM deposits', [], (row) => ({
    ...{ depositId: Number(row.id), orderId: Number(row.order_id) },
    ...{ amountFen: fen(Number(row.amount_fen)), state: row.state as DepositState | null },
  }));
  const ofOrder = (orderId: number) =>
    deposits.filter((deposit) => deposit.orderId === orderId).map(({ state }) => state);
  return {
    orders: await readOrders(db),
    payments: await readPayments(db),
    refunds: await readRefunds(db),
    taken: await readProvider(
      db,
      "SELECT payment_no AS no, payment_no, amount_fen FROM sandbox_payments WHERE state = 'paid'",
    ),
    givenBack: await readProvider(db, 'SELECT refund_no AS no, payment_no, amount_fen FROM sandbox_refunds'),
    holders: new Map(
      await select(
        db,
        'SELECT id, order_id, state FROM listings WHERE order_id IS NOT NULL',
        [],
        (row) => [Number(row.id), { orderId: Number(row.order_id), state: String(row.state) }] as const,
      ),
    ),
    deposits: new Map(deposits.map(({ orderId }) => [orderId, ofOrder(orderId)])),
    books: { transactions: await readLedger(db), deposits },
  };
}

function readOrders(db: Database): Promise<readonly OrderRow[]> {
  const sql = 'SELECT id, order_no, kind, subject_id, citizen_id, state, amount_fen, about FROM orders';
  return select(db, sql, [], (row) => ({
    ...{ id: Number(row.id), orderNo: String(row.order_no), kind: String(row.kind) },
    ...{ subjectId: Number(row.subject_id), citizenId: Number(row.citizen_id) },
    ...{ state: row.state as OrderState, amountFen: Number(row.amount_fen) },
    vins: (JSON.parse(String(row.about)) as { readonly vins: readonly string[] }).vins,
  }));
}

function readPayments(db: Database): Promise<readonly PaymentRow[]> {
  const sql = 'SELECT id, payment_no, order_id, state, is_surplus, amount_fen FROM payments';
  return select(db, sql, [], (row) => ({
    ...{ id: Number(row.id), paymentNo: String(row.payment_no), orderId: Number(row.order_id) },
    ...{
      state: String(row.state),
      isSurplus: Number(row.is_surplus) !== 0,
      amountFen: Number(row.amount_fen),
    },
  }));
}

function readRefunds(db: Database): Promise<readonly RefundRow[]> {
  const sql = 'SELECT refund_no, order_id, payment_id, state, amount_fen FROM refunds';
  return select(db, sql, [], (row) => ({
    ...{ refundNo: String(row.refund_no), orderId: Number(row.order_id) },
    paymentId: row.payment_id === null ? null : Number(row.payment_id),
    ...{ state: String(row.state), amountFen: Number(row.amount_fen) },
  }));
}

function readProvider(db: Database, sql: string): Promise<readonly ProviderRow[]> {
  return select(db, sql, [], (row) => ({
    ...{ no: String(row.no), paymentNo: String(row.payment_no), amountFen: Number(row.amount_fen) },
  }));
}

async function readLedger(db: Database): Promise<readonly LedgerTransaction[]> {
  const byKey = new Map<
    string,
    { kind: LedgerTransaction['kind']; lines: LedgerTransaction['lines'][number][] }
  >();
  await select(
    db,
    `SELECT posting_key, kind, account, amount_fen FROM ledger_transactions
     LEFT JOIN ledger_lines ON ledger_lines.transaction_id = ledger_transactions.id
     ORDER BY ledger_transactions.id, line_no`,
    [],
    (row) => {
      const key = String(row.posting_key);
      const known = byKey.get(key) ?? { kind: row.kind as LedgerTransaction['kind'], lines: [] };
      byKey.set(key, known);
      // One without lines balances nothing, and is seen to.
      if (row.account !== null)
        known.lines.push({
          account: row.account as LedgerTransaction['lines'][number]['account'],
          amountFen: fen(Number(row.amount_fen)),
        });
    },
  );
  return [...byKey].map(([key, { kind, lines }]) => ({ key, kind, lines }));
}
