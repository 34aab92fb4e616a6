// The site does not answer while a page loads, or in the middle: the page says so, keeps what is shown, chosen and typed, takes nobody for a stranger, and is right by itself.
import type { Page } from 'playwright-core';
import { eventually } from '../bed/eventually';
import { type Failure, FAILURES, FailingLine } from '../bed/failing-line';
import { enterRoomOf, logInAs } from '../bed/front-door';
import { type Journey, openHouse } from '../bed/house';
import { aCar } from '../bed/newcomer';
import type { Sale } from '../bed/sale';
import type { SaleSite } from '../bed/sale-site';
import { BiddingPage } from '../pages/bidding-page';
import { EnrolPage } from '../pages/enrol-page';
import { OrderPage } from '../pages/order-page';

const house = openHouse();

const HOUR_MS = 3_600_000;
const SHARE_FEN = 2_000_00;

interface Visit {
  readonly page: Page;
  readonly line: FailingLine;
  readonly sale: Sale;
  readonly failure: Failure;
}

/** What a page is opened with stays: nothing loads it anew. */
const mark = (page: Page): Promise<void> =>
  page.evaluate(() => document.documentElement.setAttribute('data-same', ''));
const isSame = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.hasAttribute('data-same'));
const failed = (page: Page) => page.locator('hp-load-failed');
const asking = (page: Page) => page.getByTestId('session-asking');
const pathOf = (page: Page): string => new URL(page.url()).pathname;

/** As when somebody comes back to the tab. */
const lookAgain = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

async function isRight(page: Page, path: string): Promise<void> {
  await page.getByTestId('citizen').waitFor();
  await eventually(() => failed(page).count(), 0);
  await eventually(() => asking(page).count(), 0);
  expect(await isSame(page)).toBe(true);
  expect(pathOf(page)).toBe(path);
}

/** Opens an address while nobody answers, and lets `says` look before there is an answer. */
async function opens({ page, line, failure }: Visit, path: string, says: () => Promise<void>): Promise<void> {
  await line.fails(failure);
  await page.goto(path);
  await mark(page);
  await asking(page).waitFor();
  expect(await page.getByTestId('log-in').count()).toBe(0);
  await says();
  line.isWell();
  await isRight(page, path);
}

