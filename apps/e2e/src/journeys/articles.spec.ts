// A visitor reads before doing anything: looks for a guide by keyboard alone, jumps within it, prints it, and finds the hotline.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { LANGUAGES } from '@haopai/rules';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { Keyboard } from '../pages/keyboard';
import { barriersOf, goAndSettle, overhangPx } from '../pages/look';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
/** What is not to be seen on the one list and the one article at which every-page.spec.ts looks. */
const OTHER_LOOKS = [
  '/guides?search=zzz',
  '/articles/place-a-bid',
  '/articles/which-plates',
  '/articles/none',
];
const MANUALS = path.resolve(__dirname, '../../../portal/public/manual');
const house = openHouse();

describe('a visitor who reads before bidding', () => {
  it('finds a guide and a part of it with the keyboard alone, in both languages', () =>
    house.journey(async ({ visitor }) => {
      const page = await visitor();
      const keyboard = new Keyboard(page);
      await goAndSettle(page, '/');
      await keyboard.follow('/guides');
      await keyboard.hasArrivedAt('办理指南');
      await keyboard.type('article-search', '滴答');
      await page.keyboard.press('Enter');
      await eventually(() => page.getByTestId('article-found').innerText(), '“滴答”：找到 1 篇');
      await keyboard.press('article-place-a-bid');
      await keyboard.hasArrivedAt('出价一步一步');

      const name = '声音和振动';
      const address = (await page.getByRole('link', { name, exact: true }).getAttribute('href')) ?? '';
      await keyboard.follow(address);
      await eventually(() => page.evaluate(() => document.activeElement?.textContent), name);
      const part = page.locator(address.slice(address.indexOf('#')));
      await page.getByTestId('language').click();
      await eventually(() => part.innerText(), 'Sound and vibration');
      await page.reload();
      await eventually(() => part.evaluate((at) => at.getBoundingClientRect().top < innerHeight), true);
    }));

  it('calls the office with one touch', () =>
    house.journey(async ({ visitor }) => {
      const page = await visitor(PHONE);
      await goAndSettle(page, '/contact');
      const number = await page.getByTestId('hotline').innerText();
      expect(await page.getByTestId('hotline').getAttribute('href')).toBe(
        `tel:${number.replaceAll('-', '')}`,
      );
    }));

  it.each(LANGUAGES)('takes the manual along as a PDF that no cache keeps (%s)', (language) =>
    house.journey(async ({ visitor }) => {
      const page = await visitor({ acceptDownloads: true });
      await goAndSettle(page, '/');
      await eventually(() => page.evaluate(() => navigator.serviceWorker.controller !== null), true);
      const name = `haopai-manual.${language}.pdf`;
      for (const place of ['main', 'footer']) {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.locator(`${place} a[href="/manual/${name}"]`).click(),
        ]);
        expect(download.suggestedFilename()).toBe(name);
        const file = await readFile(await download.path());
        expect(file.subarray(0, 5).toString()).toBe('%PDF-');
        expect(file.equals(readFileSync(path.join(MANUALS, name)))).toBe(true);
      }
      expect(await page.evaluate((address) => caches.match(address), `/manual/${name}`)).toBeUndefined();
    }),
  );

  it.each(['light', 'dark'] as const)('meets no barrier in what an article may hold (%s)', (colorScheme) =>
    house.journey(async ({ visitor }) => {
      const page = await visitor({ ...PHONE, colorScheme, reducedMotion: 'reduce' });
      for (const address of OTHER_LOOKS) {
        await goAndSettle(page, address);
        const [barriers, overhang] = [await barriersOf(page), await overhangPx(page)];
        expect({ address, barriers, overhang }).toEqual({ address, barriers: [], overhang: 0 });
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
