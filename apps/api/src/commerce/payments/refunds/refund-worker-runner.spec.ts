// After a restore no refund leaves until somebody has laid the provider's list beside the books: then all of them go.
import { aRunningApp, hearOrders, waitUntil } from '../../../testing';
import { refundsOf } from '../testing/build-payments';
import { aPaidPayer, untilRefund, wantBack } from '../testing/build-refunds';
import { RefundWorker } from './refund-worker';
import { RefundWorkerRunner } from './refund-worker-runner';
import { Config } from '../../../platform/config';
import { RefundWakeUp } from './refund-wake-up';

describe('refunds that are held', () => {
  it('wait as they are, whoever wants more of them, and leave once they are not held any more', async () => {
    const running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_REFUNDS: 'held' });
    hearOrders(running, 'listing');
    expect(running.config.warnings).toContain('HAOPAI_REFUNDS=held: no refund leaves this instance');
    const first = await aPaidPayer(running);
    await wantBack(running, first);
    // What comes later is paid for meanwhile: rounds of other workers have passed.
    const second = await aPaidPayer(running);
    await wantBack(running, second);
    for (const payer of [first, second])
      expect(await refundsOf(running, payer.order)).toMatchObject([{ state: 'wanted' }]);

    const config = { ...running.app.get(Config), refunds: 'sent' } as Config;
    const { app } = running;
    new RefundWorkerRunner(config, app.get(RefundWorker), app.get(RefundWakeUp)).onApplicationBootstrap();
    for (const payer of [first, second]) await untilRefund(running, payer, 'done');
    await waitUntil(async () => (await refundsOf(running, second.order)).length === 1);
    await running.stop();
  });
});
