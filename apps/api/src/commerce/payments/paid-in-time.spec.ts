// Paid in time while the provider is silent, for all balances of an auction at once, on the real database: honoured, or the cashier's, never forfeited.
import type { OddPaymentCase, Page, PaymentStart, WorkView } from '@haopai/contracts';
import {
  aCitizen,
  anOrder,
  aRunningApp,
  aSettledAuction,
  faultsOfBooks,
  hearOrders,
  type HttpClient,
  letBalanceBeDueIn,
  type RunningApp,
  type SettledAuction,
  staffClient,
  waitUntil,
} from '../../testing';
import { ExpireOrders, type Order, PAYMENT_AWAITED_MS } from '../orders';
import { PaymentsStore } from './payments.store';
import { ReconcilePayments } from './reconcile/reconcile-payments';
import { SandboxPayments } from './sandbox/sandbox-payments';
import { SettlePayment } from './settle-payment';
import { aNotice, aStart, paymentsOf, refundsOf, stateOf, tell } from './testing/build-payments';

const MINUTE_MS = 60_000;
const ADMIN = '/api/v1/admin';

describe('what was paid in time', () => {
  let running: RunningApp;
  let cashier: HttpClient;
  let isSilent = false;

  beforeAll(async () => {
    // Without an engine: the specs write how the lots ended.
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    cashier = await staffClient(running, 'cashier');
    hearOrders(running, 'listing');
    const sandbox = running.app.get(SandboxPayments);
    const query = sandbox.query.bind(sandbox);
    sandbox.query = (paymentNo) =>
      isSilent ? Promise.reject(new Error('the provider is silent')) : query(paymentNo);
  });
  beforeEach(() => {
    isSilent = false;
  });
  afterEach(async () => {
    expect(await faultsOfBooks(running.pool)).toEqual([]);
  });
  afterAll(() => running.stop());

  interface Balance {
    readonly order: Order;
    readonly client: HttpClient;
    readonly start: PaymentStart;
    readonly paymentNo: string;
  }

  const begun = async (settled: SettledAuction, lot = 0): Promise<Balance> => {
    const { client } = settled.winners[lot] ?? settled.loser;
    const order = await settled.balance(lot);
    const start = await aStart({ client, order });
    return { order, client, start, paymentNo: start.paymentNo };
  };
  /** Nobody tells of it. */
  const pay = async ({ paymentNo }: Balance): Promise<void> => {
    await running.app.get(SandboxPayments).end(paymentNo, 'paid', 'never');
  };
  /** The hands of the clock: the order was due so long ago, and what was paid was paid a minute before that. */
  const letItBeDueFor = async ({ order, paymentNo }: Balance, agoMs: number): Promise<void> => {
    await letBalanceBeDueIn(running, order, -agoMs);
    const dueAtMs = Date.now() - agoMs;
    await running.pool.query(
      'UPDATE payments SET valid_until_ms = ?, ask_at_ms = LEAST(ask_at_ms, ?) WHERE payment_no = ?',
      [dueAtMs - MINUTE_MS / 2, dueAtMs, paymentNo],
    );
    await running.pool.query(
      'UPDATE sandbox_payments SET valid_until_ms = ?, paid_at_ms = ? WHERE payment_no = ? AND paid_at_ms IS NOT NULL',
      [dueAtMs - MINUTE_MS / 2, dueAtMs - MINUTE_MS, paymentNo],
    );
  };
  /** A signed notice: paid before the order was due, however long ago that is here. */
  const lateWord = (balance: Balance): ReturnType<typeof tell> =>
    tell(
      running,
      aNotice(balance, balance.start, { paidAtMs: Date.now() - PAYMENT_AWAITED_MS - 2 * MINUTE_MS }),
    );
  const look = async (): Promise<void> => {
    await running.app.get(ExpireOrders).look();
    await running.app.get(ReconcilePayments).execute();
    await running.app.get(ExpireOrders).look();
  };
  const askAtOnce = async ({ paymentNo }: Balance): Promise<void> => {
    await running.pool.query(`UPDATE payments SET ask_at_ms = 0 WHERE payment_no = ? AND state = 'open'`, [
      paymentNo,
    ]);
  };
  const becomes = (order: Order, state: string): Promise<void> =>
    waitUntil(async () => {
      await running.app.get(ReconcilePayments).execute();
      await running.app.get(ExpireOrders).look();
      return (await stateOf(running, order)) === state;
    });
  const outcomes = async ({ auction }: SettledAuction): Promise<readonly string[]> => {
    const [rows] = await running.pool.query(
      `SELECT CONCAT(won_lots.state, ' ', deposits.state) AS outcome FROM won_lots
       JOIN lots ON lots.id = won_lots.lot_id JOIN deposits ON deposits.id = won_lots.deposit_id
       WHERE lots.auction_id = ? ORDER BY lots.id`,
      [auction.id],
    );
    return (rows as { outcome: string }[]).map(({ outcome }) => outcome);
  };
  const toCheck = async (): Promise<readonly string[]> => {
    const { body } = await cashier.get(`${ADMIN}/settlement/odd-payments?group=open&size=200`);
    return (body as Page<OddPaymentCase>).items.map(({ paymentNo }) => paymentNo);
  };

  it('is honoured for all of an auction, though the provider is silent from a minute before the due time to a minute after it', async () => {
    const settled = await aSettledAuction(
      running,
      Array.from({ length: 6 }, () => 5_200_000),
    );
    const balances = await Promise.all(settled.winners.map((_, lot) => begun(settled, lot)));
    await Promise.all(balances.map(pay));
    isSilent = true;
    for (const agoMs of [1, MINUTE_MS]) {
      for (const balance of balances) await letItBeDueFor(balance, agoMs);
      await look();
      for (const { order } of balances) expect(await stateOf(running, order)).toBe('created');
    }
    expect(await outcomes(settled)).toEqual(balances.map(() => 'due held'));
    isSilent = false;
    await Promise.all(balances.map(askAtOnce));
    for (const { order } of balances) await becomes(order, 'paid');
    expect(await outcomes(settled)).toEqual(balances.map(() => 'paid applied'));
  });

  it('is asked about at once when the order is due, and again within seconds', async () => {
    const balance = await begun(await aSettledAuction(running));
    await pay(balance);
    isSilent = true;
    await letItBeDueFor(balance, 1);
    const waitMs = async (): Promise<number> => {
      const [rows] = await running.pool.query(
        'SELECT ask_at_ms - UNIX_TIMESTAMP(NOW(3)) * 1000 AS wait FROM payments WHERE payment_no = ?',
        [balance.paymentNo],
      );
      return Number((rows as { wait: number }[])[0]?.wait);
    };
    await running.app.get(ReconcilePayments).execute();
    await waitUntil(async () => {
      const ms = await waitMs();
      return ms > 0 && ms <= 12_500;
    });
  });

  it('ends as unpaid when the provider says no, and the deposit is forfeited', async () => {
    const settled = await aSettledAuction(running);
    const balance = await begun(settled);
    await running.app.get(SandboxPayments).end(balance.paymentNo, 'failed', 'never');
    await letItBeDueFor(balance, 1);
    await becomes(balance.order, 'expired');
    expect(await outcomes(settled)).toEqual(['defaulted forfeited']);
  });

  it('is the cashier’s after a quarter of an hour of silence, and honoured when the provider speaks all the same', async () => {
    const settled = await aSettledAuction(running);
    const balance = await begun(settled);
    await pay(balance);
    isSilent = true;
    await letItBeDueFor(balance, PAYMENT_AWAITED_MS - MINUTE_MS);
    expect(await toCheck()).not.toContain(balance.paymentNo);
    const [lot] = settled.auction.lots;
    const byHand = await cashier.post(`${ADMIN}/settlement/lots/${lot?.id}/forfeit`, { reason: '逾期未付' });
    expect(byHand).toMatchObject({ status: 409, body: { code: 'ORDER.BEING_PAID' } });
    await letItBeDueFor(balance, PAYMENT_AWAITED_MS + MINUTE_MS);
    await look();
    expect(await stateOf(running, balance.order)).toBe('created');
    expect(await toCheck()).toContain(balance.paymentNo);
    const { items } = (await cashier.get(`${ADMIN}/work`)).body as WorkView;
    expect(items.find(({ kind }) => kind === 'oddPayments')).toMatchObject({ count: 1 });
    isSilent = false;
    await askAtOnce(balance);
    await becomes(balance.order, 'paid');
    expect(await outcomes(settled)).toEqual(['paid applied']);
    expect(await toCheck()).not.toContain(balance.paymentNo);
  });

  it('expires once the cashier has found that no money came', async () => {
    const settled = await aSettledAuction(running);
    const balance = await begun(settled);
    isSilent = true;
    await letItBeDueFor(balance, PAYMENT_AWAITED_MS + MINUTE_MS);
    const body = { outcome: 'nothingCame', reason: '后台查无此款' };
    const closed = await cashier.post(`${ADMIN}/settlement/odd-payments/${balance.paymentNo}/close`, body);
    expect(closed.status).toBe(200);
    await becomes(balance.order, 'expired');
    expect(await outcomes(settled)).toEqual(['defaulted forfeited']);
    // The provider's word is another: it is the cashier's again, as often as it is said.
    for (let times = 0; times < 2; times += 1) {
      expect(await toCheck()).not.toContain(balance.paymentNo);
      expect(await lateWord(balance)).toMatchObject({ status: 200 });
      expect(await toCheck()).toContain(balance.paymentNo);
      await cashier.post(`${ADMIN}/settlement/odd-payments/${balance.paymentNo}/close`, body);
    }
    // Not once its money went back.
    await lateWord(balance);
    const back = { outcome: 'paidBack', reason: '已在支付机构后台退回' };
    await cashier.post(`${ADMIN}/settlement/odd-payments/${balance.paymentNo}/close`, back);
    await lateWord(balance);
    expect(await toCheck()).not.toContain(balance.paymentNo);
    expect(await refundsOf(running, balance.order)).toEqual([]);
  });

  it('is the cashier’s when a notice tells of it after the provider has said no and the deposit is forfeited', async () => {
    const settled = await aSettledAuction(running);
    const balance = await begun(settled);
    await running.app.get(SandboxPayments).end(balance.paymentNo, 'failed', 'never');
    await letItBeDueFor(balance, 1);
    await becomes(balance.order, 'expired');
    expect(await toCheck()).not.toContain(balance.paymentNo);
    for (let times = 0; times < 2; times += 1) expect(await lateWord(balance)).toMatchObject({ status: 200 });
    expect(await toCheck()).toContain(balance.paymentNo);
    const { items } = (await cashier.get(`${ADMIN}/work`)).body as WorkView;
    expect(items.find(({ kind }) => kind === 'oddPayments')?.count).toBeGreaterThan(0);
    expect(await outcomes(settled)).toEqual(['defaulted forfeited']);
    expect(await refundsOf(running, balance.order)).toEqual([]);
  });

  it('is the cashier’s where the provider has said no first, and nothing of it goes back by itself', async () => {
    const balance = await begun(await aSettledAuction(running));
    const { paymentNo, order } = balance;
    await running.app.get(SandboxPayments).end(paymentNo, 'failed', 'never');
    await letItBeDueFor(balance, 1);
    await becomes(order, 'expired');
    const { settlePayment, payment } = await settling(balance);
    const truth = { kind: 'paid', tradeNo: 'late word', amountFen: order.amountFen } as const;
    const inTime = { ...truth, paidAtMs: order.createdAtMs + 1 };
    expect(await settlePayment.execute(payment, inTime)).toBe('odd');
    expect(await settlePayment.execute(payment, inTime)).toBe('known');
    expect(await paymentsOf(running, order)).toMatchObject([{ state: 'odd' }]);
    expect(await refundsOf(running, order)).toEqual([]);
    expect(await toCheck()).toContain(paymentNo);
  });

  it('is the cashier’s where the balance is over and the provider does not say when it was paid', async () => {
    const settled = await aSettledAuction(running);
    const balance = await begun(settled);
    const { paymentNo, order } = balance;
    await running.app.get(SandboxPayments).end(paymentNo, 'failed', 'never');
    await letItBeDueFor(balance, 1);
    await becomes(order, 'expired');
    const { settlePayment, payment } = await settling(balance);
    const truth = { kind: 'paid', tradeNo: 'no date', amountFen: order.amountFen, paidAtMs: null } as const;
    expect(await settlePayment.execute(payment, truth)).toBe('odd');
    expect(await refundsOf(running, order)).toEqual([]);
    expect(await toCheck()).toContain(paymentNo);
  });

  it('is honoured without a date while the balance is not over', async () => {
    const balance = await begun(await aSettledAuction(running));
    const { settlePayment, payment } = await settling(balance);
    const { amountFen } = balance.order;
    const truth = { kind: 'paid', tradeNo: 'no date', amountFen, paidAtMs: null } as const;
    expect(await settlePayment.execute(payment, truth)).toBe('order');
    expect(await stateOf(running, balance.order)).toBe('paid');
  });

  it('keeps a plate for a quarter of an hour where no deposit is at stake, and the money goes back afterwards', async () => {
    const citizen = await aCitizen(running.pool);
    const order = await anOrder(running, { citizenId: citizen.id });
    const client = await running.clientOf(citizen);
    const start = await aStart({ client, order });
    const balance = { order, client, start, paymentNo: start.paymentNo };
    await pay(balance);
    isSilent = true;
    await letItBeDueFor(balance, PAYMENT_AWAITED_MS - MINUTE_MS);
    await look();
    expect(await stateOf(running, order)).toBe('created');
    await letItBeDueFor(balance, PAYMENT_AWAITED_MS + MINUTE_MS);
    await look();
    expect(await stateOf(running, order)).toBe('expired');
    isSilent = false;
    await askAtOnce(balance);
    await waitUntil(async () => {
      await running.app.get(ReconcilePayments).execute();
      return (await refundsOf(running, order)).length === 1;
    });
    expect(await refundsOf(running, order)).toMatchObject([{ why: 'paidTooLate' }]);
  });

  async function settling({ paymentNo }: Balance) {
    const payment = await running.app.get(PaymentsStore).byNo(paymentNo);
    if (payment === null) throw new Error(paymentNo);
    return { settlePayment: running.app.get(SettlePayment), payment };
  }
});
