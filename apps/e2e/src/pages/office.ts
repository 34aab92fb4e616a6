// The back office as somebody of the staff sees it: the way in by keyboard, and what the side lists.
import type { Page } from 'playwright-core';
import { codeOf, type NewStaff } from '../../../../tools/office';
import { eventually } from '../bed/eventually';
import { Keyboard } from './keyboard';

/** So long a code is shown. */
const CODE_MS = 30_000;

export class Office {
  readonly keys: Keyboard;

  constructor(readonly page: Page) {
    this.keys = new Keyboard(page);
  }

  /** The first log-in: password as given, a phone is bound, a password of one's own. Returns what the phone keeps. */
  async comeInFirst({ username, password }: NewStaff, ownPassword: string): Promise<string> {
    await this.isAtStep('password');
    await this.keys.type('username', username);
    await this.keys.type('password', password);
    await this.page.keyboard.press('Enter');
    await this.isAtStep('bindTotp');
    const picture = this.page.getByTestId('totp-picture');
    await eventually(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth > 0), true);
    const secret = (await this.page.getByTestId('totp-secret').innerText()).replace(/\s/g, '');
    await this.keys.type('code', codeOf(secret));
    await this.page.keyboard.press('Enter');
    await this.isAtStep('newPassword');
    await this.keys.type('new-password', ownPassword);
    await this.page.keyboard.press('Enter');
    await this.page.getByTestId('navigation').waitFor();
    return secret;
  }

  /** As if the session had ended by itself: the next thing that is asked is refused. */
  async loseSession(): Promise<void> {
    await this.page.context().clearCookies({ name: 'haopai.staff' });
  }

  /** Over the page on which the session ended; the phone shows another code than at the last log-in. */
  async comeBack(password: string, secret: string): Promise<void> {
    const again = this.page.getByTestId('log-in-again');
    await this.isAtStep('password');
    await again.getByTestId('password').fill(password);
    await this.page.keyboard.press('Enter');
    await this.isAtStep('totp');
    await again.getByTestId('code').fill(codeOf(secret, Date.now() + CODE_MS));
    await this.page.keyboard.press('Enter');
    await again.waitFor({ state: 'detached' });
  }

  async isAtStep(step: string): Promise<void> {
    await this.page.locator(`[data-testid=login][data-step=${step}]`).waitFor();
  }

  /** Addresses below /admin/, in their order. */
  parts(): Promise<readonly (string | null)[]> {
    return this.page
      .getByTestId('navigation')
      .locator('a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  }
}
