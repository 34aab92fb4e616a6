// The back office's page of an auction's special conditions and files.
import type { Page } from 'playwright-core';

export class ConditionsDeskPage {
  constructor(readonly page: Page) {}

  /** From the auction's overview. */
  async open(): Promise<void> {
    await this.page.getByTestId('to-conditions').click();
    await this.page.locator('[data-testid=attachments], [data-testid=no-attachments]').waitFor();
  }

  async write(texts: { readonly zh: string; readonly en: string }): Promise<void> {
    for (const [language, text] of Object.entries(texts))
      await this.page.getByTestId(`conditions-${language}`).fill(text);
    await this.page.getByTestId('save').click();
    await this.page.getByTestId('announcement').locator('.said').waitFor();
  }

  /** Until it is listed. */
  async add(name: string, buffer: Buffer): Promise<void> {
    await this.choose(name, buffer);
    await this.page.getByTestId('attachments').getByText(name).waitFor();
  }

  /** Why it is not taken. */
  async refusalOf(name: string, buffer: Buffer): Promise<string> {
    await this.choose(name, buffer);
    return this.page.getByTestId('attachment-refusal').innerText();
  }

  async mayChange(): Promise<boolean> {
    return (await this.page.getByTestId('attachment').count()) > 0;
  }

  private choose(name: string, buffer: Buffer): Promise<void> {
    return this.page.getByTestId('attachment').setInputFiles({ name, mimeType: 'application/pdf', buffer });
  }
}
