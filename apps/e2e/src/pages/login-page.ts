// The log-in page with its two ways in.
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../bed/eventually';
import type { Phone } from '../bed/phone';
import { Captcha } from './captcha';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

export class LoginPage {
  readonly username: Locator;
  readonly password: Locator;
  readonly captchaText: Locator;
  /** What is said above the form. */
  readonly refusal: Locator;
  /** What is said beside the picture. */
  readonly captchaFault: Locator;
  /** Of those who wait to log in. */
  readonly line: Readonly<Record<'place' | 'said' | 'leave' | 'gone' | 'kept', Locator>>;
  private readonly captcha: Captcha;

  constructor(readonly page: Page) {
    this.username = page.getByTestId('login-username');
    this.password = page.getByTestId('login-password');
    this.captchaText = page.getByTestId('captcha-text');
    this.refusal = page.getByTestId('login-refusal');
    this.captchaFault = page.locator('#captcha-error');
    this.line = {
      place: page.getByTestId('login-line-place'),
      said: page.getByTestId('login-line-said'),
      leave: page.getByTestId('login-line-leave'),
      gone: page.getByTestId('login-line-gone'),
      kept: page.getByTestId('login-line-kept'),
    };
    this.captcha = new Captcha(page);
  }

  /** By choice: without it the page shows by itself that no machine asks. */
  async solveCaptcha(): Promise<void> {
    if (!(await this.captchaText.isVisible())) await this.page.getByTestId('by-picture').click();
    const text = await this.captcha.read();
    await this.captchaText.fill(text);
  }

  /** Name and password alone. */
  async fill({ username, password }: Credentials): Promise<void> {
    await this.username.fill(username);
    await this.password.fill(password);
  }

  async submit(): Promise<void> {
    await this.page.getByTestId('login-submit').click();
  }

  /** Resolves when logged in. */
  async enter(credentials: Credentials): Promise<void> {
    await this.tryToEnter(credentials);
    await this.isOver();
  }

  /** Whether they open the door is for the journey to see. */
  async tryToEnter(credentials: Credentials): Promise<void> {
    await this.fill(credentials);
    await this.submit();
  }

  /** Resolves when logged in. */
  async enterBySms(phone: Phone): Promise<void> {
    await this.askForCode(phone.mobile);
    await this.enterCode(await phone.nextCode());
  }

  /** One that was asked for before. Resolves when logged in. */
  async enterCode(code: string): Promise<void> {
    await this.page.getByTestId('login-code').fill(code);
    await this.submit();
    await this.isOver();
  }

  async askForCode(mobile: string): Promise<void> {
    await this.page.getByTestId('login-by-sms').click();
    await this.page.getByTestId('login-mobile').fill(mobile);
    await this.page.getByTestId('login-code-send').click();
    await eventually(async () => (await this.page.getByTestId('login-code-sent').innerText()) !== '', true);
  }

  /** Resolves when logged in. */
  async isOver(): Promise<void> {
    await this.page.getByTestId('citizen').waitFor();
    await this.page.waitForURL((address) => address.pathname !== '/login');
  }
}
