// The part of the bidding page that lets the site bid: the quiet row, and the dialog behind it.
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../bed/eventually';

export class CeilingPart {
  readonly row: Locator;
  readonly dialog: Locator;
  readonly amount: Locator;
  readonly submit: Locator;
  readonly refusal: Locator;

  constructor(readonly page: Page) {
    // One stands beside the ladder on a desktop, one under it on a phone.
    this.row = page.getByTestId('ceiling-open').filter({ visible: true });
    this.dialog = page.getByRole('dialog');
    this.amount = page.getByTestId('ceiling-amount');
    this.submit = page.getByTestId('ceiling-submit');
    this.refusal = page.getByTestId('ceiling-refusal');
  }

  /** `none`, `inForce`, `atTop` or `passed`. */
  state(): Promise<string | null> {
    return this.row.getAttribute('data-state');
  }

  async open(): Promise<void> {
    await this.row.click();
    await this.amount.waitFor();
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await eventually(() => this.dialog.count(), 0);
  }

  /** Opens the dialog, writes the amount and waits until it is in force. */
  async set(yuan: number): Promise<void> {
    await this.open();
    await this.amount.fill(String(yuan));
    await this.submit.click();
    await eventually(() => this.dialog.count(), 0);
  }

  async cancel(): Promise<void> {
    await this.open();
    await this.page.getByTestId('ceiling-cancel').click();
    await eventually(() => this.dialog.count(), 0);
  }
}
