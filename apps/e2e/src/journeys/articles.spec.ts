// A visitor reads before doing anything: looks for a guide by keyboard alone, jumps within it, and finds the office's number.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const ADDRESSES = [
  '/guides',
  '/announcements',
  '/articles/place-a-bid',
  '/articles/which-plates',
  '/articles/none',
  '/contact',
];
const TABS_MAX = 60;
const house = openHouse();

async function goAndSettle(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('main h1').waitFor();
  await eventually(() => page.locator('hp-skeleton').count(), 0);
}

/** Presses Tab until the element has the focus: as somebody without a mouse finds it. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let tabs = 0; tabs < TABS_MAX; tabs++) {
    await page.keyboard.press('Tab');
    if (await page.locator(selector).evaluate((found) => found === document.activeElement)) return;
  }
  throw new Error(`${selector} cannot be reached by keyboard`);
}

describe('a visitor who reads before bidding', () => {
  it('finds a guide, a part of it and the hotline with the keyboard alone, in both languages', () =>
    house.journey(async ({ visitor }) => {
      const page = await visitor();
      await goAndSettle(page, '/');
      await tabTo(page, 'header a[href="/guides"]');
      await page.keyboard.press('Enter');
      await tabTo(page, '[data-testid=article-search]');
      await page.keyboard.type('滴答');
      await page.keyboard.press('Enter');
      await eventually(() => page.getByTestId('article-found').innerText(), '“滴答”：找到 1 篇');
      await tabTo(page, '[data-testid=article-place-a-bid]');
      await page.keyboard.press('Enter');
      await page.locator('h1', { hasText: '出价一步一步' }).waitFor();
      await eventually(() => page.title(), '出价一步一步 · 号牌');

      await tabTo(page, '[data-testid=article-contents] li:nth-child(5) a');
      await page.keyboard.press('Enter');
      await eventually(() => page.evaluate(() => document.activeElement?.textContent), '声音和振动');
      const part = page.locator('#part-5');
      await page.getByTestId('language').click();
      await eventually(() => part.innerText(), 'Sound and vibration');
      await page.reload();
      await eventually(
        () => part.evaluate((heading) => heading.getBoundingClientRect().top < innerHeight),
        true,
      );

      await goAndSettle(page, '/contact');
      const number = await page.getByTestId('hotline').innerText();
      expect(await page.getByTestId('hotline').getAttribute('href')).toBe(
        `tel:${number.replaceAll('-', '')}`,
      );
    }));

  it.each(['light', 'dark'] as const)(
    'meets no barrier and no sideways scrolling in the %s theme',
    (colorScheme) =>
      house.journey(async ({ visitor }) => {
        const page = await visitor({ ...PHONE, colorScheme, reducedMotion: 'reduce' });
        for (const address of ADDRESSES) {
          await goAndSettle(page, address);
          const { violations } = await new AxeBuilder({ page }).analyze();
          const barriers = violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }));
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          expect({ address, barriers, width }).toEqual({
            address,
            barriers: [],
            width: PHONE.viewport.width,
          });
        }
      }),
  );

  it('prints an article alone, dark on white', () =>
    house.journey(async ({ visitor }) => {
      const page = await visitor({ colorScheme: 'dark' });
      await goAndSettle(page, '/articles/place-a-bid');
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      for (const hidden of ['hp-site-header', 'hp-site-footer', '.back', '.contents'])
        expect([hidden, await page.locator(hidden).isVisible()]).toEqual([hidden, false]);
      const colours = await page.evaluate(() => {
        const { backgroundColor, color } = getComputedStyle(document.body);
        return { backgroundColor, color };
      });
      expect(colours).toEqual({ backgroundColor: 'rgb(255, 255, 255)', color: 'rgb(19, 26, 38)' });
    }));
});
