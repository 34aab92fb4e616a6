// The sandbox as a provider, on the real database: its books outlive the program, and are those of every instance.
import { aDatabase, type ThrowAwayDatabase } from '../../../testing';
import { aNewPayment, aNumber, itIsAPaymentProvider } from '../testing/payment-provider-contract';
import { SandboxKeys } from './sandbox-keys';
import { SandboxKeysStore } from './sandbox-keys.store';
import { SANDBOX_APP, sandboxNoticeToText } from './sandbox-notice';
import { SandboxPayments } from './sandbox-payments';
import { SandboxPaymentsStore } from './sandbox-payments.store';

describe('the sandbox', () => {
  let database: ThrowAwayDatabase;
  let keys: SandboxKeys;
  let provider: SandboxPayments;

  const anInstance = (): readonly [SandboxPayments, SandboxKeys] => {
    const own = new SandboxKeys(new SandboxKeysStore(database.pool));
    return [new SandboxPayments(new SandboxPaymentsStore(database.pool), own, { environment: 'test' }), own];
  };
  const notices = async (paymentNo: string): Promise<readonly { body: string; after: number }[]> => {
    const [rows] = await database.pool.query(
      `SELECT body, due_at_ms - (SELECT MIN(due_at_ms) FROM sandbox_notices WHERE payment_no = ?) AS after
       FROM sandbox_notices WHERE payment_no = ? ORDER BY id`,
      [paymentNo, paymentNo],
    );
    return rows as { body: string; after: number }[];
  };
  const statuses = async (paymentNo: string): Promise<readonly string[]> =>
    (await notices(paymentNo)).map(({ body }) => (JSON.parse(body) as { status: string }).status);

  beforeAll(async () => {
    database = await aDatabase();
    [provider, keys] = anInstance();
  });
  afterAll(() => database.drop());

  itIsAPaymentProvider(() => ({
    provider,
    pay: async ({ paymentNo }) => {
      await provider.end(paymentNo, 'paid', 'prompt');
    },
    fail: async ({ paymentNo }) => {
      await provider.end(paymentNo, 'failed', 'prompt');
    },
    noticeOf: async ({ paymentNo }) => {
      const [notice] = await notices(paymentNo);
      if (notice === undefined) throw new Error('no notice');
      return { body: notice.body, signature: await keys.sign(notice.body) };
    },
  }));

  it('leads to its own page, in the language of who pays', async () => {
    const payment = aNewPayment({ language: 'en' });
    expect(await provider.create(payment)).toBe(`/dev/pay/${payment.paymentNo}?lang=en`);
  });

  it('signs with one key on all instances and after every restart', async () => {
    const fresh = await Promise.all(Array.from({ length: 4 }, async () => anInstance()[1].sign('a')));
    for (const signature of fresh) expect(await keys.isSigned('a', signature)).toBe(true);
    expect(await keys.isSigned('b', fresh[0] ?? '')).toBe(false);
    expect(await keys.isSigned('a', 'AAAA')).toBe(false);
  });

  it('knows on another instance what was paid here', async () => {
    const payment = aNewPayment();
    await provider.create(payment);
    await provider.end(payment.paymentNo, 'paid', 'never');
    const [other] = anInstance();
    expect(await other.query(payment.paymentNo)).toMatchObject({
      kind: 'paid',
      amountFen: payment.amountFen,
    });
  });

  it.each([
    ['prompt', ['paid'], [0]],
    ['late', ['paid'], [0]],
    ['twice', ['paid', 'paid'], [0, 1_000]],
    ['outOfOrder', ['paid', 'waiting'], [0, 1_000]],
    ['never', [], []],
  ] as const)('plans its notices for the course "%s"', async (course, expected, afterMs) => {
    const payment = aNewPayment();
    await provider.create(payment);
    expect(await provider.end(payment.paymentNo, 'paid', course)).toBe(true);
    expect(await statuses(payment.paymentNo)).toEqual(expected);
    const planned = await notices(payment.paymentNo);
    expect(planned.map(({ after }) => Number(after))).toEqual(afterMs);
    if (course === 'twice') expect(planned[0]?.body).toBe(planned[1]?.body);
  });

  it('tells late when it is told to', async () => {
    const payment = aNewPayment();
    await provider.create(payment);
    await provider.end(payment.paymentNo, 'paid', 'late', 7_000);
    const [rows] = await database.pool.query(
      `SELECT due_at_ms - UNIX_TIMESTAMP(NOW(3)) * 1000 AS waits FROM sandbox_notices WHERE payment_no = ?`,
      [payment.paymentNo],
    );
    const [{ waits }] = rows as [{ waits: number }];
    expect(Number(waits)).toBeGreaterThan(0);
    expect(Number(waits)).toBeLessThanOrEqual(7_000);
  });

  it('ends a payment once, and none whose time is over', async () => {
    const payment = aNewPayment();
    await provider.create(payment);
    const ends = await Promise.all(
      Array.from({ length: 5 }, (_, nth) =>
        provider.end(payment.paymentNo, nth % 2 ? 'paid' : 'failed', 'prompt'),
      ),
    );
    expect(ends.filter((hasEnded) => hasEnded)).toHaveLength(1);
    expect(await notices(payment.paymentNo)).toHaveLength(1);
    const late = aNewPayment({ validUntilMs: Date.now() - 60_000 });
    await provider.create(late);
    expect(await provider.end(late.paymentNo, 'paid', 'prompt')).toBe(false);
    expect(await provider.query(late.paymentNo)).toEqual({ kind: 'closed' });
  });

  it('tells whom a signed notice is meant for, and does not guess at one that says nothing', async () => {
    const { paymentNo, orderNo } = aNewPayment();
    const notice = {
      ...{ app: 'another', paymentNo, orderNo, amountFen: 1, currency: 'USD', status: 'paid' as const },
      ...{ tradeNo: 'a-trade', paidAtMs: 1, toldAtMs: 2 },
    };
    const read = async (body: string) => provider.readNotice({ body, signature: await keys.sign(body) });
    expect(await read(sandboxNoticeToText(notice))).toMatchObject({ isForUs: false, currency: 'USD' });
    expect(await read(sandboxNoticeToText({ ...notice, app: SANDBOX_APP }))).toMatchObject({ isForUs: true });
    for (const body of ['{}', '[]', 'null', 'no JSON', sandboxNoticeToText({ ...notice, tradeNo: null })])
      expect(await read(body)).toMatchObject({ code: 'REQUEST.INVALID' });
  });

  it('pays back once, however many ask at the same instant', async () => {
    const payment = aNewPayment({ amountFen: 100 });
    await provider.create(payment);
    await provider.end(payment.paymentNo, 'paid', 'never');
    const { paymentNo } = payment;
    const one = { refundNo: aNumber(), paymentNo, amountFen: 60 };
    const other = { ...one, refundNo: aNumber() };
    const outcomes = await Promise.all([one, other, one, other].map((request) => provider.refund(request)));
    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(2);
    const [rows] = await database.pool.query('SELECT refund_no FROM sandbox_refunds WHERE payment_no = ?', [
      paymentNo,
    ]);
    expect(rows).toHaveLength(1);
  });
});
