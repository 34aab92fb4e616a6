// Words that nobody can read for where they stand: beyond the left edge, to which no page scrolls, or squeezed to a word or a few characters a line.
import type { Page } from 'playwright-core';

/** None on a page that is whole. */
export function misplacedIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    /** So long a text is not one character a line on purpose, nor so few of them on one line after the other. */
    const SQUEEZED_FROM = 4;
    const SQUEEZED_LINES = 3;
    const SQUEEZED_TO = 4;

    /** Neither hidden, nor only heard, nor drawn. */
    function isSeen(element: Element): boolean {
      if (!element.checkVisibility({ visibilityProperty: true })) return false;
      for (let at: Element | null = element; at !== null; at = at.parentElement)
        if (at.tagName === 'svg' || getComputedStyle(at).clipPath !== 'none') return false;
      return true;
    }

    function faultOf(words: string, boxes: readonly DOMRect[]): string | null {
      if (boxes.some(({ left, right, bottom }) => left < -1 && right > 0 && bottom > 0)) return 'is cut off';
      const length = [...words].length;
      const isColumn = length >= SQUEEZED_FROM && boxes.length >= length;
      const isNarrow = boxes.length >= SQUEEZED_LINES && length < boxes.length * SQUEEZED_TO;
      return isColumn || isNarrow ? 'is squeezed' : null;
    }

    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const words = node.textContent?.trim() ?? '';
      if (words === '' || node.parentElement === null || !isSeen(node.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const fault = faultOf(words, [...range.getClientRects()]);
      if (fault !== null) found.push(`"${words}" ${fault}`);
    }
    return found;
  });
}
