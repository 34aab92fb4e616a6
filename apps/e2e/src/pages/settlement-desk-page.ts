// The back office's page of one ended auction: its sums, its winners and what they owe, and the cashier's workbook.
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import readXlsxFile from 'read-excel-file/node';

export type SheetRows = readonly (readonly unknown[])[];

export class SettlementDeskPage {
  constructor(
    private readonly page: Page,
    private readonly auctionId: number,
  ) {}

  /** From the list of auctions that have ended. */
  async open(): Promise<void> {
    await this.page.goto('/admin/settlement');
    await this.page.getByTestId(`auction-${this.auctionId}`).getByRole('link').click();
    await this.page.getByTestId('still-due').waitFor();
    await this.page.locator('[data-testid=list-total], [data-testid=list-empty]').waitFor();
  }

  /** What is said of whoever won the plate; empty while they are not among the winners. */
  async winner(plateNumber: string): Promise<string> {
    return (await this.rowOf(plateNumber).allInnerTexts()).join();
  }

  async remind(plateNumber: string): Promise<void> {
    await this.rowOf(plateNumber).getByTestId('remind').click();
    await this.page.getByTestId('confirm-yes').click();
    await this.page
      .getByTestId('announcement')
      .filter({ hasText: plateNumber.slice(2) })
      .waitFor();
  }

  /** Hammer prices, balances due, and deposits: received, held, applied, refunded, forfeited. */
  sums(): Promise<readonly string[]> {
    return this.page.locator('.hp-figures dd').allInnerTexts();
  }

  /** The sheets of the workbook by their names. */
  async workbook(): Promise<ReadonlyMap<string, SheetRows>> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByTestId('workbook').click(),
    ]);
    const sheets = await readXlsxFile(await readFile(await download.path()));
    return new Map(sheets.map(({ sheet, data }) => [sheet, data]));
  }

  /** Plates are shown with a dot after their first two characters. */
  private rowOf(plateNumber: string): Locator {
    return this.page.locator('[data-testid^=winner-]').filter({ hasText: plateNumber.slice(2) });
  }
}

/** By the heading that the column has. */
export function columnOf([head = [], ...rows]: SheetRows, name: string): readonly unknown[] {
  const at = head.indexOf(name);
  return rows.map((row) => row[at]);
}
