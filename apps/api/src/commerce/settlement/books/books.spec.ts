// The ledger as the cashier reads it, and the papers made of it, on the real database: sums that always balance, entries, XLSX and PDF.
import type { ErrorBody, LedgerEntryView, LedgerSums, Page } from '@haopai/contracts';
import {
  anOrder,
  aRunningApp,
  aSettledAuction,
  DEPOSIT_FEN,
  hearOrders,
  type HttpClient,
  letBalanceBeDueIn,
  payOrder,
  type RunningApp,
  type SettledAuction,
  sheetsOfXlsx,
  staffClient,
  textOfPdf,
} from '../../../testing';
import { Transactions } from '../../../platform/database';
import { Orders } from '../../orders';

const ADMIN = '/api/v1/admin/settlement';
const DAY_MS = 24 * 3_600_000;

describe('the books', () => {
  let running: RunningApp;
  let cashier: HttpClient;
  let settled: SettledAuction;
  let balanceNo: string;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    cashier = await staffClient(running, 'cashier');
    hearOrders(running, 'listing');
    settled = await aSettledAuction(running, [5_200_000, 5_600_000, 300_000]);
    const [paid, late] = [await settled.balance(0), await settled.balance(1)];
    balanceNo = paid.orderNo;
    await payOrder(running, paid);
    await letBalanceBeDueIn(running, late, -1);
    await running.app
      .get(Transactions)
      .run((transaction) => running.app.get(Orders).expire(transaction, late.id));
    await payOrder(running, await anOrder(running, { amountFen: 1_234_567 }));
  });
  afterAll(() => running.stop());

  const sums = async (query = ''): Promise<LedgerSums> =>
    (await cashier.get(`${ADMIN}/ledger/sums${query}`)).body as LedgerSums;
  const entries = async (query = ''): Promise<Page<LedgerEntryView>> =>
    (await cashier.get(`${ADMIN}/ledger${query}`)).body as Page<LedgerEntryView>;
  const closing = ({ accounts }: LedgerSums): Readonly<Record<string, number>> =>
    Object.fromEntries(accounts.map(({ account, closingFen }) => [account, closingFen]));
  const file = async (path: string): Promise<{ status: number; type: string; bytes: Buffer }> => {
    const headers = { Cookie: cashier.cookieHeader };
    const answer = await fetch(`${running.url}${ADMIN}/${path}`, { headers });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', bytes };
  };
  const ofAuction = (): string => `?auctionId=${settled.auction.id}`;

  it('say of an auction what is held, applied, refunded and forfeited, and balance', async () => {
    const told = await sums(ofAuction());
    expect(told).toMatchObject({
      faults: [],
      auctionId: settled.auction.id,
      deposits: {
        receivedFen: 4 * DEPOSIT_FEN,
        heldFen: 0,
        appliedFen: 2 * DEPOSIT_FEN,
        refundedFen: DEPOSIT_FEN,
        forfeitedFen: DEPOSIT_FEN,
      },
    });
    expect(closing(told)).toMatchObject({
      sales: -5_500_000,
      forfeits: -DEPOSIT_FEN,
      deposits: 0,
      outside: 0,
    });
    expect(told.accounts.reduce((sum, { closingFen }) => sum + closingFen, 0)).toBe(0);
  });

  it('say of everything what they say of its parts, and of a period what moved in it', async () => {
    const all = await sums();
    expect(all).toMatchObject({ faults: [] });
    expect(closing(all)['sales']).toBe(-5_500_000 - 1_234_567);
    const before = await sums(`?toMs=${Date.now() - DAY_MS}`);
    expect(before).toMatchObject({ entries: 0, deposits: { receivedFen: 0 }, faults: [] });
    const since = await sums(`?fromMs=${Date.now() - DAY_MS}`);
    expect(since.moved).toEqual({
      receivedFen: 4 * DEPOSIT_FEN,
      ...{ appliedFen: 2 * DEPOSIT_FEN, refundedFen: DEPOSIT_FEN, forfeitedFen: DEPOSIT_FEN },
    });
    const after = await sums(`?fromMs=${Date.now() + DAY_MS}&toMs=${Date.now() + 2 * DAY_MS}`);
    expect(after).toMatchObject({ entries: 0, moved: { receivedFen: 0 }, faults: [] });
    for (const { account, openingFen, closingFen } of after.accounts)
      expect([account, openingFen]).toEqual([account, closingFen]);
  });

  it('are read entry by entry, the newest first, by account and by order', async () => {
    const page = await entries('?size=3');
    expect(page.items).toHaveLength(3);
    expect(page.items.map(({ id }) => id)).toEqual([...page.items.map(({ id }) => id)].sort((a, b) => b - a));
    for (const { lines } of (await entries('?size=200')).items)
      expect(lines.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(0);
    const ofBalance = await entries(`?orderNo=${balanceNo}`);
    expect(ofBalance.items).toMatchObject([
      {
        kind: 'paymentReceived',
        orderKind: 'balance',
        lines: [{ account: 'provider' }, { account: 'sales' }],
      },
    ]);
    const forfeits = await entries('?account=forfeits');
    expect(forfeits.items).toMatchObject([{ kind: 'depositForfeited' }]);
    expect((await entries(ofAuction())).total).toBeLessThan((await entries()).total);
  });

  it('tell when they do not add up', async () => {
    await running.pool.query(`UPDATE deposits SET state = 'held' WHERE state = 'forfeited'`);
    expect(await sums(ofAuction())).toMatchObject({ faults: ['deposits'] });
    await running.pool.query(
      `UPDATE deposits SET state = 'forfeited' WHERE state = 'held' AND settled_at_ms IS NOT NULL`,
    );
    await running.pool.query(
      `UPDATE ledger_lines SET amount_fen = amount_fen + 1 WHERE account = 'forfeits'`,
    );
    expect(await sums()).toMatchObject({ faults: ['unbalanced'] });
    await running.pool.query(
      `UPDATE ledger_lines SET amount_fen = amount_fen - 1 WHERE account = 'forfeits'`,
    );
    expect(await sums()).toMatchObject({ faults: [] });
  });

  it('add up, or do not, whatever the clock of the instance says', async () => {
    // Deposits of this moment.
    await aSettledAuction(running, [5_300_000]);
    const nowMs = Date.now();
    const faultsAt = async (asideMs: number): Promise<readonly string[]> => {
      const clock = jest.spyOn(Date, 'now').mockReturnValue(nowMs + asideMs);
      const { faults } = await sums();
      clock.mockRestore();
      return faults;
    };
    for (const asideMs of [-10_000, 10_000]) {
      expect(await faultsAt(asideMs)).toEqual([]);
      await running.pool.query(`UPDATE deposits SET amount_fen = amount_fen + 1 ORDER BY id DESC LIMIT 1`);
      expect(await faultsAt(asideMs)).toEqual(['deposits']);
      await running.pool.query(`UPDATE deposits SET amount_fen = amount_fen - 1 ORDER BY id DESC LIMIT 1`);
    }
  });

  it('go along as a workbook: winners, payments, refunds and entries, as figures and times, not as texts', async () => {
    const { status, type, bytes } = await file(`workbook${ofAuction()}`);
    expect([status, type]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ]);
    const sheets = await sheetsOfXlsx(bytes);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['汇总', '竞得', '收款', '退款', '分录']);
    const [head, first] = sheets[1]?.data ?? [];
    expect(head?.slice(0, 4)).toEqual(['号牌', '竞价号', '竞得人', '成交价']);
    expect(first?.slice(3, 8)).toEqual([52_000, 5_000, 47_000, '已付', balanceNo]);
    expect(first?.[8]).toMatch(/^\d{4}-\d\d-\d\dT/);
    const refunds = sheets[3]?.data ?? [];
    expect(refunds).toHaveLength(3);
    expect(refunds.map((row) => row[5]).sort()).toEqual(['保证金多于成交价', '原因', '没有竞得']);
    const english = await sheetsOfXlsx(
      (await file(`workbook?language=en&fromMs=${Date.now() - DAY_MS}`)).bytes,
    );
    expect(english.map(({ sheet }) => sheet)).toEqual(['Summary', 'Payments', 'Refunds', 'Ledger']);
  });

  it.each([
    ['zh', ['资金报表', '保证金变动（元）', '期末保管', '借贷平衡，保证金分类相符']],
    ['en', ['Treasury report', 'Deposits (CNY)', 'Held at the end', 'Balanced; deposits are accounted for']],
  ])('go to the treasury as a report in the language %s', async (language, words) => {
    const { status, type, bytes } = await file(
      `report?fromMs=${Date.now() - DAY_MS}&toMs=${Date.now() + 1_000}&language=${language}`,
    );
    expect([status, type]).toEqual([200, 'application/pdf']);
    const { text, isTagged } = textOfPdf(bytes);
    for (const word of words) expect(text).toContain(word);
    expect(text).toContain('5,000.00');
    expect(isTagged).toBe(true);
  });

  it('are refused for a period that is none or too long, an auction that has not ended, and without the right', async () => {
    const code = async (path: string, client = cashier): Promise<string> =>
      ((await client.get(`${ADMIN}/${path}`)).body as ErrorBody).code;
    expect(await code('report')).toBe('PERIOD.REFUSED');
    expect(await code('workbook?fromMs=10&toMs=5')).toBe('PERIOD.REFUSED');
    expect(await code('workbook?auctionId=999999')).toBe('AUCTION.NOT_FOUND');
    const clerk = await staffClient(running, 'clerk');
    for (const path of ['ledger', 'ledger/sums', 'workbook', 'report'])
      expect(await code(path, clerk)).toBe('STAFF.FORBIDDEN');
  });

  it('leave a record of who took which paper along', async () => {
    await file(`report?fromMs=${Date.now() - DAY_MS}&toMs=${Date.now()}`);
    const auditor = await staffClient(running, 'auditor');
    const { body } = await auditor.get('/api/v1/admin/audit?act=settlement.report');
    expect((body as Page<object>).items[0]).toMatchObject({
      act: 'settlement.report',
      subject: 'settlement',
    });
  });
});
