// Every page there is, small and large, light and dark, in both languages, and in large text on a phone; and the way to a bid with nothing but a keyboard.
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { portalRoutes } from '../../../../tools/addresses/app-routes';
import { HOME_SCRIPTS_MAX_BYTES } from '../../../../tools/build/first-load';
import { isNightly } from '../bed/bed-environment';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { languagesInTurn } from '../bed/languages-in-turn';
import { addressOf, makePortalStock, type PortalStock } from '../bed/portal-stock';
import { lookAtAllSides } from '../pages/all-sides';
import { arriveAtLot } from '../pages/enter';
import { Keyboard } from '../pages/keyboard';
import { goAndSettle, goWithinAndSettle, listenIn } from '../pages/look';
import { pagesInTurn } from '../pages/pages-in-turn';

const WIDTHS_PX = isNightly() ? [320, 360, 768, 1440] : [360, 1440];
/** Where large text has the least room. */
const ENLARGED_AT_PX = [360];
const house = openHouse();

/** A page that sends a citizen away is one for those who are not logged in. */
async function openAsWhomItIsFor(
  address: string,
  go: typeof goAndSettle,
  [citizen, anybody]: readonly [Page, Page],
): Promise<Page> {
  for (const page of [citizen, anybody]) {
    await go(page, address);
    if (new URL(page.url()).pathname === address) return page;
  }
  throw new Error(`${address} shows itself to nobody: it leads to ${anybody.url()}`);
}

/** One test for a part of the pages each: a slow machine comes to the end of one within minutes. */
const PARTS = [1, 2, 3];

describe('every page of the portal', () => {
  const routes = [...portalRoutes().entries()];
  const { seen, loaded } = pagesInTurn(routes);
  let stock: PortalStock;

  beforeAll(() =>
    house.journey(async (journey) => {
      stock = await makePortalStock(journey);
    }),
  );

  it('is known here', () => {
    expect(portalRoutes()).toEqual(expect.arrayContaining(['', 'auctions/:auctionId/lots/:lotId', '**']));
  });

  it.each(PARTS)(
    'is whole at 360 and 1440 px, light and dark, in both languages, and speaks to nobody else (part %i)',
    (part) =>
      house.journey(async ({ site, visitor }) => {
        const [citizen, anybody] = [await visitor(), await visitor()];
        await arriveAtLot(citizen, stock.live, stock.live.bidders[0]);
        const { host } = new URL(site.baseUrl);
        const ways = seen.filter((_, nth) => nth % PARTS.length === part - 1);
        const faults: object[] = [];
        const lane = async (): Promise<void> => {
          const [mine, strange] = await Promise.all([
            citizen.context().newPage(),
            anybody.context().newPage(),
          ]);
          const heard = [mine, strange].map((page) => listenIn(page, host));
          await Promise.all([mine, strange].map((page) => goAndSettle(page, '/')));
          for (let next = ways.shift(); next !== undefined; next = ways.shift()) {
            const [pageNo, route] = next;
            const address = addressOf(route, stock);
            const go = loaded.includes(next) ? goAndSettle : goWithinAndSettle;
            const page = await openAsWhomItIsFor(address, go, [mine, strange]);
            const found = await lookAtAllSides(page, WIDTHS_PX, pageNo, ENLARGED_AT_PX);
            if (found.length > 0) faults.push({ address, found });
          }
          faults.push(
            ...heard.filter(({ complaints, strangers }) => complaints.length + strangers.length > 0),
          );
        };
        await Promise.all([lane(), lane()]);
        expect(faults).toEqual([]);
      }),
  );

  it('brings a visitor to the home page with little script', () =>
    house.journey(async ({ visitor }) => {
      const page = await visitor({ serviceWorkers: 'block' });
      const scripts: Promise<number>[] = [];
      page.on('response', (response) => {
        if (response.request().resourceType() === 'script')
          scripts.push(response.body().then((body) => gzipSync(body).length));
      });
      await goAndSettle(page, '/');
      const bytes = (await Promise.all(scripts)).reduce((sum, one) => sum + one, 0);
      expect(bytes).toBeGreaterThan(50_000);
      expect(bytes).toBeLessThan(HOME_SCRIPTS_MAX_BYTES);
    }));
});

