// An office of two in which both have changed a draft: neither may publish it, the one says that they have looked at all of it, and the other publishes;
// a change after that wants it looked at anew.
import type { Page } from 'playwright-core';
import { makeAuction } from '../../../../tools/seed';
import { databaseNowMs } from '../../../../tools/seed/rows';
import { openHouse } from '../bed/house';
import { ofTheStaff } from '../bed/of-the-staff';
import { AuctionDeskPage } from '../pages/auction-desk-page';
import { looksWhole } from '../pages/looks-whole';

const DAY_MS = 24 * 3_600_000;
const WIDTHS_PX = [360, 768, 1440];
const house = openHouse();

async function addLot({ page }: AuctionDeskPage, plate: string): Promise<void> {
  await page.getByTestId('to-lots').click();
  await page.getByTestId('add-lot').click();
  await page.getByTestId('plate').fill(plate);
  await page.getByTestId('start-price').fill('20000');
  await page.getByTestId('region').selectOption({ label: '婺城区' });
  await page.getByTestId('save-lot').click();
  await page.getByTestId('lots-added').filter({ hasText: /\S/ }).waitFor();
  await page.getByTestId('lot-form').getByRole('button', { name: '添加完毕' }).click();
  await page.getByTestId('lot-form').waitFor({ state: 'detached' });
  await page.getByTestId('to-overview').click();
  await page.getByTestId('facts').waitFor();
}

async function mayCheck(page: Page): Promise<boolean> {
  return (await page.getByTestId('check-draft').count()) === 1;
}

describe('a draft that both of an office of two have changed', () => {
  it('is checked by the one and published by the other, and checked anew after a change', () =>
    house.journey(async (journey) => {
      const { site } = journey;
      const startsAtMs = (await databaseNowMs(site.db)) + 30 * DAY_MS;
      const { id } = await makeAuction(site.db, { lots: 1, startsAtMs, publishedAtMs: null });
      const [one, other] = [
        new AuctionDeskPage(await ofTheStaff(journey)),
        new AuctionDeskPage(await ofTheStaff(journey)),
      ];
      await one.open(id);
      await addLot(one, '浙G·7391A');
      await other.open(id);
      // Whoever has changed nothing publishes, and needs no check.
      expect(await mayCheck(other.page)).toBe(false);
      await addLot(other, '浙G·7392A');
      for (const desk of [one, other]) {
        await desk.open(id);
        expect(await desk.obstacles()).toEqual(['AUCTION.SAME_PERSON']);
        expect(await desk.page.getByTestId('publish').getAttribute('aria-disabled')).toBe('true');
      }
      await looksWhole(one.page, 'draft-to-check', WIDTHS_PX);

      await one.page.getByTestId('check-draft').click();
      await one.page.getByTestId('confirm-yes').waitFor();
      await looksWhole(one.page, 'draft-check-asked', WIDTHS_PX);
      await one.page.getByTestId('confirm-yes').click();
      await one.page.getByTestId('checks').waitFor();
      expect(await mayCheck(one.page)).toBe(false);
      // One's own check lets nobody publish what is one's own.
      expect(await one.obstacles()).toEqual(['AUCTION.SAME_PERSON']);
      await looksWhole(one.page, 'draft-checked', WIDTHS_PX);

      // What comes after it was not seen.
      await addLot(one, '浙G·7393A');
      await other.open(id);
      expect(await other.page.getByTestId('checks').count()).toBe(0);
      expect(await other.obstacles()).toEqual(['AUCTION.SAME_PERSON']);
      await one.page.getByTestId('check-draft').click();
      await one.page.getByTestId('confirm-yes').click();
      await one.page.getByTestId('checks').waitFor();

      await other.open(id);
      await other.page.getByTestId('ready-to-publish').waitFor();
      await other.page.getByTestId('checks').waitFor();
      await looksWhole(other.page, 'draft-to-publish', WIDTHS_PX);
      await other.publish();
      await looksWhole(other.page, 'draft-published', WIDTHS_PX);
    }));
});
