// Puts the refund worker together by hand, without Nest, with a place to stop at between any two of its steps.
import { Sequelize } from 'sequelize-typescript';
import type { Config } from '../../../platform/config';
import {
  openMysqlPool,
  OrderModel,
  PaymentModel,
  sequelizeOptions,
  Transactions,
} from '../../../platform/database';
import { createProgramLog } from '../../../platform/logging';
import { refundBookkeeperOver } from '../../orders';
import { AlipayPayments } from '../alipay/alipay-payments';
import { PaymentProviders } from '../payment-providers';
import { openPaymentsPool } from '../payments-pool';
import { PaymentsStore } from '../payments.store';
import { PayBack } from '../refunds/pay-back';
import { RefundClaimsStore } from '../refunds/refund-claims.store';
import { RefundWorker } from '../refunds/refund-worker';
import type { RefundLimits } from '../refunds/refund-limits';

/** In the order in which a refund passes them. */
export const REFUND_STEPS = ['claimed', 'asking', 'taken', 'booking', 'booked'] as const;
export type RefundStep = (typeof REFUND_STEPS)[number];

/** As in production, only a hundred times as fast; whoever is killed often is tried often. */
export const QUICK_REFUNDS: RefundLimits = {
  batchMax: 8,
  atOnceMax: 4,
  leaseMs: 1_500,
  tryMaxMs: 900,
  triesMax: 1_000,
  retryFirstMs: 20,
  retryMaxMs: 200,
  doubtWaitMs: 50,
  lookEveryMs: 30,
};
const ANSWER_MAX_MS = 200;

/** `pass` is awaited at each step. */
export function refundWorkerOver(config: Config, pass: (step: RefundStep) => Promise<void>): RefundWorker {
  if (config.payments.kind !== 'alipay') throw new Error('this worker pays back through Alipay’s client');
  const connection = new Sequelize(sequelizeOptions(config.mysql));
  const transactions = new Transactions(connection, openMysqlPool(config.mysql));
  const bookkeeper = refundBookkeeperOver(connection);
  const payments = new PaymentsStore(
    connection.getRepository(PaymentModel),
    connection.getRepository(OrderModel),
    connection,
  );
  const providers = new PaymentProviders([new AlipayPayments(config.payments, ANSWER_MAX_MS)]);
  const payBack = new PayBack(payments, providers);
  const claims = new RefundClaimsStore(openPaymentsPool(config.mysql));
  return new RefundWorker({
    store: {
      claim: async (max, leaseMs) => {
        const claimed = await claims.claim(max, leaseMs);
        if (claimed.length > 0) await pass('claimed');
        return claimed;
      },
      isHeld: (refund) => claims.isHeld(refund),
      giveBack: (refund) => claims.giveBack(refund),
      postpone: (refund, how) => claims.postpone(refund, how),
      fail: (refund, failure, afterMs) => claims.fail(refund, failure, afterMs),
    },
    payBack: {
      execute: async (refund) => {
        await pass('asking');
        const outcome = await payBack.execute(refund);
        await pass('taken');
        return outcome;
      },
    },
    completeRefund: {
      execute: async (refundNo) => {
        await transactions.run(async (transaction) => {
          await bookkeeper.complete(transaction, refundNo);
          await pass('booking');
        });
        await pass('booked');
      },
    },
    limits: QUICK_REFUNDS,
    log: createProgramLog(config),
    onOutcome: () => undefined,
  });
}
