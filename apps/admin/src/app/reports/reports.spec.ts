// The page of reports: the period, what each report looks like in figures, when it is empty and when it failed; and what the pictures are made of.
import { Component, input } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { AuctionTurnout, DefaultsReport, PricesReport, SalesReport } from '@haopai/contracts';
import { SaveFile } from '@haopai/web-app';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { staffPage } from '../testing/staff-page';
import { aYearBefore, periodOf, readTexts, usualPeriod } from './period';
import { defaultsPicture, monthsBetween, salesPicture, type Sayings, turnoutsPicture } from './pictures';
import type { Picture } from './picture';
import { ReportChart } from './report-chart';
import { ReportsPage } from './reports-page';

const PERIOD = { fromMs: Date.UTC(2025, 11, 31, 16), toMs: Date.UTC(2026, 11, 31, 16) };
const QUERY = `fromMs=${PERIOD.fromMs}&toMs=${PERIOD.toMs}`;
const BEFORE = periodOf({ from: '2025-01-01T00:00', to: '2026-01-01T00:00' });
const SALES: SalesReport = {
  ...PERIOD,
  rows: [
    { month: '2026-03', region: '330702', way: 'auction', sales: 2, sumFen: 11_000_000 },
    { month: '2026-05', region: '330702', way: 'listing', sales: 1, sumFen: 800_000 },
    { month: '2026-05', region: '330782', way: 'auction', sales: 1, sumFen: 6_000_000 },
  ],
};
const PRICES: PricesReport = {
  ...PERIOD,
  bands: [
    { fromFen: 0, belowFen: 5_000_000, auctionSales: 0, listingSales: 1 },
    { fromFen: 5_000_000, belowFen: null, auctionSales: 3, listingSales: 0 },
  ],
};
const TURNOUT: AuctionTurnout = {
  ...{ auctionId: 4, title: '2026年第9期', endedAtMs: Date.UTC(2026, 4, 31, 6) },
  ...{ lots: 5, enrolments: 20, bidders: 15, bids: 90, won: 3, defaulted: 1, unsold: 1, withdrawn: 1 },
  ...{ startFen: 10_000_000, hammerFen: 13_000_000 },
};
const DEFAULTS: DefaultsReport = {
  ...PERIOD,
  rows: [{ month: '2026-05', won: 3, due: 1, defaulted: 1, defaultedFen: 5_000_000 }],
};
const pageOf = (items: readonly AuctionTurnout[], total = items.length) => ({
  ...{ items, total, page: 1, size: 12 },
});

/** In the place of the drawing, which wants a browser. */
@Component({ selector: 'hp-report-chart', template: `<p class="drawn">{{ label() }}</p>` })
class Undrawn {
  readonly picture = input.required<Picture>();
  readonly label = input.required<string>();
}

