// A page that Playwright has open in Chromium, as one of the engines.
import type { Page } from 'playwright-core';
import type { Json, Place, Pointer, Wire } from './wire';

export class PlaywrightWire implements Wire {
  readonly name = 'Chromium';
  readonly version: string;

  constructor(private readonly page: Page) {
    this.version = page.context().browser()?.version() ?? 'unknown';
  }

  async go(address: string): Promise<void> {
    await this.page.goto(address, { waitUntil: 'domcontentloaded' });
  }

  run(body: string, ...args: readonly Json[]): Promise<unknown> {
    return this.page.evaluate(`(function () { ${body} }).apply(null, ${JSON.stringify(args)}) ?? null`);
  }

  async press({ x, y }: Place, pointer: Pointer): Promise<void> {
    if (pointer === 'touch') await this.page.touchscreen.tap(x, y);
    else await this.page.mouse.click(x, y);
  }

  key(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  screenshot(): Promise<Buffer> {
    return this.page.screenshot();
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