describe('a page whose site does not answer', () => {
  async function visit(
    failure: Failure,
    go: (visit: Visit, journey: Journey<SaleSite>) => Promise<void>,
  ): Promise<void> {
    await house.journey(async (journey) => {
      const { sale, visitor } = journey;
      const made = await sale();
      const [bidder] = made.bidders;
      if (bidder === undefined) throw new Error('a sale without bidders');
      const page = await visitor({ serviceWorkers: 'block' });
      const line = await FailingLine.before(page);
      await logInAs(page, bidder);
      await enterRoomOf(page, made.auctionId, bidder);
      await go({ page, line, sale: made, failure }, journey);
    });
  }

  it.each(FAILURES)('says so at load, and is right by itself (%s)', (failure) =>
    visit(failure, async (visited) => {
      const { page, sale } = visited;
      const board = `/auctions/${sale.auctionId}`;
      const lotId = sale.lots[0]?.id ?? 0;

      await opens(visited, '/', async () => {
        await failed(page).first().waitFor();
        expect(await failed(page).first().innerText()).toContain('自动重试');
      });
      await page.locator('hp-departure-board li').first().waitFor();

      await opens(visited, board, async () => {
        if (failure !== 'hangs') await failed(page).waitFor();
      });
      await page.getByTestId(`board-row-${lotId}`).waitFor();
      await page.getByTestId('room-pass').waitFor();

      await opens(visited, `${board}/lots/${lotId}`, async () => {
        if (failure !== 'hangs') return failed(page).waitFor();
        const dock = page.locator('hp-bid-dock');
        await eventually(() => dock.innerText(), expect.stringContaining('正在确认您是否已登录'));
        expect(await page.getByTestId('bid-log-in').count()).toBe(0);
      });
      await new BiddingPage(page).isOpen();
      await eventually(() => page.getByTestId('ladder-0').isEnabled(), true);

      await opens(visited, '/account/orders', async () => {
        await page.getByTestId('session-unknown').waitFor();
        expect(pathOf(page)).toBe('/account/orders');
      });
      await page.getByTestId('orders-empty').waitFor();
    }),
  );

  it.each(FAILURES)('keeps in the middle what is shown and chosen, and is right by itself (%s)', (failure) =>
    visit(failure, async ({ page, line, sale }) => {
      const board = `/auctions/${sale.auctionId}`;
      const lotId = sale.lots[0]?.id ?? 0;
      const loses = async (): Promise<void> => {
        await mark(page);
        await line.fails(failure);
        await lookAgain(page);
      };

      await page.goto(`${board}/lots/${lotId}`);
      const lot = new BiddingPage(page);
      await lot.isOpen();
      await lot.choose(0);
      const chosenFen = await lot.chosenFen();
      await loses();
      if (failure !== 'hangs') await eventually(() => lot.submit.isDisabled(), true);
      expect(await lot.chosenFen()).toBe(chosenFen);
      line.isWell();
      await eventually(() => lot.submit.isEnabled(), true);
      expect(await lot.chosenFen()).toBe(chosenFen);
      await isRight(page, `${board}/lots/${lotId}`);

      await page.goto(board);
      await page.getByTestId(`board-row-${lotId}`).waitFor();
      await page.getByTestId('filter-all').waitFor();
      await page.getByTestId('filter-myRegion').click();
      await loses();
      line.isWell();
      await isRight(page, board);
      await page.getByTestId('room-pass').waitFor();
      expect(await page.getByTestId('filter-myRegion').getAttribute('aria-pressed')).toBe('true');

      await page.goto('/account/orders');
      await page.getByTestId('orders-empty').waitFor();
      await loses();
      const stale = page.getByTestId('load-stale');
      await stale.waitFor();
      expect(await page.getByTestId('orders-empty').count()).toBe(1);
      line.isWell();
      await eventually(() => stale.count(), 0);
      await isRight(page, '/account/orders');

      await page.goto('/');
      await page.locator('hp-departure-board li').first().waitFor();
      await page.locator('hp-latest-news hp-notice, hp-latest-news li').first().waitFor();
      await loses();
      await page.getByTestId('language').click();
      await page.locator('html[lang=en]').waitFor();
      await page.locator('hp-latest-news hp-load-failed').waitFor();
      line.isWell();
      await isRight(page, '/');
    }),
  );

  it.each(FAILURES)('keeps what is typed, over a reload, too, and sends it once (%s)', (failure) =>
    visit(failure, async ({ page, line }, { sale }) => {
      const { auctionId } = await sale({ shares: [1], opensInMs: HOUR_MS });
      const form = new EnrolPage(page);
      const cars = [aCar(), aCar()] as const;
      const isAway = async (): Promise<void> => {
        const notice = page.getByTestId('session-unknown');
        await notice.waitFor();
        expect(await notice.locator('a').getAttribute('href')).toMatch(/^tel:\d+$/);
      };

      await page.goto(`/auctions/${auctionId}/enrol/shares`);
      await form.isAt('shares');
      await page.getByTestId('shares-2').check({ force: true });
      await form.goOn();
      await form.isAt('vins');
      await form.fillVin(1, cars[0]);
      await line.fails(failure);
      await page.getByTestId('vin-2').fill(cars[1]);
      await form.goOn();
      await form.isAt('review');
      await form.goOn();
      await page.getByTestId('enrol-refused').waitFor();
      await page.reload();
      await isAway();
      line.isWell();
      await form.isAt('review');
      await form.goOn();
      const order = new OrderPage(page);
      await order.isShown();
      expect(await order.amountFen()).toBe(2 * SHARE_FEN);

      await page.goto('/reserve');
      await page.getByTestId('plate-tail').fill('7Z318');
      await line.fails(failure);
      await page.getByTestId('vin').fill(aCar());
      const typed = await page.getByTestId('vin').inputValue();
      await page.getByTestId('reserve-submit').click();
      await page.getByTestId('reserve-refused').waitFor();
      expect(await page.getByTestId('vin').inputValue()).toBe(typed);
      await page.reload();
      await isAway();
      line.isWell();
      await eventually(() => page.getByTestId('vin').inputValue(), typed);
      expect(await page.getByTestId('plate-tail').inputValue()).toBe('7Z318');
    }),
  );
});
