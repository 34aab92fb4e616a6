// A browser without what the site needs: instead of an empty page it shows what works without it, and whom to call.
import type { Page } from 'playwright-core';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';

const house = openHouse();

/** On whichever of the site's pages they have come to. */
async function isToldWhatWorks(page: Page): Promise<void> {
  await page.waitForURL('**/old-browser.html');
  const words = await page.locator('body').innerText();
  expect(words).toContain('这个浏览器太旧');
  expect(words).toContain('This browser is too old');
  expect(await page.locator('script').count()).toBe(0);
}

/** The site knows the office's particulars within seconds of its start. */
async function findsTheOffice(page: Page): Promise<void> {
  await eventually(
    async () => {
      await page.reload();
      return page.locator('[lang=en] [data-hotline]').getAttribute('href');
    },
    expect.stringMatching(/^tel:\d+$/),
  );
  for (const fact of await page.locator('[data-office]').all()) expect(await fact.innerText()).not.toBe('');
  const manual = await page.request.get(
    (await page.locator('[lang=en] [href$=".pdf"]').getAttribute('href')) ?? '',
  );
  expect(manual.headers()['content-type']).toBe('application/pdf');
}

const lacking = (page: Page, feature: string) => page.addInitScript(`delete ${feature}`);

describe('a browser that is too old', () => {
  it('is told in both languages what works without it, where the office is, and may try all the same', () =>
    house.journey(async ({ visitor }) => {
      const page = await visitor({ viewport: { width: 360, height: 740 } });
      await lacking(page, 'Object.hasOwn');
      await page.goto('/auctions');
      await isToldWhatWorks(page);
      await findsTheOffice(page);
      await page.getByText('仍然打开本站').click();
      await page.waitForURL('/?try-anyway');
      await page.locator('hp-shell').waitFor({ state: 'attached' });
    }));

  it('is told the same where it cannot read the program', () =>
    house.journey(async ({ visitor }) => {
      const page = await visitor();
      const body = 'class Shell { a word that no browser knows }';
      await page.route(/\/main-\w+\.js$/, (route) => route.fulfill({ contentType: 'text/javascript', body }));
      await page.goto('/plates');
      await isToldWhatWorks(page);
    }));

  it('is told the same in the back office', () =>
    house.journey(async ({ visitor }) => {
      const page = await visitor();
      await lacking(page, 'Array.prototype.findLast');
      await page.goto('/admin/');
      await isToldWhatWorks(page);
      expect(new URL(page.url()).pathname).toBe('/admin/old-browser.html');
    }));
});

it('whoever has switched scripts off is led there by hand', () =>
  house.journey(async ({ visitor }) => {
    const page = await visitor({ javaScriptEnabled: false });
    await page.goto('/auctions');
    await page.locator('noscript a', { hasText: 'What works without it' }).click();
    await isToldWhatWorks(page);
  }));

it('a browser of today sees nothing of it', () =>
  house.journey(async ({ visitor }) => {
    const page = await visitor();
    await page.goto('/auctions');
    await page.locator('main h1').waitFor();
    expect(new URL(page.url()).pathname).toBe('/auctions');
  }));
