// Invoices of a win that is undone with its deposit, on the real database: nothing of the price was kept, so nothing stays invoiced.
import type { AdminOrderDetail, OrderInvoices } from '@haopai/contracts';
import { Transactions } from '../../platform/database';
import {
  aRunningApp,
  aSettledAuction,
  faultsOfBooks,
  type HttpAnswer,
  type HttpClient,
  payOrder,
  type RunningApp,
  staffClient,
  waitUntil,
} from '../../testing';
import { type Order, RefundBookkeeper } from '../orders';
import { IssueInvoices } from './issue-invoices';
import { WantRedLetters } from './want-red-letters';

const ADMIN = '/api/v1/admin';
const HAMMER_FEN = 5_200_000;
const DEPOSIT_FEN = 500_000;
const TITLE = { titleKind: 'person', title: '王小明' };

describe('the invoice of a win that is undone with its deposit', () => {
  let running: RunningApp;
  let cashier: HttpClient;
  let colleague: HttpClient;
  let winner: HttpClient;
  let order: Order;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    [cashier, colleague] = [await staffClient(running, 'cashier'), await staffClient(running, 'cashier')];
  });
  beforeEach(async () => {
    const settled = await aSettledAuction(running, [HAMMER_FEN]);
    winner = (settled.winners[0] ?? settled.loser).client;
    order = await payOrder(running, await settled.balance(0));
  });
  afterEach(async () => {
    expect(await faultsOfBooks(running.pool)).toEqual([]);
  });
  afterAll(() => running.stop());

  const path = (): string => `/api/v1/me/orders/${order.orderNo}/invoice`;
  const ask = (): Promise<HttpAnswer> => winner.post(path(), TITLE);
  const read = async (): Promise<OrderInvoices> => (await winner.get(path())).body as OrderInvoices;
  const issued = async (): Promise<OrderInvoices> => {
    await waitUntil(async () => {
      await running.pool.query(
        `UPDATE invoices SET due_at_ms = 0 WHERE state = 'asked' AND leased_by IS NULL`,
      );
      await running.app.get(IssueInvoices).look();
      return (await read()).items.every(({ state }) => state === 'issued');
    });
    return read();
  };
  const detail = async (): Promise<AdminOrderDetail> =>
    (await cashier.get(`${ADMIN}/orders/${order.orderNo}`)).body as AdminOrderDetail;
  /** By the office, all of the price and the deposit. */
  const askBack = async (): Promise<{ readonly price: string; readonly deposit: string }> => {
    const { version, refundableFen: amountFen } = await detail();
    const body = { version, amountFen, reason: '登记有误', plate: 'returned', withDeposit: true };
    expect((await cashier.post(`${ADMIN}/orders/${order.orderNo}/refunds`, body)).status).toBe(200);
    const open = (await detail()).approvals?.find(({ state }) => state === 'open');
    expect((await colleague.post(`${ADMIN}/approvals/${open?.id ?? 0}/approve`, {})).status).toBe(200);
    const [rows] = await running.pool.query(
      `SELECT refund_no AS no FROM refunds WHERE why = 'staff' AND (order_id = :id OR deposit_id IN (
         SELECT deposit_id FROM won_lots WHERE balance_order_id = :id)) ORDER BY deposit_id IS NOT NULL`.replaceAll(
        ':id',
        String(order.id),
      ),
    );
    expect(rows).toHaveLength(2);
    const [price = '', deposit = ''] = (rows as { no: string }[]).map(({ no }) => no);
    return { price, deposit };
  };
  const payBack = (refundNo: string) =>
    running.app
      .get(Transactions)
      .run((transaction) => running.app.get(RefundBookkeeper).complete(transaction, refundNo));
  const undo = async (): Promise<void> => {
    const { price, deposit } = await askBack();
    for (const refundNo of [price, deposit]) await payBack(refundNo);
  };
  /** Of invoices, and of what was taken back of them. */
  const sums = async (): Promise<readonly number[]> => {
    await running.app.get(WantRedLetters).look();
    const { items } = await issued();
    return ['invoice', 'redLetter'].map((kind) =>
      items.reduce((sum, item) => sum + (item.kind === kind ? item.amountFen : 0), 0),
    );
  };

  it('is taken back as a whole', async () => {
    expect(await ask()).toMatchObject({ status: 200, body: { amountFen: HAMMER_FEN } });
    await issued();
    await undo();
    expect(await sums()).toEqual([HAMMER_FEN, HAMMER_FEN]);
  });

  it('is taken back by the deposit that is there already, while the price is on its way', async () => {
    await ask();
    await issued();
    const { price, deposit } = await askBack();
    await payBack(deposit);
    expect(await sums()).toEqual([HAMMER_FEN, DEPOSIT_FEN]);
    await payBack(price);
    expect(await sums()).toEqual([HAMMER_FEN, HAMMER_FEN]);
  });

  it('is not made any more where none was asked for before', async () => {
    await undo();
    expect(await read()).toMatchObject({ mayAsk: false, amountFen: 0 });
    expect(await ask()).toMatchObject({ status: 409, body: { code: 'ORDER.REFUNDED' } });
  });
});
