// Nothing moves under a finger while a page comes: its layout stands before what fills it, with every answer late.
import { logInAs } from '../bed/front-door';
import { MOVING, openHouse } from '../bed/house';
import type { Bidder } from '../bed/sale';
import { shiftsOf, slowDown, sumOf } from '../pages/steadiness';

const PHONE = { width: 360, height: 740 };
const LARGE_PHONE = { width: 412, height: 915 };
const DESKTOP = { width: 1440, height: 900 };
const COUNTDOWN_MS = 120_000;
/** Of all shifts together; browsers call a page steady up to 0.1 of the worst five seconds. */
const SHIFT_MAX = 0.05;
const house = openHouse();

describe('the home page whose answers are late', () => {
  it('moves nothing, without an auction as with one, for strangers as for who has something to do', () =>
    house.journey(async ({ sale, visitor }) => {
      const unsteady: object[] = [];
      const look = async (what: string, who?: Bidder): Promise<void> => {
        for (const viewport of [PHONE, LARGE_PHONE, DESKTOP]) {
          const page = await visitor({ ...MOVING, viewport, serviceWorkers: 'block' });
          if (who !== undefined) await logInAs(page, who);
          await slowDown(page);
          const shifts = await shiftsOf(page, '/');
          if (sumOf(shifts) > SHIFT_MAX) unsteady.push({ what, viewport, shifts });
        }
      };
      await look('no auction');
      const { bidders } = await sale({ lots: 3, opensInMs: 3_600_000 });
      await look('an auction to come');
      await look('one’s own auction', bidders[0]);
      expect(unsteady).toEqual([]);
    }));
});

describe('a page whose answers are late', () => {
  it('moves nothing that is already there', () =>
    house.journey(async ({ sale, visitor }) => {
      const { auctionId, lots } = await sale({
        lots: 12,
        countdownMs: COUNTDOWN_MS,
        firstBidMs: COUNTDOWN_MS,
      });
      const lot = `/auctions/${auctionId}/lots/${lots[0]?.id}`;
      const unsteady: object[] = [];
      for (const viewport of [PHONE, DESKTOP]) {
        // What a worker keeps would not be late.
        const page = await visitor({ ...MOVING, viewport, serviceWorkers: 'block' });
        await slowDown(page);
        for (const address of ['/', '/auctions', `/auctions/${auctionId}`, lot, '/plates', '/agreement']) {
          const shifts = await shiftsOf(page, address);
          if (sumOf(shifts) > SHIFT_MAX) unsteady.push({ address, viewport, shifts });
        }
      }
      expect(unsteady).toEqual([]);
    }));

  it('has its footer below what the window shows, from the first moment on', () =>
    house.journey(async ({ visitor }) => {
      const page = await visitor({ ...MOVING, viewport: PHONE, serviceWorkers: 'block' });
      await slowDown(page);
      await page.goto('/', { waitUntil: 'commit' });
      const footerTop = () =>
        page.evaluate(() => document.querySelector('hp-site-footer')?.getBoundingClientRect().top ?? 0);
      await page.locator('hp-site-footer footer').waitFor({ state: 'attached' });
      expect(await footerTop()).toBeGreaterThanOrEqual(PHONE.height);
      await page.locator('main h1').waitFor();
      expect(await footerTop()).toBeGreaterThanOrEqual(PHONE.height);
    }));
});
