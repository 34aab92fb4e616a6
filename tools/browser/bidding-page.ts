// The bidding page as tools see and press it, with the sizes of window that they look at it in. Journeys have page objects of their own (apps/e2e/src/pages).
import type { Page } from 'playwright-core';

export const DESK = { viewport: { width: 1440, height: 900 } };
export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** Both acts of a bid: the step, then the button. Returns the price that it makes, in fen. */
export async function bidSmallestStep(page: Page): Promise<number> {
  await page.locator('[data-testid^="ladder-"][aria-disabled="false"]').first().click();
  const fen = await page.getByTestId('bid-amount').getAttribute('data-fen');
  if (fen === null) throw new Error('the page does not say what it would bid');
  await page.locator('[data-testid="bid-submit"][aria-disabled="false"]').click();
  return Number(fen);
}

export interface SeenLot {
  readonly phase: string | null;
  readonly priceFen: number;
  /** Of whoever looks: `none`, `leading`, `outbid`, `won` or `lost`. */
  readonly standing: string | null;
}

/** As the page shows it now. */
export async function seenLot(page: Page): Promise<SeenLot> {
  return {
    phase: await page.getByTestId('lot-phase').getAttribute('data-phase'),
    priceFen: Number(await page.getByTestId('lot-price').getAttribute('data-fen')),
    standing: await page.getByTestId('lot-state').getAttribute('data-standing'),
  };
}