describe('the page of reports', () => {
  let page: PageUnderTest;

  async function open(query = '?from=2026-01-01T00:00&to=2027-01-01T00:00'): Promise<void> {
    TestBed.overrideComponent(ReportsPage, {
      remove: { imports: [ReportChart] },
      add: { imports: [Undrawn] },
    });
    page = await staffPage([{ path: 'reports', component: ReportsPage }], 'auditor');
    await page.open(`/reports${query}`);
  }
  async function answer(): Promise<void> {
    await page.answer(`/admin/reports/sales?${QUERY}`, SALES);
    await page.answer(`/admin/reports/sales?fromMs=${BEFORE.fromMs}&toMs=${BEFORE.toMs}`, {
      ...BEFORE,
      rows: [{ month: '2025-03', region: '330702', way: 'auction', sales: 4, sumFen: 13_600_000 }],
    });
    await page.answer(`/admin/reports/prices?${QUERY}`, PRICES);
    await page.answer(`/admin/reports/defaults?${QUERY}`, DEFAULTS);
    await page.answer(`/admin/reports/turnouts?${QUERY}&page=1`, pageOf([TURNOUT]));
  }
  const all = (selector: string): readonly string[] =>
    [...document.querySelectorAll(selector)].map(({ textContent }) => textContent.trim());
  afterEach(() => {
    page.http.match(() => true);
    page.close();
  });

  it('tells sales by month and region, and what they come to', async () => {
    await open();
    await answer();
    expect(page.text('sales-2026-05-330782')).toContain('义乌');
    expect(page.text('sales-2026-05-330782')).toContain('¥60,000');
    expect(page.text('sales-total')).toBe('合计3¥170,0001¥8,000¥178,000');
    const months = all('[data-testid^=sales-2026] th');
    expect(months).toEqual(['2026-05', '2026-05', '2026-03']);
  });

  it('compares with the same days a year before, and says what was nothing then', async () => {
    await open();
    await answer();
    expect(page.text('year-auction')).toBe('竞买34¥170,000¥136,000+25%');
    expect(page.text('year-listing')).toBe('标卖10¥8,000¥0—');
    expect(page.text('year-all')).toContain('+30.9%');
    const leap = aYearBefore({ fromMs: Date.UTC(2028, 1, 28, 16), toMs: Date.UTC(2028, 2, 31, 16) });
    expect(leap).toEqual({ fromMs: Date.UTC(2027, 1, 28, 16), toMs: Date.UTC(2027, 2, 31, 16) });
  });

  it('tells prices, participation and defaults, each in a table beneath its picture', async () => {
    await open();
    await answer();
    expect(page.text('band-0')).toBe('0–5万01');
    expect(page.text('band-5000000')).toBe('5万 以上30');
    expect(page.text('turnout-4')).toBe('2026年第9期 2026年5月31日结束5201590183125%30%133.3%');
    expect(page.text('defaults-2026-05')).toBe('2026-05311¥50,00033.3%');
    expect(all('.drawn')).toHaveLength(4);
  });

  it('asks for another period by a press, and by its own dates', async () => {
    await open();
    await answer();
    expect(page.part('period-lastYear').getAttribute('aria-pressed')).toBe('false');
    await page.press('period-lastYear');
    const { fromMs, toMs } = periodOf(usualPeriod('lastYear', Date.now()));
    await page.answer(`/admin/reports/sales?fromMs=${fromMs}&toMs=${toMs}`, { ...SALES, rows: [] });
    expect(page.part('period-lastYear').getAttribute('aria-pressed')).toBe('true');
    expect(page.text('sales-empty')).toContain('这段时间没有数据');
    await page.type('from', '2026-05-01T00:00');
    await page.type('to', '2026-06-01T00:00');
    await page.submit();
    const may = `fromMs=${Date.UTC(2026, 3, 30, 16)}&toMs=${Date.UTC(2026, 4, 31, 16)}`;
    page.asked(`/admin/reports/sales?${may}`);
  });

  it('is of the last twelve months when the address says nothing that can be read', async () => {
    await open('?from=oops');
    const { fromMs, toMs } = periodOf(usualPeriod('months12', Date.now()));
    page.asked(`/admin/reports/sales?fromMs=${fromMs}&toMs=${toMs}`);
    expect(page.part('period-months12').getAttribute('aria-pressed')).toBe('true');
  });

  it('says why one report did not come, shows the others, and asks again', async () => {
    await open();
    await page.refuse(`/admin/reports/sales?${QUERY}`, 'REPORT.TAKES_TOO_LONG', { secondsMax: 5 }, 422);
    await page.answer(`/admin/reports/prices?${QUERY}`, PRICES);
    expect(page.text('sales-failed')).toContain('5 秒内没有算完');
    expect(page.text('band-0')).toContain('万');
    page.part('sales-failed').querySelector('button')?.click();
    await page.settle();
    await page.answer(`/admin/reports/sales?${QUERY}`, SALES);
    expect(page.text('sales-total')).toContain('合计');
  });

  it('is taken along as a workbook in the language of the page', async () => {
    await open();
    await answer();
    const saved: string[] = [];
    TestBed.inject(SaveFile).save = (name) => void saved.push(name);
    await page.press('workbook');
    page.asked(`/admin/reports/workbook?${QUERY}&language=zh`).flush(new Blob(['x']));
    await page.settle();
    expect(saved).toEqual([expect.stringMatching(/^统计报表 \d{4}-\d\d-\d\d\.xlsx$/)]);
  });
});

describe('usual periods', () => {
  const NOW_MS = Date.UTC(2026, 11, 31, 16, 30);

  it('are whole months of Beijing’s calendar', () => {
    expect(usualPeriod('months3', NOW_MS)).toEqual({ from: '2026-11-01T00:00', to: '2027-02-01T00:00' });
    expect(usualPeriod('months12', NOW_MS)).toEqual({ from: '2026-02-01T00:00', to: '2027-02-01T00:00' });
    expect(usualPeriod('thisYear', NOW_MS)).toEqual({ from: '2027-01-01T00:00', to: '2028-01-01T00:00' });
    expect(usualPeriod('lastYear', NOW_MS)).toEqual({ from: '2026-01-01T00:00', to: '2027-01-01T00:00' });
    expect(readTexts('2026-05-01T00:00', undefined, NOW_MS).from).toBe('2026-05-01T00:00');
  });
});

describe('pictures of reports', () => {
  const sayings: Sayings = {
    ...{ say: (key) => key, region: (code) => code, auction: (title) => title, band: () => '' },
    ...{ money: String, shortMoney: String, count: String, share: String },
  };

  it('put region upon region in each month, months without a sale among them', () => {
    expect(salesPicture(SALES, sayings)).toMatchObject({
      categories: ['2026-03', '2026-04', '2026-05'],
      columns: [
        { name: '330702', values: [11_000_000, 0, 800_000] },
        { name: '330782', values: [0, 0, 6_000_000] },
      ],
    });
    expect(monthsBetween(['2025-11', '2026-02'])).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(monthsBetween([])).toEqual([]);
  });

  it('have no rate where nobody won, and no bids per lot where there is no lot', () => {
    const rows = [{ month: '2026-05', won: 0, due: 0, defaulted: 0, defaultedFen: 0 }];
    expect(defaultsPicture({ ...PERIOD, rows }, sayings).line?.values).toEqual([null]);
    const turnouts = [{ ...TURNOUT, lots: 0 }, TURNOUT];
    expect(turnoutsPicture(turnouts, sayings).line?.values).toEqual([18, null]);
  });
});
