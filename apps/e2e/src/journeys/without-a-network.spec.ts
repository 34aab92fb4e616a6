// The service worker in a real browser: what it says without a network, what it keeps, and what it must never keep.
import type { Page } from 'playwright-core';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { PhoneLine } from '../bed/phone-line';

const house = openHouse();

const isInCharge = (page: Page): Promise<boolean> =>
  page.evaluate(() => navigator.serviceWorker.controller !== null);

const keptAddresses = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)));
    const requests = await Promise.all(caches.map((cache) => cache.keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });

describe('a visitor whose network is gone', () => {
  it('is told in both languages that nobody can bid now, and is back with one press', () =>
    house.journey(async ({ site, visitor }) => {
      const line = await PhoneLine.to(site.port);
      const page = await visitor({ baseURL: line.baseURL });
      // A page that is cut off while it fetches its parts loads itself again, into whatever comes next.
      await page.goto('/', { waitUntil: 'networkidle' });
      await eventually(() => isInCharge(page), true);

      await line.cut();
      await page.goto('/auctions');
      expect(await page.locator('h1').innerText()).toBe('没有网络');
      const words = await page.locator('main').innerText();
      expect(words).toContain('不能出价');
      expect(words).toContain('You cannot bid');
      expect(await page.locator('button, input, script').count()).toBe(0);

      await line.mend();
      await page.getByText('再试一次').click();
      await page.getByText('正在进行').waitFor();
      await line.cut();
    }));

  it('finds files and the offline page kept, and nothing that was true only then', () =>
    house.journey(async ({ visitor }) => {
      const page = await visitor();
      await page.goto('/auctions');
      await eventually(() => isInCharge(page), true);
      await page.goto('/guides');
      await page.locator('main h1').waitFor();
      const kept = await keptAddresses(page);
      expect(kept).toContain('/offline.html');
      expect(kept.filter((path) => path !== '/offline.html')).toEqual(
        expect.arrayContaining([expect.stringMatching(/^\/main-[A-Z0-9]{8}\.js$/)]),
      );
      for (const path of kept) expect(path).toMatch(/^\/offline\.html$|^\/[\w-]+\.(js|css)$/);
    }));
});
