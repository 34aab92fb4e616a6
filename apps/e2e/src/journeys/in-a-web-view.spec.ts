// Somebody who opens the site inside of WeChat or another app: what its view lacks has another way or is not offered, and nothing fails.
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { LACKS, type Lack, leftOf, takeAway, WECHAT } from '../bed/web-view';
import { BiddingPage } from '../pages/bidding-page';
import { listenIn, settle } from '../pages/look';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, userAgent: WECHAT };
const ALL = Object.keys(LACKS) as Lack[];
/** The browser notes the api's right answer to who asks whether they are in the room. */
const NOT_IN_YET = /403 \(Forbidden\) .*\/room$/;
const house = openHouse();

describe('a bidder in a view without a browser around it', () => {
  it('comes from home to a bid with a finger, with no fault on the page, and is offered nothing that it lacks', () =>
    house.journey(async ({ site, sale, visitor }) => {
      const { auctionId, lots, bidders } = await sale();
      const [me] = bidders;
      const lotId = lots[0]?.id;
      if (me === undefined || lotId === undefined) throw new Error('the sale has no bidder or no lot');
      const page = await visitor(PHONE);
      const heard = listenIn(page, new URL(site.baseUrl).host);
      await takeAway(page, ALL);

      await page.goto('/');
      await settle(page);
      expect(await leftOf(page)).toEqual([]);
      await page.getByTestId('log-in').tap();
      await page.getByTestId('login-username').waitFor();
      // By password: nobody is asked for a passkey that the view cannot make.
      expect(await page.getByTestId('login-by-passkey').count()).toBe(0);
      await page.getByTestId('login-username').fill(me.username);
      await page.getByTestId('login-password').fill(me.password);
      await page.getByTestId('login-submit').tap();
      await page.getByTestId('citizen').waitFor({ state: 'attached' });

      await page.goto(`/auctions/${auctionId}`);
      await page.getByTestId('room-open').tap();
      await page.getByTestId('room-pass').waitFor();
      await page.getByTestId(`board-row-${lotId}`).tap();
      const lot = new BiddingPage(page);
      await lot.isInRoom();
      await lot.isOpen();
      await page.getByTestId('ladder-0').tap();
      await lot.submit.tap();
      await eventually(() => lot.standing(), 'leading');

      await page.goto('/account');
      await settle(page);
      await page.goto('/practice/check');
      await settle(page);
      await page.getByTestId('check-play').tap();
      expect(heard.complaints.filter((complaint) => !NOT_IN_YET.test(complaint))).toEqual([]);
      // No link of these pages needs a window that the view does not open.
      expect(await page.locator('a[target=_blank]').count()).toBe(0);
    }));
});
