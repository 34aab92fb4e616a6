// What plates were sold for: a search that lives in the address, figures of a kind with their table, and a few of them below a lot.
import { Component } from '@angular/core';
import type { PlateView, SoldPlateFigures, SoldPlateView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { citizensPage } from '../testing/citizens-page';
import { PricesPage } from './prices-page';
import { SimilarPlates } from './similar-plates';

const PLATE: PlateView = {
  kind: 'ordinary',
  colour: 'blue',
  ...{ number: '浙G8885A', isPersonalised: false, region: '330702' },
};
const aSoldPlate = (change: Partial<SoldPlateView> = {}): SoldPlateView => ({
  ...{ lotId: 5, lotNo: 2, auction: { id: 3, title: '2026年第7期' }, plate: PLATE },
  patterns: ['aaa'],
  ...{ startPriceFen: 5_000_000, hammerPriceFen: 9_000_000 },
  outcome: 'sold',
  soldAtMs: Date.parse('2026-11-19T16:00:00Z'),
  ...change,
});
const ALL = { sold: 3, lowestFen: 5_000_000, medianFen: 6_000_000, highestFen: 9_000_000 };
const FIGURES: SoldPlateFigures = {
  all: ALL,
  periods: [
    { name: '2026-10', sold: 1, lowestFen: 5_000_000, medianFen: 5_000_000, highestFen: 5_000_000 },
    { name: '2026-11', sold: 2, lowestFen: 6_000_000, medianFen: 7_500_000, highestFen: 9_000_000 },
  ],
};

@Component({
  imports: [SimilarPlates],
  template: `<hp-similar-plates [plate]="plate" [lotId]="6" />`,
})
class Lot {
  protected readonly plate = PLATE;
}

let page: PageUnderTest;

beforeEach(async () => {
  page = await citizensPage([
    { path: 'results/prices', component: PricesPage },
    { path: 'lot', component: Lot },
  ]);
});
afterEach(() => page.close());

const address = () => decodeURIComponent(page.address);

describe('the prices', () => {
  const asked = (query = 'sort=newest&page=1') => `/sold-plates?${query}&size=20`;
  const show = (path: string, items: readonly SoldPlateView[], total = items.length, of = 1) =>
    page.answer(path, { items, total, page: of, size: 20 });
  const figures = (query = 'by=month', given: SoldPlateFigures = FIGURES) =>
    page.answer(`/sold-plates/figures?${query}`, given);

  it('are shown with plate, price, day and auction, each a way to its record, and one that was not paid as such', async () => {
    await page.open('/results/prices');
    await figures();
    await show(asked(), [aSoldPlate(), aSoldPlate({ lotId: 6, outcome: 'defaulted' })]);
    expect(page.part('sold-5').getAttribute('href')).toBe('/results/3/lots/5');
    expect(page.text('sold-5')).toContain('¥90,000');
    expect(page.text('sold-5')).toContain('2026年11月20日 · 2026年第7期');
    expect(page.text('sold-5')).not.toContain('违约');
    expect(page.text('sold-6')).toContain('违约');
    expect(page.text('prices-count')).toBe('2 块号牌');
  });

  it('are looked for with what the address says', async () => {
    await page.open(
      '/results/prices?contains=88&without=4&pattern=aaa&colour=blue&sort=-price&by=year&page=2',
    );
    await figures('pattern=aaa&colour=blue&by=year');
    await show(
      asked('pattern=aaa&colour=blue&contains=88&without=4&sort=-price&page=2'),
      [aSoldPlate()],
      30,
      2,
    );
    expect(page.part<HTMLInputElement>('contains').value).toBe('88');
    expect(page.part<HTMLInputElement>('without').value).toBe('4');
    expect(page.part('pattern-aaa').getAttribute('aria-current')).toBe('true');
    expect(page.part('colour-blue').getAttribute('aria-current')).toBe('true');
    expect(page.part('by-year').getAttribute('aria-current')).toBe('true');
    expect(page.text()).toContain('豹子号 AAA · 蓝牌的成交价');
    expect(page.text()).toContain('第 2 页，共 2 页');
  });

  it('put each choice into the address, and ask for new figures only with another kind or length of periods', async () => {
    await page.open('/results/prices?page=2');
    await figures();
    await show(asked('sort=newest&page=2'), [aSoldPlate()], 30, 2);
    await page.press('pattern-none');
    await figures('pattern=none&by=month', { all: null, periods: [] });
    await show(asked('pattern=none&sort=newest&page=1'), []);
    expect(page.text('price-figures-none')).toContain('还没有成交过');
    expect(page.text('prices-nothing')).toContain('没有符合条件');
    await page.type('without', '4');
    await page.type('ends-with', '浙g·8');
    await page.submit();
    await show(asked('pattern=none&endsWith=8&without=4&sort=newest&page=1'), [aSoldPlate()]);
    expect(address()).toBe('/results/prices?pattern=none&endsWith=8&without=4');
    await page.choose('prices-sort', 'price');
    await show(asked('pattern=none&endsWith=8&without=4&sort=price&page=1'), [aSoldPlate()]);
    await page.press('prices-all');
    await figures();
    await show(asked(), [aSoldPlate()]);
    expect(address()).toBe('/results/prices');
    await page.press('by-year');
    await figures('by=year');
    expect(address()).toBe('/results/prices?by=year');
  });

  it('are not looked for by what no plate has', async () => {
    await page.open('/results/prices');
    await figures();
    await show(asked(), [aSoldPlate()]);
    await page.type('without', 'O');
    await page.submit();
    expect(page.one('#without-error').textContent).toContain('“O”不能用');
    expect(address()).toBe('/results/prices');
  });

  it('have figures in words, in a chart that says what it shows, and in a table', async () => {
    await page.open('/results/prices');
    await figures();
    await show(asked(), [aSoldPlate()]);
    expect(page.text('price-figures')).toBe('成交3 块最低¥50,000中位数¥60,000最高¥90,000');
    expect(page.part('median-chart').getAttribute('aria-label')).toContain(
      '从 2026年10月 ¥50,000 到 2026年11月 ¥75,000',
    );
    const heights = [...document.querySelectorAll<HTMLElement>('.median[style]')].map(
      ({ style }) => style.height,
    );
    expect(heights).toEqual(['62.5%', '93.75%']);
    expect(page.one('tbody').textContent.replace(/\s+/g, ' ')).toContain('2026年11月2¥60,000¥75,000¥90,000');
    expect(page.text()).toContain('竞得后没有付清的不计入');
  });

  it('can be asked for again after they did not load, and lead back from a page that is not there', async () => {
    await page.open('/results/prices?page=3');
    await page.refuse('/sold-plates/figures?by=month', 'REQUEST.INVALID', {}, 400);
    await page.refuse(asked('sort=newest&page=3'), 'REQUEST.INVALID', {}, 400);
    expect(page.text()).toContain('统计没有载入');
    expect(page.text()).toContain('成交价没有载入');
    page.one('.list hp-notice button').click();
    await page.settle();
    await show(asked('sort=newest&page=3'), [], 2, 3);
    page.one('hp-no-such-page a').click();
    await page.settle();
    await show(asked(), []);
    expect(page.text('prices-none')).toContain('还没有成交的号牌');
  });
});

describe('plates like one on sale', () => {
  const KIND = 'pattern=aaa&colour=blue';
  const LIST = `/sold-plates?${KIND}&sort=newest&page=1&size=5`;

  it('are shown with their figures and the way to all of them, and without the plate itself', async () => {
    await page.open('/lot');
    const items = [6, 7, 8].map((lotId) => aSoldPlate({ lotId }));
    await page.answer(LIST, { items, total: 3, page: 1, size: 5 });
    await page.answer(`/sold-plates/figures?${KIND}&by=year`, FIGURES);
    expect(page.text('similar-plates')).toContain('已成交 3 块，最低 ¥50,000，中位数 ¥60,000，最高 ¥90,000');
    expect([page.has('[data-testid=sold-6]'), page.has('[data-testid=sold-7]')]).toEqual([false, true]);
    expect(page.part('similar-more').getAttribute('href')).toBe(`/results/prices?${KIND}`);
  });

  it('say that there are none yet, and that they did not load', async () => {
    await page.open('/lot');
    await page.refuse(LIST, 'REQUEST.INVALID', {}, 400);
    await page.refuse(`/sold-plates/figures?${KIND}&by=year`, 'REQUEST.INVALID', {}, 400);
    expect(page.text('similar-plates')).toContain('成交价没有载入');
    page.one('hp-notice button').click();
    await page.settle();
    await page.answer(LIST, { items: [], total: 0, page: 1, size: 5 });
    expect(page.text('similar-plates')).toContain('同类号牌还没有其他成交');
  });
});
