// Takes pictures of pages as they are, cut off below what matters; JPEG, for Chromium puts that into a PDF byte by byte.
import type { Locator, Page } from 'playwright-core';

export interface Picture {
  readonly jpeg: Buffer;
  /** Of the page that it shows, in CSS pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
}

export type Album = ReadonlyMap<string, Picture>;

const QUALITY = 55;
const BELOW_PX = 24;
/** A picture that is higher would push its words to another page. */
const HEIGHT_MAX_PX = 1_080;

export class Camera {
  private readonly pictures = new Map<string, Picture>();

  /** The page from its top to the end of `last`, or to the end of the window. */
  async take(name: string, page: Page, last?: Locator): Promise<void> {
    await page.evaluate('scrollTo(0, 0)');
    const box = await last?.boundingBox();
    const endPx = box ? Math.ceil(box.y + box.height) + BELOW_PX : windowOf(page).height;
    await this.shoot(name, page, Math.min(endPx, HEIGHT_MAX_PX));
  }

  /** What the window shows when it is scrolled to `last`, and that at its lower edge. */
  async takeAround(name: string, page: Page, last: Locator): Promise<void> {
    await page.evaluate('scrollTo(0, 0)');
    const box = await last.boundingBox();
    if (box === null) throw new Error(`${name}: there is nothing to scroll to`);
    await page.evaluate(`scrollTo(0, ${box.y + box.height + BELOW_PX - windowOf(page).height})`);
    await this.shoot(name, page, windowOf(page).height);
  }

  get album(): Album {
    return this.pictures;
  }

  private async shoot(name: string, page: Page, heightPx: number): Promise<void> {
    if (this.pictures.has(name)) throw new Error(`the picture ${name} was taken already`);
    const { width, height } = windowOf(page);
    await page.mouse.move(0, 0);
    await page.evaluate('document.fonts.ready.then(() => undefined)');
    const isWhole = heightPx > height;
    const jpeg = await page.screenshot({
      type: 'jpeg',
      quality: QUALITY,
      fullPage: isWhole,
      clip: { x: 0, y: 0, width, height: heightPx },
    });
    this.pictures.set(name, { jpeg, widthPx: width, heightPx });
  }
}

function windowOf(page: Page): { readonly width: number; readonly height: number } {
  const window = page.viewportSize();
  if (window === null) throw new Error('a page without a window');
  return window;
}
