// Somebody writes in the office, and everything happens that takes what is typed away: the session ends, the page is loaded anew, a
// colleague is faster, a link is pressed by mistake.
import type { Page } from 'playwright-core';
import { BackOffice, makeAdministrator } from '../bed/back-office';
import { eventually } from '../bed/eventually';
import { openHouse } from '../bed/house';
import { ArticleDeskPage } from '../pages/article-desk-page';
import { barriersOf, overhangPx } from '../pages/look';
import { Office } from '../pages/office';

const PASSWORD = 'plates-are-kept-9';
const WORDS = {
  zh: { title: '窗口搬迁', summary: '取牌窗口搬到一楼', text: '明日起取牌请到一楼三号窗口。' },
  en: { title: 'The counter moves', summary: 'To the ground floor', text: 'From tomorrow on at counter 3.' },
} as const;
const house = openHouse();

const valueOf = (page: Page, field: string): Promise<string> => page.getByTestId(field).inputValue();

describe('what is typed in the back office', () => {
  it('outlives the end of a session in the middle of an article, a reload, a faster colleague and a link pressed by mistake', () =>
    house.journey(async ({ site, visitor }) => {
      const office = new Office(await visitor());
      const { page } = office;
      await page.goto('/admin/content/articles/new');
      const secret = await office.comeInFirst(await makeAdministrator(site), PASSWORD);
      const desk = new ArticleDeskPage(page);
      await desk.begin('announcement', 'the-counter-moves');
      for (const language of ['zh', 'en'] as const) await desk.write(language, WORDS[language]);

      // The session ends. Nothing is lost, nothing can be read meanwhile, and what was to be saved is saved.
      await office.loseSession();
      await page.locator('form.form button[type=submit]').click();
      await office.isAtStep('password');
      await eventually(() => barriersOf(page), []);
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        expect([width, await overhangPx(page)]).toEqual([width, 0]);
      }
      await office.comeBack(PASSWORD, secret);
      await page.getByTestId('publish').waitFor();
      await page.waitForURL(/\/admin\/content\/articles\/\d+$/);
      expect(await desk.preview('zh')).toContain(WORDS.zh.text);

      // A reload in the middle of a sentence: it is back, and can be given up.
      await desk.write('en', { ...WORDS.en, title: 'The counter has moved', text: ' Ask at the door.' });
      await page.reload();
      await page.getByTestId('draft-restored').waitFor();
      await desk.show('en');
      expect(await valueOf(page, 'title-en')).toBe('The counter has moved');
      await eventually(() => desk.place('en').innerText(), expect.stringContaining('Ask at the door.'));

      // A colleague saves the same article first: both versions, and who it was.
      const colleague = await visitor();
      await (await BackOffice.enter(site)).letIn(colleague);
      const theirs = new ArticleDeskPage(colleague);
      await colleague.goto(page.url());
      await theirs.show('en');
      await colleague.getByTestId('title-en').fill('The counter moves downstairs');
      await colleague.getByTestId('summary-en').fill('To counter 3');
      await theirs.save();
      await page.locator('form.form button[type=submit]').click();
      await page.getByTestId('conflict').waitFor();
      expect(await page.getByTestId('conflict-who').innerText()).toMatch(/\d\d:\d\d:\d\d/);
      expect(await page.getByTestId('conflict-title.en').innerText()).toContain(
        'The counter moves downstairs',
      );
      expect(await valueOf(page, 'title-en')).toBe('The counter has moved');
      expect(await valueOf(page, 'summary-en')).toBe('To counter 3');
      await eventually(() => barriersOf(page), []);
      await page.getByTestId('theirs-title.en').click();
      await desk.save();
      expect(await valueOf(page, 'title-en')).toBe('The counter moves downstairs');
      await page.reload();
      await page.getByTestId('publish').waitFor();
      expect(await page.getByTestId('draft-restored').count()).toBe(0);
      expect(await desk.preview('en')).toContain('Ask at the door.');

      // A link pressed by mistake.
      await desk.show('en');
      await page.getByTestId('title-en').fill('By mistake');
      const leave = (): Promise<void> => page.locator('.hp-back').click();
      await leave();
      await page.getByTestId('confirm-no').click();
      expect(await valueOf(page, 'title-en')).toBe('By mistake');
      await leave();
      await page.getByTestId('confirm-yes').click();
      await page.waitForURL('**/admin/content/articles');
      expect(
        await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft'))),
      ).toEqual([]);
    }));
});
