// The back office's queue of reservations, worked through by keyboard alone.
import type { Page } from 'playwright-core';
import { eventually } from '../bed/eventually';
import { reasonField } from './reason';

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
    // The dialog may move the focus once more while it opens: the key goes to the field all the same.
    const deposit = this.page.getByTestId('deposit');
    await deposit.fill(depositYuan);
    const approved = this.page.locator(`[data-testid="case-${reservationId}"][data-state="approved"]`);
    await eventually(async () => {
      await deposit.press('Enter', { timeout: 1_000 }).catch(() => undefined);
      return approved.count();
    }, 1);
  }

  /** As `approve`, with r. */
  async reject(reservationId: string, reason: string): Promise<void> {
    const { keyboard } = this.page;
    await this.goTo(reservationId);
    await keyboard.press('r');
    const field = await reasonField(this.page);
    await field.fill(reason);
    await field.press('Enter');
    await this.page.locator(`[data-testid="case-${reservationId}"][data-state="rejected"]`).waitFor();
  }

  private async goTo(reservationId: string): Promise<void> {
    const row = this.page.getByTestId(`case-${reservationId}`);
    await row.waitFor();
    // The keys are at a row from the start, of which nothing has the focus yet.
    for (let steps = 0; steps < STEPS_MAX; steps += 1) {
      if (await row.evaluate((element) => element.classList.contains('current'))) return;
      await this.page.keyboard.press('j');
    }
    throw new Error(`the keys do not come to reservation ${reservationId}`);
  }
}
