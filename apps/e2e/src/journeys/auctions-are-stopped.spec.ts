// A published auction does not go as announced: cancelled after deposits were paid, postponed, suspended until the next day, or one of its plates moved
// elsewhere. Always two of the staff, and everybody concerned is told, paid back, or goes on.
import type { Page } from 'playwright-core';
import { makeAuction, type MadeAuction } from '../../../../tools/seed';
import { databaseNowMs } from '../../../../tools/seed/rows';
import { booksAreGood } from '../bed/books';
import { openCitizensHouse } from '../bed/citizens-house';
import { eventually } from '../bed/eventually';
import type { Journey } from '../bed/house';
import { aCar, aNewcomer, type Newcomer } from '../bed/newcomer';
import { ofTheStaff } from '../bed/of-the-staff';
import type { SaleSite } from '../bed/sale-site';
import { theSuspensionEndsIn } from '../bed/time-passes';
import { EnrolPage } from '../pages/enrol-page';
import { EnrolmentsPage } from '../pages/enrolments-page';
import { arriveAtLot } from '../pages/enter';
import { barriersOf, goAndSettle, overhangPx } from '../pages/look';
import { OrderPage } from '../pages/order-page';
import { giveReason } from '../pages/reason';
import { ReservePage } from '../pages/reserve-page';
import { ReviewQueuePage } from '../pages/review-queue-page';
import { StopDeskPage } from '../pages/stop-desk-page';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const house = openCitizensHouse();

async function auctionOfTomorrow({ site }: Journey<SaleSite>): Promise<MadeAuction> {
  return makeAuction(site.db, { lots: 2, startsAtMs: (await databaseNowMs(site.db)) + DAY_MS });
}

/** Enrolled with one car, and paid; the order's number. */
async function enrolled({ portal: { page } }: Newcomer, auctionId: number): Promise<string> {
  await goAndSettle(page, `/auctions/${auctionId}/enrol`);
  const order = await new EnrolPage(page).enrol([aCar()]);
  await order.pay();
  return order.orderNo();
}

async function refundsOf(
  { portal: { page } }: Newcomer,
  orderNo: string,
): Promise<readonly (string | null)[]> {
  const order = new OrderPage(page);
  await page.goto(`/account/orders/${orderNo}`);
  await order.isShown();
  return order.deposits();
}

async function noteOn({ portal: { page } }: Newcomer, path: string): Promise<string> {
  await goAndSettle(page, path);
  return (await page.locator('hp-stop-note').allInnerTexts()).join();
}

async function looksRight(page: Page, widths: readonly number[]): Promise<void> {
  const before = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await eventually(() => overhangPx(page), 0);
  }
  expect(await barriersOf(page)).toEqual([]);
  if (before !== null) await page.setViewportSize(before);
}

