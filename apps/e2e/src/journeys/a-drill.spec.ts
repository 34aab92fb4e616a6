// A drill from its draft to its record: the office makes it, a citizen enrols with one press and bids, and every page says that nothing counts.
import type { LotView, Page as PageOf } from '@haopai/contracts';
import type { RowDataPacket } from 'mysql2/promise';
import type { Page } from 'playwright-core';
import { openCitizensHouse } from '../bed/citizens-house';
import { eventually } from '../bed/eventually';
import { hasResult } from '../bed/finished-sale';
import type { Journey } from '../bed/house';
import { aNewcomer } from '../bed/newcomer';
import { unhurriedMs } from '../bed/pace';
import type { SaleSite } from '../bed/sale-site';
import { type Desks, setUpStaff } from '../bed/set-up-staff';
import { theStartComesIn } from '../bed/time-passes';
import { lookAtAllSides } from '../pages/all-sides';
import { AuctionDeskPage } from '../pages/auction-desk-page';
import type { BiddingPage } from '../pages/bidding-page';
import { openLot } from '../pages/enter';
import { EnrolmentsPage } from '../pages/enrolments-page';
import { goAndSettle, settle } from '../pages/look';
import { TRIES_AFTER_RESET } from '../bed/requests';

const WIDTHS_PX = [360, 1440];
const OFFICE_WIDTHS_PX = [768, 1440];
const OPENS_IN_MS = 2_000;
const COUNTDOWN_MS = 5_000;
const SHARES = 2;

const house = openCitizensHouse();
let looks = 0;

describe('a drill', () => {
  it('is made by the office, bid on by a citizen, and counts for nothing, as each of its pages says', () =>
    house.journey(async (journey) => {
      const desks = await setUpStaff(journey);
      const auctionId = await draftsDrill(desks);
      const { portal } = await aNewcomer(journey, 'zh');
      await enrols(portal.page, auctionId);
      await bids(journey, portal.page, auctionId);
      await isOver(journey, portal.page, auctionId);
    }));
});

async function draftsDrill({ clerk, auctioneer }: Desks): Promise<number> {
  const desk = new AuctionDeskPage(clerk);
  await clerk.goto('/admin/auctions/new');
  await clerk.getByTestId('is-drill').check();
  await clerk.getByTestId('deposit').waitFor({ state: 'detached' });
  await looksRight(clerk, OFFICE_WIDTHS_PX);
  const countdown = String(Math.ceil(unhurriedMs(COUNTDOWN_MS) / 1000));
  const terms = { title: '迎新演练', 'shares-max': String(SHARES), 'first-bid': '600', countdown };
  for (const [field, text] of Object.entries({ ...terms, 'starts-at': tomorrowAtTen() }))
    await clerk.getByTestId(field).fill(text);
  await clerk.getByTestId('save').click();
  await clerk.getByTestId('drill-words').waitFor();
  const auctionId = Number(new URL(clerk.url()).pathname.split('/').at(-1));
  await clerk.getByTestId('to-lots').click();
  await clerk.getByTestId('toys-count').fill(String(SHARES));
  await clerk.getByTestId('toys-price').fill('5000');
  await clerk.getByTestId('add-toys').click();
  await clerk.getByTestId(`lot-${SHARES}`).waitFor();
  await looksRight(clerk, OFFICE_WIDTHS_PX);
  await desk.open(auctionId);
  await looksRight(clerk, OFFICE_WIDTHS_PX);
  const other = new AuctionDeskPage(auctioneer);
  await other.open(auctionId);
  expect(await other.obstacles()).toEqual([]);
  await other.publish();
  return auctionId;
}

async function enrols(page: Page, auctionId: number): Promise<void> {
  await goAndSettle(page, '/auctions');
  const card = page.getByTestId(`auction-${auctionId}`);
  expect(await card.getByRole('heading').innerText()).toBe('演练 迎新演练');
  await looksRight(page);
  await goAndSettle(page, `/auctions/${auctionId}`);
  await page.getByTestId('drill-note').waitFor();
  await looksRight(page);
  await page.getByTestId('enrol').click();
  await page.getByTestId('enrol-drill').waitFor();
  await looksRight(page);
  await page.getByTestId('drill-enrol').click();
  await page.waitForURL('**/account/enrolments');
  await page.getByTestId(`enrolment-${auctionId}`).getByTestId('room-key').waitFor();
  await looksRight(page);
}

async function bids({ site }: Journey<SaleSite>, page: Page, auctionId: number): Promise<void> {
  const own = new EnrolmentsPage(page, auctionId);
  await own.open();
  await own.toRoom();
  const answer = await page.request.get(`/api/v1/auctions/${auctionId}/lots`, {
    maxRetries: TRIES_AFTER_RESET,
  });
  const { items } = (await answer.json()) as PageOf<LotView>;
  await theStartComesIn(site, auctionId, OPENS_IN_MS);
  for (const { lotId } of items) {
    await page.goto(`/auctions/${auctionId}`);
    const lot = await openLot(page, lotId);
    expect(await page.getByTestId('drill-note').innerText()).toContain('不算数');
    await lot.isOpen();
    if (lotId === items[0]?.lotId) {
      await looksRight(page);
      await bidWithOneOfTheShares(lot);
    } else await lot.bid(1000);
  }
  await hasResult(site, { auctionId });
}

/** Both acts, and the question for which car: of toys, too, as on the evening itself. */
async function bidWithOneOfTheShares(lot: BiddingPage): Promise<void> {
  await lot.choose(1000);
  await lot.submit.click();
  await lot.page.locator('hp-vin-dialog [data-settled=true] .option').first().click();
  await eventually(() => lot.standing(), 'leading');
}

async function isOver({ site }: Journey<SaleSite>, page: Page, auctionId: number): Promise<void> {
  const [[row]] = await site.db.query<RowDataPacket[]>(
    `SELECT (SELECT COUNT(*) FROM orders) AS orders, (SELECT COUNT(*) FROM won_lots) AS wins,
       (SELECT COUNT(*) FROM car_plates) AS plates, (SELECT COUNT(*) FROM ledger_lines) AS booked`,
  );
  expect({ ...row }).toEqual({ orders: 0, wins: 0, plates: 0, booked: 0 });
  await goAndSettle(page, '/account/enrolments');
  expect(await page.getByTestId('drill-note').innerText()).toContain('演练已经结束');
  await looksRight(page);
  await goAndSettle(page, `/results/${auctionId}`);
  expect(await page.getByTestId('drill-note').innerText()).toContain('一切都不算数');
  await looksRight(page);
  await page.locator('a[href*="/lots/"]').first().click();
  await page.getByTestId('record-result').waitFor();
  await settle(page);
  expect(await page.getByTestId('drill-note').innerText()).toContain('一切都不算数');
  await looksRight(page);
  await goAndSettle(page, '/results');
  expect(await page.getByText('迎新演练').count()).toBe(0);
}

/** In both languages, and in Chinese again. */
async function looksRight(page: Page, widthsPx = WIDTHS_PX): Promise<void> {
  await settle(page);
  expect(await lookAtAllSides(page, widthsPx, looks++)).toEqual([]);
  await page.getByTestId('language').dispatchEvent('click');
  await page.locator('html[lang^=zh]').waitFor({ state: 'attached' });
}

/** As the form takes it. */
function tomorrowAtTen(): string {
  return `${new Date(Date.now() + 32 * 60 * 60_000).toISOString().slice(0, 10)}T10:00`;
}
