// The back office's pages of auctions: a draft, its lots from a spreadsheet, its publication.
import type { Page } from 'playwright-core';
import { XLSX } from '../bed/lot-sheet';

export class AuctionDeskPage {
  constructor(readonly page: Page) {}

  /** From the list; `terms` by the fields' names, what is left out stays as usual. Returns the auction's number. */
  async draft(terms: Readonly<Record<string, string>>): Promise<number> {
    const { page } = this;
    await page.goto('/admin/auctions');
    await page.getByTestId('new-auction').click();
    await page.getByTestId('terms').waitFor();
    for (const [field, text] of Object.entries(terms)) await page.getByTestId(field).fill(text);
    await page.getByTestId('save').click();
    await page.waitForURL(/\/admin\/auctions\/\d+$/);
    await page.getByTestId('facts').waitFor();
    return Number(new URL(page.url()).pathname.split('/').at(-1));
  }

  async open(auctionId: number): Promise<void> {
    await this.page.goto('/admin/auctions');
    await this.page.getByTestId(`auction-${auctionId}`).getByRole('link').click();
    await this.page.getByTestId('facts').waitFor();
  }

  /** Why nobody, or not this person, can publish it now: codes. */
  async obstacles(): Promise<readonly (string | null)[]> {
    const lines = this.page.getByTestId('obstacles').locator('[data-code]');
    return lines.evaluateAll((items) => items.map((item) => item.getAttribute('data-code')));
  }

  /** From the overview to the page on which a spreadsheet is looked through. */
  async toImport(): Promise<void> {
    await this.page.getByTestId('to-lots').click();
    await this.page.getByTestId('import').click();
    await this.page.getByTestId('template-xlsx').waitFor();
  }

  async chooseSheet(name: string, buffer: Buffer): Promise<void> {
    await this.page.getByTestId('sheet').setInputFiles({ name, mimeType: XLSX, buffer });
    await this.page.locator('[data-testid=sheet-faults], [data-testid=sheet-good]').waitFor();
  }

  /** `line-column`, each with words that say what is wrong. */
  async faults(): Promise<readonly { readonly at: string; readonly words: string }[]> {
    const rows = await this.page.locator('[data-testid^=fault-]').evaluateAll((lines) =>
      lines.map((line) => ({
        at: line.getAttribute('data-testid')?.replace('fault-', '') ?? '',
        words: line.querySelector('td:last-child')?.textContent.trim() ?? '',
      })),
    );
    return rows;
  }

  /** Of a sheet without faults: all of it becomes lots, which are listed then. */
  async takeSheet(): Promise<void> {
    await this.page.getByTestId('take-sheet').click();
    await this.page.waitForURL('**/lots');
    await this.page.getByTestId('list-total').waitFor();
  }

  async publish(): Promise<void> {
    await this.page.getByTestId('publish').click();
    await this.page.getByTestId('confirm-yes').click();
    await this.page.getByTestId('publish').waitFor({ state: 'detached' });
  }
}
