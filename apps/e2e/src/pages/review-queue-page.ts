// The back office's queue of reservations, worked through by keyboard alone.
import type { Page } from 'playwright-core';

const STEPS_MAX = 40;

export class ReviewQueuePage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/admin/reservations');
    await this.page.locator('tbody tr').first().waitFor();
  }

  /** Goes down to it with j, asks with a, and sends the terms with Enter. */
  async approve(reservationId: string, depositYuan: string): Promise<void> {
    const { keyboard } = this.page;
    await this.goTo(reservationId);
    await keyboard.press('a');
    await this.page.getByTestId('deposit').fill(depositYuan);
    await keyboard.press('Enter');
    await this.page.locator(`[data-testid="case-${reservationId}"][data-state="approved"]`).waitFor();
  }

  /** As `approve`, with r. */
  async reject(reservationId: string, reason: string): Promise<void> {
    const { keyboard } = this.page;
    await this.goTo(reservationId);
    await keyboard.press('r');
    await this.page.getByTestId('reason').fill(reason);
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await this.page.locator(`[data-testid="case-${reservationId}"][data-state="rejected"]`).waitFor();
  }

  private async goTo(reservationId: string): Promise<void> {
    const row = this.page.getByTestId(`case-${reservationId}`);
    await row.waitFor();
    for (let steps = 0; steps < STEPS_MAX; steps += 1) {
      await this.page.keyboard.press('j');
      if (await row.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`the keys do not come to reservation ${reservationId}`);
  }
}
