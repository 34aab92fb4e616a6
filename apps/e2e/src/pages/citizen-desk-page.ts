// The back office's pages of citizens: the search, and one citizen.
import type { Page } from 'playwright-core';
import { giveReason } from './reason';

export class CitizenDeskPage {
  constructor(private readonly page: Page) {}

  /** By the whole mobile; opens the one that is found. */
  async find(mobile: string, username: string): Promise<void> {
    await this.page.goto('/admin/citizens');
    await this.page.getByTestId('mobile').fill(mobile);
    await this.page.getByTestId('find').click();
    await this.page.getByTestId('list-total').filter({ hasText: '1' }).waitFor();
    await this.page.getByRole('link', { name: username, exact: true }).click();
    await this.page.getByTestId('citizen-state').waitFor();
  }

  async reveal(field: string, reason: string): Promise<void> {
    await this.page.getByTestId(`reveal-${field}`).click();
    await this.giveReason(reason);
  }

  async act(what: 'lock' | 'unlock', reason: string): Promise<void> {
    await this.page.getByTestId(what).click();
    await this.giveReason(reason);
  }

  fact(field: string): Promise<string> {
    return this.page.getByTestId(`fact-${field}`).innerText();
  }

  state(): Promise<string> {
    return this.page.getByTestId('citizen-state').innerText();
  }

  private async giveReason(reason: string): Promise<void> {
    await giveReason(this.page, reason);
    await this.page.getByTestId('reason').waitFor({ state: 'detached' });
  }
}
