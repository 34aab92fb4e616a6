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
  let said: string[];

  const pay = (orderNo: string, change: object = {}): Promise<void> =>
    sandboxPay({ ...config, ...change }, orderNo, (line) => said.push(line));

  beforeAll(async () => {
    database = await aDatabase();
    config = { ...testConfig(database.config), environment: 'production' };
    const keys = new SandboxKeys(new SandboxKeysStore(database.pool));
    provider = new SandboxPayments(new SandboxPaymentsStore(database.pool), keys, config);
  });
  beforeEach(() => {
    said = [];
  });
  afterAll(() => database.drop());

  it('pays what a citizen waits for at the page of the order, once', async () => {
    const payment = aNewPayment();
    expect(await provider.create(payment)).toBe(`/account/orders/${payment.orderNo}?from=payment`);
    await pay(payment.orderNo);
    expect(said.join()).toContain('No money has moved');
    expect(await provider.query(payment.paymentNo)).toMatchObject({
      kind: 'paid',
      amountFen: payment.amountFen,
    });
    await expect(pay(payment.orderNo)).rejects.toThrow('presses Pay');
  });

  it('pays nothing that nobody has begun, or that is over', async () => {
    await expect(pay('20261126000000000000')).rejects.toThrow('nobody is paying');
    const payment = aNewPayment();
    await provider.create(payment);
    await database.pool.query('UPDATE sandbox_payments SET valid_until_ms = 1 WHERE payment_no = ?', [
      payment.paymentNo,
    ]);
    await expect(pay(payment.orderNo)).rejects.toThrow('nobody is paying');
  });

  it('says what it takes, and is none where money is real', async () => {
    for (const orderNo of ['', 'all', "1' OR '1"])
      await expect(pay(orderNo)).rejects.toThrow('sandbox-pay <number');
    const payment = aNewPayment();
    await provider.create(payment);
    await expect(pay(payment.orderNo, { payments: { kind: 'alipay' } })).rejects.toThrow('HAOPAI_PAYMENTS');
    expect(await provider.query(payment.paymentNo)).toEqual({ kind: 'waiting' });
  });
});
