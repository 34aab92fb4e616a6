// The way of a bidder in each engine that citizens come with, by the same steps: what one of them cannot do fails here.
import type { EnginePage } from '../../../../tools/browser/engines/engine-page';
import { ENGINES } from '../../../../tools/browser/engines/wire';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { inEngine } from '../bed/in-engine';
import { PhoneLine } from '../bed/phone-line';
import { Rival } from '../bed/rival';
import { type Bidder, type Sale, START_FEN } from '../bed/sale';

/** Room for one bid by two keys; after the last one it runs out. */
const COUNTDOWN_MS = 9_000;
const STEP_FEN = 1_000_00;
const house = openHouse();

describe.each(ENGINES)('a bidder with %s', (engine) => {
  it('logs in, enters, loses the line, bids by pointer and by keyboard, is outbid, and wins', () =>
    house.journey(async ({ site, sale, visitor }) => {
      const made = await sale({ countdownMs: COUNTDOWN_MS });
      const [me, other] = made.bidders;
      const lotId = made.lots[0]?.id;
      if (me === undefined || lotId === undefined) throw new Error('the sale has no bidder or no lot');
      const line = await PhoneLine.to(site.port);
      const rival = await Rival.enter(site.baseUrl, made.auctionId, other);
      await inEngine(engine, { visitor }, line.baseURL, async (page) => {
        await enter(page, made, me);
        await eventually(() => page.attribute('lot-phase', 'data-phase'), 'fiveMinutes');

        await page.press('ladder-1000');
        await line.cut();
        await eventually(() => page.attribute('connection', 'data-quality'), 'offline');
        expect(await page.attribute('bid-submit', 'aria-disabled')).toBe('true');
        await line.mend();
        await page.press('bid-submit');
        await eventually(() => page.attribute('lot-state', 'data-standing'), 'leading');

        await rival.bid(lotId, START_FEN + 2 * STEP_FEN);
        await eventually(() => page.attribute('lot-state', 'data-standing'), 'outbid');
        await bidByKeys(page);
        expect(await page.attribute('lot-price', 'data-fen')).toBe(String(START_FEN + 3 * STEP_FEN));
        expect(await page.attribute('lot-leader', 'data-paddle')).toBe(String(me.paddleNo));

        await eventually(() => page.attribute('lot-state', 'data-standing'), 'won');
        await eventually(() => page.text('lot-result'), expect.stringContaining('由我竞得'));
      });
      rival.leave();
      await line.cut();
    }));
});

/** From the front door to the lot. */
async function enter(page: EnginePage, { auctionId, lots }: Sale, bidder: Bidder): Promise<void> {
  await page.go('/');
  await page.press('log-in');
  await page.type('login-username', bidder.username);
  await page.type('login-password', bidder.password);
  await page.key('Enter');
  await page.waitFor('citizen');
  await page.go(`/auctions/${auctionId}`);
  await page.press('room-open');
  await page.waitFor('room-pass');
  await page.press(`board-row-${lots[0]?.id}`);
  await page.waitFor('bid-submit');
}

/** Both acts; again when the price had only just moved. */
async function bidByKeys(page: EnginePage): Promise<void> {
  const pressed = async (): Promise<string | null> => {
    if ((await page.attribute('lot-state', 'data-standing')) === 'leading') return 'leading';
    await page.key('1');
    await page.key('Enter');
    return page.attribute('lot-state', 'data-standing');
  };
  await eventually(pressed, 'leading');
}
