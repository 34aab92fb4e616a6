// A winner does not pay: the office offers the plate to the next bidder at their own last bid, who hears of it, pays, and has it; in public.
import type { SettingView } from '@haopai/contracts';
import { BackOffice } from '../bed/back-office';
import { booksAreGood } from '../bed/books';
import { openCitizensHouse } from '../bed/citizens-house';
import { eventually } from '../bed/eventually';
import { aSaleWithARunnerUp } from '../bed/finished-sale';
import { logInAs } from '../bed/front-door';
import { ofTheStaff } from '../bed/of-the-staff';
import { START_FEN } from '../bed/sale';
import type { SaleSite } from '../bed/sale-site';
import { theBalanceFallsDue } from '../bed/time-passes';
import { goAndSettle } from '../pages/look';
import { looksWhole } from '../pages/looks-whole';
import { OrderPage } from '../pages/order-page';
import { SettlementDeskPage } from '../pages/settlement-desk-page';

const CITIZENS_PX = [360, 1440];
const DAYS = 3;

const house = openCitizensHouse();

/** Set by an administrator, as on the page of settings. */
async function offerForDays(site: SaleSite, value: number): Promise<void> {
  const office = await BackOffice.enter(site);
  const all = await office.get<readonly SettingView[]>('settings');
  const version = all.find(({ name }) => name === 'auctions.nextBidderDays')?.version;
  await office.put('settings/auctions.nextBidderDays', { version, value, reason: '按公告执行' });
}

describe('the plate of a winner who did not pay', () => {
  it('is offered to the next bidder at their own last bid, is paid, and everybody sees it', () =>
    house.journey(async (journey) => {
      const { site, visitor } = journey;
      await offerForDays(site, DAYS);
      const { auctionId, bidders, lots } = await aSaleWithARunnerUp(site);
      const [runnerUp] = bidders;
      const plateNumber = lots[0]?.plateNumber ?? '';
      if (runnerUp === undefined) throw new Error('two bidders were expected');

      const office = await ofTheStaff(journey);
      const lot = office.getByTestId('lot-1');
      const showsLots = async (): Promise<string> => {
        await goAndSettle(office, `/admin/auctions/${auctionId}/lots`);
        return lot.innerText();
      };
      const desk = new SettlementDeskPage(office, auctionId);
      const owes = async (): Promise<string> => {
        await desk.open();
        return desk.winner(plateNumber);
      };
      await eventually(owes, expect.stringContaining('待付'));
      await theBalanceFallsDue(site, plateNumber);
      await eventually(showsLots, expect.stringContaining('违约'));
      await office.getByTestId('to-next-bidder').click();
      await eventually(
        () => lot.getByTestId('next-bidder').innerText(),
        expect.stringMatching(`${runnerUp.paddleNo}.*${(START_FEN / 100).toLocaleString('en')}`),
      );
      await looksWhole(office, 'ended-lots-offered-next');

      const page = await visitor();
      await logInAs(page, runnerUp);
      await goAndSettle(page, '/');
      await page.getByTestId('bell').click();
      const notice = page.getByTestId('notice').filter({ hasText: '顺延给您' });
      await notice.waitFor();
      await looksWhole(page, 'notice-of-an-offer', CITIZENS_PX);
      await notice.getByRole('link').first().click();
      const order = new OrderPage(page);
      await order.isShown();
      expect(await order.amountFen()).toBe(START_FEN);
      await looksWhole(page, 'order-of-an-offer', CITIZENS_PX);
      await order.pay();
      await looksWhole(page, 'order-of-an-offer-paid', CITIZENS_PX);

      const stranger = await visitor();
      const result = async (): Promise<string> => {
        await goAndSettle(stranger, `/results/${auctionId}`);
        return stranger.locator('main').innerText();
      };
      await eventually(result, expect.stringMatching(`违约[^]*竞价号 ${runnerUp.paddleNo} 顺延购得`));
      await looksWhole(stranger, 'result-of-an-offer', CITIZENS_PX);
      await eventually(showsLots, expect.stringContaining('顺延购得'));
      await looksWhole(office, 'ended-lots-taken-next');
      await booksAreGood(site);
    }));
});
