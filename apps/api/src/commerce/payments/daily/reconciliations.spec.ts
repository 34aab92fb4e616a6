// The books against the provider's word, on the real database with the sandbox: what agrees, every way to differ, and what mends it.
import type { DifferenceView, ErrorBody, OddPaymentCase, Page, ReconciliationHead } from '@haopai/contracts';
import {
  aRunningApp,
  anOrder,
  aSettledAuction,
  hearOrders,
  type HttpClient,
  letBalanceBeDueIn,
  payOrder,
  type RunningApp,
  staffClient,
  waitUntil,
} from '../../../testing';
import { ExpireOrders } from '../../orders';
import { PaymentProviders } from '../payment-providers';
import { PaymentFiguresStore } from '../payment-figures.store';
import { PaymentsUpkeep } from '../payments-upkeep';
import { SandboxPayments } from '../sandbox/sandbox-payments';
import { aPayer, aStart, bookFaults, choose, refundsOf, stateOf } from '../testing/build-payments';
import { aFailedRefund, aPaidPayer, letProviderSay, untilRefund, wantBack } from '../testing/build-refunds';
import { beijingDay, DAY_MS, startOfBeijingDay, startOfDay } from './beijing-days';
import { ReconcileDaily } from './reconcile-daily';
import { aWorkingDayBefore } from './working-days';

// Each spec pays for real.

const ADMIN = '/api/v1/admin/settlement';

