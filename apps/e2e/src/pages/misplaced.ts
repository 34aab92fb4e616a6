// Words that nobody can read for where they stand: beyond the left edge, to which no page scrolls, or squeezed to a word or a few characters a line;
// and states that stand against other words, as if they were one.
import type { Page } from 'playwright-core';

/** None on a page that is whole. */
export function misplacedIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    /** So long a text is not one character a line on purpose, nor so few of them on one line after the other. */
    const SQUEEZED_FROM = 4;
    const SQUEEZED_LINES = 3;
    const SQUEEZED_TO = 4;
    /** Less than that lies between no state and the words beside it. */
    const APART_PX = 3;
    /** So much of a line is more than a touch from above or below. */
    const SAME_LINE_PX = 6;

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

    const states = [...document.querySelectorAll('hp-state-chip')].filter(isSeen);

    /** The state that stands against one of the boxes of such words, or lies upon it. */
    function stateAgainst(parent: Element, boxes: readonly DOMRect[]): Element | undefined {
      return states.find((state) => {
        if (state.contains(parent)) return false;
        const box = state.getBoundingClientRect();
        return boxes.some((other) => {
          const height = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
          const between = Math.max(box.left - other.right, other.left - box.right);
          return other.width > 0 && height > SAME_LINE_PX && between < APART_PX;
        });
      });
    }

    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const words = node.textContent?.trim() ?? '';
      if (words === '' || node.parentElement === null || !isSeen(node.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()];
      const fault = faultOf(words, boxes);
      if (fault !== null) found.push(`"${words}" ${fault}`);
      // Of another state it is the edge that counts.
      const ofState = node.parentElement.closest('hp-state-chip');
      const edges = ofState === null ? boxes : [ofState.getBoundingClientRect()];
      const state = stateAgainst(ofState ?? node.parentElement, edges);
      if (state !== undefined)
        found.push(`"${words}" stands against the state "${state.textContent?.trim()}"`);
    }
    return found;
  });
}
