// What the office says, from the editor's desk to the reader: an announcement in both languages with a picture, and the picture's end, the hotline, a rule.
import { LANGUAGES } from '@haopai/rules';
import { BackOffice } from '../bed/back-office';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { ArticleDeskPage } from '../pages/article-desk-page';
import { goAndSettle, listenIn } from '../pages/look';
import { PicturesDeskPage } from '../pages/pictures-desk-page';
import { giveReason } from '../pages/reason';

const SLUG = 'winter-hours-2026';
const WORDS = {
  zh: { title: '冬季办公时间', summary: '十二月起提前半小时下班', text: '办公时间改为八点半至十七点。' },
  en: {
    title: 'Winter office hours',
    summary: 'Closing half an hour earlier from December',
    text: 'The office is open from 8:30 to 17:00.',
  },
} as const;
const PASTED = '<p> Bring an <b>identity card</b>.</p>';
const HOTLINE = '0579-82301234';
const house = openHouse();

describe('what the office tells citizens', () => {
  it('is written, looked at and published: an announcement with a picture that stays while it is shown, the hotline and a rule with its history', () =>
    house.journey(async ({ site, visitor }) => {
      const [page, reader] = [await visitor(), await visitor()];
      await (await BackOffice.enter(site)).letIn(page);
      await page.goto('/admin/');
      const heard = listenIn(page, new URL(site.baseUrl).host);
      const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 160 } });

      const pictures = new PicturesDeskPage(await page.context().newPage());
      await pictures.open();
      const kept = await pictures.add('hours.png', picture);
      expect(await kept.getAttribute('data-used')).toBe('false');

      const desk = new ArticleDeskPage(page);
      await desk.begin('announcement', SLUG);
      for (const language of LANGUAGES) await desk.write(language, WORDS[language]);
      await desk.paste('en', PASTED);
      await desk.addPicture('en', 'hours.png', picture);
      await desk.save();
      for (const language of LANGUAGES) expect(await desk.preview(language)).toContain(WORDS[language].text);
      expect(await desk.preview('en')).toContain('identity card');
      await goAndSettle(reader, '/announcements');
      expect(await reader.getByTestId(`article-${SLUG}`).count()).toBe(0);

      expect(heard).toEqual({ complaints: [], strangers: [] });
      await desk.publish();
      await goAndSettle(reader, '/announcements');
      await reader.getByTestId(`article-${SLUG}`).click();
      const heading = (): Promise<string> => reader.locator('main h1').innerText();
      await eventually(heading, WORDS.zh.title);
      await reader.getByTestId('language').click();
      await eventually(heading, WORDS.en.title);
      const shown = reader.locator('main img');
      await eventually(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth), 320);
      const address = await shown.getAttribute('src');

      // The page of pictures was opened before the article was written.
      await pictures.delete(kept, '已不再用');
      expect(await pictures.refusal()).toContain('有 1 处正在使用');
      await eventually(() => kept.innerText(), expect.stringContaining(WORDS.zh.title));
      await desk.removePicture('en');
      await desk.saveShown();
      await reader.reload();
      await eventually(heading, WORDS.en.title);
      expect(await shown.count()).toBe(0);
      await pictures.open();
      await pictures.delete(kept, '已不再用');
      await kept.waitFor({ state: 'detached' });
      expect((await fetch(new URL(address ?? '', site.baseUrl))).status).toBe(404);

      await page.goto('/admin/content/contact');
      await page.getByTestId('hotline-zh').fill(HOTLINE);
      await page.getByTestId('hotline-en').fill(HOTLINE);
      await page.locator('form button[type=submit]').click();
      await page.getByTestId('announcement').locator('.said').waitFor();
      await goAndSettle(reader, '/contact');
      await eventually(() => reader.getByTestId('hotline').innerText(), HOTLINE);

      await page.goto('/admin/settings');
      const rule = page.getByTestId('setting-listings.heldMinutes');
      await rule.getByRole('button', { name: '更改：' }).click();
      await rule.getByTestId('value').fill('45');
      await rule.locator('button[type=submit]').click();
      await giveReason(page, '付款高峰，多留一些时间');
      await eventually(() => rule.locator('.value').innerText(), '45 分钟');
      await rule.getByRole('button', { name: '更改记录：' }).click();
      await eventually(
        () => rule.locator('tbody').innerText(),
        expect.stringContaining('付款高峰，多留一些时间'),
      );
    }));
});
