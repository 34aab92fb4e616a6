// What every PaymentProvider keeps, whoever takes the money.
import { randomInt } from 'node:crypto';
import { RefusalError } from '../../../platform/errors';
import type {
  NewPayment,
  PaymentProvider,
  RawNotice,
  RefundOutcome,
  RefundRequest,
  ToldPayment,
} from '../payment-provider';

/** A provider, and what its payers and its own clerks do. */
export interface ProviderBench {
  readonly provider: PaymentProvider;
  /** The payer follows the address and pays. */
  pay(payment: NewPayment, payUrl: string): Promise<void>;
  /** The payer follows the address, and it ends without money. */
  fail(payment: NewPayment, payUrl: string): Promise<void>;
  /** What the provider would tell of it now, right in every way. */
  noticeOf(payment: NewPayment): Promise<RawNotice>;
}

export function aNumber(): string {
  return `20261126${String(randomInt(10 ** 12)).padStart(12, '0')}`;
}

export function aNewPayment(given: Partial<NewPayment> = {}): NewPayment {
  return {
    paymentNo: aNumber(),
    orderNo: aNumber(),
    amountFen: 5_600_050,
    subject: '号牌标卖 浙G·8888A',
    language: 'zh',
    validUntilMs: Date.now() + 30 * 60_000,
    ...given,
  };
}

export function itIsAPaymentProvider(bench: () => ProviderBench): void {
  const begun = async (given: Partial<NewPayment> = {}): Promise<readonly [NewPayment, string]> => {
    const payment = aNewPayment(given);
    return [payment, await bench().provider.create(payment)];
  };
  const paid = async (given: Partial<NewPayment> = {}): Promise<NewPayment> => {
    const [payment, payUrl] = await begun(given);
    await bench().pay(payment, payUrl);
    return payment;
  };
  const told = async (notice: RawNotice): Promise<ToldPayment | RefusalError> =>
    bench().provider.readNotice(notice);

  it('tells that a payment waits for its payer, also one of which nobody has heard', async () => {
    const [payment] = await begun();
    expect(await bench().provider.query(payment.paymentNo)).toEqual({ kind: 'waiting' });
    expect(await bench().provider.query(aNumber())).toEqual({ kind: 'waiting' });
  });

  it('tells what was paid and when, to the fen', async () => {
    const payment = await paid({ amountFen: 1_234_567 });
    const truth = await bench().provider.query(payment.paymentNo);
    expect(truth).toMatchObject({ kind: 'paid', amountFen: 1_234_567 });
    const { tradeNo, paidAtMs } = truth.kind === 'paid' ? truth : { tradeNo: '', paidAtMs: 0 };
    expect(tradeNo).toMatch(/^\w{10,64}$/);
    expect(Math.abs((paidAtMs ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  it('tells that one which failed is closed', async () => {
    const [payment, payUrl] = await begun();
    await bench().fail(payment, payUrl);
    expect(await bench().provider.query(payment.paymentNo)).toEqual({ kind: 'closed' });
    expect(await told(await bench().noticeOf(payment))).toMatchObject({ truth: { kind: 'closed' } });
  });

  it('gives a way to pay as often as it is asked, for one payment', async () => {
    const [payment] = await begun();
    const again = await bench().provider.create(payment);
    await bench().pay(payment, again);
    await bench().provider.create(payment);
    expect(await bench().provider.query(payment.paymentNo)).toMatchObject({ kind: 'paid' });
  });

  it('reads its own notice', async () => {
    const payment = await paid();
    const { paymentNo, orderNo, amountFen } = payment;
    const truth = await bench().provider.query(paymentNo);
    const notice = await told(await bench().noticeOf(payment));
    expect(notice).toMatchObject({ paymentNo, orderNo, amountFen, currency: 'CNY', isForUs: true, truth });
    const { toldAtMs } = notice as ToldPayment;
    expect(Math.abs(toldAtMs - Date.now())).toBeLessThan(60_000);
  });

  it('refuses a notice of which a single character differs, or that nobody signed', async () => {
    const payment = await paid();
    const notice = await bench().noticeOf(payment);
    const forged = { code: 'PAYMENT.FORGED' };
    for (const at of [3, Math.floor(notice.body.length / 2), notice.body.length - 3]) {
      const other = notice.body[at] === '1' ? '2' : '1';
      const body = notice.body.slice(0, at) + other + notice.body.slice(at + 1);
      expect(await told({ ...notice, body })).toMatchObject(forged);
    }
    const otherAmount = notice.body.replace('56000', '56001').replace('5600050', '5600051');
    expect(otherAmount).not.toBe(notice.body);
    for (const body of [otherAmount, '', 'sign=', '{}', '{"app":', `${notice.body}&a=b`, '%%%'])
      expect(await told({ ...notice, body })).toMatchObject(forged);
  });

  it('pays back in parts, once for each number, and never more than was paid', async () => {
    const { paymentNo } = await paid({ amountFen: 1_000 });
    const { provider } = bench();
    // On a busy machine an answer may not come in time; whoever asks again under the same number is told what became of it.
    const refund = async (request: RefundRequest): Promise<RefundOutcome> => {
      const outcome = await provider.refund(request);
      return outcome.kind === 'unknown' ? refund(request) : outcome;
    };
    const first = { refundNo: aNumber(), paymentNo, amountFen: 400 };
    expect(await provider.queryRefund(first)).toBe('none');
    expect(await refund(first)).toEqual({ kind: 'done' });
    expect(await refund(first)).toEqual({ kind: 'done' });
    expect(await provider.queryRefund(first)).toBe('done');
    expect(await refund({ ...first, amountFen: 500 })).toMatchObject({ kind: 'refused' });
    const second = { ...first, refundNo: aNumber(), amountFen: 601 };
    expect(await refund(second)).toMatchObject({ kind: 'refused' });
    expect(await provider.queryRefund(second)).toBe('none');
    expect(await refund({ ...second, amountFen: 600 })).toEqual({ kind: 'done' });
    expect(await refund({ ...second, refundNo: aNumber(), amountFen: 1 })).toMatchObject({
      kind: 'refused',
    });
  });

  it('pays back nothing that was not paid', async () => {
    const [{ paymentNo }] = await begun();
    const request = { refundNo: aNumber(), paymentNo, amountFen: 1 };
    expect(await bench().provider.refund(request)).toMatchObject({ kind: 'refused' });
    expect(await bench().provider.queryRefund(request)).toBe('none');
  });
}
