// The back office's page of pictures: one brought in, looked at for where it is used, and deleted.
import type { Locator, Page } from 'playwright-core';
import { giveReason } from './reason';

export class PicturesDeskPage {
  constructor(private readonly page: Page) {}

  async open(): Promise<void> {
    await this.page.goto('/admin/content/pictures');
    await this.rows().or(this.page.getByTestId('list-empty')).first().waitFor();
  }

  /** Until it stands first in the list. */
  async add(name: string, buffer: Buffer): Promise<Locator> {
    await this.page.getByTestId('picture').setInputFiles({ name, mimeType: 'image/png', buffer });
    await this.page.getByTestId('announcement').locator('.said').waitFor();
    const id = await this.rows().first().getAttribute('data-testid');
    return this.page.getByTestId(id ?? '');
  }

  /** Asked for with a reason; whether it is done the page says. */
  async delete(picture: Locator, reason: string): Promise<void> {
    await picture.getByTestId('delete').click();
    await giveReason(this.page, reason);
  }

  /** What the refusal says; the question is closed. */
  async refusal(): Promise<string> {
    const said = await this.page.getByTestId('reason-refusal').innerText();
    await this.page.getByTestId('reason-no').click();
    return said;
  }

  private rows(): Locator {
    return this.page.locator('.pictures > li');
  }
}