describe('a published auction', () => {
  it('is cancelled by two after deposits were paid: everybody reads why, and all of them go back', () =>
    house.journey(async (journey) => {
      const auction = await auctionOfTomorrow(journey);
      const citizen = await aNewcomer(journey, 'zh');
      const orderNo = await enrolled(citizen, auction.id);
      const asking = await ofTheStaff(journey);
      const desk = new StopDeskPage(asking, auction.id);
      await desk.askToCancel('场馆停电，本期无法举行');
      expect(await asking.getByTestId('stop-confirm').count()).toBe(0);
      await looksRight(asking, [768, 1440]);

      const other = await ofTheStaff(journey);
      await new StopDeskPage(other, auction.id).confirm();
      await looksRight(other, [768, 1440]);
      await eventually(() => refundsOf(citizen, orderNo), ['refunded']);
      await eventually(() => noteOn(citizen, `/auctions/${auction.id}`), expect.stringContaining('停电'));
      await looksRight(citizen.portal.page, [360, 1440]);
      expect(await noteOn(citizen, '/account/enrolments')).toContain('停电');
      await looksRight(citizen.portal.page, [360, 1440]);
      await eventually(async () => (await citizen.phone.texts()).join(), expect.stringContaining('已取消'));
      await booksAreGood(journey.site);
    }));

  it('is postponed by two: who has enrolled stays enrolled, or steps back and is paid back', () =>
    house.journey(async (journey) => {
      const auction = await auctionOfTomorrow(journey);
      const [stays, leaves] = [await aNewcomer(journey, 'zh'), await aNewcomer(journey, 'en')];
      const [stayed, left] = [await enrolled(stays, auction.id), await enrolled(leaves, auction.id)];
      const asking = new StopDeskPage(await ofTheStaff(journey), auction.id);
      await asking.askUntil('postpone', auction.startsAtMs + 2 * DAY_MS, '系统升级');
      await new StopDeskPage(await ofTheStaff(journey), auction.id).confirm();

      await eventually(() => noteOn(stays, `/auctions/${auction.id}`), expect.stringContaining('系统升级'));
      const own = new EnrolmentsPage(stays.portal.page, auction.id);
      await own.open();
      expect(await own.state()).toBe('paid');
      expect((await own.key()).paddleNo).toMatch(/\d/);
      await looksRight(stays.portal.page, [360, 1440]);

      const { page } = leaves.portal;
      await new EnrolmentsPage(page, auction.id).open();
      await page.getByTestId('step-back').click();
      await page.getByTestId('confirm-yes').click();
      await page.getByTestId('step-back').waitFor({ state: 'detached' });
      await eventually(() => refundsOf(leaves, left), ['refunded']);
      expect(await refundsOf(stays, stayed)).toEqual(['held']);
      await booksAreGood(journey.site);
    }));

  it('is suspended by two in the middle of its bids, and goes on the next day with them', () =>
    house.journey(async (journey) => {
      const made = await journey.sale({ lots: 2 });
      const lot = await arriveAtLot(await journey.visitor(), made, made.bidders[0]);
      await lot.isOpen();
      await lot.bid(1000);
      const asking = new StopDeskPage(await ofTheStaff(journey), made.auctionId);
      const tomorrowMs = (await databaseNowMs(journey.site.db)) + DAY_MS;
      await asking.askUntil('suspend', tomorrowMs, '网络故障');
      await new StopDeskPage(await ofTheStaff(journey), made.auctionId).confirm();
      await eventually(async () => (await lot.figures()).phase, 'paused');
      const { priceFen, leader } = await lot.figures();
      await eventually(() => lot.page.locator('main').innerText(), expect.stringContaining('网络故障'));
      await looksRight(lot.page, [360, 1440]);

      // The next day.
      await theSuspensionEndsIn(journey.site, made.auctionId, 0);
      await lot.isOpen();
      expect(await lot.figures()).toMatchObject({ priceFen, leader });
      const rival = await arriveAtLot(await journey.visitor(), made, made.bidders[1]);
      await rival.isOpen();
      await rival.bid(1000);
      await eventually(() => lot.standing(), 'outbid');
    }));

  it('hands a reserved plate on: from one draft into another, and back to who reserved it', () =>
    house.journey(async (journey) => {
      const { site } = journey;
      const citizen = await aNewcomer(journey, 'zh');
      const reserve = new ReservePage(citizen.portal.page);
      await reserve.open();
      await reserve.reserve('7391D', aCar());
      const { id } = await reserve.newest();
      const page = await ofTheStaff(journey);
      const queue = new ReviewQueuePage(page);
      await queue.open();
      await queue.approve(id, '2000');
      await eventually(async () => (await reserve.newest()).state, 'approved');
      await citizen.portal.page.getByTestId('reservation-pay').click();
      const order = new OrderPage(citizen.portal.page);
      await order.isShown();
      await order.pay();
      const orderNo = order.orderNo();

      const startsAtMs = (await databaseNowMs(site.db)) + DAY_MS;
      const first = await makeAuction(site.db, { lots: 1, startsAtMs, publishedAtMs: null });
      await eventually(async () => (await reserve.newest()).state, 'inAuction');
      const second = await makeAuction(site.db, {
        ...{ lots: 1, startsAtMs: startsAtMs + DAY_MS, publishedAtMs: null },
        title: '第二期',
      });
      await page.goto(`/admin/auctions/${first.id}/lots`);
      const line = page
        .locator('[data-testid^=lot-]')
        .filter({ has: page.locator('svg[aria-label$="7 3 9 1 D"]') });
      await line.locator('input[type=checkbox]').check();
      await page.getByTestId('move-to').selectOption(String(second.id));
      await looksRight(page, [768, 1440]);
      await page.getByTestId('move').click();
      await line.waitFor({ state: 'detached' });
      await page.goto(`/admin/auctions/${second.id}/lots`);
      await line.waitFor();
      expect((await reserve.newest()).state).toBe('inAuction');

      await line.locator('[data-testid^=give-back-]').click();
      await giveReason(page, '该号牌另行公告');
      await line.waitFor({ state: 'detached' });
      await eventually(() => refundsOf(citizen, orderNo), ['refunded']);
      await booksAreGood(site);
    }));
});
