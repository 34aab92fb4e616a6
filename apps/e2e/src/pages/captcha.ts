// The picture on the log-in page, read as its visitor would: what it shows now, whatever came before.
import type { CaptchaView } from '@haopai/contracts';
import type { Page } from 'playwright-core';
import { eventually } from '../bed/eventually';

const PATH = '/api/v1/auth/captcha';
const RETRIES_MAX = 3;
const SOURCE = 'data:image/png;base64,';

export class Captcha {
  private readonly idOf = new Map<string, string>();

  /** Before the page opens: the picture itself does not say which one it is. */
  constructor(private readonly page: Page) {
    // Chromium does not give the body of an answer that nobody may store: it is read on its way.
    void page.route(
      ({ pathname }) => pathname === PATH,
      async (route) => {
        // The server ends connections that are idle, now and then just as one is taken again.
        const response = await route.fetch({ maxRetries: RETRIES_MAX });
        const view = (await response.json().catch(() => ({ isOn: false }))) as CaptchaView;
        if (view.isOn) this.idOf.set(view.png, view.captchaId);
        await route.fulfill({ response });
      },
    );
  }

  /** What the picture shows. */
  async read(): Promise<string> {
    await eventually(async () => (await this.shownId()) !== undefined, true);
    const { origin } = new URL(this.page.url());
    const answer = await fetch(`${origin}/dev/captcha/${await this.shownId()}`);
    return ((await answer.json()) as { text: string }).text;
  }

  private async shownId(): Promise<string | undefined> {
    const source = await this.page.getByTestId('captcha-picture').getAttribute('src');
    return this.idOf.get(source?.slice(SOURCE.length) ?? '');
  }
}
