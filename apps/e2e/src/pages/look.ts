// Looks at the page that is open as a demanding visitor would: barriers, sideways scrolling, complaints, calls to strangers.
import { AxeBuilder } from '@axe-core/playwright';
import type { ConsoleMessage, Page } from 'playwright-core';
import { eventually } from '../bed/eventually';

const RESIZED_LOOKS_MAX = 20;

/** What the page has said and asked since it was opened. */
export interface Overheard {
  readonly complaints: readonly string[];
  readonly strangers: readonly string[];
}

/** The browser itself notes that nobody is logged in, or has not enrolled; those are the api's right answers. */
const isRightAnswer = (message: ConsoleMessage): boolean => {
  const isOf = (status: string, path: string): boolean =>
    message.text().includes(status) && message.location().url.endsWith(path);
  return isOf('401', '/api/v1/me') || isOf('401', '/api/v1/admin/me') || isOf('404', '/enrolments/mine');
};

export function listenIn(page: Page, host: string): Overheard {
  const complaints: string[] = [];
  const strangers: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !isRightAnswer(message))
      complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.host !== host) strangers.push(request.url());
  });
  return { complaints, strangers };
}

/** Opens an address and waits until no part of it is a placeholder. */
export async function goAndSettle(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('main h1').first().waitFor();
  await eventually(() => page.locator('hp-skeleton').count(), 0);
}

/** Of any weight. Our pages hold no frames: without a second page to gather their findings axe is three times as fast. */
export async function barriersOf(page: Page): Promise<readonly unknown[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => ({ id, where: nodes.slice(0, 3).map(({ html }) => html) }));
}

/**
 * By how much the page is wider than the window, or one of the office's tables than its place, in pixels, once it has taken its place in
 * a window that was resized.
 */
export async function overhangPx(page: Page): Promise<number> {
  const read = () =>
    page.evaluate(() => {
      const places = [document.documentElement, ...document.querySelectorAll('.hp-rows')];
      return Math.max(...places.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
    });
  for (let looks = 0; looks < RESIZED_LOOKS_MAX; looks++) {
    if ((await read()) === 0) return 0;
    await page.waitForTimeout(50);
  }
  return read();
}
