// A forgotten password: the number, the code that comes, a new one.
import type { Page } from 'playwright-core';
import type { Phone } from '../bed/phone';

export class RecoveryPage {
  constructor(readonly page: Page) {}

  /** From the log-in page and back to it. */
  async recover(phone: Phone, newPassword: string): Promise<void> {
    const { page } = this;
    await page.getByTestId('to-recovery').click();
    await page.getByTestId('recover-mobile-number').fill(phone.mobile);
    await page.getByTestId('recover-next').click();
    await page.getByTestId('recover-password').waitFor();
    await page.getByTestId('sms-code').fill(await phone.nextCode());
    await page.getByTestId('new-password').fill(newPassword);
    await page.getByTestId('recover-submit').click();
    await page.getByTestId('recover-done').waitFor();
    await page.getByTestId('recover-login').click();
  }
}
