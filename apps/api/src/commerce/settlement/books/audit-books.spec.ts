// The day's look at the books, on the real database: quiet while they are right, and each fault that a hand in the database makes is found.
import { Metrics } from '../../../platform/metrics';
import {
  anOrder,
  aRunningApp,
  aSettledAuction,
  hearOrders,
  insertRow,
  payOrder,
  type RunningApp,
} from '../../../testing';
import { AuditBooks } from './audit-books';
import { BookAuditsStore } from './book-audits.store';

describe('the day’s look at the books', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    hearOrders(running, 'listing');
    const settled = await aSettledAuction(running, [5_200_000]);
    await payOrder(running, await settled.balance(0));
    await payOrder(running, await anOrder(running, { amountFen: 1_234_567 }));
  });
  afterAll(() => running.stop());
  beforeEach(() => running.pool.query('DELETE FROM book_audits'));

  const look = () => running.app.get(AuditBooks).look();
  const gauge = async (): Promise<string | undefined> =>
    /^haopai_book_faults (\d+)$/m.exec(await running.app.get(Metrics).text())?.[1];
  const found = async (): Promise<string | null> => {
    const [rows] = await running.pool.query('SELECT found FROM book_audits');
    return (rows as { found: string | null }[])[0]?.found ?? null;
  };

  it('finds nothing while they are right', async () => {
    await look();
    expect([await found(), await gauge()]).toEqual(['', '0']);
  });

  it('is one instance’s, and once a day', async () => {
    const store = running.app.get(BookAuditsStore);
    const claims = await Promise.all([1, 2, 3].map(() => store.claim('2026-01-01', 60_000)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    await store.finish('2026-01-01', []);
    await running.pool.query('UPDATE book_audits SET leased_until_ms = 0');
    expect(await store.claim('2026-01-01', 0)).toBe(false);
  });

  it.each([
    [
      'deposits 1',
      `UPDATE deposits SET state = 'held' WHERE state = 'refunded' LIMIT 1`,
      `UPDATE deposits SET state = 'refunded' WHERE state = 'held' LIMIT 1`,
    ],
    [
      'orderHeads 1',
      'UPDATE orders SET version = version + 1 ORDER BY id LIMIT 1',
      'UPDATE orders SET version = version - 1 ORDER BY id LIMIT 1',
    ],
    [
      'paidOrders 1',
      `UPDATE orders SET amount_fen = amount_fen + 1 WHERE paid_at_ms IS NOT NULL ORDER BY id LIMIT 1`,
      `UPDATE orders SET amount_fen = amount_fen - 1 WHERE paid_at_ms IS NOT NULL ORDER BY id LIMIT 1`,
    ],
    [
      'refunds 1',
      `UPDATE refunds SET state = 'done' ORDER BY id LIMIT 1`,
      `UPDATE refunds SET state = 'failed' ORDER BY id LIMIT 1`,
    ],
  ])('finds what a hand has changed, and every instance tells of it: %s', async (what, wrong, right) => {
    await running.pool.query(wrong);
    await look();
    await running.pool.query(right);
    expect([await found(), await gauge()]).toEqual([what, '1']);
  });

  it('finds accounts that stand on the wrong side, though all adds up', async () => {
    const [order] = (await running.pool.query('SELECT MIN(id) AS id FROM orders'))[0] as { id: number }[];
    const id = await insertRow(running.pool, 'ledger_transactions', {
      ...{ posting_key: 'by hand', kind: 'refundPaid', order_id: order?.id ?? 0, at_ms: 1 },
    });
    const [out, back] = [-1_000_000_000, 1_000_000_000];
    await running.pool.query(
      'INSERT INTO ledger_lines (transaction_id, line_no, account, amount_fen) VALUES ?',
      [
        [
          [id, 1, 'provider', out],
          [id, 2, 'surplus', back],
        ],
      ],
    );
    await look();
    await running.pool.query('DELETE FROM ledger_lines WHERE transaction_id = ?', [id]);
    await running.pool.query('DELETE FROM ledger_transactions WHERE id = ?', [id]);
    expect([await found(), await gauge()]).toEqual(['account provider 1, account surplus 1', '2']);
  });
});
