// Days of the books that are over, on the real database: summed once, looked at as before, and found out when somebody changes them.
import type { LedgerSums } from '@haopai/contracts';
import { Metrics } from '../../../platform/metrics';
import {
  aRunningApp,
  aSettledAuction,
  hearOrders,
  anOrder,
  type HttpClient,
  payOrder,
  type RunningApp,
  staffClient,
} from '../../../testing';
import { LedgerSumsStore } from './ledger-sums.store';
import { SumDays } from './sum-days';

const DAY_MS = 24 * 3_600_000;

describe('days of the books that are over', () => {
  let running: RunningApp;
  let cashier: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    cashier = await staffClient(running, 'cashier');
    hearOrders(running, 'listing');
    const settled = await aSettledAuction(running, [5_200_000, 300_000]);
    await payOrder(running, await settled.balance(0));
    // Forty days ago, so that it is read in two parts, and three days ago.
    await letTimePass(37 * DAY_MS);
    await payOrder(running, await anOrder(running, { amountFen: 1_234_567 }));
    await letTimePass(3 * DAY_MS);
    await aSettledAuction(running, [5_300_000]);
  });
  afterAll(() => running.stop());

  async function letTimePass(ms: number): Promise<void> {
    await running.pool.query('UPDATE ledger_transactions SET at_ms = at_ms - ?', [ms]);
    await running.pool.query('UPDATE deposits SET settled_at_ms = settled_at_ms - ?', [ms]);
  }
  const sums = async (query = ''): Promise<LedgerSums> =>
    (await cashier.get(`/api/v1/admin/settlement/ledger/sums${query}`)).body as LedgerSums;
  const all = async (): Promise<readonly object[]> => {
    const periods = [
      '',
      ...[-50, -39, -10, -2].map((days) => `?fromMs=${Date.now() + days * DAY_MS}`),
      `?fromMs=${Date.now() - 39 * DAY_MS}&toMs=${Date.now() - 2 * DAY_MS}`,
      `?toMs=${Date.now() - 2 * DAY_MS}`,
    ];
    const told: object[] = [];
    for (const period of periods) told.push({ ...(await sums(period)), fromMs: 0, toMs: 0 });
    return told;
  };
  const summed = async (): Promise<readonly number[]> => {
    const [rows] = await running.pool.query('SELECT DISTINCT until_ms FROM ledger_sums ORDER BY until_ms');
    return (rows as { until_ms: number }[]).map(({ until_ms }) => until_ms);
  };
  const booksOff = async (): Promise<string | undefined> =>
    /^haopai_books_off (\d)$/m.exec(await running.app.get(Metrics).text())?.[1];

  it('are summed once, and every look is what it was before', async () => {
    const before = await all();
    expect(before).toMatchObject(before.map(() => ({ faults: [] })));
    await Promise.all([running.app.get(SumDays).look(), running.app.get(SumDays).look()]);
    const [untilMs, ...others] = await summed();
    expect(others).toEqual([]);
    expect(Date.now() - (untilMs ?? 0)).toBeLessThan(25 * 3_600_000);
    expect(await all()).toEqual(before);
    await running.app.get(SumDays).look();
    expect(await summed()).toEqual([untilMs]);
  });

  it('are not read again by a look', async () => {
    const { accounts } = await sums();
    await running.pool.query(
      'UPDATE ledger_lines JOIN ledger_transactions ON id = transaction_id SET amount_fen = amount_fen * 2 WHERE at_ms < ?',
      [Date.now() - 30 * DAY_MS],
    );
    expect((await sums()).accounts).toEqual(accounts);
  });

  it('ring the next day when somebody has changed them, and no sum is written of what is wrong', async () => {
    const { nowMs, firstMs, summedMs } = await running.app.get(LedgerSumsStore).times();
    const sumNow = (): Promise<void> => running.app.get(SumDays).sumUntil(nowMs, firstMs ?? 0, summedMs);
    const known = await summed();
    await sumNow();
    expect(await booksOff()).toBe('1');
    expect(await summed()).toEqual(known);
    await running.pool.query(
      'UPDATE ledger_lines JOIN ledger_transactions ON id = transaction_id SET amount_fen = amount_fen / 2 WHERE at_ms < ?',
      [Date.now() - 30 * DAY_MS],
    );
    await sumNow();
    expect(await booksOff()).toBe('0');
    expect(await summed()).toEqual([...known, nowMs]);
  });
});
