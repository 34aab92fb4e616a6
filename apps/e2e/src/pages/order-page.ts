// One order in the personal centre, and the payment page of the sandbox to which it leads and which leads back.
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../bed/eventually';

export class OrderPage {
  readonly payButton: Locator;
  readonly left: Locator;

  constructor(readonly page: Page) {
    this.payButton = page.getByTestId('order-pay');
    this.left = page.getByTestId('order-left');
  }

  async isShown(): Promise<void> {
    await this.page.getByTestId('order-amount').waitFor();
  }

  /** From the address. */
  orderNo(): string {
    return new URL(this.page.url()).pathname.split('/').at(-1) ?? '';
  }

  async amountFen(): Promise<number> {
    return Number(await this.page.getByTestId('order-amount').getAttribute('data-fen'));
  }

  /** `looking`, `overdue`, `notPaid`, `failed`, `odd`, `closing` or a state of the order; null while nobody has begun to pay it. */
  async status(): Promise<string | null> {
    const status = this.page.getByTestId('order-status');
    return (await status.count()) === 0 ? null : status.getAttribute('data-status');
  }

  async becomes(status: string | null, withinMs?: number): Promise<void> {
    await eventually(() => this.status(), status, withinMs);
  }

  /** To the sandbox's page, where the payer does this or that, and back to where the truth is told. */
  async goAndPay(choice: 'pay' | 'fail' | 'leave'): Promise<void> {
    await this.payButton.click();
    await this.chooseAtProvider(choice);
  }

  /** Of an order whose purchase has led to the payment. */
  async isLeftUnpaid(): Promise<void> {
    await this.chooseAtProvider('leave');
  }

  private async chooseAtProvider(choice: 'pay' | 'fail' | 'leave'): Promise<void> {
    await this.page.waitForURL('**/dev/pay/**');
    await this.page.locator(`button[name=choice][value=${choice}]`).click();
    await this.page.waitForURL(/\/account\/orders\/\d+/);
    await this.isShown();
  }

  async pay(): Promise<void> {
    await this.goAndPay('pay');
    await this.becomes('paid');
  }

  async cancel(): Promise<void> {
    await this.page.getByTestId('order-cancel').click();
    await this.page.getByTestId('confirm-yes').click();
    await this.becomes('cancelled');
  }

  /** The states of the deposits, in the order of their cars. */
  async deposits(): Promise<readonly (string | null)[]> {
    return statesOf(this.page.getByTestId('deposit'));
  }

  async refunds(): Promise<readonly (string | null)[]> {
    return statesOf(this.page.getByTestId('refund'));
  }
}

function statesOf(rows: Locator): Promise<readonly (string | null)[]> {
  return rows.evaluateAll((items) => items.map((item) => item.getAttribute('data-state')));
}
