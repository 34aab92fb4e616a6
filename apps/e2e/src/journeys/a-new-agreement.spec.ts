// An editor publishes a new version of the user agreement; a citizen who is bidding goes on bidding, is led to it from the next page, and agrees once.
import type { Page } from 'playwright-core';
import { BackOffice } from '../bed/back-office';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { arriveAtLot } from '../pages/enter';
import { barriersOf, listenIn, overhangPx } from '../pages/look';

const VERSION = '2099-01-01';
const WORDS = {
  title: '用户协议',
  html: '<h2>一</h2><p>每年更新一次。</p>',
  identityTitle: '身份信息处理说明',
  identityHtml: '<p>只用于核对。</p>',
};
const WIDTHS_PX = [360, 1440];
const house = openHouse();

const pathOf = (page: Page): string => new URL(page.url()).pathname;

describe('a new version of the user agreement', () => {
  it('holds no bid up, meets the citizen on the next page, and is agreed to once', () =>
    house.journey(async ({ site, sale, visitor }) => {
      const made = await sale();
      const page = await visitor();
      const lot = await arriveAtLot(page, made, made.bidders[0]);
      await lot.isOpen();
      const heard = listenIn(page, new URL(site.baseUrl).host);

      const office = await BackOffice.enter(site);
      await office.post('agreements', { version: VERSION, texts: { zh: WORDS, en: WORDS } });
      // Its day has come.
      await site.db.query('UPDATE agreements SET published_at_ms = ? WHERE version = ?', [
        Date.now(),
        VERSION,
      ]);
      const due = () =>
        page.evaluate(
          async () => ((await (await fetch('/api/v1/me')).json()) as { agreementDue: string }).agreementDue,
        );
      await eventually(due, VERSION);

      await page.reload();
      await lot.isOpen();
      await lot.bid(1000);
      expect(pathOf(page)).toMatch(/^\/auctions\/\d+\/lots\/\d+$/);
      await page.getByTestId('to-board').click();
      await page.getByTestId('room-pass').waitFor();
      await page.goto('/account/orders');
      await page.locator('main h1').waitFor();
      expect(pathOf(page)).toBe('/account/orders');

      await page.goto('/plates');
      await page.getByTestId('agreement-text').waitFor();
      expect(pathOf(page)).toBe('/agreement');
      for (const width of WIDTHS_PX) {
        await page.setViewportSize({ width, height: 800 });
        expect([width, await overhangPx(page), await barriersOf(page)]).toEqual([width, 0, []]);
      }
      await page.getByTestId('agreement-agree').click();
      await page.locator('#agree-error').waitFor();
      await page.getByTestId('agree').check();
      await page.getByTestId('identity-consent').check();
      await page.getByTestId('agreement-agree').click();
      await page.waitForURL('**/plates');

      await page.reload();
      await page.getByTestId('citizen').waitFor();
      await page.goto('/account');
      await page.getByTestId('profile').waitFor();
      expect(await page.getByTestId('profile').innerText()).toContain(VERSION);
      const [kept] = await site.db.query('SELECT version FROM agreement_consents');
      expect(kept).toEqual([{ version: VERSION }]);
      expect(heard).toEqual({ complaints: [], strangers: [] });
    }));
});
