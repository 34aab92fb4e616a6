// One's own auctions in the personal centre, one card an auction.
import type { Locator, Page } from 'playwright-core';
import { OrderPage } from './order-page';

export class EnrolmentsPage {
  private readonly card: Locator;

  constructor(
    readonly page: Page,
    auctionId: number,
  ) {
    this.card = page.getByTestId(`enrolment-${auctionId}`);
  }

  async open(): Promise<void> {
    await this.page.goto('/account/enrolments');
    await this.card.waitFor();
  }

  async state(): Promise<string | null> {
    return this.card.getAttribute('data-state');
  }

  /** What opens the room: few need it, so it lies folded. */
  async key(): Promise<{ readonly paddleNo: string; readonly accessCode: string }> {
    const key = this.card.getByTestId('room-key');
    if ((await key.getAttribute('open')) === null) await key.locator('summary').click();
    return {
      paddleNo: await this.card.getByTestId('paddle-no').innerText(),
      accessCode: await this.card.getByTestId('access-code').innerText(),
    };
  }

  /** One press. */
  async toRoom(): Promise<void> {
    await this.card.getByTestId('to-room').click();
    await this.page.waitForURL(/\/auctions\/\d+$/);
    await this.page.getByTestId('room-pass').waitFor();
  }

  /** What became of the entries, as they stand there, once all is worked out. */
  async outcomes(): Promise<readonly (string | null)[]> {
    const outcomes = this.card.getByTestId('entry-outcome');
    return outcomes.evaluateAll((chips) => chips.map((chip) => chip.getAttribute('data-outcome')));
  }

  async hasBalance(): Promise<boolean> {
    return (await this.card.getByTestId('entry-balance').count()) > 0;
  }

  async openBalance(): Promise<OrderPage> {
    await this.card.getByTestId('entry-balance').click();
    const order = new OrderPage(this.page);
    await order.isShown();
    return order;
  }

  async canFetchPlates(): Promise<boolean> {
    return (await this.card.getByTestId('pick-up').count()) > 0;
  }
}
