// The published results: the list of auctions, one auction's lots, one lot's record.
import type { Page } from 'playwright-core';

export class ResultsPage {
  constructor(readonly page: Page) {}

  /** From the list. */
  async open(auctionId: number): Promise<void> {
    await this.page.getByTestId(`result-${auctionId}`).getByRole('link').first().click();
    await this.page.getByTestId('result-lot-1').waitFor();
  }

  /** All that is said of a lot. */
  async lot(lotNo: number): Promise<string> {
    return this.page.getByTestId(`result-lot-${lotNo}`).innerText();
  }

  async openRecord(lotNo: number): Promise<void> {
    await this.page.getByTestId(`result-lot-${lotNo}`).getByRole('link').click();
    await this.page.getByTestId('record-result').waitFor();
  }

  async recordLineCount(): Promise<number> {
    return this.page.getByTestId('record-line').count();
  }
}
