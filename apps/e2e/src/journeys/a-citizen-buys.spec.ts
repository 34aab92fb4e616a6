// The whole way of somebody who wants a plate, with money: enrol, pay, bid, win and lose, pay the rest, and get back what won nothing.
import { DEFAULT_LADDER, LANGUAGES } from '@haopai/rules';
import { openCitizensHouse } from '../bed/citizens-house';
import { eventually } from '../bed/eventually';
import type { Journey } from '../bed/house';
import { aCar, aNewcomer, type Newcomer } from '../bed/newcomer';
import { keepPrivate, privateFactCount, privateFactsIn } from '../bed/private-facts';
import { Rival } from '../bed/rival';
import { type Sale, START_FEN } from '../bed/sale';
import type { SaleSite } from '../bed/sale-site';
import { theStartComesIn } from '../bed/time-passes';
import { BiddingPage } from '../pages/bidding-page';
import { enterRoom, openLot } from '../pages/enter';
import { EnrolPage } from '../pages/enrol-page';
import { EnrolmentsPage } from '../pages/enrolments-page';
import { withNoMoreCode } from '../pages/no-more-code';
import { OrderPage } from '../pages/order-page';

/** Nobody begins to pay in the last minute before the start: it comes when all is paid. */
const HOUR_MS = 3_600_000;
const OPENS_IN_MS = 4_000;
const FIRST_BID_MS = 60_000;
const COUNTDOWN_MS = 9_000;
const SHARE_FEN = 2_000_00;

const house = openCitizensHouse();

describe('with money', () => {
  it('a citizen enrols with two shares, wins one plate and loses one, pays the balance and is refunded (zh, en)', () =>
    house.journey(async (journey) => {
      const ways = await Promise.allSettled(
        LANGUAGES.map(async (language) => {
          const spec = { shares: [1], lots: 2, opensInMs: HOUR_MS };
          const sale = await journey.sale({ ...spec, firstBidMs: FIRST_BID_MS, countdownMs: COUNTDOWN_MS });
          const citizen = await aNewcomer(journey, language);
          const orderNo = await enrolsAndPays(citizen, sale);
          await theStartComesIn(journey.site, sale.auctionId, OPENS_IN_MS);
          await entersWithoutPaper(citizen, sale);
          await winsOneAndLosesOne(journey, citizen, sale);
          await paysTheBalance(citizen, sale);
          await seesTheRefund(citizen, orderNo);
        }),
      );
      // Neither is left on the way when the other has failed.
      expect(ways.filter(({ status }) => status === 'rejected')).toEqual([]);
    }));
});

async function enrolsAndPays({ portal, phone }: Newcomer, { auctionId }: Sale): Promise<string> {
  const { page } = portal;
  await portal.header.goTo('/auctions');
  await page.getByTestId(`auction-${auctionId}`).getByTestId('enrol').click();
  const order = await new EnrolPage(page).enrol([aCar(), aCar()]);
  expect(await order.amountFen()).toBe(2 * SHARE_FEN);
  const orderNo = order.orderNo();

  // Not now: it waits among the orders that are to be paid.
  await portal.account.open('orders');
  await page.getByTestId(`order-${orderNo}`).click();
  await order.isShown();
  await order.goAndPay('fail');
  await order.becomes('failed');
  await order.payButton.waitFor();
  await order.pay();
  expect(await order.deposits()).toEqual(['held', 'held']);
  await page.getByTestId('order-next').click();

  const own = new EnrolmentsPage(page, auctionId);
  await eventually(() => own.state(), 'paid');
  const { paddleNo, accessCode } = await own.key();
  keepPrivate(accessCode);
  await eventually(
    async () => (await phone.texts()).at(-1),
    expect.stringMatching(new RegExp(`${paddleNo}[^]*${accessCode}|${accessCode}[^]*${paddleNo}`)),
  );
  return orderNo;
}

async function entersWithoutPaper({ portal: { page } }: Newcomer, { auctionId }: Sale): Promise<void> {
  const own = new EnrolmentsPage(page, auctionId);
  const { paddleNo } = await own.key();
  await page.goto(`/auctions/${auctionId}`);
  await page.getByTestId('room-open').waitFor();
  await withNoMoreCode(page, () => enterRoom(page));
  expect(await page.getByTestId('room-pass').innerText()).toContain(paddleNo);
}

/** The rival's bid stands on the second plate, the citizen's on the first. */
async function winsOneAndLosesOne(
  { site }: Journey<SaleSite>,
  { portal: { page } }: Newcomer,
  { auctionId, lots, bidders }: Sale,
): Promise<void> {
  const [first, second] = lots;
  if (first === undefined || second === undefined) throw new Error('two lots were expected');
  const rival = await Rival.enter(site.baseUrl, auctionId, bidders[0]);
  const lost = await openLot(page, second.id);
  await eventually(() => lost.phase.getAttribute('data-phase'), 'fiveMinutes');
  await bidsWithFirstFree(lost);
  await rival.bid(second.id, START_FEN + DEFAULT_LADDER[0]);
  await eventually(() => lost.standing(), 'outbid');
  rival.leave();
  await page.getByTestId('to-board').click();
  const won = await openLot(page, first.id);
  await bidsWithFirstFree(won);
  await eventually(() => won.standing(), 'won');
}

/** With a share that is still free, whichever comes first: chosen on the page while there are two. */
async function bidsWithFirstFree(lot: BiddingPage): Promise<void> {
  const cars = lot.page.locator('[data-testid=entry-choice] [data-testid^=car-]');
  if ((await cars.count()) > 0) await cars.first().click();
  await lot.choose(0);
  await lot.submit.click();
  await eventually(() => lot.standing(), 'leading');
}

async function paysTheBalance({ portal: { page } }: Newcomer, { auctionId }: Sale): Promise<void> {
  const own = new EnrolmentsPage(page, auctionId);
  await own.open();
  const outcomes = async () => [...(await own.outcomes())].sort();
  await eventually(outcomes, ['lost', 'won']);
  await eventually(async () => {
    await own.open();
    return own.hasBalance();
  }, true);
  const order = await own.openBalance();
  expect(await order.amountFen()).toBe(START_FEN - SHARE_FEN);
  await order.pay();
  await page.getByTestId('order-next').click();
  await eventually(() => own.canFetchPlates(), true);
}

/** The provider has paid back what won nothing; the rest counts towards the price. */
async function seesTheRefund({ portal }: Newcomer, orderNo: string): Promise<void> {
  const { page } = portal;
  const order = new OrderPage(page);
  const money = async () => {
    await page.goto(`/account/orders/${orderNo}`);
    await order.isShown();
    return { deposits: [...(await order.deposits())].sort(), refunds: await order.refunds() };
  };
  await eventually(money, { deposits: ['applied', 'refunded'], refunds: ['done'] });
  const [receipt] = await Promise.all([
    page.waitForEvent('download'),
    page.getByTestId('order-receipt').click(),
  ]);
  expect(receipt.suggestedFilename()).toMatch(/\.pdf$/);
}

describe('the log and the figures of it all', () => {
  it('name no car, no code and nobody', () =>
    house.journey(async ({ site }) => {
      const log = site.readLog();
      const metrics = await (await fetch(`${site.baseUrl}/metrics`)).text();
      expect(log).toContain('/vins/***');
      expect(privateFactCount()).toBeGreaterThan(15);
      expect(privateFactsIn(log)).toEqual([]);
      expect(privateFactsIn(metrics)).toEqual([]);
    }));
});
