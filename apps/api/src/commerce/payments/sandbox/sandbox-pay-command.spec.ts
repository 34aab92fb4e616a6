// A payment of a production site that is rehearsed, paid by command, on the real database.
import { type Config } from '../../../platform/config';
import { aDatabase, testConfig, type ThrowAwayDatabase } from '../../../testing';
import { aNewPayment } from '../testing/payment-provider-contract';
import { sandboxPay } from './sandbox-pay-command';
import { SandboxKeys } from './sandbox-keys';
import { SandboxKeysStore } from './sandbox-keys.store';
import { SandboxPayments } from './sandbox-payments';
import { SandboxPaymentsStore } from './sandbox-payments.store';

describe('the command sandbox-pay', () => {
  let database: ThrowAwayDatabase;
  let config: Config;
  let provider: SandboxPayments;

  /** What it said, when it ended as wanted. */
  const pay = async (orderNo: string, isDone: boolean, change: object = {}): Promise<string> => {
    const said: string[] = [];
    expect(await sandboxPay({ ...config, ...change }, orderNo, (line) => said.push(line))).toBe(isDone);
    return said.join('\n');
  };

  beforeAll(async () => {
    database = await aDatabase();
    config = { ...testConfig(database.config), environment: 'production' };
    const keys = new SandboxKeys(new SandboxKeysStore(database.pool));
    provider = new SandboxPayments(new SandboxPaymentsStore(database.pool), keys, config);
  });
  afterAll(() => database.drop());

  it('pays what a citizen waits for at the page of the order, once', async () => {
    const payment = aNewPayment();
    expect(await provider.create(payment)).toBe(`/account/orders/${payment.orderNo}?from=payment`);
    expect(await pay(payment.orderNo, true)).toContain('No money has moved');
    expect(await provider.query(payment.paymentNo)).toMatchObject({
      kind: 'paid',
      amountFen: payment.amountFen,
    });
    expect(await pay(payment.orderNo, false)).toContain('presses Pay');
  });

  it('pays nothing that nobody has begun, or that is over', async () => {
    expect(await pay('20261126000000000000', false)).toContain('Nobody is paying');
    const payment = aNewPayment();
    await provider.create(payment);
    await database.pool.query('UPDATE sandbox_payments SET valid_until_ms = 1 WHERE payment_no = ?', [
      payment.paymentNo,
    ]);
    expect(await pay(payment.orderNo, false)).toContain('Nobody is paying');
  });

  it('says what it takes, and is none where money is real', async () => {
    for (const orderNo of ['', 'all', "1' OR '1"])
      expect(await pay(orderNo, false)).toContain('sandbox-pay <number');
    const payment = aNewPayment();
    await provider.create(payment);
    const real = { payments: { kind: 'alipay' } };
    expect(await pay(payment.orderNo, false, real)).toContain('HAOPAI_PAYMENTS');
    expect(await provider.query(payment.paymentNo)).toEqual({ kind: 'waiting' });
  });
});
