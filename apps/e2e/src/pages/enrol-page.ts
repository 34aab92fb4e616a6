// Enrolment in an auction, one question a page.
import type { Page } from 'playwright-core';
import { eventually } from '../bed/eventually';
import { OrderPage } from './order-page';

export class EnrolPage {
  constructor(readonly page: Page) {}

  async isAt(step: 'shares' | 'vins' | 'review'): Promise<void> {
    await this.page.getByTestId(`enrol-${step}`).waitFor();
  }

  async goOn(): Promise<void> {
    await this.page.getByTestId('enrol-next').click();
  }

  async sumFen(): Promise<number> {
    return Number(await this.page.getByTestId('enrol-sum').getAttribute('data-fen'));
  }

  /** Of a small car: types its VIN and waits for what the server says of it. */
  async fillVin(no: number, vin: string): Promise<void> {
    await this.page.getByTestId(`vehicle-${no}`).selectOption('small');
    await Promise.all([
      this.page.waitForResponse((answer) => answer.url().endsWith(`/vins/${vin}`)),
      this.page.getByTestId(`vin-${no}`).fill(vin),
    ]);
    await eventually(() => this.page.locator('.good').count(), no);
  }

  /** All of it, from the first question to the order. */
  async enrol(vins: readonly string[]): Promise<OrderPage> {
    await this.isAt('shares');
    await this.page.getByTestId(`shares-${vins.length}`).check({ force: true });
    await this.goOn();
    await this.isAt('vins');
    for (const [index, vin] of vins.entries()) await this.fillVin(index + 1, vin);
    await this.goOn();
    await this.isAt('review');
    await this.goOn();
    const order = new OrderPage(this.page);
    await order.isShown();
    return order;
  }
}
