// How often a page is drawn anew, whatever of it.
import type { Page } from 'playwright-core';

interface Counted {
  redraws: number;
  redrawsFrom: number;
}

/** From here on. */
export async function countRedraws(page: Page): Promise<void> {
  await page.evaluate(() => {
    const counted = window as unknown as Counted;
    [counted.redraws, counted.redrawsFrom] = [0, performance.now()];
    const watcher = new MutationObserver(() => counted.redraws++);
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    watcher.observe(document.body, all);
  });
}

/** On average, since they are counted. */
export function redrawsASecond(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { redraws, redrawsFrom } = window as unknown as Counted;
    return redraws / ((performance.now() - redrawsFrom) / 1000);
  });
}
