// Reserving a plate, and one's own reservations.
import type { Page } from 'playwright-core';
import { eventually } from '../bed/eventually';

export class ReservePage {
  constructor(readonly page: Page) {}

  /** From any page, by the home page's door. */
  async open(): Promise<void> {
    await this.page.goto('/');
    await this.page.getByTestId('reserve').click();
    await this.page.getByTestId('plate-tail').waitFor();
  }

  /** What is said beside a field; empty when nothing is wrong with it. */
  async faultOf(field: 'plate-tail' | 'vin'): Promise<string> {
    return (await this.page.locator(`#${field}-error`).allInnerTexts()).join();
  }

  async fillTail(tail: string): Promise<void> {
    await this.page.getByTestId('plate-tail').fill(tail);
  }

  /** One that is free, for a car; leads to the list of one's own. */
  async reserve(tail: string, vin: string): Promise<void> {
    await this.fillTail(tail);
    await eventually(() => this.page.locator('.good').count(), 1);
    await this.page.getByTestId('vin').fill(vin);
    await this.page.getByTestId('vehicle').selectOption(tail.length > 5 ? 'smallNewEnergy' : 'small');
    await this.page.getByTestId('reserve-submit').click();
    await this.page.getByTestId('reserve-done').waitFor();
    await this.page.getByTestId('reserve-to-own').click();
    await this.page.waitForURL('**/account/reservations');
  }

  /** The newest of one's own, as the list tells it. */
  async newest(): Promise<{ readonly id: string; readonly state: string | null; readonly words: string }> {
    await this.page.goto('/account/reservations');
    const row = this.page.locator('[data-testid^=reservation-][data-state]').first();
    await row.waitFor();
    const id = (await row.getAttribute('data-testid'))?.replace('reservation-', '') ?? '';
    return { id, state: await row.getAttribute('data-state'), words: await row.innerText() };
  }
}
