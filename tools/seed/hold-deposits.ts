// Pays the deposits of made enrolments as their citizens would have: orders with journals, payments of the sandbox, and the books.
import { randomInt } from 'node:crypto';
import { encodeOrderEvent, paymentReceived } from '@haopai/orders';
import { fen } from '@haopai/rules';
import type { MadeEnrolment } from './enrol';
import { type Database, databaseNowMs, insertRows, select } from './rows';

interface AuctionTerms {
  readonly id: number;
  readonly title: string;
  readonly startsAtMs: number;
  readonly depositFen: number;
}

interface PaidOrder {
  readonly id: number;
  readonly enrolment: MadeEnrolment;
  readonly amountFen: number;
}

const KIND = 'enrolmentDeposit';
const CHANCE_DIGITS = 12;

/** What wins counts towards the price afterwards, what wins nothing is paid back through the sandbox. */
export async function holdDeposits(
  db: Database,
  auctionId: number,
  enrolments: readonly MadeEnrolment[],
): Promise<void> {
  const auction = await termsOf(db, auctionId);
  const nowMs = await databaseNowMs(db);
  for (const enrolment of enrolments) {
    const amountFen = auction.depositFen * enrolment.entries.length;
    const id = await addOrder(db, auction, { enrolment, amountFen, nowMs });
    await addDeposits(db, id, enrolment, auction.depositFen);
    await addPayment(db, { id, enrolment, amountFen }, auction.startsAtMs, nowMs);
  }
}

async function termsOf(db: Database, auctionId: number): Promise<AuctionTerms> {
  const sql = 'SELECT id, title, starts_at_ms, deposit_fen FROM auctions WHERE id = ?';
  const [auction] = await select(db, sql, [auctionId], (row) => ({
    id: Number(row.id),
    title: String(row.title),
    startsAtMs: Number(row.starts_at_ms),
    depositFen: Number(row.deposit_fen),
  }));
  if (auction === undefined) throw new Error(`there is no auction ${auctionId}`);
  return auction;
}

async function addOrder(
  db: Database,
  { id: auctionId, title, startsAtMs }: AuctionTerms,
  { enrolment, amountFen, nowMs }: Omit<PaidOrder, 'id'> & { readonly nowMs: number },
): Promise<number> {
  const about = {
    ...{ plate: null, lotId: null, depositAppliedFen: null },
    auction: { id: auctionId, title, startsAtMs },
    vins: enrolment.entries.map(({ vin }) => vin),
  };
  const id = await insertOne(db, 'orders', {
    order_no: newNumber(nowMs),
    kind: KIND,
    subject_id: enrolment.id,
    citizen_id: enrolment.citizenId,
    state: 'paid',
    version: 2,
    amount_fen: amountFen,
    refunded_fen: 0,
    created_at_ms: nowMs,
    due_at_ms: startsAtMs,
    paid_at_ms: nowMs,
    about: JSON.stringify(about),
  });
  await db.query('UPDATE enrolments SET order_id = ? WHERE id = ?', [id, enrolment.id]);
  await db.query('UPDATE entries SET order_id = ? WHERE enrolment_id = ?', [id, enrolment.id]);
  return id;
}

async function addDeposits(
  db: Database,
  orderId: number,
  { entries }: MadeEnrolment,
  depositFen: number,
): Promise<void> {
  const columns = ['order_id', 'entry_id', 'vin', 'amount_fen', 'state'];
  const rows = entries.map(({ id, vin }) => [orderId, id, vin, depositFen, 'held']);
  await insertRows(db, 'deposits', columns, rows);
}

async function addPayment(
  db: Database,
  { id: orderId, enrolment, amountFen }: PaidOrder,
  dueAtMs: number,
  nowMs: number,
): Promise<void> {
  const paymentNo = newNumber(nowMs);
  const tradeNo = `sandbox${newNumber(nowMs)}`;
  const paid = {
    amount_fen: amountFen,
    valid_until_ms: dueAtMs,
    state: 'paid',
    trade_no: tradeNo,
    paid_at_ms: nowMs,
  };
  const paymentId = await insertOne(db, 'payments', {
    ...{
      payment_no: paymentNo,
      order_id: orderId,
      citizen_id: enrolment.citizenId,
      provider: 'sandbox',
      ...paid,
    },
    ...{ created_at_ms: nowMs, settled_at_ms: nowMs, is_surplus: 0, ask_at_ms: nowMs, asks: 0 },
  });
  const [orderNo = ''] = await select(db, 'SELECT order_no FROM orders WHERE id = ?', [orderId], (row) =>
    String(row.order_no),
  );
  await insertOne(db, 'sandbox_payments', {
    payment_no: paymentNo,
    order_no: orderNo,
    subject: 'demo',
    ...paid,
  });
  const terms = { kind: KIND, amountFen: fen(amountFen), dueAtMs } as const;
  const journal = [
    encodeOrderEvent({ type: 'OrderCreated', atMs: nowMs, terms }),
    encodeOrderEvent({ type: 'OrderPaid', atMs: nowMs, paymentId }),
  ];
  const events = journal.map((body, index) => [orderId, index + 1, nowMs, body]);
  await insertRows(db, 'order_events', ['order_id', 'version', 'at_ms', 'body'], events);
  const { key, kind, lines } = paymentReceived(paymentId, KIND, fen(amountFen));
  const transactionId = await insertOne(db, 'ledger_transactions', {
    ...{ posting_key: key, kind, order_id: orderId, at_ms: nowMs },
  });
  const rows = lines.map((line, index) => [transactionId, index + 1, line.account, line.amountFen]);
  await insertRows(db, 'ledger_lines', ['transaction_id', 'line_no', 'account', 'amount_fen'], rows);
}

/** The id that the row got. */
async function insertOne(
  db: Database,
  table: string,
  row: Readonly<Record<string, string | number | null>>,
): Promise<number> {
  const columns = Object.keys(row);
  const [result] = await db.query(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    Object.values(row),
  );
  return 'insertId' in result ? result.insertId : 0;
}

/** 20 digits, as those of orders and payments are. */
function newNumber(nowMs: number): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
  const chance = String(randomInt(10 ** CHANCE_DIGITS)).padStart(CHANCE_DIGITS, '0');
  return day.format(nowMs).replaceAll('-', '') + chance;
}
