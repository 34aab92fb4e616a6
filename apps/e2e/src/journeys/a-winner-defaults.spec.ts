// A winner does not pay: the deposit is forfeited, nobody lets them enrol until a day that they can read, and the plate has a second life by one
// press, in the stock and with somebody else; what nobody bid for goes into the next draft. The books balance, and the record says all of it in words.
import type { SettingView } from '@haopai/contracts';
import { formatPlate } from '@haopai/rules';
import type { Page } from 'playwright-core';
import { makeAuction } from '../../../../tools/seed';
import { databaseNowMs } from '../../../../tools/seed/rows';
import { BackOffice } from '../bed/back-office';
import { booksAreGood } from '../bed/books';
import { openCitizensHouse } from '../bed/citizens-house';
import { eventually } from '../bed/eventually';
import { aSaleToSettle } from '../bed/finished-sale';
import { logInAs } from '../bed/front-door';
import type { Journey } from '../bed/house';
import { aCar, aNewcomer } from '../bed/newcomer';
import { ofTheStaff } from '../bed/of-the-staff';
import type { Sale } from '../bed/sale';
import type { SaleSite } from '../bed/sale-site';
import { theBalanceFallsDue } from '../bed/time-passes';
import { EnrolPage } from '../pages/enrol-page';
import { EnrolmentsPage } from '../pages/enrolments-page';
import { goAndSettle } from '../pages/look';
import { looksWhole } from '../pages/looks-whole';
import { PlatesPage } from '../pages/plates-page';
import { SettlementDeskPage } from '../pages/settlement-desk-page';
import { StockDeskPage } from '../pages/stock-desk-page';

const DAY_MS = 24 * 3_600_000;
const BAN_DAYS = 45;
const NEXT = '2099年第3期';
const WHY = '违约后重新标卖';
const dayInBeijing = new Intl.DateTimeFormat('zh-CN', {
  ...{ timeZone: 'Asia/Shanghai', month: 'numeric', day: 'numeric' },
});

const house = openCitizensHouse();

/** Set by an administrator, as on the page of settings. */
async function barForDays(site: SaleSite, value: number): Promise<void> {
  const office = await BackOffice.enter(site);
  const all = await office.get<readonly SettingView[]>('settings');
  const version = all.find(({ name }) => name === 'citizens.banDays')?.version;
  await office.put('settings/citizens.banDays', { version, value, reason: '按公告执行' });
}

/** `1月13日`, by the city's clock. */
async function dayAfter({ db }: SaleSite, days: number): Promise<string> {
  return dayInBeijing.format((await databaseNowMs(db)) + days * DAY_MS).replace('/', '月') + '日';
}

describe('a winner who does not pay', () => {
  it('loses the deposit, is barred for a time, and somebody else has the plate', () =>
    house.journey(async (journey) => {
      const { site } = journey;
      await barForDays(site, BAN_DAYS);
      const sale = await aSaleToSettle(site);
      const [won, unsold] = sale.lots;
      if (won === undefined || unsold === undefined) throw new Error('no sale');
      const page = await ofTheStaff(journey);
      await lapses(journey, page, sale);
      await isBarred(journey, sale);

      const startsAtMs = (await databaseNowMs(site.db)) + 30 * DAY_MS;
      const draft = await makeAuction(site.db, {
        ...{ lots: [{ plate: '浙G77002' }], startsAtMs, publishedAtMs: null, title: NEXT },
      });
      await goesOn(page, sale);
      await goAndSettle(page, `/admin/auctions/${draft.id}/lots`);
      await eventually(() => page.locator(plateOf(unsold.plateNumber)).count(), 1);
      await isSoldAgain(journey, page, sale);
      await isOnRecord(page, won.plateNumber);
      await booksAreGood(site);
    }));
});

/** A plate's drawing, by its number. */
function plateOf(plateNumber: string): string {
  return `svg[aria-label="${[...plateNumber].join(' ')}"]`;
}

/** The office sees it wait, fall due and lapse, and what is left of the deposit. */
async function lapses({ site }: Journey<SaleSite>, page: Page, sale: Sale): Promise<void> {
  const plateNumber = sale.lots[0]?.plateNumber ?? '';
  const desk = new SettlementDeskPage(page, sale.auctionId);
  const becomes = (words: string): Promise<void> =>
    eventually(async () => {
      await desk.open();
      return desk.winner(plateNumber);
    }, expect.stringContaining(words));
  await becomes('待付');
  await theBalanceFallsDue(site, plateNumber);
  await becomes('违约');
  // Sums and winners are asked for one beside the other: of a page that came at that moment the sums may be older.
  await eventually(async () => {
    await desk.open();
    return page.getByTestId('forfeited').innerText();
  }, '¥2,000');
  await looksWhole(page, 'settlement-of-a-default');

  await goAndSettle(page, `/admin/auctions/${sale.auctionId}`);
  expect(await page.getByTestId('result').innerText()).toMatch(/成交\s*0\s*流拍\s*1\s*撤下\s*0\s*违约\s*1/);
  expect(await page.getByTestId('to-control').or(page.getByTestId('amend')).count()).toBe(0);
  await looksWhole(page, 'overview-of-a-past-auction');
  await page.getByTestId('to-settlement').click();
  await page.getByTestId('still-due').waitFor();
}

