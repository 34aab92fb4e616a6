// Where an auction limits bids by the deposit: a bidder comes to the limit, pays more from the room while the lot runs, and bids on.
import { enrolmentsOf, holdDeposits } from '../../../../tools/seed';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { arriveAtLot } from '../pages/enter';
import { looksWhole } from '../pages/looks-whole';
import { OrderPage } from '../pages/order-page';

const WIDTHS_PX = [360, 1440];

const house = openHouse();

describe('a limit by deposit', () => {
  it('is shown in the room, stops a bid, and is raised there', () =>
    house.journey(async ({ site, sale, visitor }) => {
      const made = await sale();
      // The start price and one step are all that a deposit allows.
      await site.db.query('UPDATE auctions SET limit_factor = 1, deposit_fen = 600000 WHERE id = ?', [
        made.auctionId,
      ]);
      await holdDeposits(site.db, made.auctionId, await enrolmentsOf(site.db, made.auctionId));
      const mine = await arriveAtLot(await visitor(), made, made.bidders[0]);
      const other = await arriveAtLot(await visitor(), made, made.bidders[1]);
      const { page } = mine;
      const limit = page.getByTestId('limit-line');

      await mine.isOpen();
      await eventually(() => limit.getAttribute('data-fen'), '600000');
      await mine.bid(0);
      await other.bid(1000);
      await eventually(() => limit.innerText(), expect.stringContaining('已到出价限额 ¥6,000'));
      expect(await page.locator('hp-bid-dock').innerText()).toContain('补缴保证金可以提高');
      expect(await page.getByTestId('ladder-1000').count()).toBe(0);
      await looksWhole(page, 'limit-in-the-room', WIDTHS_PX);

      await page.getByTestId('raise-limit').click();
      const wanted = page.locator('input[name^=limit-]');
      await wanted.fill('8000');
      await looksWhole(page, 'limit-raise', WIDTHS_PX);
      expect(await page.locator('hp-raise-limit').innerText()).toContain('需要补缴 ¥2,000');
      await page.getByTestId('raise-submit').click();
      const order = new OrderPage(page);
      await order.isShown();
      expect(await order.amountFen()).toBe(200_000);
      await order.pay();
      expect(await page.getByTestId('order-status').innerText()).toContain('出价限额已经提高');
      await page.getByTestId('order-next').click();
      await page.waitForURL(`**/auctions/${made.auctionId}`);
      await page.getByTestId(`board-row-${made.lots[0]?.id ?? 0}`).click();
      await eventually(() => limit.getAttribute('data-fen'), '800000');
      await mine.bid(1000);
      expect((await mine.figures()).priceFen).toBe(700_000);
      // The other one, who paid no more, is at the limit now.
      await eventually(
        () => other.page.getByTestId('limit-line').innerText(),
        expect.stringContaining('已到出价限额'),
      );
    }));
});
