// The desk at which plates are given out, as a clerk works it with a scanner and the Enter key.
import type { Page } from 'playwright-core';
import { eventually } from '../bed/eventually';

export class HandOverDeskPage {
  constructor(readonly page: Page) {}

  async open(): Promise<void> {
    // Nobody looks after a printer here: what was sent to one is counted.
    await this.page.addInitScript(() => {
      window.print = () => {
        const { dataset } = document.documentElement;
        dataset.printed = String(Number(dataset.printed ?? 0) + 1);
      };
    });
    await this.page.goto('/admin/hand-over');
    await this.waits();
  }

  /** For the next scan. */
  async waits(): Promise<void> {
    await this.page.locator('input[name=scan]:focus').waitFor();
  }

  /** Into whatever has the focus, and Enter behind it. */
  async scan(text: string): Promise<void> {
    await this.waits();
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Enter');
  }

  /** Which plate is shown, and whether it may be given out. */
  async sale(): Promise<{ readonly plate: string; readonly state: string }> {
    const card = this.page.getByTestId('sale');
    await card.waitFor();
    return {
      plate: await card.locator('h2').innerText(),
      state: await card.getByTestId('sale-state').innerText(),
    };
  }

  /** Of several under what was scanned. */
  async choose(plate: string): Promise<void> {
    await this.page.getByTestId('several').getByRole('button', { name: plate }).click();
  }

  /** The first paper has the focus already. Enter says that it is there, and goes on; behind the last one is the button. */
  async passPapers(): Promise<void> {
    await this.page.locator('[data-testid=paper-0]:focus').waitFor();
    const papers = await this.page.locator('input[data-testid^=paper-]').count();
    for (let no = 0; no < papers; no += 1) await this.page.keyboard.press('Enter');
    await this.page.locator('[data-testid=collect]:focus').waitFor();
  }

  /** All of it, from the scan to the field that waits again. */
  async giveOut(): Promise<void> {
    await this.passPapers();
    await this.page.keyboard.press('Enter');
    await this.waits();
  }

  /** How many were given out since the page was opened; null while none was. */
  async givenCount(): Promise<number | null> {
    const given = this.page.getByTestId('given');
    return (await given.count()) === 0 ? null : given.locator('li').count();
  }

  async isPrinted(times: number): Promise<void> {
    const printed = (): Promise<number> =>
      this.page.evaluate(() => Number(document.documentElement.dataset.printed ?? 0));
    await eventually(printed, times);
  }

  /** What comes out of the printer: the slip and nothing else. */
  async onPaper<Seen>(look: () => Promise<Seen>): Promise<Seen> {
    await this.page.emulateMedia({ media: 'print' });
    const seen = await look();
    await this.page.emulateMedia({ media: 'screen' });
    return seen;
  }
}
