// Builders for specs of payments: a citizen who begins to pay, a payer at the sandbox, and notices as the sandbox signs them.
import { randomUUID } from 'node:crypto';
import type { PaymentStart } from '@haopai/contracts';
import {
  type Account,
  auditLedger,
  type DepositState,
  type LedgerKind,
  type LedgerTransaction,
} from '@haopai/orders';
import { fen } from '@haopai/rules';
import type { MysqlPool } from '../../../platform/database';
import { NOTICE_PATH, NOTICE_SIGNATURE_HEADER } from '../../../platform/http';
import type { Order } from '../../orders';
import {
  aCitizen,
  anOrder,
  type HttpAnswer,
  HttpClient,
  type OrderGiven,
  type RunningApp,
} from '../../../testing';
import { SandboxKeys } from '../sandbox/sandbox-keys';
import { SANDBOX_APP, type SandboxNotice, sandboxNoticeToText } from '../sandbox/sandbox-notice';

export interface Payer {
  readonly order: Order;
  readonly client: HttpClient;
}

/** With an order of their own. */
export async function aPayer(running: RunningApp, given: Partial<OrderGiven> = {}): Promise<Payer> {
  const citizen = await aCitizen(running.pool);
  const order = await anOrder(running, { ...given, citizenId: citizen.id });
  return { order, client: await running.clientOf(citizen) };
}

export function startPayment(
  { client, order }: Payer,
  { key = randomUUID(), body = {} }: { key?: string; body?: object } = {},
): Promise<HttpAnswer> {
  return client.post(`/api/v1/me/orders/${order.orderNo}/payments`, body, { 'Idempotency-Key': key });
}

/** As a page does when its reader comes back from paying. */
export function checkPayment({ client, order }: Payer): Promise<HttpAnswer> {
  return client.post(`/api/v1/me/orders/${order.orderNo}/payments/check`, {});
}

/** Throws when it is refused. */
export async function aStart(payer: Payer): Promise<PaymentStart> {
  const { status, body } = await startPayment(payer);
  if (status !== 200) throw new Error(`no payment: ${JSON.stringify(body)}`);
  return body as PaymentStart;
}

/** What the payer presses on the sandbox's page. */
export async function choose(
  running: RunningApp,
  { payUrl }: PaymentStart,
  form: Readonly<Record<string, string>>,
): Promise<Response> {
  return fetch(`${running.url}${payUrl}`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { Origin: running.url },
    redirect: 'manual',
  });
}

/** As the sandbox would tell that it is paid, for a spec to change. */
export function aNotice(
  { order }: Payer,
  { paymentNo }: PaymentStart,
  given: Partial<SandboxNotice> = {},
): SandboxNotice {
  const nowMs = Date.now();
  return {
    app: SANDBOX_APP,
    paymentNo,
    orderNo: order.orderNo,
    amountFen: order.amountFen,
    currency: 'CNY',
    status: 'paid',
    tradeNo: `trade-of-${paymentNo}`,
    paidAtMs: nowMs,
    toldAtMs: nowMs,
    ...given,
  };
}

/** Signed, and sent as a provider sends: without Origin and cookies. `tamper` changes it after it was signed. */
export async function tell(
  running: RunningApp,
  notice: SandboxNotice,
  tamper: (text: string) => string = (text) => text,
): Promise<{ readonly status: number; readonly text: string }> {
  const text = sandboxNoticeToText(notice);
  const answer = await fetch(`${running.url}${NOTICE_PATH}/sandbox`, {
    method: 'POST',
    body: tamper(text),
    headers: { [NOTICE_SIGNATURE_HEADER]: await running.app.get(SandboxKeys).sign(text) },
  });
  const told = { status: answer.status, text: await answer.text() };
  // As providers do: a machine that is too slow for so many at once asks them to come again, and has then changed nothing.
  return told.text.includes('"SERVER.BUSY"') ? tell(running, notice, tamper) : told;
}

export interface RefundRow {
  readonly refund_no: string;
  readonly state: string;
  readonly why: string;
  readonly amount_fen: number;
  readonly payment_id: number | null;
  readonly last_failure: string | null;
}

export async function refundsOf(
  { pool }: RunningApp,
  { id }: Pick<Order, 'id'>,
): Promise<readonly RefundRow[]> {
  const [rows] = await pool.query('SELECT * FROM refunds WHERE order_id = ? ORDER BY id', [id]);
  return rows as unknown as readonly RefundRow[];
}

export interface PaymentRow {
  readonly id: number;
  readonly payment_no: string;
  readonly state: string;
  readonly is_surplus: number | null;
  readonly trade_no: string | null;
}

export async function paymentsOf(
  { pool }: RunningApp,
  { id }: Pick<Order, 'id'>,
): Promise<readonly PaymentRow[]> {
  const [rows] = await pool.query('SELECT * FROM payments WHERE order_id = ? ORDER BY id', [id]);
  return rows as unknown as readonly PaymentRow[];
}

export async function stateOf({ pool }: RunningApp, { id }: Pick<Order, 'id'>): Promise<string> {
  const [rows] = await pool.query('SELECT state FROM orders WHERE id = ?', [id]);
  return (rows as { state: string }[])[0]?.state ?? '';
}

interface LedgerRow {
  readonly posting_key: string;
  readonly kind: LedgerKind;
  readonly account: Account;
  readonly amount_fen: number;
}

/** What is wrong with the books; nothing when they are right. */
export async function bookFaults(pool: MysqlPool): Promise<readonly string[]> {
  const [lines] = await pool.query(
    `SELECT posting_key, kind, account, amount_fen FROM ledger_transactions JOIN ledger_lines ON transaction_id = id
     ORDER BY id, line_no`,
  );
  const [deposits] = await pool.query('SELECT id, amount_fen, state FROM deposits');
  const transactions = new Map<string, LedgerTransaction>();
  for (const { posting_key: key, kind, account, amount_fen } of lines as unknown as readonly LedgerRow[])
    transactions.set(key, {
      ...{ key, kind },
      lines: [...(transactions.get(key)?.lines ?? []), { account, amountFen: fen(amount_fen) }],
    });
  return auditLedger({
    transactions: [...transactions.values()],
    deposits: (deposits as { id: number; amount_fen: number; state: DepositState | null }[]).map(
      ({ id, amount_fen, state }) => ({ depositId: id, amountFen: fen(amount_fen), state }),
    ),
  });
}

/** What came in from the provider and is not back yet, of one order. */
export async function withProviderFen({ pool }: RunningApp, { id }: Pick<Order, 'id'>): Promise<number> {
  const [rows] = await pool.query(
    `SELECT COALESCE(SUM(amount_fen), 0) AS sum FROM ledger_lines JOIN ledger_transactions ON id = transaction_id
     WHERE order_id = ? AND account = 'provider'`,
    [id],
  );
  return Number((rows as { sum: number }[])[0]?.sum);
}
