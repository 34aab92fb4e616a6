// What the office asks for on the page of a published auction, and what a colleague makes of it.
import type { Page } from 'playwright-core';
import { giveReason } from './reason';

/** As the field of a time wants it, by the city's clock. */
function inTheCity(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16);
}

export class StopDeskPage {
  constructor(
    private readonly page: Page,
    private readonly auctionId: number,
  ) {}

  async open(): Promise<void> {
    await this.page.goto(`/admin/auctions/${this.auctionId}`);
    await this.page.getByTestId('facts').waitFor();
  }

  async askToCancel(reason: string): Promise<void> {
    await this.open();
    await this.page.getByTestId('ask-cancel').click();
    await giveReason(this.page, reason);
    await this.page.getByTestId('stop-asked').waitFor();
  }

  async askUntil(kind: 'postpone' | 'suspend', untilMs: number, reason: string): Promise<void> {
    await this.open();
    await this.page.getByTestId(`ask-${kind}`).click();
    await this.page.getByTestId('until').fill(inTheCity(untilMs));
    await this.page.getByTestId('reason').fill(reason);
    await this.page.getByTestId('save').click();
    await this.page.getByTestId('stop-asked').waitFor();
  }

  /** By somebody else than who asked. */
  async confirm(): Promise<void> {
    await this.open();
    await this.page.getByTestId('stop-confirm').click();
    await this.page.getByTestId('confirm-yes').click();
    await this.page.getByTestId('stop-stands').waitFor();
  }
}
