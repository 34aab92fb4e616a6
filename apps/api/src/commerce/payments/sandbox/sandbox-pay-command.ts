// The operator's command `sandbox-pay ORDER`: pays what a citizen has begun to pay, with money that is none. In production no page does it, and whoever may
// give this command holds the keys anyway (docs/adr/0089).
import type { Config } from '../../../platform/config';
import { openMysqlPool } from '../../../platform/database';
import { ORDER_NO } from '../../orders';
import { SandboxKeys } from './sandbox-keys';
import { SandboxKeysStore } from './sandbox-keys.store';
import { SandboxPayments } from './sandbox-payments';
import { SandboxPaymentsStore } from './sandbox-payments.store';

/** `tell` hears that it is paid, or why not: then it is false. */
export async function sandboxPay(
  config: Config,
  orderNo: string,
  tell: (line: string) => void,
): Promise<boolean> {
  const refuse = (line: string): boolean => {
    tell(line);
    return false;
  };
  if (config.payments.kind !== 'sandbox')
    return refuse('HAOPAI_PAYMENTS is no sandbox: only who has the money pays.');
  if (!ORDER_NO.test(orderNo))
    return refuse('sandbox-pay <number of the order, 20 digits, as its page shows it>');
  const pool = openMysqlPool({ ...config.mysql, poolMax: 2 });
  try {
    const store = new SandboxPaymentsStore(pool);
    const sandbox = new SandboxPayments(store, new SandboxKeys(new SandboxKeysStore(pool)), config);
    const paymentNo = await store.waitingOf(orderNo);
    // Nobody brings notices in production: the site asks, as it does when a provider's get lost.
    if (paymentNo === null || !(await sandbox.end(paymentNo, 'paid', 'never')))
      return refuse(`Nobody is paying order ${orderNo}: on its page the citizen presses Pay (支付) first.`);
    tell(
      `Order ${orderNo} is paid in the sandbox, and its page shows it within a minute. No money has moved.`,
    );
    return true;
  } finally {
    await pool.end();
  }
}
