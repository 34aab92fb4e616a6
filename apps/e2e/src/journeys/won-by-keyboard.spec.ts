// From the log-in to a won plate without a mouse, the last bid in plain mode: the keyboard is never lost to the page as a whole.
import type { Page } from 'playwright-core';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { BiddingPage } from '../pages/bidding-page';
import { arriveAtLot } from '../pages/enter';
import { Keyboard } from '../pages/keyboard';

/** Time enough for two bids by turns on a busy machine; after the last one it runs out. */
const COUNTDOWN_MS = 30_000;
/** Longer than it is on the slowest machine. */
const WON_WITHIN_MS = 240_000;
const LOOK_EVERY_MS = 20;
const house = openHouse();

describe('a bidder who has the keyboard alone', () => {
  it('logs in, enters the room, bids, is outbid, bids again in plain mode, and wins', () =>
    house.journey(async ({ sale, visitor }) => {
      const { auctionId, lots, bidders } = await sale({ countdownMs: COUNTDOWN_MS });
      const [me, rival] = bidders;
      const lotId = lots[0]?.id;
      if (me === undefined || lotId === undefined) throw new Error('the sale has no bidder or no lot');
      const other = await arriveAtLot(await visitor(), { auctionId, lots, bidders }, rival);
      const page = await visitor();
      const keys = new Keyboard(page);

      await page.goto(`/auctions/${auctionId}`);
      await keys.press('log-in');
      await keys.type('login-username', me.username);
      await keys.type('login-password', me.password);
      await page.keyboard.press('Enter');
      await page.getByTestId('room-open').waitFor();
      await keys.isSomewhere();
      await keys.press('room-open');
      await page.getByTestId('room-pass').waitFor();
      await keys.isSomewhere();
      await keys.press(`board-row-${lotId}`);
      const lot = new BiddingPage(page);
      await lot.isInRoom();
      await lot.isOpen();
      await keys.isSomewhere();

      const lost = await watchFocus(page);
      await bidByKeys(lot, '1');
      await other.bid(1000);
      await eventually(() => lot.standing(), 'outbid');
      await keys.press('plain-switch');
      await page.locator('hp-plain-dock').waitFor();
      await bidByKeys(lot, '1');
      await eventually(() => lot.standing(), 'won', WON_WITHIN_MS);
      await lot.result.waitFor();
      expect(await lost()).toEqual([]);

      await keys.follow('/account/enrolments');
      await page.waitForURL('**/account/enrolments');
      await keys.isSomewhere();
    }));
});

/** Both acts; again when the price had only just moved. */
async function bidByKeys(lot: BiddingPage, key: string): Promise<void> {
  const pressed = async (): Promise<string | null> => {
    if ((await lot.standing()) === 'leading') return 'leading';
    await lot.page.keyboard.press(key);
    await lot.page.keyboard.press('Enter');
    return lot.standing();
  };
  await eventually(pressed, 'leading');
}

/** From now on: what had the focus each time before it was taken off the page and nothing had it. Past the last link a Tab leaves the page by itself. */
async function watchFocus(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate((everyMs) => {
    const lost: string[] = [];
    let before: Element | null = null;
    setInterval(() => {
      const { activeElement, body } = document;
      const now = activeElement === body ? null : activeElement;
      if (now === null && before?.isConnected === false) lost.push(before.outerHTML.slice(0, 120));
      before = now;
    }, everyMs);
    Object.assign(window, { lostFocus: lost });
  }, LOOK_EVERY_MS);
  return () => page.evaluate(() => (window as unknown as { lostFocus: string[] }).lostFocus);
}
