// The plates at a fixed price: the list with its filters, and the page on which one of them is bought.
import type { Page } from 'playwright-core';
import { eventually } from '../bed/eventually';
import { OrderPage } from './order-page';

export interface PartsOfPlate {
  readonly contains?: string;
  readonly endsWith?: string;
}

export class PlatesPage {
  constructor(readonly page: Page) {}

  /** On the list. */
  async lookFor({ contains = '', endsWith = '' }: PartsOfPlate): Promise<void> {
    await this.page.getByTestId('plates-count').waitFor({ state: 'attached' });
    const folded = this.page.locator('details:not([open]) > summary');
    if ((await folded.count()) > 0) await folded.first().click();
    await this.page.getByTestId('contains').fill(contains);
    await this.page.getByTestId('ends-with').fill(endsWith);
    await this.page.getByTestId('plates-find').click();
    await this.page.waitForURL((address) => (address.searchParams.get('contains') ?? '') === contains);
    await this.isLoaded();
  }

  async isLoaded(): Promise<void> {
    await eventually(() => this.page.locator('hp-skeleton').count(), 0);
  }

  /** Of those that are listed, in their order. */
  async numbers(): Promise<readonly string[]> {
    const labels = await this.page
      .locator('hp-listing-card hp-plate svg')
      .evaluateAll((plates) => plates.map((plate) => plate.getAttribute('aria-label') ?? ''));
    return labels.map((label) => label.replaceAll(' ', ''));
  }

  async choose(listingId: number | undefined): Promise<void> {
    await this.page.getByTestId(`listing-${listingId}`).click();
    await this.page.getByTestId('listing-price').waitFor();
  }

  /** On the page of one plate, logged in: the payment page opens, and is left for the order without paying. */
  async buy(vin: string): Promise<OrderPage> {
    await this.page.getByTestId('vin').fill(vin);
    await this.page.getByTestId('vehicle').check();
    await this.page.getByTestId('buy-submit').click();
    const order = new OrderPage(this.page);
    await order.isLeftUnpaid();
    return order;
  }
}
