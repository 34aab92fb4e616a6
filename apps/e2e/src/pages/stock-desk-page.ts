// The back office's pages of the stock: plates come in, are priced, listed and withdrawn, each with its history.
import type { Page } from 'playwright-core';
import { XLSX } from '../bed/lot-sheet';
import { eventually } from '../bed/eventually';
import { giveReason } from './reason';

export interface NewRange {
  readonly pattern: string;
  readonly region: string;
}

export class StockDeskPage {
  constructor(private readonly page: Page) {}

  /** How many there would be is said first. */
  async addRange({ pattern, region }: NewRange): Promise<string> {
    const { page } = this;
    await page.goto('/admin/stock');
    await page.getByTestId('add-plates').click();
    await page.getByTestId('way-range').check({ force: true });
    await page.getByTestId('number').fill(pattern);
    await page.getByTestId('region').selectOption({ label: region });
    await page.getByTestId('check').click();
    const found = await page.getByTestId('range-check').innerText();
    await page.getByTestId('add').click();
    await page.getByTestId('announcement').locator('.said').waitFor();
    return found;
  }

  /** Of a sheet with a column that is not known: what was said of it. */
  async import(name: string, buffer: Buffer): Promise<string> {
    const { page } = this;
    await page.goto('/admin/stock');
    await page.getByTestId('import-plates').click();
    await page.getByTestId('sheet').setInputFiles({ name, mimeType: XLSX, buffer });
    const warning = await page.getByTestId('sheet-warning').innerText();
    await page.getByTestId('take-sheet').click();
    await page.getByTestId('announcement').locator('.said').waitFor();
    return warning;
  }

  /** Those whose number contains the part, as many as are expected. */
  async find(part: string, count: number): Promise<void> {
    await this.page.goto(`/admin/stock?contains=${part}`);
    await eventually(() => this.page.locator('tr[data-testid^=plate-]').count(), count);
  }

  /** All that are listed there, at one price. */
  async listAll(yuan: string, reason: string): Promise<void> {
    await this.page.getByTestId('choose-all').check();
    await this.page.getByTestId('many-list').click();
    await this.give(yuan, reason);
  }

  /** On the list. */
  async open(number: string): Promise<void> {
    await this.page.getByRole('link', { name: number }).click();
    await this.page.getByTestId('plate-state').waitFor();
  }

  async reprice(yuan: string, reason: string): Promise<void> {
    await this.page.getByTestId('act-reprice').click();
    await this.give(yuan, reason);
  }

  async withdraw(reason: string): Promise<void> {
    await this.page.getByTestId('act-withdraw').click();
    await giveReason(this.page, reason);
    await this.page.getByTestId('reason').waitFor({ state: 'detached' });
  }

  /** What has happened to the plate that is open, as the page tells it. */
  history(): Promise<readonly (string | null)[]> {
    const rows = this.page.getByTestId('history');
    return rows.evaluateAll((events) => events.map((event) => event.getAttribute('data-kind')));
  }

  /** The dialog puts the focus into its first field when it has come in: who types into the second before finds the text in the first. */
  async give(yuan: string, reason: string): Promise<void> {
    const amount = this.page.getByTestId('amount');
    await eventually(() => amount.evaluate((field) => field === document.activeElement), true);
    await amount.fill(yuan);
    await this.page.getByTestId('reason').fill(reason);
    await this.page.getByTestId('amount-yes').click();
    await amount.waitFor({ state: 'detached' });
  }
}
