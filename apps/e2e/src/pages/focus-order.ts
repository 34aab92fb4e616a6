// The order in which Tab reaches what a page offers, beside the order in which eyes do: down each column, and from one column to the next.
import type { Page } from 'playwright-core';

/** More places to stop at than any page has. */
const TABS_MAX = 250;
/** Things of one line need not have the same height. */
const SAME_LINE_PX = 8;

export interface Stop {
  readonly name: string;
  readonly left: number;
  readonly right: number;
  /** From the top of the page. */
  readonly top: number;
  readonly bottom: number;
}

/**
 * Each step by which the focus goes up again within a column: what comes next ends above where the one before began, and stands over it. A step to
 * another column is none, wherever that begins.
 */
export function stepsUp(stops: readonly Stop[]): readonly string[] {
  return stops.flatMap((stop, index) => {
    const before = stops[index - 1];
    if (before === undefined) return [];
    const shared = Math.min(before.right, stop.right) - Math.max(before.left, stop.left);
    const narrower = Math.min(before.right - before.left, stop.right - stop.left);
    const isSameColumn = shared > narrower / 2;
    const isAbove = stop.bottom <= before.top + SAME_LINE_PX;
    return isSameColumn && isAbove ? [`${before.name} → ${stop.name}`] : [];
  });
}

/** Where Tab stops within the page's main part, from its start to its end. What stays in the window while the page moves has no place in it. */
export async function stopsOf(page: Page): Promise<readonly Stop[]> {
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    (document.activeElement as HTMLElement | null)?.blur();
    getSelection()?.collapse(document.body, 0);
  });
  const stops: Stop[] = [];
  const seen = new Set<string>();
  for (let tabs = 0; tabs < TABS_MAX; tabs++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return null;
      const all = [...document.querySelectorAll('*')];
      const { left, right, top, bottom } = focused.getBoundingClientRect();
      let isFixed = false;
      for (let place: Element | null = focused; place !== null; place = place.parentElement)
        if (/fixed|sticky/.test(getComputedStyle(place).position)) isFixed = true;
      const words = focused.getAttribute('aria-label') ?? focused.textContent.trim();
      const name = focused.getAttribute('data-testid') ?? `${focused.tagName} ${words.slice(0, 24)}`;
      const key = String(all.indexOf(focused));
      const isCounted = !isFixed && focused.closest('main') !== null && right > left;
      return {
        key,
        isCounted,
        stop: { name, left, right, top: top + window.scrollY, bottom: bottom + window.scrollY },
      };
    });
    if (at === null || seen.has(at.key)) return stops;
    seen.add(at.key);
    if (at.isCounted) stops.push(at.stop);
  }
  throw new Error(`more than ${TABS_MAX} stops on ${page.url()}`);
}
