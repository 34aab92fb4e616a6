// The control room of a running auction, in which the auctioneer acts on lots with a reason that everybody reads.
import type { LotAct } from '@haopai/contracts';
import type { Page } from 'playwright-core';
import { eventually } from '../bed/eventually';
import { giveReason } from './reason';

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

  /** It hears the sale. */
  async isLive(): Promise<void> {
    await this.page.locator('[data-testid=connection][data-quality=good]').waitFor();
  }

  /** Resolves when the room shows that it is done. */
  async act(act: LotAct, lotId: number, reason: string): Promise<void> {
    const { page } = this;
    const toggle = page.locator(`[data-testid=toggle-${lotId}][data-act=${act}]`);
    await (act === 'withdraw' ? page.getByTestId(`withdraw-${lotId}`) : toggle).click();
    await this.giveReason(reason);
    await eventually(() => this.phase(lotId), AFTER[act]);
    await page.getByTestId('answers-close').click();
  }

  /** What a colleague asks for shows without a reload; it is confirmed where one stands. */
  async confirmWaiting(): Promise<void> {
    await this.page.getByTestId('waiting-confirm').click();
    await this.page.getByTestId('confirm-yes').click();
    await this.page.getByTestId('waiting-confirm').waitFor({ state: 'detached' });
  }

  /** What stands of the whole auction, in words. */
  stop(): Promise<string> {
    return this.page.getByTestId('room-stop').innerText();
  }

  async disqualify(paddleNo: number, reason: string): Promise<void> {
    await this.page.getByTestId('paddle').fill(String(paddleNo));
    await this.page.getByTestId('disqualify').click();
    await this.giveReason(reason);
  }

  async say(words: string): Promise<void> {
    await this.page.getByTestId('message').fill(words);
    await this.page.getByTestId('send-message').click();
    await this.page.getByTestId('confirm-yes').click();
  }

  /** Kinds of what was done, the newest first. */
  acts(): Promise<readonly (string | null)[]> {
    return this.page
      .getByTestId('act')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-kind')));
  }

  phase(lotId: number): Promise<string | null> {
    return this.page.getByTestId(`lot-${lotId}`).getAttribute('data-phase');
  }

  async priceFen(lotId: number): Promise<number> {
    const price = this.page.getByTestId(`lot-${lotId}`).getByTestId('lot-price');
    return Number(await price.getAttribute('data-fen'));
  }

  /** As the room writes it: the paddle's number, or a dash. */
  async leader(lotId: number): Promise<string> {
    return (await this.page.getByTestId(`lot-${lotId}`).getByTestId('lot-leader').innerText()).trim();
  }

  private async giveReason(reason: string): Promise<void> {
    await giveReason(this.page, reason);
    await this.page.getByTestId('answers-done').waitFor();
  }
}
