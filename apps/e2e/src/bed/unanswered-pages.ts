// What pages do while the site does not answer, page by page: at load, in the middle, and with something typed. Which page meets which failure by day.
import type { Page } from 'playwright-core';
import { BiddingPage } from '../pages/bidding-page';
import { EnrolPage } from '../pages/enrol-page';
import { OrderPage } from '../pages/order-page';
import { isNightly } from './bed-environment';
import { eventually } from './eventually';
import type { Failure, FailingLine } from './failing-line';
import { aCar } from './newcomer';
import type { Sale } from './sale';

const SHARE_FEN = 2_000_00;

export interface Visit {
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

/** One page: at night it meets each failure, by day those that are named here, so that every page and every failure has its turn. */
export interface Turn {
  readonly byDay: readonly Failure[];
  readonly go: (visit: Visit) => Promise<void>;
}

export async function takeTurns(turns: readonly Turn[], visited: Visit): Promise<void> {
  for (const { byDay, go } of turns) if (isNightly() || byDay.includes(visited.failure)) await go(visited);
}

const boardOf = ({ sale }: Visit): string => `/auctions/${sale.auctionId}`;
const lotIdOf = ({ sale }: Visit): number => sale.lots[0]?.id ?? 0;

/** The site goes away under an open page, which then asks it something. */
async function loses({ page, line, failure }: Visit): Promise<void> {
  await mark(page);
  await line.fails(failure);
  await lookAgain(page);
}

export const AT_LOAD: readonly Turn[] = [
  {
    byDay: ['away'],
    go: async (visited) => {
      const { page } = visited;
      await opens(visited, '/', async () => {
        await failed(page).first().waitFor();
        expect(await failed(page).first().innerText()).toContain('自动重试');
      });
      await page.locator('hp-departure-board li').first().waitFor();
    },
  },
  {
    byDay: ['cut'],
    go: async (visited) => {
      const { page, failure } = visited;
      await opens(visited, boardOf(visited), async () => {
        if (failure !== 'hangs') await failed(page).waitFor();
      });
      await page.getByTestId(`board-row-${lotIdOf(visited)}`).waitFor();
      await page.getByTestId('room-pass').waitFor();
    },
  },
  {
    byDay: ['hangs'],
    go: async (visited) => {
      const { page, failure } = visited;
      await opens(visited, `${boardOf(visited)}/lots/${lotIdOf(visited)}`, async () => {
        if (failure !== 'hangs') return failed(page).waitFor();
        const dock = page.locator('hp-bid-dock');
        await eventually(() => dock.innerText(), expect.stringContaining('正在确认您是否已登录'));
        expect(await page.getByTestId('bid-log-in').count()).toBe(0);
      });
      await new BiddingPage(page).isOpen();
      await eventually(() => page.getByTestId('ladder-0').isEnabled(), true);
    },
  },
  {
    byDay: ['away'],
    go: async (visited) => {
      const { page } = visited;
      await opens(visited, '/account/orders', async () => {
        await page.getByTestId('session-unknown').waitFor();
        expect(pathOf(page)).toBe('/account/orders');
      });
      await page.getByTestId('orders-empty').waitFor();
    },
  },
];

export const IN_THE_MIDDLE: readonly Turn[] = [
  {
    byDay: ['away'],
    go: async (visited) => {
      const { page, line, failure } = visited;
      const address = `${boardOf(visited)}/lots/${lotIdOf(visited)}`;
      await page.goto(address);
      const lot = new BiddingPage(page);
      await lot.isOpen();
      await lot.choose(0);
      const chosenFen = await lot.chosenFen();
      await loses(visited);
      if (failure !== 'hangs') await eventually(() => lot.submit.isDisabled(), true);
      expect(await lot.chosenFen()).toBe(chosenFen);
      line.isWell();
      await eventually(() => lot.submit.isEnabled(), true);
      expect(await lot.chosenFen()).toBe(chosenFen);
      await isRight(page, address);
    },
  },
  {
    byDay: ['cut'],
    go: async (visited) => {
      const { page, line } = visited;
      await page.goto(boardOf(visited));
      await page.getByTestId(`board-row-${lotIdOf(visited)}`).waitFor();
      await page.getByTestId('filter-all').waitFor();
      await page.getByTestId('filter-myRegion').click();
      await loses(visited);
      line.isWell();
      await isRight(page, boardOf(visited));
      await page.getByTestId('room-pass').waitFor();
      expect(await page.getByTestId('filter-myRegion').getAttribute('aria-pressed')).toBe('true');
    },
  },
  {
    byDay: ['hangs'],
    go: async (visited) => {
      const { page, line } = visited;
      await page.goto('/account/orders');
      await page.getByTestId('orders-empty').waitFor();
      await loses(visited);
      const stale = page.getByTestId('load-stale');
      await stale.waitFor();
      expect(await page.getByTestId('orders-empty').count()).toBe(1);
      line.isWell();
      await eventually(() => stale.count(), 0);
      await isRight(page, '/account/orders');
    },
  },
  {
    byDay: ['cut'],
    go: async (visited) => {
      const { page, line } = visited;
      await page.goto('/');
      await page.locator('hp-departure-board li').first().waitFor();
      await page.locator('hp-latest-news hp-notice, hp-latest-news li').first().waitFor();
      await loses(visited);
      await page.getByTestId('language').click();
      await page.locator('html[lang=en]').waitFor();
      await page.locator('hp-latest-news hp-load-failed').waitFor();
      line.isWell();
      await isRight(page, '/');
    },
  },
];

/** After a page has been loaded anew while nobody answers. */
async function isAway(page: Page): Promise<void> {
  const notice = page.getByTestId('session-unknown');
  await notice.waitFor();
  expect(await notice.locator('a').getAttribute('href')).toMatch(/^tel:\d+$/);
}

export async function sendsAnEnrolment({ page, line, failure }: Visit, auctionId: number): Promise<void> {
  const form = new EnrolPage(page);
  const cars = [aCar(), aCar()] as const;
  await page.goto(`/auctions/${auctionId}/enrol/shares`);
  await form.isAt('shares');
  await page.getByTestId('shares-2').check({ force: true });
  await form.goOn();
  await form.isAt('vins');
  await form.fillVin(1, cars[0]);
  await line.fails(failure);
  await page.getByTestId('vin-2').fill(cars[1]);
  await page.getByTestId('vehicle-2').selectOption('small');
  await form.goOn();
  await form.isAt('review');
  await form.goOn();
  await page.getByTestId('enrol-refused').waitFor();
  await page.reload();
  await isAway(page);
  line.isWell();
  await form.isAt('review');
  await form.goOn();
  const order = new OrderPage(page);
  await order.isShown();
  expect(await order.amountFen()).toBe(2 * SHARE_FEN);
}

export async function keepsAWish({ page, line, failure }: Visit): Promise<void> {
  await page.goto('/reserve');
  await page.getByTestId('plate-tail').fill('7Z318');
  await line.fails(failure);
  await page.getByTestId('vin').fill(aCar());
  await page.getByTestId('vehicle').selectOption('small');
  const typed = await page.getByTestId('vin').inputValue();
  await page.getByTestId('reserve-submit').click();
  await page.getByTestId('reserve-refused').waitFor();
  expect(await page.getByTestId('vin').inputValue()).toBe(typed);
  await page.reload();
  await isAway(page);
  line.isWell();
  await eventually(() => page.getByTestId('vin').inputValue(), typed);
  expect(await page.getByTestId('plate-tail').inputValue()).toBe('7Z318');
}
