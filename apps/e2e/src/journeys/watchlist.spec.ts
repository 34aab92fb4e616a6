// A citizen keeps an eye on a plate: the heart on board and bidding page, the list, and a word when somebody bids more.
import type { Page } from 'playwright-core';
import { eventually } from '../bed/eventually';
import { logInAs } from '../bed/front-door';
import { openHouse } from '../bed/house';
import { languagesInTurn } from '../bed/languages-in-turn';
import { arriveAtLot, openLot } from '../pages/enter';
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
  it.each(languagesInTurn(1))(
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

  it('finds a plate by number on a phone, puts the heart on it there, and comes back from it to the same rows', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale({
        lots: [{ plate: '浙G88123' }, { plate: '浙G12345' }, { plate: '浙G88456' }, { plate: '浙G66688' }],
      });
      const [first, , third, fourth] = made.lots;
      const [bidder] = made.bidders;
      if (first === undefined || third === undefined || fourth === undefined || bidder === undefined)
        throw new Error('no sale');
      const page = await visitor({ viewport: { width: 360, height: 740 } });
      await logInAs(page, bidder);
      await goAndSettle(page, `/auctions/${made.auctionId}`);
      const isShown = (lotId: number) => page.getByTestId(`board-row-${lotId}`).count();

      await page.getByTestId('board-contains').fill('88');
      await eventually(() => Promise.resolve(new URL(page.url()).search), '?contains=88');
      await eventually(() => page.getByTestId('board-count').innerText(), '3 块号牌');
      await page.getByTestId('without').click();
      await page.getByTestId('board-sort').selectOption('number');
      await eventually(() => page.getByTestId('board-count').innerText(), '2 块号牌');
      expect([await isShown(first.id), await isShown(third.id), await isShown(fourth.id)]).toEqual([1, 0, 1]);
      await looksRight(page);
      await page.setViewportSize({ width: 360, height: 740 });

      await page.getByTestId(`watch-${fourth.id}`).click();
      await eventually(() => isOn(page, fourth.id), 'true');
      const lot = await openLot(page, fourth.id);
      await eventually(() => isOn(page, fourth.id), 'true');
      await lot.page.getByTestId('to-board').click();
      await page.getByTestId('board-count').waitFor();
      expect(new URL(page.url()).search).toBe('?contains=88&without=4&sort=number');
      await eventually(() => isShown(third.id), 0);

      await page.getByTestId('pattern-abc').click();
      await page.getByTestId('tail').click();
      await page.getByTestId('board-clear').click();
      await eventually(() => page.getByTestId('board-count').innerText(), '4 块号牌');
    }));

  it('shows no heart to a stranger', () =>
    house.journey(async ({ sale, visitor }) => {
      const made = await sale();
      const stranger = await visitor();
      await goAndSettle(stranger, `/auctions/${made.auctionId}`);
      await stranger.getByTestId(`board-row-${made.lots[0]?.id}`).waitFor();
      expect(await stranger.locator('hp-watch-switch').count()).toBe(0);
    }));
});
