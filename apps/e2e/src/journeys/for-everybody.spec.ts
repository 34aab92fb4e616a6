// The pages are for everybody: in English, on a small phone, held upright and turned; without barriers they are in every-page.spec.ts.
import type { Page } from 'playwright-core';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { languagesInTurn } from '../bed/languages-in-turn';
import type { Sale } from '../bed/sale';
import { arriveAtLot } from '../pages/enter';
import { goAndSettle, listenIn } from '../pages/look';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const TOUCH_TARGET_PX = 48;
const house = openHouse();

const pagesOf = ({ auctionId, lots }: Sale): readonly string[] => [
  '/',
  '/login',
  '/auctions',
  `/auctions/${auctionId}`,
  `/auctions/${auctionId}/lots/${lots[0]?.id}`,
];

/** What is still in Chinese: without plates, titles of auctions and amounts in capitals, which stay Chinese in English. */
async function chineseOf(page: Page, title: string): Promise<readonly string[]> {
  const words = await page.locator('main').evaluate((main) => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode() !== null) {
      const { parentElement, textContent } = walker.currentNode;
      if (parentElement?.closest('svg, [lang=zh]') === null) found.push(textContent ?? '');
    }
    return found;
  });
  return words.filter((text) => /\p{Script=Han}/u.test(text.replace(title, '')));
}

describe('a visitor who reads English', () => {
  it('switches once and has every page in English, also after a reload', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale();
      const lot = await arriveAtLot(await visitor(), made, made.bidders[0]);
      const { page } = lot;
      await lot.isOpen();
      await page.getByTestId('language').click();
      await page.getByText('First bid within').waitFor();
      await lot.bid(0);
      expect(await page.getByTestId('lot-state').innerText()).toBe('You lead');

      await page.reload();
      await lot.isShown();
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      const title = await page.evaluate(async (id) => {
        const answer = await fetch(`/api/v1/auctions/${id}`);
        return ((await answer.json()) as { title: string }).title;
      }, made.auctionId);
      for (const address of pagesOf(made)) {
        await goAndSettle(page, address);
        expect({ address, chinese: await chineseOf(page, title) }).toEqual({ address, chinese: [] });
      }
    }));
});

describe('a bidder on a small phone', () => {
  it.each(languagesInTurn(0))('reaches all that is needed to bid without scrolling (%s)', (language) =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale();
      const page = await visitor(PHONE);
      await page.addInitScript((choice) => localStorage.setItem('haopai.language', choice), language);
      const mine = await arriveAtLot(page, made, made.bidders[0]);
      const other = await arriveAtLot(await visitor(), made, made.bidders[1]);
      await mine.isOpen();

      const everythingIsInReach = async (): Promise<void> => {
        await page.evaluate(() => window.scrollTo(0, 0));
        const needed = page.locator(
          '[data-testid^=lot-]:not(hp-lot-facts *), [data-testid^=ladder-], [data-testid=bid-submit]',
        );
        for (const part of await needed.all()) {
          const box = await part.boundingBox();
          const name = await part.getAttribute('data-testid');
          const isInReach = box !== null && box.y >= 0 && box.y + box.height <= PHONE.viewport.height;
          expect({ name, isInReach, box }).toMatchObject({ name, isInReach: true });
        }
        const button = await mine.submit.boundingBox();
        expect(button?.height).toBeGreaterThanOrEqual(TOUCH_TARGET_PX);
      };
      await everythingIsInReach();
      await mine.choose(5000);
      await everythingIsInReach();
      await mine.submit.tap();
      await eventually(() => mine.standing(), 'leading');
      await other.bid(5000);
      await mine.choose(1000);
      await everythingIsInReach();
    }),
  );

  it('never has to scroll sideways', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale({ lots: 12 });
      const page = await visitor(PHONE);
      await arriveAtLot(page, made, made.bidders[0]);
      for (const address of pagesOf(made)) {
        await goAndSettle(page, address);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect({ address, width }).toEqual({ address, width: PHONE.viewport.width });
      }
    }));
});

describe('a phone that is turned', () => {
  const { viewport } = PHONE;
  const ON_ITS_SIDE = { width: 1_000, height: 360 };

  it('still shows a lot without scrolling sideways, its curve too', () =>
    house.journey(async ({ site, sale, visitor }) => {
      const made = await sale();
      const page = await visitor(PHONE);
      const heard = listenIn(page, new URL(site.baseUrl).host);
      const mine = await arriveAtLot(page, made, made.bidders[0]);
      const other = await arriveAtLot(await visitor(), made, made.bidders[1]);
      await mine.isOpen();
      await mine.bid(0);
      await other.bid(1000);
      await page.setViewportSize(ON_ITS_SIDE);
      await page.locator('.curve').scrollIntoViewIfNeeded();
      await page.locator('hp-price-curve svg').waitFor();
      await page.locator('hp-price-curve').hover();
      await eventually(() => page.locator('hp-price-curve svg').textContent(), expect.stringContaining('¥'));
      expect(heard.complaints).toEqual([]);
      await page.setViewportSize(viewport);
      await eventually(() => page.evaluate(() => document.documentElement.scrollWidth), viewport.width);
    }));

  it('still shows every row of the board', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale({ lots: 12 });
      const page = await visitor({ ...PHONE, viewport: ON_ITS_SIDE });
      await goAndSettle(page, `/auctions/${made.auctionId}`);
      await page.setViewportSize(viewport);
      const last = page.getByTestId(`board-row-${made.lots.at(-1)?.id}`);
      await eventually(async () => {
        await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
        const [row, board] = [await last.boundingBox(), await page.locator('.board').boundingBox()];
        return row !== null && board !== null && row.y + row.height <= board.y + board.height;
      }, true);
    }));
});
