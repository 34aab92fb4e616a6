// Whoever pays back is killed at every step, on the real database: in the end the provider has paid back once, and the books say so once.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { type Order, RefundBookkeeper } from '../../orders';
import {
  aCitizen,
  aDatabase,
  anOrder,
  aRunningApp,
  hearOrders,
  randomOf,
  type RunningApp,
  TEST_SEED,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../../testing';
import { PaymentProviders } from '../payment-providers';
import { PaymentsStore } from '../payments.store';
import { SettlePayment } from '../settle-payment';
import { StartPayment } from '../start-payment';
import { AlipayStub, type GatewayMood } from '../testing/alipay-stub';
import { bookFaults, refundsOf, stateOf, withProviderFen } from '../testing/build-payments';
import { REFUND_STEPS, type RefundStep } from '../testing/refund-worker-over.store';

const PATIENCE_MS = 60_000;
const LIMIT_MS = 300_000;
const ORDERS = 40;
const KILLS = 8;
const STEPS_MAX = 60;
const GRACE_MAX_MS = 30;
/** Who is killed after so many steps may have less to do than that, or nothing at all. */
const STEPS_WITHIN_MS = 5_000;
const MOOD_CHANGES_EVERY_MS = 15;
const root = join(__dirname, '..', '..', '..', '..', '..');

const MOODS: readonly GatewayMood[] = [
  { kind: 'normal' },
  { kind: 'normal' },
  { kind: 'normal' },
  { kind: 'silent' },
  { kind: 'deaf' },
  { kind: 'forged' },
  { kind: 'status', status: 502 },
  { kind: 'code', code: '40004', subCode: 'ACQ.SELLER_BALANCE_NOT_ENOUGH' },
  { kind: 'code', code: '20000', subCode: 'isp.unknow-error' },
];

describe('whoever pays back and is killed', () => {
  const random = randomOf(TEST_SEED);
  let database: ThrowAwayDatabase;
  let stub: AlipayStub;
  /** An engine: it has all parts and works nothing off. */
  let engine: RunningApp;
  let citizenId: number;
  let variables: NodeJS.ProcessEnv;
  const children = new Set<ChildProcess>();

  beforeAll(async () => {
    database = await aDatabase();
    stub = await AlipayStub.open();
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
    engine = await aRunningApp({ ...alipay, HAOPAI_ROLE: 'engine' }, database);
    hearOrders(engine, 'listing');
    citizenId = (await aCitizen(database.pool)).id;
    const { host, port, user, password } = database.config;
    const address = new URL(`mysql://${host}:${port}/${database.config.database}`);
    [address.username, address.password] = [user, password];
    variables = {
      ...alipay,
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      TSX_TSCONFIG_PATH: join(root, 'apps', 'api', 'tsconfig.json'),
      HAOPAI_LOG_LEVEL: 'silent',
      HAOPAI_MYSQL_URL: address.href,
      HAOPAI_REDIS_URL: 'redis://127.0.0.1:1',
    };
  });
  beforeEach(() => {
    stub.mood = { kind: 'normal' };
  });
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await engine.stop();
    await stub.stop();
    await database.drop();
  });

  /** Resolves when it has come to `step`, where it stays, or has passed so many steps, as far as there are any to pass. */
  const aProcess = async (until: RefundStep | number): Promise<ChildProcess> => {
    const program = join(__dirname, '..', 'testing', 'refund-process.ts');
    const staysAt = typeof until === 'string' ? [until] : [];
    const child = spawn(process.execPath, ['--import', 'tsx', program, ...staysAt], {
      cwd: root,
      env: variables,
    });
    children.add(child);
    let [said, errors] = ['', ''];
    let timer: NodeJS.Timeout | undefined;
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const [open, ...steps] = said.trim().split('\n');
        if (typeof until === 'string' ? steps.includes(until) : steps.length >= until) resolve();
        // Counted from when it is open: how long a program takes to start says nothing of its work.
        else if (typeof until === 'number' && open !== undefined)
          timer ??= setTimeout(resolve, STEPS_WITHIN_MS).unref();
      });
      child.once('exit', () => reject(new Error(`a process ended by itself: ${errors}`)));
    });
    return child;
  };
  const kill = async (child: ChildProcess): Promise<void> => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    children.delete(child);
  };
  /** Paid through Alipay, and wanted back. */
  const aWantedRefund = async (): Promise<Order> => {
    const order = await anOrder(engine, { citizenId });
    const start = await engine.app
      .get(StartPayment)
      .execute({ citizenId, orderNo: order.orderNo, key: order.orderNo, language: 'zh' });
    if (start instanceof RefusalError) throw start;
    stub.openPage(start.payUrl);
    stub.pay(start.paymentNo);
    const payment = await engine.app.get(PaymentsStore).byNo(start.paymentNo);
    const truth = await engine.app.get(PaymentProviders).current.query(start.paymentNo);
    if (payment === null || truth.kind !== 'paid') throw new Error('not paid');
    expect(await engine.app.get(SettlePayment).execute(payment, truth)).toBe('order');
    const { id: orderId, amountFen } = order;
    const refund = await engine.app
      .get(Transactions)
      .run((tx) =>
        engine.app
          .get(RefundBookkeeper)
          .want(tx, { orderId, amountFen, depositId: null, why: 'saleTakenBack' }),
      );
    if (refund instanceof RefusalError) throw refund;
    return order;
  };
  const expectToBeBack = async (order: Order): Promise<void> => {
    const [refund, ...others] = await refundsOf(engine, order);
    expect([refund?.state, others]).toEqual(['done', []]);
    expect(stub.refunded.get(refund?.refund_no ?? '')).toBe(order.amountFen);
    expect(await stateOf(engine, order)).toBe('refunded');
    expect(await withProviderFen(engine, order)).toBe(0);
  };
  const isDone = async (order: Order): Promise<boolean> =>
    (await refundsOf(engine, order)).every(({ state }) => state === 'done');

  it.each(REFUND_STEPS)(
    'leaves a refund that others finish: killed at "%s"',
    async (step) => {
      const order = await aWantedRefund();
      const before = stub.refunded.size;
      await kill(await aProcess(step));
      const isTaken = REFUND_STEPS.indexOf(step) >= REFUND_STEPS.indexOf('taken');
      expect(stub.refunded.size).toBe(before + (isTaken ? 1 : 0));
      expect((await refundsOf(engine, order))[0]?.state).toBe(step === 'booked' ? 'done' : 'sent');
      // What is booked is done: nobody finds anything left to do.
      const other = step === 'booked' ? null : await aProcess(1);
      await waitUntil(() => isDone(order), PATIENCE_MS);
      if (other !== null) await kill(other);
      await expectToBeBack(order);
      expect(stub.refunded.size).toBe(before + 1);
      expect(await bookFaults(database.pool)).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    `loses nothing and pays nothing back twice, killed again and again (seed ${TEST_SEED})`,
    async () => {
      const orders: Order[] = [];
      for (let made = 0; made < ORDERS; made += 1) orders.push(await aWantedRefund());
      const before = stub.refunded.size;
      stub.answerAfterMs = () => random() * 20;
      const moods = setInterval(() => {
        stub.mood = MOODS[Math.floor(random() * MOODS.length)] ?? { kind: 'normal' };
      }, MOOD_CHANGES_EVERY_MS);
      let kills = 0;
      let underWay = 0;
      const killAgainAndAgain = async (): Promise<void> => {
        while (kills < KILLS) {
          kills += 1;
          const child = await aProcess(1 + Math.floor(random() * STEPS_MAX));
          await sleep(random() * GRACE_MAX_MS);
          await kill(child);
          const [rows] = await database.pool.query('SELECT id FROM refunds WHERE leased_by IS NOT NULL');
          underWay += (rows as unknown[]).length;
        }
      };
      await Promise.all([killAgainAndAgain(), killAgainAndAgain()]);
      clearInterval(moods);
      stub.mood = { kind: 'normal' };
      const last = await aProcess(1);
      await waitUntil(async () => (await Promise.all(orders.map(isDone))).every((done) => done), PATIENCE_MS);
      await kill(last);

      // The kills hit: refunds were under way.
      expect(underWay).toBeGreaterThan(0);
      for (const order of orders) await expectToBeBack(order);
      expect(stub.refunded.size).toBe(before + ORDERS);
      expect(await bookFaults(database.pool)).toEqual([]);
    },
    LIMIT_MS,
  );
});
