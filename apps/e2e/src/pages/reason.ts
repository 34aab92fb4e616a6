// The question for a reason that stands before most acts of staff.
import type { Locator, Page } from 'playwright-core';

/** The field, once the dialog has put the focus into it: whatever is typed or pressed before that goes elsewhere. */
export async function reasonField(page: Page): Promise<Locator> {
  await page.locator('[data-testid=reason]:focus').waitFor();
  return page.getByTestId('reason');
}

/** Gives the reason and agrees; whether it is done the page says. */
export async function giveReason(page: Page, reason: string): Promise<void> {
  const field = await reasonField(page);
  await field.fill(reason);
  await page.getByTestId('reason-yes').click();
}
