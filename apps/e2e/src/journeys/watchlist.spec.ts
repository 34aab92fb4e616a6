// A citizen keeps an eye on a plate: the heart on board and bidding page, the list, and a word when somebody bids more.
import type { Page } from 'playwright-core';
import { LANGUAGES } from '@haopai/rules';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { arriveAtLot } from '../pages/enter';
import { barriersOf, goAndSettle, overhangPx } from '../pages/look';
import { SiteHeader } from '../pages/site-header';

const WIDTHS_PX = [360, 1440];
const OUTBID = { zh: '出价被超过', en: 'You were outbid' } as const;
const house = openHouse();

const isOn = (page: Page, lotId: number) =>
  page.getByTestId(`watch-${lotId}`).first().getAttribute('aria-pressed');

async function looksRight(page: Page): Promise<void> {
  for (const width of WIDTHS_PX) {
    await page.setViewportSize({ width, height: 800 });
    expect(await overhangPx(page)).toBe(0);
    expect(await barriersOf(page)).toEqual([]);
  }
}

describe('a citizen with a watchlist', () => {
  it.each(LANGUAGES)(
    'is told of an outbid when away, finds the plate on the list, and chooses how to be told (%s)',
    (language) =>
      house.journey(async ({ sale, visitor }) => {
        const made = await sale({ lots: 2 });
        const [plate, other] = made.lots;
        if (plate === undefined || other === undefined) throw new Error('no sale');
        const [page, rivalPage] = [await visitor(), await visitor()];
        const lot = await arriveAtLot(page, made, made.bidders[0]);
        if (language === 'en') await new SiteHeader(page).readEnglish();
        await lot.isOpen();
        await page.getByTestId(`watch-${plate.id}`).click();
        await eventually(() => isOn(page, plate.id), 'true');
        await lot.bid(1000);
        await goAndSettle(page, `/auctions/${made.auctionId}`);
        await eventually(() => isOn(page, plate.id), 'true');
        expect(await isOn(page, other.id)).toBe('false');
        await page.getByTestId(`watch-${other.id}`).click();
        await eventually(() => isOn(page, other.id), 'true');
        await looksRight(page);

        await goAndSettle(page, '/account/watches');
        await page.getByTestId(`watched-${plate.id}`).waitFor();
        await page.getByTestId(`watch-${other.id}`).click();
        await eventually(() => isOn(page, other.id), 'false');
        await looksRight(page);
        const rival = await arriveAtLot(rivalPage, made, made.bidders[1]);
        await rival.isOpen();
        await rival.bid(1000);
        await page.getByTestId('bell-count').waitFor();
        await page.getByTestId('bell').click();
        await page.getByTestId('notice').first().waitFor();
        expect(await page.getByTestId('notice').first().innerText()).toContain(OUTBID[language]);

        await goAndSettle(page, '/account/watches');
        await eventually(() => page.getByTestId(`watched-${other.id}`).count(), 0);
        const sms = page.getByTestId('choice-outbid-sms');
        await sms.click();
        await eventually(() => sms.getAttribute('aria-checked'), 'true');
        await page.reload();
        await eventually(() => sms.getAttribute('aria-checked'), 'true');
      }),
  );

  it('shows no heart to a stranger', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale();
      const stranger = await visitor();
      await goAndSettle(stranger, `/auctions/${made.auctionId}`);
      await stranger.getByTestId(`board-row-${made.lots[0]?.id}`).waitFor();
      expect(await stranger.locator('hp-watch-switch').count()).toBe(0);
    }));
});
