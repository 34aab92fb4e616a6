// Payments of which the provider tells another amount, on the real database with the sandbox: a worklist, closed once with what was done.
import type { AuditEntryView, ErrorBody, OddPaymentCase, Page } from '@haopai/contracts';
import {
  aRunningApp,
  hearOrders,
  type HttpAnswer,
  type HttpClient,
  type RunningApp,
  staffClient,
  waitUntil,
} from '../../../testing';
import { PaymentFiguresStore } from '../payment-figures.store';
import { ReconcilePayments } from '../reconcile/reconcile-payments';
import { SandboxPayments } from '../sandbox/sandbox-payments';
import {
  aNotice,
  aPayer,
  aStart,
  bookFaults,
  paymentsOf,
  startPayment,
  stateOf,
  tell,
} from '../testing/build-payments';
import { letProviderSay, type PaidPayer } from '../testing/build-refunds';

const ODD = '/api/v1/admin/settlement/odd-payments';
const CLOSING = { outcome: 'paidBack', reason: '支付宝后台已全额退回' };

describe('payments of another amount than ours', () => {
  let running: RunningApp;
  let cashier: HttpClient;
  let payer: PaidPayer;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    hearOrders(running, 'listing');
    cashier = await staffClient(running, 'cashier');
  });
  beforeEach(async () => {
    const somebody = await aPayer(running);
    payer = { ...somebody, start: await aStart(somebody) };
    const { paymentNo } = payer.start;
    await running.app.get(SandboxPayments).end(paymentNo, 'paid', 'never');
    await letProviderSay(running, payer, 1);
    await running.pool.query('UPDATE payments SET ask_at_ms = 0 WHERE payment_no = ?', [paymentNo]);
    // Or the instance's own round is just at it.
    await running.app.get(ReconcilePayments).execute();
    await waitUntil(async () => (await paymentsOf(running, payer.order))[0]?.state === 'odd');
  });
  afterEach(async () => {
    expect(await bookFaults(running.pool)).toEqual([]);
  });
  afterAll(() => running.stop());

  const close = (body: object = CLOSING, no = payer.start.paymentNo): Promise<HttpAnswer> =>
    cashier.post(`${ODD}/${no}/close`, body);
  const code = async (answer: Promise<HttpAnswer>): Promise<string> => {
    const { status, body } = await answer;
    return status < 300 ? 'ok' : (body as ErrorBody).code;
  };
  const mine = async (group: string): Promise<readonly OddPaymentCase[]> => {
    const { body } = await cashier.get(`${ODD}?group=${group}&size=200`);
    return (body as Page<OddPaymentCase>).items.filter(
      ({ paymentNo }) => paymentNo === payer.start.paymentNo,
    );
  };
  const counted = async (): Promise<number> => (await running.app.get(PaymentFiguresStore).read()).odd;

  it('are a worklist that tells both amounts', async () => {
    const { orderNo, amountFen } = payer.order;
    expect(await mine('open')).toMatchObject([
      { orderNo, orderKind: 'listing', provider: 'sandbox', amountFen, toldFen: 1, closing: null },
    ]);
    expect(await mine('closed')).toEqual([]);
  });

  it('are closed with what was done and why, are counted no more, and the record says who did it', async () => {
    const before = await counted();
    expect(await close()).toMatchObject({ status: 200, body: { closing: CLOSING } });
    expect(await counted()).toBe(before - 1);
    expect(await mine('open')).toEqual([]);
    const [closed] = await mine('closed');
    expect(closed?.closing).toMatchObject(CLOSING);
    expect(closed?.closing?.staffName).not.toBe('');
    const { orderNo, amountFen } = payer.order;
    const auditor = await staffClient(running, 'auditor');
    const { body } = await auditor.get(`/api/v1/admin/audit?subject=order:${orderNo}`);
    expect((body as Page<AuditEntryView>).items).toMatchObject([
      {
        ...{ act: 'payment.oddClosed', reason: CLOSING.reason },
        after: { paymentNo: payer.start.paymentNo, amountFen, toldFen: 1, outcome: 'paidBack' },
      },
    ]);
  });

  it('leave their order waiting, and it can be paid anew', async () => {
    await close();
    expect(await stateOf(running, payer.order)).toBe('created');
    expect((await startPayment(payer)).status).toBe(200);
    expect(await paymentsOf(running, payer.order)).toMatchObject([{ state: 'closed' }, { state: 'open' }]);
  });

  it('are closed once: whoever comes second is told so, at the same instant, too', async () => {
    const codes = await Promise.all([1, 2, 3].map(() => code(close())));
    expect(codes.sort()).toEqual(['PAYMENT.NOT_ODD', 'PAYMENT.NOT_ODD', 'ok']);
    const other = { outcome: 'nothingCame', reason: '另一个人' };
    expect(await close(other)).toMatchObject({ status: 409, body: { data: { state: 'closed' } } });
    expect((await mine('closed'))[0]?.closing).toMatchObject(CLOSING);
  });

  it('are not closed when they were paid after all', async () => {
    expect((await tell(running, aNotice(payer, payer.start))).status).toBe(200);
    expect(await mine('open')).toEqual([]);
    expect(await close()).toMatchObject({
      ...{ status: 409, body: { code: 'PAYMENT.NOT_ODD', data: { state: 'paid' } } },
    });
    expect(await stateOf(running, payer.order)).toBe('paid');
  });

  it('are nothing else: an open payment and a number that there is not stay as they are', async () => {
    const another = await aPayer(running);
    const { paymentNo } = await aStart(another);
    expect(await code(close(CLOSING, paymentNo))).toBe('PAYMENT.NOT_ODD');
    expect(await paymentsOf(running, another.order)).toMatchObject([{ state: 'open' }]);
    expect(await code(close(CLOSING, '20991127000000000001'))).toBe('PAYMENT.NOT_FOUND');
    expect(await code(close(CLOSING, 'no-number'))).toBe('PAYMENT.NOT_FOUND');
  });

  it.each([{ reason: '只有原因' }, { outcome: 'paidBack' }, { ...CLOSING, outcome: 'forgotten' }])(
    'want both an outcome and a reason: %j',
    async (body) => {
      expect(await code(close(body))).toBe('REQUEST.INVALID');
      expect(await mine('open')).toHaveLength(1);
    },
  );

  it('of which an older program did not write down what was told are closed all the same', async () => {
    await running.pool.query(
      'DELETE FROM odd_payments WHERE payment_id = (SELECT id FROM payments WHERE payment_no = ?)',
      [payer.start.paymentNo],
    );
    expect(await mine('open')).toMatchObject([{ toldFen: null }]);
    expect(await code(close())).toBe('ok');
    expect(await mine('closed')).toMatchObject([{ toldFen: null, closing: CLOSING }]);
  });
});
