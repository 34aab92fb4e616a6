// What is left of an auction: anybody finds its result, sorts it, takes it along as a table, and checks a lot's record.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { eventually } from '../bed/eventually';
import { aFinishedSale } from '../bed/finished-sale';
import { type Journey, openHouse } from '../bed/house';
import { type Sale, START_FEN } from '../bed/sale';
import type { SaleSite } from '../bed/sale-site';

const house = openHouse();

/** Of three lots two are sold, for 6,000 and 5,000 yuan, and one is not. */
function aSaleThatHasEnded({ site }: Journey<SaleSite>): Promise<Sale> {
  return aFinishedSale(site, { lots: 3, pricesFen: [START_FEN + 1_000_00, START_FEN] });
}

const plateOrder = (page: Page): Promise<readonly (string | null)[]> =>
  page
    .locator('[data-testid^=result-lot-]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-testid')));

describe('a finished auction', () => {
  let sale: Sale;

  beforeAll(() =>
    house.journey(async (journey) => {
      sale = await aSaleThatHasEnded(journey);
    }),
  );

  it('is found, sorted, taken along as a table, and its record checked, without an account', () =>
    house.journey(async ({ visitor }) => {
      const { auctionId } = sale;
      const page = await visitor();
      await page.goto('/results');
      await page.getByTestId(`result-${auctionId}`).getByRole('link').first().click();

      await eventually(() => plateOrder(page), ['result-lot-1', 'result-lot-2', 'result-lot-3']);
      const first = page.getByTestId('result-lot-1');
      expect(await first.innerText()).toContain('¥6,000');
      expect(await page.getByTestId('result-lot-3').innerText()).toContain('流拍');
      await page.getByTestId('sort-hammerPriceFen').click();
      await page.getByTestId('sort-hammerPriceFen').press('Enter');
      await eventually(() => plateOrder(page), ['result-lot-2', 'result-lot-1', 'result-lot-3']);

      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByTestId('result-csv').click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^竞买公示.*\.csv$/);
      const csv = await readFile(await download.path(), 'utf8');
      expect(csv.split('\r\n')[1]).toContain(',成交,5000,6000,');

      await first.getByRole('link').click();
      await page.getByTestId('record-result').waitFor();
      expect(await page.getByTestId('record-line').count()).toBe(4);
      await page.getByTestId('record-check').click();
      await eventually(
        async () => (await page.getByTestId('record-verdict').innerText()).trim(),
        '没有被改过：4 条记录一条不少，全部吻合。',
      );
      const lastHash = await page.getByTestId('record-last-hash').textContent();
      expect(csv).toContain(lastHash);
    }));

  it('does not pass the check when a stored line was changed', () =>
    house.journey(async ({ site, visitor }) => {
      const { auctionId, lots } = sale;
      const lotId = lots[0]?.id;
      await site.db.query(
        `UPDATE lot_events SET body = REPLACE(body, '"amountFen":600000', '"amountFen":500000') WHERE lot_id = ? AND version = 3`,
        [lotId],
      );
      const page = await visitor();
      await page.goto(`/results/${auctionId}/lots/${lotId}`);
      await page.getByTestId('record-check').click();
      await eventually(
        async () => (await page.getByTestId('record-verdict').innerText()).trim(),
        '第 3 条不吻合。请截图并联系我们。',
      );
    }));
});
