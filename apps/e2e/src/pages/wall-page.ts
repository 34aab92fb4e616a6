// The wall of the hall, as whoever sits twenty metres away sees it: what it says of a lot, how large, and whether all of it is in its place.
import type { Page } from 'playwright-core';

export interface OnWall {
  readonly phase: string | null;
  readonly price: string;
  readonly who: string;
}

/** In pixels, the smallest of all lots that are shown. */
export interface WallSizes {
  readonly price: number;
  readonly who: number;
  readonly clock: number;
  /** Width of the plate. */
  readonly plate: number;
}

export class WallPage {
  constructor(readonly page: Page) {}

  async open(auctionId: number): Promise<void> {
    await this.page.goto(`/admin/control/${auctionId}/wall`);
    await this.isShown();
  }

  async isShown(): Promise<void> {
    await this.page.getByTestId('wall').waitFor();
  }

  /** Ids of the lots in their places. */
  lots(): Promise<readonly number[]> {
    return this.page
      .locator('hp-wall-lot')
      .evaluateAll((lots) => lots.map((lot) => Number(lot.getAttribute('data-testid')?.split('-').at(-1))));
  }

  async lot(lotId: number): Promise<OnWall> {
    const lot = this.page.getByTestId(`wall-lot-${lotId}`);
    return {
      phase: await lot.getAttribute('data-phase'),
      price: await lot.getByTestId('wall-price').innerText(),
      who: await lot.getByTestId('wall-who').innerText(),
    };
  }

  clock(lotId: number): Promise<string> {
    return this.page.getByTestId(`wall-lot-${lotId}`).getByTestId('wall-clock').innerText();
  }

  counts(): Promise<string> {
    return this.page.getByTestId('wall-counts').innerText();
  }

  sizes(): Promise<WallSizes> {
    return this.page.evaluate(() => {
      const smallest = (places: string, sizeOf: (element: Element) => number): number =>
        Math.min(...[...document.querySelectorAll(places)].map(sizeOf));
      const ofText = (element: Element): number => Number.parseFloat(getComputedStyle(element).fontSize);
      return {
        price: smallest('[data-testid=wall-price]', ofText),
        who: smallest('[data-testid=wall-who]', ofText),
        clock: smallest('[data-testid=wall-clock]', ofText),
        plate: smallest('hp-wall-lot svg', (plate) => plate.getBoundingClientRect().width),
      };
    });
  }

  /** How far the page goes with a wheel: what lies behind the wall is longer than it, and nobody is to see a bar for that. */
  async scrolledPx(): Promise<number> {
    await this.page.mouse.move(300, 300);
    await this.page.mouse.wheel(0, 600);
    await this.page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    return this.page.evaluate(() => window.scrollY);
  }

  /** Words and plates that lie beyond their lot's frame, beyond the window, or upon one another; none on a wall that is whole. */
  misplaced(): Promise<readonly string[]> {
    return this.page.evaluate(() => {
      /** Of words, as high as their letters: lines stand closer than what a font keeps free. */
      interface Part {
        readonly words: string;
        readonly box: DOMRect;
      }
      const partsOf = (root: Element): readonly Part[] => {
        const parts: Part[] = [];
        for (const plate of root.querySelectorAll('svg'))
          parts.push({
            words: plate.getAttribute('aria-label') ?? 'a picture',
            box: plate.getBoundingClientRect(),
          });
        const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
          const words = node.textContent?.trim() ?? '';
          if (words === '' || node.parentElement === null) continue;
          if (node.parentElement.closest('svg, .hp-heard') !== null) continue;
          const range = document.createRange();
          range.selectNodeContents(node);
          const height = Number.parseFloat(getComputedStyle(node.parentElement).fontSize);
          for (const { left, top, bottom, width } of range.getClientRects())
            parts.push({ words, box: new DOMRect(left, (top + bottom - height) / 2, width, height) });
        }
        return parts;
      };
      const isIn = (
        box: DOMRect,
        { left, top, right, bottom }: Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>,
      ) => box.left >= left - 1 && box.top >= top - 1 && box.right <= right + 1 && box.bottom <= bottom + 1;
      const isUpon = (a: DOMRect, b: DOMRect) =>
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
        Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
      const found: string[] = [];
      const screen = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
      const frames = [...document.querySelectorAll('hp-wall-page header, hp-wall-page .band, hp-wall-lot')];
      for (const frame of frames) {
        const edge = frame.getBoundingClientRect();
        if (!isIn(edge, screen)) found.push(`${frame.tagName} is beyond the window`);
        const parts = partsOf(frame);
        for (const [index, part] of parts.entries()) {
          if (!isIn(part.box, edge)) found.push(`"${part.words}" is beyond its frame`);
          for (const other of parts.slice(index + 1))
            if (isUpon(part.box, other.box)) found.push(`"${part.words}" lies upon "${other.words}"`);
        }
      }
      for (const [index, frame] of frames.entries())
        for (const other of frames.slice(index + 1))
          if (isUpon(frame.getBoundingClientRect(), other.getBoundingClientRect()))
            found.push(`${frame.tagName} lies upon ${other.tagName}`);
      return found;
    });
  }
}
