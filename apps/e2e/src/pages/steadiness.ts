// What moves by itself while a page comes: layout shifts, as a browser counts them, with each answer of the api late enough to be seen coming.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { goAndSettle } from './look';

/** Longer than a frame and than the words, the session and the page's own file take here. */
const ANSWER_LATE_MS = 400;
const FILE_LATE_MS = 60;
/** After the last placeholder is gone. */
const STILL_MS = 600;

export interface Shift {
  readonly value: number;
  readonly parts: readonly string[];
}

/** From now on; whoever comes to this page waits as on a slow line. */
export async function slowDown(page: Page): Promise<void> {
  await page.route(/\/api\/v1\//, async (route) => {
    await sleep(ANSWER_LATE_MS);
    await route.continue().catch(() => undefined);
  });
  await page.route(/\/chunk-[\w-]{8}\.js$/, async (route) => {
    await sleep(FILE_LATE_MS);
    await route.continue().catch(() => undefined);
  });
  await page.addInitScript(() => {
    const shifts: Shift[] = [];
    Object.assign(globalThis, { shifts });
    interface LayoutShift extends PerformanceEntry {
      readonly value: number;
      readonly hadRecentInput: boolean;
      readonly sources: readonly {
        readonly node: Node | null;
        readonly previousRect: DOMRect;
        readonly currentRect: DOMRect;
      }[];
    }
    const nameOf = (node: Node | null): string =>
      node instanceof Element
        ? `${node.tagName.toLowerCase()}.${node.className}`
        : String(node?.textContent?.slice(0, 20));
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries() as LayoutShift[]) {
        if (hadRecentInput) continue;
        const parts = sources.map(
          ({ node, previousRect, currentRect }) =>
            `${nameOf(node)} ${Math.round(previousRect.x)},${Math.round(previousRect.y)} → ${Math.round(currentRect.x)},${Math.round(currentRect.y)}`,
        );
        shifts.push({ value, parts });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** Opens an address in a page that was slowed down; what has moved until it stood. */
export async function shiftsOf(page: Page, address: string): Promise<readonly Shift[]> {
  await goAndSettle(page, address);
  await page.waitForTimeout(STILL_MS);
  return page.evaluate(() => (globalThis as unknown as { readonly shifts: Shift[] }).shifts);
}

export const sumOf = (shifts: readonly Shift[]): number => shifts.reduce((sum, { value }) => sum + value, 0);
