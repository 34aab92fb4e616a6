// Builders for specs of refunds: a payer who has really paid at the sandbox, and a refund that the sandbox refuses.
import type { PaymentStart } from '@haopai/contracts';
import { Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { RefundBookkeeper } from '../../orders';
import { type RunningApp, waitUntil } from '../../../testing';
import { RefundWakeUp } from '../refunds/refund-wake-up';
import { aPayer, aStart, choose, type Payer, refundsOf, stateOf } from './build-payments';

export interface PaidPayer extends Payer {
  readonly start: PaymentStart;
}

/** Of a listing that nobody sells: `hearOrders` must follow it. */
export async function aPaidPayer(running: RunningApp): Promise<PaidPayer> {
  const payer = await aPayer(running);
  const start = await aStart(payer);
  await choose(running, start, { choice: 'pay', course: 'prompt' });
  await waitUntil(async () => (await stateOf(running, payer.order)) === 'paid');
  return { ...payer, start };
}

/** Its money is wanted back; returns the number of the refund. */
export async function wantBack({ app }: RunningApp, { order }: Payer): Promise<string> {
  const { id: orderId, amountFen } = order;
  const wanted = await app
    .get(Transactions)
    .run((transaction) =>
      app.get(RefundBookkeeper).want(transaction, { orderId, amountFen, depositId: null, why: 'aSpec' }),
    );
  if (wanted instanceof RefusalError) throw wanted;
  app.get(RefundWakeUp).now();
  return wanted.refundNo;
}

/** The sandbox says from now on that so much was paid. */
export async function letProviderSay(
  { pool }: RunningApp,
  { start }: PaidPayer,
  amountFen: number,
): Promise<void> {
  await pool.query('UPDATE sandbox_payments SET amount_fen = ? WHERE payment_no = ?', [
    ...[amountFen, start.paymentNo],
  ]);
}

/** The sandbox has less than is wanted back, and refuses: the refund has failed. */
export async function aFailedRefund(
  running: RunningApp,
): Promise<{ readonly payer: PaidPayer; readonly refundNo: string }> {
  const payer = await aPaidPayer(running);
  await letProviderSay(running, payer, 1);
  const refundNo = await wantBack(running, payer);
  await untilRefund(running, payer, 'failed');
  return { payer, refundNo };
}

export async function untilRefund(running: RunningApp, { order }: Payer, state: string): Promise<void> {
  await waitUntil(async () => (await refundsOf(running, order)).at(-1)?.state === state);
}
