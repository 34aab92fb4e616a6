// How refunds are worked off, on the real database: what each outcome leads to, who has which, and when somebody has to look.
import { Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { createProgramLog } from '../../../platform/logging';
import { RefundBookkeeper } from '../../orders';
import {
  aCitizen,
  anOrder,
  aRunningApp,
  hearOrders,
  payOrder,
  type RunningApp,
  waitUntil,
} from '../../../testing';
import type { RefundOutcome } from '../payment-provider';
import { type RefundRow, refundsOf } from '../testing/build-payments';
import { QUICK_REFUNDS } from '../testing/refund-worker-over.store';
import { CompleteRefund } from './complete-refund';
import { PayBack } from './pay-back';
import { type ClaimedRefund, RefundClaimsStore } from './refund-claims.store';
import { RefundWorker } from './refund-worker';
import { type RefundLimits, refundRetryAfterMs } from './refund-limits';

describe('refunds', () => {
  /** An engine: it has all parts and works nothing off itself. */
  let engine: RunningApp;
  let citizenId: number;
  const workers = new Set<RefundWorker>();

  beforeAll(async () => {
    engine = await aRunningApp({ HAOPAI_ROLE: 'engine' });
    hearOrders(engine, 'listing');
    citizenId = (await aCitizen(engine.pool)).id;
  });
  afterEach(async () => {
    await Promise.all([...workers].map((worker) => worker.stop()));
    workers.clear();
    await engine.pool.query(`UPDATE refunds SET state = 'done' WHERE state <> 'done'`);
  });
  afterAll(() => engine.stop());

  const claims = (): RefundClaimsStore => engine.app.get(RefundClaimsStore);
  const aRefund = async (): Promise<{
    readonly now: () => Promise<RefundRow>;
    readonly refundNo: string;
  }> => {
    const order = await anOrder(engine, { citizenId });
    await payOrder(engine, order);
    const { id: orderId, amountFen } = order;
    const wanted = await engine.app
      .get(Transactions)
      .run((tx) =>
        engine.app.get(RefundBookkeeper).want(tx, { orderId, amountFen, depositId: null, why: 'aSpec' }),
      );
    if (wanted instanceof RefusalError) throw wanted;
    const now = async (): Promise<RefundRow> => {
      const [row] = await refundsOf(engine, order);
      if (row === undefined) throw new Error('no refund');
      return row;
    };
    return { now, refundNo: wanted.refundNo };
  };
  /** With a provider that does what the spec says. */
  const aWorker = (
    execute: (refund: ClaimedRefund) => Promise<RefundOutcome>,
    limits: Partial<RefundLimits> = {},
  ): RefundWorker => {
    const worker = new RefundWorker({
      store: claims(),
      payBack: { execute },
      completeRefund: engine.app.get(CompleteRefund),
      limits: { ...QUICK_REFUNDS, ...limits },
      log: createProgramLog(engine.config),
      onOutcome: () => undefined,
    });
    workers.add(worker);
    worker.start();
    return worker;
  };

  it('are done when the provider has paid back', async () => {
    const { now } = await aRefund();
    expect((await now()).state).toBe('wanted');
    aWorker(() => Promise.resolve({ kind: 'done' }));
    await waitUntil(async () => (await now()).state === 'done');
  });

  it('come again, and are not doubtful, when the provider certainly did not take them', async () => {
    const { now } = await aRefund();
    const seen: boolean[] = [];
    aWorker(({ isDoubtful }) => {
      seen.push(isDoubtful);
      return Promise.resolve(seen.length < 4 ? { kind: 'later', code: 'EMPTY' } : { kind: 'done' });
    });
    await waitUntil(async () => (await now()).state === 'done');
    expect(seen).toEqual([false, false, false, false]);
  });

  it('come again as doubtful ones when nobody knows, also after a failure on the way', async () => {
    const { now } = await aRefund();
    const seen: boolean[] = [];
    aWorker(async ({ isDoubtful }) => {
      seen.push(isDoubtful);
      if (seen.length === 2) throw new Error('planted');
      return seen.length < 3 ? { kind: 'unknown', code: 'NO_ANSWER' } : { kind: 'done' };
    });
    await waitUntil(async () => (await now()).state === 'done');
    expect(seen).toEqual([false, true, true]);
  });

  it('are given up when the provider refuses them, with its code, and are not tried again', async () => {
    const { now, refundNo } = await aRefund();
    const tried: string[] = [];
    aWorker((refund) => {
      tried.push(refund.refundNo);
      return Promise.resolve({ kind: 'refused', code: 'ACQ.TRADE_HAS_FINISHED' });
    });
    await waitUntil(async () => (await now()).state === 'failed');
    const other = await aRefund();
    await waitUntil(async () => (await other.now()).state === 'failed');
    expect(await now()).toMatchObject({ last_failure: 'ACQ.TRADE_HAS_FINISHED' });
    expect(tried).toEqual([refundNo, other.refundNo]);
  });

  it('are given up after so many tries', async () => {
    const { now } = await aRefund();
    let tries = 0;
    aWorker(
      () => {
        tries += 1;
        return Promise.resolve({ kind: 'later', code: 'EMPTY' });
      },
      { triesMax: 3 },
    );
    await waitUntil(async () => (await now()).state === 'failed');
    expect(tries).toBe(3);
  });

  it('are each one worker’s, however many workers there are', async () => {
    const refunds = await Promise.all(Array.from({ length: 12 }, aRefund));
    const tried: string[] = [];
    for (let worker = 0; worker < 4; worker += 1)
      aWorker(async ({ refundNo }) => {
        tried.push(refundNo);
        return { kind: 'done' };
      });
    await waitUntil(async () =>
      (await Promise.all(refunds.map(({ now }) => now()))).every(({ state }) => state === 'done'),
    );
    expect(tried.sort()).toEqual(refunds.map(({ refundNo }) => refundNo).sort());
  });

  it('are not spoken for by who has lost the lease', async () => {
    const { now } = await aRefund();
    const [lost] = await claims().claim(8, 1);
    await waitUntil(async () => (await claims().claim(8, 60_000)).length === 1);
    if (lost === undefined) throw new Error('nothing to claim');
    expect(await claims().fail(lost, 'LOST', 1)).toBe(false);
    await claims().postpone(lost, { afterMs: 0, isDoubtful: false, failure: 'LOST' });
    expect(await now()).toMatchObject({ state: 'sent', last_failure: null });
  });

  it('are not asked for by who was stopped for so long that somebody has dealt with them meanwhile', async () => {
    const [first, second] = [await aRefund(), await aRefund()];
    const tried: string[] = [];
    let goOn = (): void => undefined;
    const stopped = new Promise<void>((resolve) => (goOn = resolve));
    aWorker(
      async ({ refundNo }) => {
        tried.push(refundNo);
        await stopped;
        return { kind: 'done' };
      },
      { atOnceMax: 1 },
    );
    await waitUntil(() => Promise.resolve(tried.length === 1));
    const other = tried[0] === first.refundNo ? second : first;
    const paidOutside = `UPDATE refunds SET state = 'failed', leased_by = NULL, due_at_ms = due_at_ms + 3600000 WHERE refund_no = ?`;
    await engine.pool.query(paidOutside, [other.refundNo]);
    goOn();
    await waitUntil(async () => (await (other === first ? second : first).now()).state === 'done');
    const third = await aRefund();
    await waitUntil(async () => (await third.now()).state === 'done');
    expect(tried).not.toContain(other.refundNo);
  });

  it('go back untried when the program stops, as if they had not been taken', async () => {
    const [first, second] = [await aRefund(), await aRefund()];
    let release = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      const worker = aWorker(
        () => {
          resolve();
          return new Promise((end) => (release = () => end({ kind: 'done' })));
        },
        { atOnceMax: 1 },
      );
      workers.add(worker);
    });
    await begun;
    const stopped = Promise.all([...workers].map((worker) => worker.stop()));
    release();
    await stopped;
    expect([(await first.now()).state, (await second.now()).state]).toEqual(['done', 'wanted']);
    const [again] = await claims().claim(8, 1_000);
    expect(again).toMatchObject({ refundNo: second.refundNo, tries: 1, isDoubtful: false });
  });

  it('are given up when the payment they belong to is not in the books', async () => {
    // Paid by the spec, so without a payment of its own.
    const { refundNo } = await aRefund();
    const [claimed] = await claims().claim(8, 1_000);
    expect(claimed?.refundNo).toBe(refundNo);
    if (claimed === undefined) return;
    expect(await engine.app.get(PayBack).execute(claimed)).toEqual({
      kind: 'refused',
      code: 'PAYMENT.MISSING',
    });
  });

  it('wait longer with every try, never together, and never for more than the longest', () => {
    const limits = { ...QUICK_REFUNDS, retryFirstMs: 100, retryMaxMs: 1_000 };
    const waits = [1, 2, 3, 4, 5, 60].map((tries) => refundRetryAfterMs(tries, limits, () => 0.5));
    expect(waits).toEqual([75, 150, 300, 600, 750, 750]);
    expect(refundRetryAfterMs(60, limits, () => 0.999)).toBeLessThan(1_000);
  });
});
