// The personal centre of whoever is logged in.
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../bed/eventually';
import type { Phone } from '../bed/phone';

export type AccountSection =
  | 'orders'
  | 'enrolments'
  | 'reservations'
  | 'identity'
  | 'password'
  | 'mobile'
  | 'address'
  | 'sessions'
  | 'export'
  | 'closing';

const UNFOLDED: readonly AccountSection[] = ['orders', 'enrolments', 'reservations'];

export class AccountPage {
  readonly refused: Locator;
  readonly sessions: Locator;

  constructor(readonly page: Page) {
    this.refused = page.getByTestId('change-refused');
    this.sessions = page.getByTestId('session');
  }

  /** By the name in the header; of the two lists of parts, beside the page and on the overview, one is shown. Few things stand outside the fold. */
  async open(section: AccountSection): Promise<void> {
    await this.openOverview();
    const part = this.page.locator(`main nav a[href="/account/${section}"]`);
    if (!UNFOLDED.includes(section)) await this.page.locator('main nav summary:visible').click();
    await part.filter({ visible: true }).click();
    await this.page.locator('main h1').waitFor();
  }

  async openOverview(): Promise<void> {
    await this.page.getByTestId('citizen').click();
    await this.page.getByTestId('profile').waitFor();
  }

  /** As anybody sees it who looks over the citizen's shoulder. */
  async profile(): Promise<string> {
    return this.page.getByTestId('profile').innerText();
  }

  async changeMobile(currentPassword: string, to: Phone): Promise<void> {
    const { page } = this;
    await this.open('mobile');
    await page.getByTestId('new-mobile').fill(to.mobile);
    await page.getByTestId('sms-code-send').click();
    await page.getByTestId('sms-code').fill(await to.nextCode());
    await page.getByTestId('change-submit').click();
    // Nothing is changed before they have shown once more who they are.
    await page.getByTestId('own-password').fill(currentPassword);
    await page.getByTestId('confirm-self-yes').click();
    await page.getByTestId('change-done').waitFor();
  }

  /** On the list of sessions, of which two are there: this one and the other. */
  async endOtherSession(): Promise<void> {
    await eventually(() => this.sessions.count(), 2);
    await this.page.getByTestId('session-end').click();
    await this.page.getByTestId('confirm-yes').click();
    await this.page.getByTestId('sessions-news').waitFor();
    await eventually(() => this.sessions.count(), 1);
  }

  /** The file, as text. */
  async export(): Promise<string> {
    await this.open('export');
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByTestId('export').click(),
    ]);
    return readFile(await download.path(), 'utf8');
  }

  /** On the page on which an account is closed; the answer is for the journey to see. */
  async askToClose(username: string, currentPassword: string): Promise<void> {
    await this.page.getByTestId('current-password').fill(currentPassword);
    await this.page.getByTestId('confirmation').fill(username);
    await this.page.getByTestId('change-submit').click();
  }
}
