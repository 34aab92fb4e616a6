// Refunds that failed, on the real database with the sandbox: tried again, or settled past the provider by two people, and nothing twice.
import type {
  AuditEntryView,
  ErrorBody,
  Page,
  RefundCase,
  StaffView,
  WaitingActsView,
} from '@haopai/contracts';
import {
  aRunningApp,
  hearOrders,
  type HttpAnswer,
  type HttpClient,
  type RunningApp,
  staffClient,
} from '../../../testing';
import { FRESH_FOR_MS } from '../../../access/sessions';
import { PaymentProviders } from '../payment-providers';
import { bookFaults, refundsOf, stateOf } from '../testing/build-payments';
import {
  aFailedRefund,
  aPaidPayer,
  letProviderSay,
  type PaidPayer,
  untilRefund,
  wantBack,
} from '../testing/build-refunds';

// Each spec pays and fails for real.

const REFUNDS = '/api/v1/admin/settlement/refunds';
const HOUR_MS = 3_600_000;
const REASON = { reason: '客户换卡' };
const SAID = { reference: '网银回单 20261126-1', reason: '原账户已销户' };

describe('refunds that failed', () => {
  let running: RunningApp;
  let cashier: HttpClient;
  let other: HttpClient;
  let payer: PaidPayer;
  let refundNo: string;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    hearOrders(running, 'listing');
    [cashier, other] = [await staffClient(running, 'cashier'), await staffClient(running, 'administrator')];
  });
  beforeEach(async () => {
    ({ payer, refundNo } = await aFailedRefund(running));
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    expect(await bookFaults(running.pool)).toEqual([]);
  });
  afterAll(() => running.stop());

  const act = (name: string, body: object = {}, client = cashier, no = refundNo): Promise<HttpAnswer> =>
    client.post(`${REFUNDS}/${no}/${name}`, body);
  const code = async (answer: Promise<HttpAnswer>): Promise<string> => {
    const { status, body } = await answer;
    return status < 300 ? 'ok' : (body as ErrorBody).code;
  };
  const worklist = async (group = 'failed'): Promise<readonly RefundCase[]> =>
    ((await cashier.get(`${REFUNDS}?group=${group}&size=200`)).body as Page<RefundCase>).items;
  /** Of this refund, in the queue of all that takes two. */
  const seenBy = async (client: HttpClient) =>
    ((await client.get('/api/v1/admin/waiting')).body as WaitingActsView).items.filter(
      ({ id }) => id === refundNo,
    );
  const staffIdOf = async (client: HttpClient): Promise<number> =>
    ((await client.get('/api/v1/admin/me')).body as StaffView).id;
  const acts = async (): Promise<readonly string[]> => {
    const auditor = await staffClient(running, 'auditor');
    const { body } = await auditor.get(`/api/v1/admin/audit?subject=refund:${refundNo}`);
    return (body as Page<AuditEntryView>).items.map((entry) => entry.act);
  };
  const sandboxPaidBack = (): Promise<unknown> =>
    running.pool.query(
      'INSERT INTO sandbox_refunds (refund_no, payment_no, amount_fen, at_ms) VALUES (?, ?, ?, 1)',
      [refundNo, payer.start.paymentNo, payer.order.amountFen],
    );

  it('are a worklist with why they failed', async () => {
    const mine = (await worklist()).find((one) => one.refundNo === refundNo);
    expect(mine).toMatchObject({
      orderNo: payer.order.orderNo,
      ...{ amountFen: payer.order.amountFen, state: 'failed', lastFailure: 'SANDBOX.tooMuch', outside: null },
    });
    expect((await worklist('done')).map((one) => one.refundNo)).not.toContain(refundNo);
  });

  it('are tried again with a reason, and are done when the provider pays', async () => {
    await letProviderSay(running, payer, payer.order.amountFen);
    const answer = await act('retry', REASON);
    expect(answer).toMatchObject({ status: 200, body: { state: 'sent', attempts: 0 } });
    await untilRefund(running, payer, 'done');
    expect(await stateOf(running, payer.order)).toBe('refunded');
    expect(await acts()).toEqual(['refund.retried']);
    expect(await code(act('retry', REASON))).toBe('REFUND.NOT_FAILED');
  });

  it('fail again when nothing has changed, and stay on the list', async () => {
    expect(await code(act('retry', REASON))).toBe('ok');
    await untilRefund(running, payer, 'failed');
    expect((await worklist()).map((one) => one.refundNo)).toContain(refundNo);
  });

  it('are tried again once when two press at the same instant, and paid back once', async () => {
    await letProviderSay(running, payer, payer.order.amountFen);
    const codes = await Promise.all([1, 2, 3].map(() => code(act('retry', REASON))));
    expect(codes.sort()).toEqual(['REFUND.NOT_FAILED', 'REFUND.NOT_FAILED', 'ok']);
    await untilRefund(running, payer, 'done');
    const [rows] = await running.pool.query('SELECT COUNT(*) AS n FROM sandbox_refunds WHERE refund_no = ?', [
      refundNo,
    ]);
    expect(rows).toEqual([{ n: 1 }]);
  });

  describe('that were paid back past the provider', () => {
    it('are settled when a second person confirms it; the books say that the money was not the provider’s', async () => {
      const said = await act('outside', SAID);
      expect(said).toMatchObject({
        status: 200,
        body: { state: 'failed', outside: { ...SAID, confirmedAtMs: null } },
      });
      expect(await code(act('outside/confirm'))).toBe('REFUND.SAME_PERSON');
      const confirmed = await act('outside/confirm', {}, other);
      expect(confirmed).toMatchObject({ status: 200, body: { state: 'done' } });
      expect((confirmed.body as RefundCase).outside?.confirmedByName).toMatch(/^administrator/);
      expect(await stateOf(running, payer.order)).toBe('refunded');
      const [rows] = await running.pool.query(
        `SELECT account, amount_fen FROM ledger_transactions JOIN ledger_lines ON transaction_id = id
         WHERE posting_key = ? ORDER BY line_no`,
        [`refund:${refundNo}:paid`],
      );
      expect(rows).toEqual([
        { account: 'refundsDue', amount_fen: payer.order.amountFen },
        { account: 'outside', amount_fen: -payer.order.amountFen },
      ]);
      expect(await acts()).toEqual(['refund.settledOutside', 'refund.saidOutside']);
    });

    it('are settled by nobody who has made the account that said so, nor while that is too new, but by a third', async () => {
      const [straw, third] = [
        await staffClient(running, 'cashier'),
        await staffClient(running, 'administrator'),
      ];
      const [strawId, makerId] = [await staffIdOf(straw), await staffIdOf(other)];
      await running.pool.query(
        `INSERT INTO staff_makers (staff_id, made_by, act, at_ms) VALUES (?, ?, 'made', ?)`,
        [strawId, makerId, Date.now()],
      );
      const isNew = (untilMs: number): Promise<unknown> =>
        running.pool.query('UPDATE staff SET confirms_from_ms = ? WHERE id = ?', [untilMs, strawId]);
      expect(await code(act('outside', SAID, straw))).toBe('ok');
      await isNew(Date.now() + HOUR_MS);
      expect(await code(act('outside/confirm', {}, third))).toBe('STAFF.OTHER_TOO_NEW');
      await isNew(Date.now() - 1);
      expect(await code(act('outside/confirm', {}, other))).toBe('STAFF.PAIR_REFUSED');
      expect(await seenBy(other)).toMatchObject([{ refusal: { code: 'STAFF.PAIR_REFUSED' } }]);
      expect(await code(act('outside/confirm', {}, third))).toBe('ok');
    });

    it('are settled once whoever confirms it has shown a code lately', async () => {
      await act('outside', SAID);
      const laterMs = Date.now() + FRESH_FOR_MS + 1_000;
      jest.spyOn(Date, 'now').mockImplementation(() => laterMs);
      expect(await code(act('outside/confirm', {}, other))).toBe('STAFF.CODE_NEEDED');
    });

    it('wait in the queue of all that takes two, until somebody else has confirmed it', async () => {
      expect(await seenBy(other)).toEqual([]);
      await act('outside', SAID);
      expect(await seenBy(other)).toMatchObject([
        { source: 'refundOutside', reason: SAID.reason, after: { reference: SAID.reference }, refusal: null },
      ]);
      expect(await seenBy(cashier)).toMatchObject([{ isOwn: true, refusal: { code: 'REFUND.SAME_PERSON' } }]);
      await act('outside/confirm', {}, other);
      expect(await seenBy(other)).toEqual([]);
    });

    it('are never paid back a second time: not by a retry, not by another confirmation', async () => {
      await act('outside', SAID);
      expect(await code(act('retry', REASON))).toBe('REFUND.PROPOSED');
      expect(await code(act('outside', SAID, other))).toBe('REFUND.PROPOSED');
      const codes = await Promise.all([1, 2].map(() => code(act('outside/confirm', {}, other))));
      expect(codes.sort()).toEqual(['REFUND.NOT_FAILED', 'ok']);
      expect(await code(act('retry', REASON))).toBe('REFUND.NOT_FAILED');
      expect(await code(act('outside', SAID))).toBe('REFUND.NOT_FAILED');
      expect(await code(act('outside/take-back', REASON))).toBe('REFUND.NOT_FAILED');
      expect((await refundsOf(running, payer.order)).map(({ state }) => state)).toEqual(['done']);
    });

    it('can be taken back while nobody has confirmed it', async () => {
      expect(await code(act('outside/take-back', REASON))).toBe('REFUND.NOT_PROPOSED');
      expect(await code(act('outside/confirm', {}, other))).toBe('REFUND.NOT_PROPOSED');
      await act('outside', SAID);
      const answer = await act('outside/take-back', REASON, other);
      expect(answer).toMatchObject({ status: 200, body: { outside: null } });
      expect(await code(act('retry', REASON))).toBe('ok');
    });

    it('are not settled when the provider has paid all the same: then the books follow the provider', async () => {
      await act('outside', SAID);
      await sandboxPaidBack();
      expect(await code(act('outside/confirm', {}, other))).toBe('REFUND.PAID_BACK');
      expect((await refundsOf(running, payer.order))[0]?.state).toBe('done');
      const [rows] = await running.pool.query('SELECT kind FROM ledger_transactions WHERE posting_key = ?', [
        `refund:${refundNo}:paid`,
      ]);
      expect(rows).toEqual([{ kind: 'refundPaid' }]);
    });

    it('are not settled while the provider does not say whether it has paid', async () => {
      await act('outside', SAID);
      const provider = running.app.get(PaymentProviders).of('sandbox');
      jest.spyOn(provider, 'queryRefund').mockRejectedValue(new Error('silent'));
      expect(await code(act('outside/confirm', {}, other))).toBe('SERVER.UNAVAILABLE');
      jest.restoreAllMocks();
      expect(await code(act('outside/confirm', {}, other))).toBe('ok');
    });

    it('are not settled while the provider that took the money is switched off, and cannot be asked', async () => {
      await act('outside', SAID);
      const set = (provider: string) =>
        running.pool.query('UPDATE payments SET provider = ? WHERE order_id = ?', [provider, payer.order.id]);
      await set('alipay');
      expect(await code(act('outside/confirm', {}, other))).toBe('REFUND.PROVIDER_OFF');
      await set('sandbox');
      expect(await code(act('outside/confirm', {}, other))).toBe('ok');
    });
  });

  it('are refused what is not whole, not theirs to do, or not there', async () => {
    expect(await code(act('retry'))).toBe('REQUEST.INVALID');
    expect(await code(act('outside', { reason: 'x' }))).toBe('REQUEST.INVALID');
    expect(await code(act('outside', { ...SAID, reference: 'x'.repeat(61) }))).toBe('REQUEST.INVALID');
    expect(await code(act('retry', REASON, cashier, '00000000000000000000'))).toBe('ORDER.REFUND_UNKNOWN');
    expect(await code(act('retry', REASON, cashier, 'x'))).toBe('ORDER.REFUND_UNKNOWN');
    const auditor = await staffClient(running, 'auditor');
    expect((await auditor.get(REFUNDS)).status).toBe(200);
    for (const [name, body] of [
      ['retry', REASON],
      ['outside', SAID],
      ['outside/confirm', {}],
      ['outside/take-back', REASON],
    ] as const)
      expect(await code(act(name, body, auditor))).toBe('STAFF.FORBIDDEN');
  });

  it('are not those that are under way or done', async () => {
    const paid = await aPaidPayer(running);
    const no = await wantBack(running, paid);
    await untilRefund(running, paid, 'done');
    expect(await code(act('retry', REASON, cashier, no))).toBe('REFUND.NOT_FAILED');
    expect(await code(act('outside', SAID, cashier, no))).toBe('REFUND.NOT_FAILED');
  });
});
