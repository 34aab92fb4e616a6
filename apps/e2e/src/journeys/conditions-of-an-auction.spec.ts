// A sale with conditions of its own: one of the staff writes them and adds a file, a colleague reads and publishes, and everybody reads the same and
// takes the file along, byte for byte; from then on nobody changes them.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { makeAuction } from '../../../../tools/seed';
import { databaseNowMs } from '../../../../tools/seed/rows';
import { BackOffice } from '../bed/back-office';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import type { SaleSite } from '../bed/sale-site';
import { AuctionDeskPage } from '../pages/auction-desk-page';
import { ConditionsDeskPage } from '../pages/conditions-desk-page';
import { barriersOf, goAndSettle, overhangPx } from '../pages/look';

const DAY_MS = 24 * 3_600_000;
const TEXTS = { zh: '本期号牌须在三十日内上牌。\n逾期作废。', en: 'Plates go on a car within thirty days.' };
const house = openHouse();

/** The least that a reader opens; what is `said` stands in a comment. */
function aPdf(said: string, trailer = ''): Buffer {
  const objects =
    '1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n';
  return Buffer.from(
    `%PDF-1.7\n%${said}\n${objects}xref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R/Size 1${trailer}>>\nstartxref\n9\n%%EOF\n`,
    'latin1',
  );
}

async function looksRight(page: Page, widths: readonly number[]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await eventually(() => overhangPx(page), 0);
  }
  expect(await barriersOf(page)).toEqual([]);
}

describe('special conditions of an auction', () => {
  it('are written by one, published by another, read by everybody, and changed by nobody', () =>
    house.journey(async ({ site, visitor }) => {
      const staff = async (one: SaleSite): Promise<Page> => {
        const page = await visitor();
        await (await BackOffice.enter(one)).letIn(page);
        return page;
      };
      const startsAtMs = (await databaseNowMs(site.db)) + DAY_MS;
      const { id } = await makeAuction(site.db, { lots: 2, startsAtMs, publishedAtMs: null });
      const writing = await staff(site);
      await new AuctionDeskPage(writing).open(id);
      const desk = new ConditionsDeskPage(writing);
      await desk.open();
      await desk.write(TEXTS);
      expect(await desk.refusalOf('上锁.pdf', aPdf('locked', '/Encrypt 3 0 R'))).toContain('密码');
      const terms = aPdf('terms');
      await desk.add('竞买须知.pdf', terms);
      await looksRight(writing, [768, 1440]);

      const reading = await staff(site);
      const publishing = new AuctionDeskPage(reading);
      await publishing.open(id);
      await new ConditionsDeskPage(reading).open();
      expect(await reading.getByTestId('conditions-zh').inputValue()).toBe(TEXTS.zh);
      await reading.getByTestId('to-overview').click();
      await publishing.publish();
      await reading.getByTestId('to-conditions').click();
      await reading.getByTestId('attachments').waitFor();
      expect(await new ConditionsDeskPage(reading).mayChange()).toBe(false);
      await looksRight(reading, [768, 1440]);

      const citizen = await visitor();
      await goAndSettle(citizen, `/auctions/${id}`);
      const conditions = citizen.getByTestId('auction-conditions');
      await conditions.locator('summary').click();
      await eventually(
        () => conditions.getByTestId('conditions-text').innerText(),
        expect.stringContaining('三十日内上牌'),
      );
      await looksRight(citizen, [360, 1440]);
      const sha256 = createHash('sha256').update(terms).digest('hex');
      expect(await conditions.innerText()).toContain(sha256);
      const coming = citizen.waitForEvent('download');
      await conditions.getByTestId('attachment').getByRole('link').click();
      const file = await coming;
      expect(file.suggestedFilename()).toBe('竞买须知.pdf');
      expect((await readFile(await file.path())).equals(terms)).toBe(true);
    }));
});
