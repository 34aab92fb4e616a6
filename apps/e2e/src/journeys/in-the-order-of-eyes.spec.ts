// The main pages for those who tab through them, and for those who need very large letters: nothing comes in another order, and nothing is lost.
import type { Page } from 'playwright-core';
import { openHouse } from '../bed/house';
import type { Sale } from '../bed/sale';
import { collisionsOf } from '../pages/collisions';
import { arriveAtLot } from '../pages/enter';
import { stepsUp, stopsOf } from '../pages/focus-order';
import { goAndSettle, goWithinAndSettle, overhangPx, settle } from '../pages/look';
import { misplacedIn } from '../pages/misplaced';

const WIDTHS_PX = [360, 1440];
const HEIGHT = 800;
/** What there is to stop at, on the poorest of the pages. */
const STOPS_MIN = 3;
const house = openHouse();

const pagesOf = ({ auctionId, lots }: Sale): readonly string[] => [
  '/',
  '/account',
  '/plates',
  `/auctions/${auctionId}/lots/${lots[0]?.id}`,
];

it('Tab goes through the main pages as eyes do, on a phone and on a desk', () =>
  house.journey(async ({ sale, visitor }) => {
    const { made, page } = await inTheRoom(sale, visitor);
    const faults: object[] = [];
    for (const width of WIDTHS_PX) {
      await page.setViewportSize({ width, height: HEIGHT });
      for (const address of pagesOf(made)) {
        await goAndSettle(page, address);
        const stops = await stopsOf(page);
        expect({ address, isTooFew: stops.length < STOPS_MIN }).toEqual({ address, isTooFew: false });
        const up = stepsUp(stops);
        if (up.length > 0) faults.push({ address, width, up });
      }
    }
    expect(faults).toEqual([]);
  }));

it.each([
  { width: 320, letters: '100%' },
  { width: 360, letters: '200%' },
])('nothing of the main pages is lost at $width px in letters of $letters', ({ width, letters }) =>
  house.journey(async ({ sale, visitor }) => {
    const { made, page } = await inTheRoom(sale, visitor);
    await page.addInitScript((size) => {
      addEventListener('DOMContentLoaded', () => {
        document.documentElement.style.fontSize = size;
      });
    }, letters);
    await page.setViewportSize({ width, height: HEIGHT });
    await goAndSettle(page, '/');
    const faults: object[] = [];
    for (const address of [...pagesOf(made), '/auctions', '/results', '/contact']) {
      await goWithinAndSettle(page, address);
      const lost = await lostOn(page);
      if (lost.length > 0) faults.push({ address, lost });
    }
    expect(faults).toEqual([]);
  }),
);

async function lostOn(page: Page): Promise<readonly string[]> {
  await settle(page);
  const overhang = await overhangPx(page);
  const wider = overhang > 0 ? [`${overhang} px wider than the window`, ...(await tooFarRight(page))] : [];
  return [...wider, ...(await collisionsOf(page)), ...(await misplacedIn(page))];
}

/** What reaches out of the window, by what it holds. */
function tooFarRight(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .slice(0, 5)
      .map(
        ({ tagName, className, textContent }) =>
          `${tagName} ${String(className)} "${textContent.trim().slice(0, 20)}"`,
      ),
  );
}

async function inTheRoom(
  sale: () => Promise<Sale>,
  visitor: () => Promise<Page>,
): Promise<{ readonly made: Sale; readonly page: Page }> {
  const made = await sale();
  const lot = await arriveAtLot(await visitor(), made, made.bidders[0]);
  await lot.isOpen();
  return { made, page: lot.page };
}
