// Whoever bids with the keyboard alone stays where they were, from one bid to the next; and what somebody else does moves no button.
import type { Page } from 'playwright-core';
import { listenForBids } from '../bed/bids-sent';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { START_FEN } from '../bed/sale';
import type { BiddingPage } from '../pages/bidding-page';
import { arriveAtLot } from '../pages/enter';
import { Keyboard } from '../pages/keyboard';

const PHONE = { width: 360, height: 740 };
const STEP_FEN = 1_000_00;
const house = openHouse();

describe('a bidder who has the keyboard alone', () => {
  it('bids, is outbid and bids again without looking for the ladder', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale();
      const page = await visitor();
      const sent = listenForBids(page);
      const mine = await arriveAtLot(page, made, made.bidders[0]);
      const other = await arriveAtLot(await visitor(), made, made.bidders[1]);
      await mine.isOpen();
      const keyboard = new Keyboard(page);
      expect(await page.getByTestId('bid-keys').innerText()).toContain('0 起价，1–5 加价');

      // A choice taken back, and one that is meant.
      await page.keyboard.press('2');
      await eventually(() => mine.amount.isVisible(), true);
      await page.keyboard.press('Escape');
      await eventually(() => mine.amount.isVisible(), false);
      await chooseByKey(mine, '1', START_FEN + STEP_FEN);
      await page.keyboard.press('Enter');
      await eventually(() => mine.standing(), 'leading');
      expect(sent).toEqual([START_FEN + STEP_FEN]);
      expect(await keyboard.focused()).toBe('ladder-1000');

      await other.bid(1000);
      await eventually(() => mine.standing(), 'outbid');
      expect(await keyboard.focused()).toBe('ladder-1000');
      await eventually(() => newsOf(page), expect.stringContaining('7,000'));

      // Enter on the step chooses it, and Enter again bids; pressed again when the price had only just moved.
      await eventually(async () => {
        await page.keyboard.press('Enter');
        return mine.standing();
      }, 'leading');
      expect(sent).toEqual([START_FEN + STEP_FEN, START_FEN + 3 * STEP_FEN]);
      expect(await keyboard.focused()).toBe('ladder-1000');
    }));
});

describe('a bidder on a phone who was about to open', () => {
  it('is told that somebody else did, and finds the button where it was', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale();
      const page = await visitor({ viewport: PHONE, hasTouch: true, isMobile: true });
      const mine = await arriveAtLot(page, made, made.bidders[0]);
      const other = await arriveAtLot(await visitor(), made, made.bidders[1]);
      await mine.isOpen();
      await mine.choose(0);
      const before = await placesOf(mine);
      await other.bid(2000);
      await eventually(() => mine.answer.innerText(), expect.stringMatching(/有人先出了价.*7,000/));
      expect(await placesOf(mine)).toEqual(before);
      await mine.bid(1000);
      expect(await placesOf(mine)).toEqual(before);
    }));
});

async function chooseByKey(lot: BiddingPage, key: string, amountFen: number): Promise<void> {
  await lot.page.keyboard.press(key);
  await eventually(() => lot.amount.getAttribute('data-fen'), String(amountFen));
}

/** What was last told to who hears the page. */
function newsOf(page: Page): Promise<string> {
  return page.locator('.cdk-live-announcer-element').innerText();
}

/** Of the ladder's buttons and the bid button, in the window. */
async function placesOf({ page }: BiddingPage): Promise<object> {
  return page.evaluate(() =>
    [...document.querySelectorAll('hp-ladder button, [data-testid=bid-submit]')].map((button) => {
      const { left, top, width, height } = button.getBoundingClientRect();
      return [button.getAttribute('data-testid'), left, top, width, height].join(' ');
    }),
  );
}
