// Words that stand upon other words: what a column too narrow or a cell in the wrong place does to a page.
import type { Page } from 'playwright-core';

/** Pairs of words of which one covers the other; none on a page that is whole. */
export function collisionsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    /** Lines of one paragraph touch; so much of a line is more than a touch. */
    const TOUCH_PX = 4;
    interface Line {
      readonly words: string;
      readonly box: DOMRect;
    }

    /** What lies over the page on purpose, is not drawn as text, or is only heard. */
    function isApart(element: Element): boolean {
      if (!element.checkVisibility({ visibilityProperty: true })) return true;
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const { position, clipPath, zIndex } = getComputedStyle(at);
        const isOver = /sticky|fixed/.test(position) || (position === 'absolute' && zIndex !== 'auto');
        if (at.tagName === 'svg' || isOver || clipPath !== 'none') return true;
      }
      return false;
    }

    /** The part of a box that no ancestor cuts off. */
    function seen(box: DOMRect, element: Element): DOMRect {
      let [left, top, right, bottom] = [box.left, box.top, box.right, box.bottom];
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        if (getComputedStyle(at).overflow === 'visible') continue;
        const edge = at.getBoundingClientRect();
        [left, top] = [Math.max(left, edge.left), Math.max(top, edge.top)];
        [right, bottom] = [Math.min(right, edge.right), Math.min(bottom, edge.bottom)];
      }
      return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }

    function linesIn(root: Element): readonly Line[] {
      const lines: Line[] = [];
      const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        const words = node.textContent?.trim() ?? '';
        const element = node.parentElement;
        if (words === '' || element === null || isApart(element)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        // Words that are cut off with an ellipsis lie upon the rest of themselves, unseen.
        const isCut = getComputedStyle(element).textOverflow === 'ellipsis';
        for (const box of [...range.getClientRects()].slice(0, isCut ? 1 : undefined))
          lines.push({ words, box: seen(box, element) });
      }
      return lines;
    }

    const isUpon = (a: DOMRect, b: DOMRect): boolean =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOUCH_PX / 2 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > TOUCH_PX;
    const lines = linesIn(document.body);
    return lines.flatMap((line, index) =>
      lines
        .slice(index + 1)
        .filter((other) => isUpon(line.box, other.box))
        .map((other) => `"${line.words}" and "${other.words}"`),
    );
  });
}