describe('the comparison with the provider', () => {
  let running: RunningApp;
  let cashier: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    hearOrders(running, 'listing');
    cashier = await staffClient(running, 'cashier');
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    expect(await bookFaults(running.pool)).toEqual([]);
    await forgetWhatWas();
  });
  afterAll(() => running.stop());

  /** No period of the next spec has it. */
  const forgetWhatWas = async (): Promise<void> => {
    for (const sql of [
      'DELETE FROM reconciliation_differences',
      'DELETE FROM reconciliations',
      'UPDATE ledger_transactions SET at_ms = at_ms + 1000000000000',
      'UPDATE payments SET created_at_ms = created_at_ms + 1000000000000',
      'UPDATE refunds_outside SET confirmed_at_ms = 1',
      `UPDATE refunds SET state = 'done' WHERE state = 'failed'`,
    ])
      await running.pool.query(sql);
  };

  const today = (): string => beijingDay(Date.now());
  const headOf = async (id: number): Promise<ReconciliationHead> =>
    (await cashier.get(`${ADMIN}/reconciliations/${id}`)).body as ReconciliationHead;
  /** From yesterday, so that a spec at midnight sees all of it. */
  const start = async (): Promise<ReconciliationHead> => {
    const days = { fromDay: beijingDay(Date.now() - DAY_MS), toDay: today() };
    const { status, body } = await cashier.post(`${ADMIN}/reconciliations`, days);
    expect(status).toBe(200);
    return body as ReconciliationHead;
  };
  const reconcile = async (): Promise<ReconciliationHead> => {
    const { id } = await start();
    await running.app.get(ReconcileDaily).look();
    await waitUntil(async () => (await headOf(id)).state === 'done');
    return headOf(id);
  };
  const differencesOf = async ({ id }: ReconciliationHead): Promise<readonly DifferenceView[]> =>
    ((await cashier.get(`${ADMIN}/reconciliations/${id}/differences`)).body as Page<DifferenceView>).items;
  const close = async (id: number | undefined, how: string, note = '已核对'): Promise<unknown> => {
    const { status, body } = await cashier.post(`${ADMIN}/differences/${id}/${how}`, { note });
    return status === 200 ? (body as DifferenceView).state : (body as ErrorBody).code;
  };

  it('finds nothing when both say the same, in and out, refunds of a whole payment included', async () => {
    const [one, two] = [await aPaidPayer(running), await aPaidPayer(running)];
    await wantBack(running, two);
    await untilRefund(running, two, 'done');
    const done = await reconcile();
    const inFen = one.order.amountFen + two.order.amountFen;
    expect(done).toMatchObject({
      ...{ state: 'done', asked: 3, differences: 0, open: 0, oursInFen: inFen, theirsInFen: inFen },
      ...{ oursOutFen: two.order.amountFen, theirsOutFen: two.order.amountFen },
    });
    expect(done.staffName).toMatch(/^cashier/);
  });

  it('finds a payment of which nothing was told and nobody asked any more; mended, it counts', async () => {
    const payer = await aPayer(running);
    const begun = await aStart(payer);
    await choose(running, begun, { choice: 'pay', course: 'never' });
    await running.pool.query(`UPDATE payments SET state = 'closed' WHERE payment_no = ?`, [begun.paymentNo]);
    const done = await reconcile();
    const [found] = await differencesOf(done);
    expect(found).toMatchObject({
      ...{ kind: 'notBooked', number: begun.paymentNo, orderNo: payer.order.orderNo, isMendable: true },
      ...{ oursFen: 0, theirsFen: payer.order.amountFen, state: 'open' },
    });
    const both = await Promise.all([close(found?.id, 'mend'), close(found?.id, 'mend')]);
    expect(both.sort()).toEqual(['RECONCILIATION.DIFFERENCE_CLOSED', 'mended']);
    expect(await stateOf(running, payer.order)).toBe('paid');
    expect(await headOf(done.id)).toMatchObject({ differences: 1, open: 0 });
    expect(await reconcile()).toMatchObject({ differences: 0 });
  });

  it('stays open where what was paid in time is set aside, since its deposit is forfeited: nothing was booked', async () => {
    const settled = await aSettledAuction(running);
    const order = await settled.balance(0);
    const { client } = settled.winners[0] ?? settled.loser;
    const { paymentNo } = await aStart({ client, order });
    // Paid, though the provider has said no first: the balance has expired.
    const sandbox = running.app.get(SandboxPayments);
    await sandbox.end(paymentNo, 'paid', 'never');
    await running.pool.query(`UPDATE payments SET state = 'closed' WHERE payment_no = ?`, [paymentNo]);
    await letBalanceBeDueIn(running, order, 0);
    await running.pool.query('UPDATE sandbox_payments SET paid_at_ms = ? WHERE payment_no = ?', [
      ...[order.createdAtMs + 1, paymentNo],
    ]);
    await waitUntil(async () => {
      await running.app.get(ExpireOrders).look();
      return (await stateOf(running, order)) === 'expired';
    });
    const done = await reconcile();
    const found = (await differencesOf(done)).find(({ number }) => number === paymentNo);
    expect(found).toMatchObject({ kind: 'notBooked', oursFen: 0, theirsFen: order.amountFen, state: 'open' });
    // Set aside now, and known as such when it is pressed again.
    for (let times = 0; times < 2; times += 1)
      expect(await close(found?.id, 'mend')).toBe('RECONCILIATION.NOT_MENDABLE');
    expect(await headOf(done.id)).toMatchObject({ open: done.open });
    const ask = `${ADMIN}/odd-payments?group=open&size=200`;
    const { items } = (await cashier.get(ask)).body as Page<OddPaymentCase>;
    expect(items.map((odd) => odd.paymentNo)).toContain(paymentNo);
  });

  it('finds what is booked and the provider has not, or has otherwise, which a person explains', async () => {
    await payOrder(running, await anOrder(running));
    const payer = await aPaidPayer(running);
    await letProviderSay(running, payer, 7);
    const found = await differencesOf(await reconcile());
    expect(found).toMatchObject([
      { kind: 'notPaid', oursFen: 500_000, theirsFen: 0, isMendable: false },
      { kind: 'otherAmount', number: payer.start.paymentNo, oursFen: 500_000, theirsFen: 7 },
    ]);
    expect(await close(found[0]?.id, 'mend')).toBe('RECONCILIATION.NOT_MENDABLE');
    expect(await close(found[0]?.id, 'explain', '')).toBe('REQUEST.INVALID');
    expect(await close(found[0]?.id, 'explain')).toBe('explained');
    expect(await close(found[0]?.id, 'explain')).toBe('RECONCILIATION.DIFFERENCE_CLOSED');
    expect(await close(999_999, 'explain')).toBe('RECONCILIATION.DIFFERENCE_NOT_FOUND');
  });

  it('counts what is open for whoever watches, and apart what the office has had for more than a working day', async () => {
    await payOrder(running, await anOrder(running));
    await payOrder(running, await anOrder(running));
    const done = await reconcile();
    const figures = async (): Promise<object> => {
      await running.app.get(PaymentsUpkeep).look();
      const { body } = await running.client().get('/metrics');
      const told = (name: string): number =>
        Number(new RegExp(`^haopai_differences_${name} (\\d+)$`, 'm').exec(String(body))?.[1]);
      return { open: told('open'), overdue: told('overdue') };
    };
    const foundAt = (atMs: number): Promise<unknown> =>
      running.pool.query('UPDATE reconciliations SET finished_at_ms = ? WHERE id = ?', [atMs, done.id]);
    expect(await figures()).toEqual({ open: 2, overdue: 0 });
    await foundAt(aWorkingDayBefore(Date.now()) + 60_000);
    expect(await figures()).toEqual({ open: 2, overdue: 0 });
    await foundAt(aWorkingDayBefore(Date.now()) - 60_000);
    expect(await figures()).toEqual({ open: 2, overdue: 2 });
    // By the database's clock, though the instance's own is behind.
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 120_000);
    const told = await figures();
    clock.mockRestore();
    expect(told).toEqual({ open: 2, overdue: 2 });
    const [first] = await differencesOf(done);
    await close(first?.id, 'explain');
    expect(await figures()).toEqual({ open: 1, overdue: 1 });
  });

  it('finds refunds that only one side knows, and one that was paid by both', async () => {
    const vanished = await aPaidPayer(running);
    const vanishedNo = await wantBack(running, vanished);
    await untilRefund(running, vanished, 'done');
    await running.pool.query('DELETE FROM sandbox_refunds WHERE refund_no = ?', [vanishedNo]);
    const [failed, outside] = [await aFailedRefund(running), await aFailedRefund(running)];
    const said = { reference: '回单 1', reason: '销户' };
    await cashier.post(`${ADMIN}/refunds/${outside.refundNo}/outside`, said);
    const other = await staffClient(running, 'administrator');
    await other.post(`${ADMIN}/refunds/${outside.refundNo}/outside/confirm`, {});
    for (const { payer, refundNo } of [failed, outside]) {
      await letProviderSay(running, payer, payer.order.amountFen);
      await running.pool.query(
        'INSERT INTO sandbox_refunds (refund_no, payment_no, amount_fen, at_ms) VALUES (?, ?, ?, 1)',
        [refundNo, payer.start.paymentNo, payer.order.amountFen],
      );
    }
    const found = await differencesOf(await reconcile());
    expect(found).toMatchObject([
      { kind: 'refundNotPaid', number: vanishedNo, oursFen: 500_000, theirsFen: 0 },
      { kind: 'refundNotBooked', number: failed.refundNo, oursFen: 0, isMendable: true },
      { kind: 'refundedTwice', number: outside.refundNo, theirsFen: 500_000, isMendable: false },
    ]);
    expect(await close(found[1]?.id, 'mend')).toBe('mended');
    expect((await refundsOf(running, failed.payer.order))[0]?.state).toBe('done');
  });

  it('lists what the provider does not tell, and tries again later when it tells nothing at all', async () => {
    const payers = [await aPaidPayer(running), await aPaidPayer(running)];
    const provider = running.app.get(PaymentProviders).of('sandbox');
    const query = provider.query.bind(provider);
    const silentNo = payers[1]?.start.paymentNo;
    jest
      .spyOn(provider, 'query')
      .mockImplementation((no) => (no === silentNo ? Promise.reject(new Error('silent')) : query(no)));
    expect(await differencesOf(await reconcile())).toMatchObject([{ kind: 'notAnswered', number: silentNo }]);

    // Be there ever so few.
    jest.spyOn(provider, 'query').mockRejectedValue(new Error('away'));
    const { id } = await start();
    await running.app.get(ReconcileDaily).look();
    await waitUntil(async () => (await headOf(id)).state === 'failed');
    expect(await headOf(id)).toMatchObject({ differences: 0, finishedAtMs: null });
    jest.restoreAllMocks();
    await running.pool.query('UPDATE reconciliations SET due_at_ms = 0 WHERE id = ?', [id]);
    await running.app.get(ReconcileDaily).look();
    await waitUntil(async () => (await headOf(id)).state === 'done');
    expect(await headOf(id)).toMatchObject({ asked: 2, differences: 0 });
  });

  it('is made once for each day that has passed since anything was booked, whoever looks', async () => {
    await aPaidPayer(running);
    const task = running.app.get(ReconcileDaily);
    await task.look();
    const daily = async (): Promise<readonly ReconciliationHead[]> =>
      ((await cashier.get(`${ADMIN}/reconciliations`)).body as Page<ReconciliationHead>).items;
    expect(await daily()).toEqual([]);
    await running.pool.query('UPDATE ledger_transactions SET at_ms = ?', [Date.now() - 4 * DAY_MS]);
    await Promise.all([task.look(), task.look()]);
    await task.look();
    const runs = await daily();
    // Until two o'clock the day before is not wanted yet.
    expect([3, 4]).toContain(runs.length);
    expect(runs.at(-1)?.fromMs).toBe(startOfDay(Date.now() - 4 * DAY_MS));
    for (const { staffName, state, fromMs, toMs } of runs) {
      expect([staffName, state, toMs - fromMs]).toEqual([null, 'done', DAY_MS]);
      expect(startOfBeijingDay(beijingDay(fromMs))).toBe(fromMs);
    }
  });

  it('leaves out no day, however long nothing ran', async () => {
    await aPaidPayer(running);
    await running.pool.query('UPDATE ledger_transactions SET at_ms = ?', [Date.now() - 9 * DAY_MS]);
    const [fromMs, task] = [startOfDay(Date.now() - 8 * DAY_MS), running.app.get(ReconcileDaily)];
    const last = [beijingDay(fromMs), fromMs, fromMs + DAY_MS, 'done', 1, 1];
    await running.pool.query(
      'INSERT INTO reconciliations (daily_day, from_ms, to_ms, state, due_at_ms, started_at_ms) VALUES (?)',
      [last],
    );
    await task.look();
    const [rows] = await running.pool.query(
      'SELECT from_ms AS fromMs FROM reconciliations WHERE daily_day IS NOT NULL ORDER BY from_ms',
    );
    const days = (rows as { fromMs: number }[]).map((row) => row.fromMs);
    expect(days.length).toBeGreaterThanOrEqual(7);
    expect(days).toEqual(days.map((_, nth) => fromMs + nth * DAY_MS));
  });

  it('is counted from the last day before which none is missing, however many later ones are done', async () => {
    const agoDays = async (): Promise<number> =>
      (await running.app.get(PaymentFiguresStore).read()).reconciledUntilAgoMs / DAY_MS;
    await running.pool.query('DELETE FROM reconciliations');
    await aPaidPayer(running);
    await running.pool.query('UPDATE ledger_transactions SET at_ms = ?', [Date.now() - 4 * DAY_MS]);
    expect(await agoDays()).toBeCloseTo(4, 1);
    await running.app.get(ReconcileDaily).look();
    // Since midnight, or since the one before while two o'clock has not come.
    expect(await agoDays()).toBeLessThan(26 / 24);
    const oldest = 'ORDER BY from_ms LIMIT 1';
    await running.pool.query(`UPDATE reconciliations SET state = 'failed', due_at_ms = ? ${oldest}`, [
      Date.now() + DAY_MS,
    ]);
    expect(await agoDays()).toBeGreaterThan(3);
    await running.pool.query(`UPDATE reconciliations SET state = 'done' ${oldest}`);
    expect(await agoDays()).toBeLessThan(26 / 24);
  });

  it('is taken up by another when whoever had it is gone', async () => {
    await aPaidPayer(running);
    const { id } = await start();
    await running.app.get(ReconcileDaily).look();
    await waitUntil(async () => (await headOf(id)).state === 'done');
    await running.pool.query(
      `UPDATE reconciliations SET state = 'running', leased_by = 'gone', due_at_ms = 0, finished_at_ms = NULL WHERE id = ?`,
      [id],
    );
    await running.app.get(ReconcileDaily).look();
    await waitUntil(async () => (await headOf(id)).state === 'done');
  });

  it('is refused for days that are none, that are to come, or too many; and to who may only read', async () => {
    const code = async (fromDay: string, toDay: string, client = cashier): Promise<string> =>
      ((await client.post(`${ADMIN}/reconciliations`, { fromDay, toDay })).body as ErrorBody).code;
    const ago = (days: number): string => beijingDay(Date.now() - days * DAY_MS);
    expect(await code(today(), ago(1))).toBe('PERIOD.REFUSED');
    expect(await code(ago(-1), ago(-1))).toBe('PERIOD.REFUSED');
    expect(await code(ago(31), today())).toBe('PERIOD.REFUSED');
    expect(await code('2026-02-30', today())).toBe('PERIOD.REFUSED');
    expect(await code('heute', today())).toBe('REQUEST.INVALID');
    const auditor = await staffClient(running, 'auditor');
    expect(await code(today(), today(), auditor)).toBe('STAFF.FORBIDDEN');
    expect((await auditor.get(`${ADMIN}/reconciliations`)).status).toBe(200);
    expect((await cashier.get(`${ADMIN}/reconciliations/999999/differences`)).status).toBe(404);
  });
});
