// The back office's page of one article: written in two languages, looked at, and given to readers.
import type { Locator, Page } from 'playwright-core';
import { type Language, LANGUAGES } from '@haopai/rules';

export interface ArticleText {
  readonly title: string;
  readonly summary: string;
  readonly text: string;
}

export class ArticleDeskPage {
  constructor(private readonly page: Page) {}

  async begin(kind: 'guide' | 'announcement', slug: string): Promise<void> {
    await this.page.goto('/admin/content/articles/new');
    await this.page.getByTestId(`kind-${kind}`).check({ force: true });
    await this.page.getByTestId('slug').fill(slug);
  }

  async write(language: Language, { title, summary, text }: ArticleText): Promise<void> {
    const { page } = this;
    await this.show(language);
    await page.getByTestId(`title-${language}`).fill(title);
    await page.getByTestId(`summary-${language}`).fill(summary);
    await this.place(language).click();
    await page.keyboard.type(text);
  }

  /** Where one writes last, as from another page or a word processor. */
  async paste(language: Language, html: string): Promise<void> {
    await this.place(language).evaluate((place, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/html', pasted);
      place.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, html);
  }

  /** Where one writes; what it shows is asked before it is sent. */
  async addPicture(language: Language, name: string, buffer: Buffer): Promise<void> {
    const picture = { name, mimeType: 'image/png', buffer };
    await this.page.getByTestId(`markdown-${language}-picture`).setInputFiles(picture);
    await this.page.getByTestId('alt').fill(name);
    await this.page.getByTestId('alt-yes').click();
    await this.place(language).locator('img').waitFor();
  }

  /** The one that is there, by the keyboard. */
  async removePicture(language: Language): Promise<void> {
    await this.show(language);
    const picture = this.place(language).locator('img');
    await picture.click();
    await this.page.keyboard.press('Delete');
    await picture.waitFor({ state: 'detached' });
  }

  /** Of an article that readers see already. */
  async saveShown(): Promise<void> {
    await this.page.locator('form.form button[type=submit]').click();
    await this.page.getByTestId('withdraw').waitFor();
  }

  async save(): Promise<void> {
    await this.page.locator('form.form button[type=submit]').click();
    await this.page.getByTestId('publish').waitFor();
  }

  /** As readers would see it, in a language. */
  async preview(language: Language): Promise<string> {
    await this.page.getByRole('button', { name: '预览', exact: true }).click();
    const side = this.page.getByTestId('previews').locator('article').nth(LANGUAGES.indexOf(language));
    return side.innerText();
  }

  async publish(): Promise<void> {
    await this.page.getByTestId('publish').click();
    await this.page.getByTestId('confirm-yes').click();
    await this.page.getByTestId('withdraw').waitFor();
  }

  async show(language: Language): Promise<void> {
    const name = { zh: '中文', en: '英文' }[language];
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  place(language: Language): Locator {
    return this.page.getByTestId(`markdown-${language}`).locator('[contenteditable]');
  }
}
