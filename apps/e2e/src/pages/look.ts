// Looks at the page that is open as a demanding visitor would: barriers, sideways scrolling, complaints, calls to strangers.
import axe from 'axe-core';
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

/**
 * The machine was given a network, or lost one, as by a container that started, or it has too much to do and says so: what the page asked is
 * asked again.
 */
const isOfMachine = (message: ConsoleMessage): boolean =>
  message.text().includes('net::ERR_NETWORK_CHANGED') ||
  (message.text().includes('503 (Service Unavailable)') && message.location().url.includes('/api/v1/'));

export function listenIn(page: Page, host: string): Overheard {
  const complaints: string[] = [];
  const strangers: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !isRightAnswer(message) && !isOfMachine(message))
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
  await settle(page);
}

/**
 * The same without loading anything but what the page itself needs, on a page of the same app: half of a load is the browser reading scripts that
 * it has read for the page before. Where the app sends whoever looks elsewhere, it ends there.
 */
export async function goWithinAndSettle(page: Page, address: string): Promise<void> {
  // The app goes nowhere where it is already.
  if (new URL(page.url()).pathname === address) return settle(page);
  await page.evaluate((to) => {
    for (const shown of document.querySelectorAll('router-outlet + *')) shown.setAttribute('data-left', '');
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
  }, address);
  await page.waitForFunction(
    (to) => location.pathname !== to || document.querySelector('router-outlet + :not([data-left])') !== null,
    address,
  );
  await settle(page);
}

/** Waits until the page says what it is and no part of it is a placeholder. */
export async function settle(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await eventually(() => page.locator('hp-skeleton').count(), 0);
}

/**
 * Of any weight, in all of the page or in a part of it. Our pages hold no frames: axe runs in the page itself, is put there once a load and
 * tells of violations alone, which takes a fifth of the time that it takes through its builder.
 */
export async function barriersOf(page: Page, part?: string): Promise<readonly unknown[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(async (selector) => {
    const { run } = (window as unknown as { readonly axe: typeof axe }).axe;
    const { violations } = await run(selector ?? document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => ({ id, where: nodes.slice(0, 3).map(({ html }) => html) }));
  }, part);
}

/**
 * By how much the page is wider than the window, or one of the office's tables than its place, in pixels, once it has taken its place in
 * a window that was resized.
 */
export async function overhangPx(page: Page): Promise<number> {
  const read = () =>
    page.evaluate(() => {
      const places = [document.documentElement, ...document.querySelectorAll('.hp-rows, .rows')];
      return Math.max(...places.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
    });
  for (let looks = 0; looks < RESIZED_LOOKS_MAX; looks++) {
    if ((await read()) === 0) return 0;
    await page.waitForTimeout(50);
  }
  return read();
}
