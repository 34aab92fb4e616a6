// A bidder who looks at something else is told where they were outbid and by how much, on every page, and comes back with one press.
import type { Page } from 'playwright-core';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { Rival } from '../bed/rival';
import { START_FEN } from '../bed/sale';
import { BiddingPage } from '../pages/bidding-page';
import { arriveAtLot, openLot } from '../pages/enter';
import { barriersOf, goAndSettle, overhangPx } from '../pages/look';

const SIZES = [
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
];
const YUAN = 100;
const house = openHouse();

const iconOf = (page: Page) => page.locator('link[rel="icon"]').getAttribute('href');

/** In both themes, on a phone and at a desk; the window is a desk's afterwards. */
async function looksRight(page: Page): Promise<void> {
  for (const size of [...SIZES].reverse()) {
    await page.setViewportSize(size);
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await overhangPx(page)).toBe(0);
      expect(await barriersOf(page)).toEqual([]);
    }
  }
}

/** On a phone the bar is a strip above the page: it covers neither the way back nor the plate, in large text, too; the window is a desk's afterwards. */
async function nothingIsCovered(page: Page): Promise<void> {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const text of ['large', 'normal']) {
    await page.evaluate((size) => document.documentElement.setAttribute('data-text', size), text);
    const coveredPx = () =>
      page.evaluate(() => {
        const boxOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
        const bar = boxOf('[data-testid=outbid-bar]');
        return ['[data-testid=to-board]', '[data-testid=connection]', 'hp-lot-face hp-plate'].map((each) => {
          const box = boxOf(each);
          return bar === undefined || box === undefined ? null : Math.max(0, bar.bottom - box.top);
        });
      });
    await eventually(coveredPx, [0, 0, 0]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

describe('a bidder who is outbid while looking elsewhere', () => {
  it('is told on every page, also after a lost line and a reload, and is back with one press', () =>
    house.journey(async ({ site, sale, visitor }) => {
      const made = await sale({ lots: 2, shares: [1, 1, 1] });
      const [plate, other] = made.lots;
      if (plate === undefined || other === undefined) throw new Error('two lots were expected');
      const page = await visitor();
      const mine = await arriveAtLot(page, made, made.bidders[0]);
      const rival = await Rival.enter(site.baseUrl, made.auctionId, made.bidders[1]);
      const bar = page.getByTestId('outbid-bar');
      const says = (words: string) => eventually(() => bar.innerText(), expect.stringContaining(words));
      await mine.isOpen();
      await mine.bid(0);

      await page.getByTestId('to-board').click();
      await openLot(page, other.id);
      await rival.bid(plate.id, START_FEN + 3_000 * YUAN);
      await says('比我的出价高 ¥3,000');
      await says('¥8,000');
      await eventually(() => page.title(), expect.stringContaining('被超过'));
      expect(await iconOf(page)).toBe('favicon-outbid.svg');
      await looksRight(page);
      await nothingIsCovered(page);

      await page.context().setOffline(true);
      await eventually(() => page.getByTestId('connection').getAttribute('data-quality'), 'offline');
      rival.leave();
      const third = await arriveAtLot(await visitor(), made, made.bidders[2]);
      await third.bid(1000);
      await page.context().setOffline(false);
      await says('比我的出价高 ¥4,000');

      await goAndSettle(page, '/plates');
      await says('比我的出价高 ¥4,000');
      await looksRight(page);
      await page.getByTestId('outbid-back').click();
      const back = new BiddingPage(page);
      await eventually(() => back.standing(), 'outbid');
      expect(new URL(page.url()).pathname).toBe(`/auctions/${made.auctionId}/lots/${plate.id}`);
      await eventually(() => page.evaluate(() => document.activeElement?.tagName), 'H1');
      await eventually(() => bar.count(), 0);
      expect(await page.title()).not.toContain('被超过');
      expect(await iconOf(page)).toBe('favicon.svg');

      await back.bid(1000);
      await page.getByTestId('to-board').click();
      await third.bid(1000);
      await says('比我的出价高 ¥1,000');
      await page.getByTestId('outbid-close').click();
      await eventually(() => bar.count(), 0);
      await eventually(() => page.evaluate(() => document.activeElement?.tagName), 'H1');
    }));
});
