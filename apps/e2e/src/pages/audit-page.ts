// The back office's record of acts, as an auditor looks through it.
import type { Page } from 'playwright-core';
import { eventually } from '../bed/eventually';

export class AuditPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.locator('a[href="/admin/audit"]').first().click();
    await this.isLoaded();
  }

  /** Everything that somebody did, the first act first. */
  async actsOf(displayName: string): Promise<readonly (string | null)[]> {
    await this.page.getByTestId('who').selectOption({ label: displayName });
    await this.page.getByTestId('find').click();
    const rows = this.page.locator('[data-act]');
    const names = (): Promise<string[]> => rows.locator('td:nth-of-type(3)').allInnerTexts();
    await eventually(async () => new Set(await names()), new Set([displayName]));
    const acts = await rows.evaluateAll((lines) => lines.map((line) => line.getAttribute('data-act')));
    return acts.reverse();
  }

  async checkChain(): Promise<void> {
    await this.page.getByTestId('check-chain').click();
    await this.page.getByTestId('chain-whole').waitFor();
  }

  private async isLoaded(): Promise<void> {
    await this.page.getByTestId('list-total').waitFor();
  }
}
