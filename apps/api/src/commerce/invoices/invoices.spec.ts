// Invoices on the real database: asked for once by whoever paid, issued at once or later, refused and mended, taken back where money goes back.
import type { AuditEntryView, InvoiceCase, OrderInvoices, Page, WorkView } from '@haopai/contracts';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import {
  aCitizen,
  anOrder,
  aRunningApp,
  aSettledAuction,
  hearOrders,
  type HttpAnswer,
  type HttpClient,
  payOrder,
  type RunningApp,
  staffClient,
  type TestCitizen,
  waitUntil,
} from '../../testing';
import { type Order, RefundBookkeeper } from '../orders';
import { IssueInvoices } from './issue-invoices';
import { WantRedLetters } from './want-red-letters';

/** docs/domain.md names it as valid. */
const TAX_NUMBER = '91350100M000100Y43';
const AMOUNT_FEN = 5_600_000;

describe('invoices', () => {
  let running: RunningApp;
  let citizen: TestCitizen;
  let client: HttpClient;
  let order: Order;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
  });
  beforeEach(async () => {
    for (const kind of ['listing', 'enrolmentDeposit'] as const) hearOrders(running, kind);
    citizen = await aCitizen(running.pool);
    client = await running.clientOf(citizen);
    order = await paid({ amountFen: AMOUNT_FEN });
  });
  afterAll(() => running.stop());

  const paid = async (given: object): Promise<Order> => {
    const made = await anOrder(running, { citizenId: citizen.id, ...given });
    return payOrder(running, made, { atMs: made.createdAtMs });
  };
  const address = ({ orderNo }: { readonly orderNo: string }) => `/api/v1/me/orders/${orderNo}/invoice`;
  const read = async (of = order): Promise<OrderInvoices> =>
    (await client.get(address(of))).body as OrderInvoices;
  const ask = (body: object, of = order): Promise<HttpAnswer> => client.post(address(of), body);
  const issue = async (): Promise<void> => {
    await running.pool.query(`UPDATE invoices SET due_at_ms = 0 WHERE state = 'asked' AND leased_by IS NULL`);
    await running.app.get(IssueInvoices).look();
  };
  const stateOf = async (of = order): Promise<string | undefined> => (await read(of)).items[0]?.state;
  /** As the office and the provider do it. */
  const payBack = async (amountFen: number): Promise<void> => {
    const bookkeeper = running.app.get(RefundBookkeeper);
    const wanted = { orderId: order.id, amountFen, depositId: null, why: 'staff' };
    const within: Transactions['run'] = (work) => running.app.get(Transactions).run(work);
    const refund = await within((transaction) => bookkeeper.want(transaction, wanted));
    if (refund instanceof RefusalError) throw refund;
    await within((transaction) => bookkeeper.complete(transaction, refund.refundNo));
    await running.app.get(WantRedLetters).look();
  };

  it('are asked for by whoever paid, for the price, and issued', async () => {
    expect(await read()).toEqual({ mayAsk: true, amountFen: AMOUNT_FEN, items: [] });
    const asked = await ask({
      titleKind: 'company',
      title: ' 金华某某\n公司 ',
      taxNumber: '91350100m000100y43',
    });
    expect(asked).toMatchObject({
      status: 200,
      body: {
        mayAsk: false,
        items: [{ kind: 'invoice', title: '金华某某 公司', taxNumber: TAX_NUMBER, amountFen: AMOUNT_FEN }],
      },
    });
    await issue();
    await waitUntil(async () => (await stateOf()) === 'issued');
    const [invoice] = (await read()).items;
    expect(invoice?.invoiceNo).toMatch(/^9\d{19}$/);
    expect(await ask({ titleKind: 'person', title: '王小明' })).toMatchObject({
      ...{ status: 409, body: { code: 'INVOICE.ASKED_ALREADY', data: { state: 'issued' } } },
    });
  });

  it('are made once for an order, however many ask at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => ask({ titleKind: 'person', title: '王小明' })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await read()).items).toHaveLength(1);
  });

  it.each([
    [{ titleKind: 'company', title: '某某公司' }, 'taxNumber'],
    [{ titleKind: 'company', title: '某某公司', taxNumber: '91350100M000100Y44' }, 'taxNumber'],
    [{ titleKind: 'person', title: ' \u200b ' }, 'title'],
  ])('are refused with what is wrong: %j', async (body, path) => {
    expect(await ask(body)).toMatchObject({
      status: 422,
      body: { code: 'INVOICE.INVALID', data: { fields: [{ path }] } },
    });
  });

  it('are for prices that were paid, to their payer', async () => {
    const unpaid = await anOrder(running, { citizenId: citizen.id });
    const title = { titleKind: 'person', title: '王小明' };
    expect((await read(unpaid)).mayAsk).toBe(false);
    expect(await ask(title, unpaid)).toMatchObject({ status: 409, body: { code: 'ORDER.NOT_PAID' } });
    const deposit = await paid({
      ...{ kind: 'enrolmentDeposit', amountFen: 500_000 },
      deposits: [{ entryId: null, vin: 'LSVAA49J132047371', amountFen: 500_000 }],
    });
    expect(await ask(title, deposit)).toMatchObject({ status: 409, body: { code: 'INVOICE.NOT_OFFERED' } });
    const foreign = await anOrder(running);
    expect(await ask(title, foreign)).toMatchObject({ status: 404, body: { code: 'ORDER.NOT_FOUND' } });
  });

  it('count the deposit that became part of a hammer price', async () => {
    const { balance, winners } = await aSettledAuction(running, [5_200_000]);
    const [winner] = winners;
    const due = await balance(0);
    await payOrder(running, due);
    const { body } = (await winner?.client.get(address(due))) ?? {};
    expect(body).toMatchObject({ mayAsk: true, amountFen: 5_200_000 });
  });

  it('that take their time are waited for', async () => {
    await ask({ titleKind: 'person', title: '延迟' });
    await running.app.get(IssueInvoices).look();
    expect(await stateOf()).toBe('asked');
    await running.pool.query('UPDATE invoices SET asked_at_ms = asked_at_ms - 60000 WHERE order_id = ?', [
      order.id,
    ]);
    await waitUntil(async () => {
      await issue();
      return (await stateOf()) === 'issued';
    });
  });

  it('that get no answer are tried again under the same number, and are work once that was of no use', async () => {
    await ask({ titleKind: 'person', title: '故障' });
    const requestNo = async (): Promise<string | undefined> => {
      const [rows] = await running.pool.query('SELECT request_no AS no FROM invoices WHERE order_id = ?', [
        order.id,
      ]);
      return (rows as { no: string }[])[0]?.no;
    };
    const before = await requestNo();
    await issue();
    expect(await stateOf()).toBe('asked');
    await running.pool.query('UPDATE invoices SET attempts = 59 WHERE order_id = ?', [order.id]);
    await waitUntil(async () => {
      await issue();
      return (await stateOf()) === 'failed';
    });
    expect(await requestNo()).toBe(before);
  });

  it('that were refused are work for the cashier, who has them tried again on record', async () => {
    await ask({ titleKind: 'person', title: '拒绝' });
    await issue();
    await waitUntil(async () => (await stateOf()) === 'failed');
    const cashier = await staffClient(running, 'cashier');
    const work = (await cashier.get('/api/v1/admin/work')).body as WorkView;
    expect(work.items.find(({ kind }) => kind === 'invoicesFailed')?.count).toBeGreaterThan(0);
    const list = async (state: string): Promise<readonly InvoiceCase[]> =>
      (
        (await cashier.get(`/api/v1/admin/settlement/invoices?state=${state}&size=200`))
          .body as Page<InvoiceCase>
      ).items;
    const failed = (await list('failed')).find(({ orderNo }) => orderNo === order.orderNo);
    expect(failed).toMatchObject({ lastFailure: 'SANDBOX.TITLE_UNKNOWN', attempts: 1 });
    const retry = (id: number, by = cashier) =>
      by.post(`/api/v1/admin/settlement/invoices/${id}/retry`, { reason: '税务系统已恢复' });
    const auditor = await staffClient(running, 'auditor');
    expect((await retry(failed?.id ?? 0, auditor)).status).toBe(403);
    expect(await retry(failed?.id ?? 0)).toMatchObject({ status: 200, body: { state: 'asked' } });
    expect(await retry(failed?.id ?? 0)).toMatchObject({ status: 409, body: { code: 'INVOICE.NOT_FAILED' } });
    expect(await retry(999_999)).toMatchObject({ status: 404, body: { code: 'INVOICE.NOT_FOUND' } });
    const { body } = await auditor.get(`/api/v1/admin/audit?subject=order:${order.orderNo}`);
    expect((body as Page<AuditEntryView>).items[0]).toMatchObject({ act: 'invoice.retried' });
  });

  it('that were refused are asked for anew by the citizen, with another title', async () => {
    await ask({ titleKind: 'person', title: '拒绝' });
    await issue();
    await waitUntil(async () => (await stateOf()) === 'failed');
    expect((await read()).mayAsk).toBe(true);
    expect(await ask({ titleKind: 'person', title: '王小明' })).toMatchObject({ status: 200 });
    await issue();
    await waitUntil(async () => (await stateOf()) === 'issued');
  });

  it('are taken back by a red letter for as much as went back, once, whoever looks', async () => {
    await ask({ titleKind: 'person', title: '王小明' });
    await issue();
    await waitUntil(async () => (await stateOf()) === 'issued');
    await payBack(1_000_000);
    await Promise.all([running.app.get(WantRedLetters).look(), running.app.get(WantRedLetters).look()]);
    await waitUntil(async () => {
      await issue();
      return (await read()).items.every(({ state }) => state === 'issued');
    });
    expect((await read()).items).toMatchObject([
      { kind: 'invoice', amountFen: AMOUNT_FEN },
      { kind: 'redLetter', amountFen: 1_000_000, title: '王小明' },
    ]);
    await payBack(AMOUNT_FEN - 1_000_000);
    expect((await read()).items.map(({ amountFen }) => amountFen)).toEqual([
      ...[AMOUNT_FEN, 1_000_000, AMOUNT_FEN - 1_000_000],
    ]);
  });

  it('are for what was kept, where money went back before', async () => {
    await payBack(1_600_000);
    expect(await ask({ titleKind: 'person', title: '王小明' })).toMatchObject({
      body: { items: [{ amountFen: AMOUNT_FEN - 1_600_000 }] },
    });
  });
});

describe('where nobody issues invoices', () => {
  it('none is offered', async () => {
    const running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_INVOICES: 'off' });
    hearOrders(running, 'listing');
    const citizen = await aCitizen(running.pool);
    const client = await running.clientOf(citizen);
    const order = await payOrder(running, await anOrder(running, { citizenId: citizen.id }));
    const address = `/api/v1/me/orders/${order.orderNo}/invoice`;
    expect((await client.get(address)).body).toMatchObject({ mayAsk: false, items: [] });
    expect(await client.post(address, { titleKind: 'person', title: '王小明' })).toMatchObject({
      ...{ status: 409, body: { code: 'INVOICE.NOT_OFFERED' } },
    });
    await running.stop();
  });
});
