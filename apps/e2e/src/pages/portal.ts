// The portal as one visitor has it open: all of its pages in one tab.
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import type { Language } from '@haopai/rules';
import { AccountPage } from './account-page';
import { LoginPage } from './login-page';
import { RecoveryPage } from './recovery-page';
import { RegistrationPage } from './registration-page';
import { SiteHeader } from './site-header';

export class Portal {
  readonly header: SiteHeader;
  readonly login: LoginPage;
  readonly registration: RegistrationPage;
  readonly recovery: RecoveryPage;
  readonly account: AccountPage;

  /** Before the page opens anything. */
  constructor(readonly page: Page) {
    this.header = new SiteHeader(page);
    this.login = new LoginPage(page);
    this.registration = new RegistrationPage(page);
    this.recovery = new RecoveryPage(page);
    this.account = new AccountPage(page);
  }

  /** The home page, as one finds it who comes for the first time. */
  async arrive(language: Language): Promise<void> {
    await this.page.goto('/');
    await this.page.locator('main h1').waitFor();
    if (language === 'en') await this.header.readEnglish();
  }

  /** On a list of articles, which may be long: looks for words, and opens one of those that hold them. */
  async findArticle(words: string, slug: string): Promise<void> {
    await this.page.getByTestId('article-search').fill(words);
    await this.page.getByTestId('article-find').click();
    await this.page.waitForURL((address) => address.searchParams.has('search'));
    await this.page.getByTestId(`article-${slug}`).click();
    await this.page.waitForURL(`**/articles/${slug}`);
    await this.page.locator('main h1').waitFor();
  }

  /** At the foot of every page. */
  async downloadManual(language: Language): Promise<Buffer> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.locator(`footer a[href="/manual/haopai-manual.${language}.pdf"]`).click(),
    ]);
    return readFile(await download.path());
  }

  async heading(): Promise<string> {
    return this.page.locator('main h1').innerText();
  }
}
