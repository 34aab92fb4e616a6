// The operator's command `try-payment`: two fen through the provider of the configuration, paid by whoever follows the address, asked for, paid back in
// two parts and asked for again. It needs no database, and is how a provider gets into docs/tried.md (npm run try-real).
import { setTimeout as sleep } from 'node:timers/promises';
import { DEFAULT_LANGUAGE } from '@haopai/rules';
import type { PaymentsConfig } from '../../platform/config';
import { AlipayPayments } from './alipay/alipay-payments';
import { newPaymentNumber } from './payment-numbers';
import type { PaymentProvider, PaymentTruth, RefundRequest } from './payment-provider';

export type Tell = (line: string) => void;

export interface TrialTimes {
  /** For the payer. */
  readonly payMaxMs: number;
  /** For the provider to know of what it did. */
  readonly knowMaxMs: number;
  readonly askEveryMs: number;
}

const TIMES: TrialTimes = { payMaxMs: 10 * 60_000, knowMaxMs: 60_000, askEveryMs: 3_000 };
const PART_FEN = 1;
const AMOUNT_FEN = 2 * PART_FEN;

/** Rejects with what went wrong. */
export function tryPayment(payments: PaymentsConfig, tell: Tell): Promise<void> {
  if (payments.kind === 'sandbox')
    throw new Error('HAOPAI_PAYMENTS is the sandbox, which takes no money: say alipay, and give its keys');
  return payAndPayBack(new AlipayPayments(payments), tell);
}

export async function payAndPayBack(
  provider: PaymentProvider,
  tell: Tell,
  times: TrialTimes = TIMES,
): Promise<void> {
  const nowMs = Date.now();
  const paymentNo = newPaymentNumber(nowMs);
  const payUrl = await provider.create({
    ...{ paymentNo, orderNo: newPaymentNumber(nowMs), amountFen: AMOUNT_FEN, language: DEFAULT_LANGUAGE },
    ...{ subject: '号牌 试付', validUntilMs: nowMs + times.payMaxMs },
  });
  tell(`payment ${paymentNo} of 0.02 yuan: follow this address as a payer, and pay`);
  tell(payUrl);
  const truth = await whenIs(provider, paymentNo, 'paid', { ...times, maxMs: times.payMaxMs });
  if (truth.kind === 'closed') throw new Error('the payment was closed without money');
  if (truth.kind !== 'paid' || truth.amountFen !== AMOUNT_FEN)
    throw new Error(`the provider tells of another amount: ${JSON.stringify(truth)}`);
  tell(`paid: the provider tells of ${truth.amountFen} fen, trade ${truth.tradeNo}`);

  const aRefund = (): RefundRequest => ({
    refundNo: newPaymentNumber(Date.now()),
    paymentNo,
    amountFen: PART_FEN,
  });
  const [first, second] = [aRefund(), aRefund()];
  await payBack(provider, first, times);
  // As after a lost answer: the same number pays nothing a second time.
  await payBack(provider, first, times);
  if ((await provider.queryRefund(second)) !== 'none')
    throw new Error('the provider tells of a refund that nobody asked for');
  tell('one fen back, once, though it was asked for twice');
  await payBack(provider, second, times);
  await whenIs(provider, paymentNo, 'closed', { ...times, maxMs: times.knowMaxMs });
  tell(
    'the other fen back; the provider tells of both refunds, and that the payment is over: its books and ours agree',
  );
}

/** An answer that nobody understands is asked about, as the site does. */
async function payBack(provider: PaymentProvider, request: RefundRequest, times: TrialTimes): Promise<void> {
  const outcome = await provider.refund(request);
  if (outcome.kind === 'refused' || outcome.kind === 'later')
    throw new Error(`not paid back: ${outcome.code}`);
  const isBack = async (): Promise<boolean> => (await provider.queryRefund(request)) === 'done';
  await until(isBack, 'the refund is not among those the provider knows', {
    ...times,
    maxMs: times.knowMaxMs,
  });
}

interface Waiting extends TrialTimes {
  readonly maxMs: number;
}

async function whenIs(
  provider: PaymentProvider,
  paymentNo: string,
  kind: PaymentTruth['kind'],
  times: Waiting,
): Promise<PaymentTruth> {
  let truth: PaymentTruth = { kind: 'waiting' };
  const isOver = async (): Promise<boolean> => {
    truth = await provider.query(paymentNo);
    return truth.kind === kind || truth.kind === 'closed';
  };
  await until(isOver, `the provider does not tell that the payment is ${kind}`, times);
  return truth;
}

/** A question without an answer is asked again. */
async function until(
  isSo: () => Promise<boolean>,
  otherwise: string,
  { maxMs, askEveryMs }: Waiting,
): Promise<void> {
  const giveUpAtMs = performance.now() + maxMs;
  for (;;) {
    let why = '';
    const isThere = await isSo().catch((error: unknown) => {
      why = `: ${error instanceof Error ? error.message : String(error)}`;
      return false;
    });
    if (isThere) return;
    if (performance.now() > giveUpAtMs)
      throw new Error(`${otherwise} after ${Math.round(maxMs / 1_000)} s${why}`);
    await sleep(askEveryMs);
  }
}
