// The page of the sandbox, on which whoever tries the site out reads the texts that no phone got.
import type { Page } from 'playwright-core';
import type { Language } from '@haopai/rules';

export class SandboxPage {
  constructor(readonly page: Page) {}

  /** Of those that were sent to the number; the page is left. */
  async newestCode(mobile: string, language: Language): Promise<string> {
    const { page } = this;
    await page.goto(`/dev/sms?lang=${language}`);
    await page.getByRole('link', { name: mobile }).first().click();
    await page.waitForURL((address) => address.searchParams.get('mobile') === mobile);
    const code = await page.locator('.code').first().innerText();
    await page.close();
    return code;
  }
}