/** On their own pages, with the day on which it ends; enrolling is refused in words; what was enrolled says what became of it. */
async function isBarred(journey: Journey<SaleSite>, { auctionId, bidders, lots }: Sale): Promise<void> {
  const { site, visitor } = journey;
  const [defaulter] = bidders;
  const plate = formatPlate({ number: lots[0]?.plateNumber ?? '' });
  if (defaulter === undefined) throw new Error('nobody won');
  const day = await dayAfter(site, BAN_DAYS);
  const citizen = await visitor();
  await logInAs(citizen, defaulter);
  await goAndSettle(citizen, '/account');
  const note = citizen.getByTestId('ban-note');
  await note.waitFor();
  expect(await note.innerText()).toContain(day);
  expect(await note.innerText()).toContain(plate);
  await looksWhole(citizen, 'barred-account', [360, 768, 1440]);

  const own = new EnrolmentsPage(citizen, auctionId);
  await own.open();
  expect(await own.outcomes()).toEqual(['defaulted']);
  expect(await citizen.getByTestId('entry-deposit').getAttribute('data-state')).toBe('forfeited');
  await looksWhole(citizen, 'barred-enrolment', [360, 768, 1440]);

  const coming = await makeAuction(site.db, {
    ...{
      lots: [{ plate: '浙G77001' }],
      title: '2099年第2期',
      startsAtMs: (await databaseNowMs(site.db)) + DAY_MS,
    },
  });
  await goAndSettle(citizen, `/auctions/${coming.id}/enrol`);
  const enrol = new EnrolPage(citizen);
  await enrol.isAt('shares');
  await note.waitFor();
  await citizen.getByTestId('shares-1').check({ force: true });
  await enrol.goOn();
  await enrol.fillVin(1, aCar());
  await enrol.goOn();
  await enrol.isAt('review');
  await enrol.goOn();
  const refused = citizen.getByTestId('enrol-refused');
  await refused.waitFor();
  for (const words of [day, plate, '不能报名', '异议']) expect(await refused.innerText()).toContain(words);
  await looksWhole(citizen, 'barred-refused', [360, 768, 1440]);
  await goAndSettle(citizen, `/results/${auctionId}`);
  expect(await citizen.locator('main').innerText()).toContain('违约');
}

/** Each plate by one press: what defaulted into the stock, what nobody bid for into the next draft. */
async function goesOn(page: Page, { auctionId }: Sale): Promise<void> {
  await goAndSettle(page, `/admin/auctions/${auctionId}`);
  await page.getByTestId('to-ended-lots').click();
  await page.getByTestId('go-on').waitFor();
  await looksWhole(page, 'ended-lots-to-go-on');
  // As every plate that was a lot they stand in the stock by themselves.
  const place = (lotNo: number): Promise<string> =>
    page.getByTestId(`lot-${lotNo}`).getByTestId('place').innerText();
  await eventually(() => place(1), '在库存中');
  await page.getByTestId('choose-1').uncheck();
  await page.getByTestId('to-draft').click();
  await eventually(() => place(2), expect.stringContaining(NEXT));
  await looksWhole(page, 'ended-lots-gone-on');
}

/** At a fixed price, to somebody who has just come; then every page knows where the plate is. */
async function isSoldAgain(journey: Journey<SaleSite>, page: Page, { auctionId, lots }: Sale): Promise<void> {
  const plateNumber = lots[0]?.plateNumber ?? '';
  await goAndSettle(page, `/admin/auctions/${auctionId}/lots`);
  await page.getByTestId('lot-1').getByTestId('place').getByRole('link').click();
  await page.getByTestId('plate-state').waitFor();
  await page.getByTestId('act-list').click();
  const stock = new StockDeskPage(page);
  await stock.give('6600', WHY);

  const { portal } = await aNewcomer(journey, 'en');
  const plates = new PlatesPage(portal.page);
  await portal.page.goto('/plates');
  await plates.lookFor({ contains: plateNumber.slice(2) });
  await eventually(() => plates.numbers(), [plateNumber]);
  await portal.page.locator('hp-listing-card a').first().click();
  await portal.page.getByTestId('listing-price').waitFor();
  const order = await plates.buy(aCar());
  expect(await order.amountFen()).toBe(6_600_00);
  await order.pay();

  await page.reload();
  await eventually(() => page.getByTestId('plate-state').innerText(), '已售出');
  const told = (await page.getByTestId('history').allInnerTexts()).join();
  expect(told).toContain(WHY);
  await looksWhole(page, 'plate-with-a-second-life');
  await goAndSettle(page, `/admin/auctions/${auctionId}/lots`);
  expect(await page.getByTestId('lot-1').innerText()).toMatch(/违约[^]*标卖已售出/);
}

async function isOnRecord(page: Page, plateNumber: string): Promise<void> {
  await goAndSettle(page, '/admin/audit?act=stock');
  const row = (act: string) => page.locator(`[data-act="${act}"]`);
  await eventually(() => row('stock.listed').count(), 1);
  expect(await row('stock.listed').innerText()).toContain('标卖号牌');
  expect(await row('stock.listed').innerText()).toContain(WHY);
  await row('stock.listed').getByRole('button').click();
  const details = page.locator('hp-audit-entry');
  await details.waitFor();
  expect(await details.innerText()).toContain(formatPlate({ number: plateNumber }));
  await looksWhole(page, 'audit-of-a-second-life');
}
