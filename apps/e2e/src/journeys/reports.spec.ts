// The reports of a sale that is over: sales, prices, participation and defaults, drawn and in figures, in both languages and themes, and in a file.
import type { Page } from 'playwright-core';
import { BackOffice } from '../bed/back-office';
import { eventually } from '../bed/eventually';
import { aFinishedSale } from '../bed/finished-sale';
import { openHouse } from '../bed/house';
import { barriersOf, listenIn, overhangPx } from '../pages/look';

const WIDTHS_PX = [1440, 768];
const CHARTS = 4;
const house = openHouse();

describe('the reports', () => {
  it('tell an administrator what a sale came to, seen and heard, in both languages and themes', () =>
    house.journey(async ({ site, visitor }) => {
      const { auctionId } = await aFinishedSale(site);
      const page = await visitor();
      const heard = listenIn(page, new URL(site.baseUrl).host);
      await (await BackOffice.enter(site)).letIn(page);
      await eventually(() => sold(page), '1');

      await page.getByTestId(`turnout-${auctionId}`).waitFor();
      const turnout = await page.getByTestId(`turnout-${auctionId}`).locator('.figure').allInnerTexts();
      // Two lots, one enrolment that bid once, one lot won at its start price and one unsold, nobody in default.
      expect(turnout).toEqual(['2', '1', '1', '1', '0.5', '1', '1', '50%', '0%', '0', '0%']);
      await isPresentable(page);
      await isToldWherePointed(page);

      await page.getByTestId('theme').click();
      await isPresentable(page);
      await page.getByTestId('language').click();
      await page.getByRole('heading', { name: 'Reports' }).waitFor();
      await isPresentable(page);

      const [file] = await Promise.all([page.waitForEvent('download'), page.getByTestId('workbook').click()]);
      expect(file.suggestedFilename()).toMatch(/^Reports \d{4}-\d\d-\d\d\.xlsx$/);
      await page.getByTestId('period-lastYear').click();
      await page.getByTestId('sales-empty').waitFor();
      expect(heard).toEqual({ complaints: [], strangers: [] });
    }));
});

/** How many lots the page says were sold; it is opened anew until the sale is settled. */
async function sold(page: Page): Promise<string> {
  await page.goto('/admin/reports');
  await page.locator('[data-testid=sales-total], [data-testid=sales-empty]').waitFor();
  const total = page.getByTestId('sales-total').locator('td').first();
  return (await total.count()) === 0 ? '0' : total.innerText();
}

async function isPresentable(page: Page): Promise<void> {
  for (const width of WIDTHS_PX) {
    await page.setViewportSize({ width, height: 900 });
    await eventually(() => page.locator('hp-report-chart svg').count(), CHARTS);
    expect([width, await overhangPx(page)]).toEqual([width, 0]);
    expect(await barriersOf(page)).toEqual([]);
  }
}

/** Pointing at a picture shows its figures beside the pointer. */
async function isToldWherePointed(page: Page): Promise<void> {
  const picture = page.locator('hp-report-chart').first();
  const words = () => picture.locator('svg text').count();
  const before = await words();
  await picture.hover();
  await eventually(async () => (await words()) > before, true);
}
