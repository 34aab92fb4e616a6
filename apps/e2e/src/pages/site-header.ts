// The header of every page: places, language, log-out; on a phone behind the menu button. Places that are looked up stand in the footer.
import type { Page } from 'playwright-core';

export type Place =
  '/plates' | '/auctions' | '/guides' | '/announcements' | '/results' | '/contact' | '/register';

export class SiteHeader {
  constructor(readonly page: Page) {}

  async goTo(place: Place): Promise<void> {
    const inFooter = this.page.locator(`footer a[href="${place}"]`);
    if ((await inFooter.count()) > 0) await inFooter.click();
    else {
      await this.openMenu();
      await this.page.locator(`header a[href="${place}"]`).click();
    }
    await this.page.locator('main h1').waitFor();
  }

  async logIn(): Promise<void> {
    await this.page.getByTestId('log-in').click();
    await this.page.getByTestId('login-submit').waitFor();
  }

  async logOut(): Promise<void> {
    await this.openMenu();
    await this.page.getByTestId('log-out').click();
    await this.page.getByTestId('log-in').waitFor();
  }

  /** From Chinese, which everybody meets first, to the other language. */
  async readEnglish(): Promise<void> {
    await this.page.getByTestId('language').click();
    await this.page.locator('html[lang=en]').waitFor();
  }

  private async openMenu(): Promise<void> {
    const menu = this.page.getByTestId('menu');
    if (!(await menu.isVisible())) return;
    if ((await menu.getAttribute('aria-expanded')) !== 'true') await menu.click();
  }
}
