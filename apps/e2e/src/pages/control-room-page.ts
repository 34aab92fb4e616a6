// The control room of a running auction, in which the auctioneer acts on lots with a reason that everybody reads.
import type { LotAct } from '@haopai/contracts';
import type { Page } from 'playwright-core';
import { eventually } from '../bed/eventually';

const AFTER: Readonly<Record<LotAct, unknown>> = {
  pause: 'paused',
  resume: expect.stringMatching(/^(five|one)Minute/),
  withdraw: 'withdrawn',
};

export class ControlRoomPage {
  constructor(private readonly page: Page) {}

  /** From the auction's page. */
  async open(): Promise<void> {
    await this.page.getByTestId('to-control').click();
    await this.page.locator('tr[data-phase]').first().waitFor();
  }

  /** Resolves when the room shows that it is done. */
  async act(act: LotAct, lotId: number, reason: string): Promise<void> {
    const { page } = this;
    const toggle = page.locator(`[data-testid=toggle-${lotId}][data-act=${act}]`);
    await (act === 'withdraw' ? page.getByTestId(`withdraw-${lotId}`) : toggle).click();
    await page.getByTestId('reason').fill(reason);
    await page.getByTestId('reason-yes').click();
    await page.getByTestId('answers-done').waitFor();
    await eventually(() => this.phase(lotId), AFTER[act]);
    await page.getByTestId('answers-close').click();
  }

  phase(lotId: number): Promise<string | null> {
    return this.page.getByTestId(`lot-${lotId}`).getAttribute('data-phase');
  }

  async priceFen(lotId: number): Promise<number> {
    const price = this.page.getByTestId(`lot-${lotId}`).getByTestId('lot-price');
    return Number(await price.getAttribute('data-fen'));
  }
}