describe('the bidding page', () => {
  const WINDOWS_PX: readonly (readonly [number, number])[] = [
    [320, 568],
    [360, 740],
    [599, 900],
    // A phone on its side; a desktop of 1440 × 900 at 200 %.
    [740, 360],
    [720, 450],
    [899, 700],
    [900, 700],
    [960, 540],
    [1099, 800],
    [1100, 800],
    [1199, 800],
    [1200, 800],
    [1280, 720],
    [1920, 1080],
  ];

  const PHONES_PX = WINDOWS_PX.filter(([width]) => width <= 360);

  it.each(languagesInTurn(1))(
    'keeps each part in its column at every width, and the button in sight (%s)',
    (language) =>
      house.journey(async ({ sale, visitor }) => {
        const lots = [{ plate: '浙G8888A', startPriceFen: 1_234_000_00 }];
        const made = await sale({ lots });
        const page = await visitor();
        await page.addInitScript((choice) => localStorage.setItem('haopai.language', choice), language);
        const lot = await arriveAtLot(page, made, made.bidders[0]);
        await lot.isOpen();
        const isInPlaceIn = async (windowsPx: typeof WINDOWS_PX): Promise<void> => {
          for (const [width, height] of windowsPx) {
            await page.setViewportSize({ width, height });
            await eventually(async () => ({ width, loose: await partsOutOfPlace(page) }), {
              width,
              loose: [],
            });
          }
        };
        await lot.choose(1000);
        await isInPlaceIn(WINDOWS_PX);
        // From the first bid on there is another ladder.
        await lot.submit.click();
        await eventually(() => lot.standing(), 'leading');
        await isInPlaceIn(PHONES_PX);
      }),
  );
});

/** What sticks out of its column or its button, the bid button when one must scroll to it, and how one stands when the dock lies on it. */
function partsOutOfPlace(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const loose: string[] = [];
    for (const column of document.querySelectorAll('.face, .act, .history, .curve, hp-ladder button')) {
      const { left, right } = column.getBoundingClientRect();
      for (const part of column.querySelectorAll('*')) {
        const box = part.getBoundingClientRect();
        const isDrawn = part.closest('svg') === null && getComputedStyle(part).position !== 'absolute';
        if (isDrawn && box.width > 0 && (box.left < left - 1 || box.right > right + 1))
          loose.push(`${part.tagName.toLowerCase()}.${part.className} in ${column.className}`);
      }
    }
    const button = document.querySelector('[data-testid=bid-submit]')?.getBoundingClientRect();
    if (button === undefined || button.top < 0 || button.bottom > innerHeight) loose.push('the button');
    const dock = document.querySelector('.act')?.getBoundingClientRect();
    const strip = document.querySelector('[data-testid=lot-state]')?.getBoundingClientRect();
    const hidden = (strip?.bottom ?? 0) - (dock?.top ?? 0);
    if (innerWidth < 600 && hidden > 0) loose.push(`${hidden} px of how one stands`);
    return loose;
  });
}

describe('a citizen without a mouse', () => {
  it('opens and shuts the menu of a small window, and goes where it leads', () =>
    house.journey(async ({ visitor }) => {
      const page = await visitor({ viewport: { width: 360, height: 740 } });
      await page.goto('/');
      const keyboard = new Keyboard(page);
      const menu = page.getByTestId('menu');
      const isOpen = () => menu.getAttribute('aria-expanded');
      await keyboard.press('menu');
      await eventually(isOpen, 'true');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Escape');
      await eventually(isOpen, 'false');
      expect(await keyboard.focused()).toBe('menu');

      await keyboard.press('menu');
      await keyboard.follow('/practice');
      await keyboard.hasArrivedAt('模拟竞买');
      await eventually(isOpen, 'false');
      await eventually(() => page.locator('#site-menu [aria-current=page]').count(), 1);
    }));

  it('logs in, finds the auction, enters the room and bids, and always sees where the keyboard is', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale();
      const [bidder] = made.bidders;
      const [first] = made.lots;
      if (bidder === undefined || first === undefined) throw new Error('the sale has no bidder or lot');
      const page = await visitor();
      await page.goto('/');
      const keyboard = new Keyboard(page);

      await keyboard.press('log-in');
      await keyboard.hasArrivedAt('登录');
      await keyboard.type('login-username', bidder.username);
      await keyboard.type('login-password', bidder.password);
      await keyboard.press('login-submit');
      await page.getByTestId('citizen').waitFor();

      await keyboard.follow('/auctions');
      await keyboard.hasArrivedAt('网上竞买');
      await keyboard.follow(`/auctions/${made.auctionId}`);
      await page.getByTestId('room-open').waitFor();
      await keyboard.press('room-open');
      await page.getByTestId('room-pass').waitFor();

      await keyboard.press(`board-row-${first.id}`);
      await keyboard.hasArrivedAt(`${first.plateNumber.slice(0, 2)}·${first.plateNumber.slice(2)}`);
      await eventually(
        () => page.getByTestId('lot-phase').getAttribute('data-phase'),
        expect.stringMatching(/Minute/),
      );
      await keyboard.press('ladder-1000');
      await keyboard.press('bid-submit');
      await eventually(() => page.getByTestId('lot-state').getAttribute('data-standing'), 'leading');
    }));
});
