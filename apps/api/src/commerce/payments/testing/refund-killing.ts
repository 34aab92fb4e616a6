// A house for specs that kill whoever pays back: Alipay's stub, an engine that works nothing off, and processes that do nothing else.
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import {
  aCitizen,
  aDatabase,
  anOrder,
  aRunningApp,
  hearOrders,
  KillableProcesses,
  type RunningApp,
  type ThrowAwayDatabase,
} from '../../../testing';
import { type Order, RefundBookkeeper } from '../../orders';
import { PaymentProviders } from '../payment-providers';
import { PaymentsStore } from '../payments.store';
import { SettlePayment } from '../settle-payment';
import { StartPayment } from '../start-payment';
import { AlipayStub } from './alipay-stub';
import { refundsOf, stateOf, withProviderFen } from './build-payments';
import type { RefundStep } from './refund-worker-over.store';

/** Who is killed after so many steps may have less to do than that, or nothing at all. */
const STEPS_WITHIN_MS = 5_000;

export class RefundKilling {
  private constructor(
    readonly database: ThrowAwayDatabase,
    readonly stub: AlipayStub,
    private readonly engine: RunningApp,
    private readonly citizenId: number,
    private readonly processes: KillableProcesses,
  ) {}

  static async open(): Promise<RefundKilling> {
    const database = await aDatabase();
    const stub = await AlipayStub.open();
    const { gateway, appId, sellerId, privateKey, alipayPublicKey, siteOrigin } = stub.config;
    const alipay = {
      HAOPAI_PAYMENTS: 'alipay',
      HAOPAI_ALIPAY_GATEWAY: gateway,
      HAOPAI_ALIPAY_APP_ID: appId,
      HAOPAI_ALIPAY_SELLER_ID: sellerId,
      HAOPAI_ALIPAY_PRIVATE_KEY: privateKey,
      HAOPAI_ALIPAY_PUBLIC_KEY: alipayPublicKey,
      HAOPAI_SITE_ORIGIN: siteOrigin,
    };
    const program = join(__dirname, 'refund-process.ts');
    const processes = await KillableProcesses.of(program, database.config, alipay);
    const engine = await aRunningApp({ ...alipay, HAOPAI_ROLE: 'engine' }, database);
    hearOrders(engine, 'listing');
    return new RefundKilling(database, stub, engine, (await aCitizen(database.pool)).id, processes);
  }

  async close(): Promise<void> {
    await this.processes.remove();
    await this.engine.stop();
    await this.stub.stop();
    await this.database.drop();
  }

  /** Resolves when it has come to the step, where it stays. */
  aProcessAt(step: RefundStep): Promise<ChildProcess> {
    return this.processes.start(
      (said, resolve) => {
        if (said.trim().split('\n').includes(step)) resolve();
      },
      [step],
    );
  }

  /** Resolves when it has passed so many steps, as far as there are any to pass. */
  aProcessAfter(count: number): Promise<ChildProcess> {
    let timer: NodeJS.Timeout | undefined;
    return this.processes.start((said, resolve) => {
      const [open, ...steps] = said.trim().split('\n');
      if (steps.length >= count) resolve();
      // Counted from when it is open: how long a program takes to start says nothing of its work.
      else if (open !== undefined) timer ??= setTimeout(resolve, STEPS_WITHIN_MS).unref();
    });
  }

  kill(child: ChildProcess): Promise<void> {
    return this.processes.kill(child);
  }

  /** Paid through Alipay, and wanted back. */
  async aWantedRefund(): Promise<Order> {
    const { app } = this.engine;
    const order = await anOrder(this.engine, { citizenId: this.citizenId });
    const start = await app
      .get(StartPayment)
      .execute({ citizenId: this.citizenId, orderNo: order.orderNo, key: order.orderNo, language: 'zh' });
    if (start instanceof RefusalError) throw start;
    this.stub.openPage(start.payUrl);
    this.stub.pay(start.paymentNo);
    const payment = await app.get(PaymentsStore).byNo(start.paymentNo);
    const truth = await app.get(PaymentProviders).current.query(start.paymentNo);
    if (payment === null || truth.kind !== 'paid') throw new Error('not paid');
    expect(await app.get(SettlePayment).execute(payment, truth)).toBe('order');
    const wanted = { orderId: order.id, amountFen: order.amountFen, depositId: null, why: 'saleTakenBack' };
    const refund = await app.get(Transactions).run((tx) => app.get(RefundBookkeeper).want(tx, wanted));
    if (refund instanceof RefusalError) throw refund;
    return order;
  }

  async stateOfRefund(order: Order): Promise<string | undefined> {
    return (await refundsOf(this.engine, order))[0]?.state;
  }

  async isDone(order: Order): Promise<boolean> {
    return (await refundsOf(this.engine, order)).every(({ state }) => state === 'done');
  }

  async expectToBeBack(order: Order): Promise<void> {
    const [refund, ...others] = await refundsOf(this.engine, order);
    expect([refund?.state, others]).toEqual(['done', []]);
    expect(this.stub.refunded.get(refund?.refund_no ?? '')).toBe(order.amountFen);
    expect(await stateOf(this.engine, order)).toBe('refunded');
    expect(await withProviderFen(this.engine, order)).toBe(0);
  }
}
