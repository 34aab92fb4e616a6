// One visit to a page as a cheap phone on a slow line makes it, with nothing kept from before: when its largest part stood, what moved, what it weighed.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';

const PHONE = { width: 360, height: 740 };
/** 1.6 Mbit/s down, 0.75 up, 150 ms: a slow 4G. */
const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const CPU_SLOWER = 4;
/** A page stands when nothing has come and nothing has moved for so long. */
const QUIET_MS = 1_500;
const LOOK_EVERY_MS = 100;
const PATIENCE_MS = 60_000;

/** Runs in the page, which has types of its own. */
const WATCH_PAINTS_AND_SHIFTS = `
  globalThis.seen = { largestPaintMs: 0, layoutShift: 0 };
  new PerformanceObserver((list) => {
    for (const { startTime } of list.getEntries()) seen.largestPaintMs = startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) seen.layoutShift += value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

export interface Visit {
  /** Largest Contentful Paint, from the start of the navigation. */
  readonly largestPaintMs: number;
  /** The sum of all layout shifts: at least what Cumulative Layout Shift counts. */
  readonly layoutShift: number;
  /** Heads and bodies, as they were on the line. */
  readonly bytes: number;
}

interface Seen {
  readonly largestPaintMs: number;
  readonly layoutShift: number;
}

export async function visit(browser: Browser, url: string): Promise<Visit> {
  // What a worker keeps for the next visit is no part of this one.
  const context = await browser.newContext({
    viewport: PHONE,
    deviceScaleFactor: 2,
    serviceWorkers: 'block',
  });
  try {
    const page = await context.newPage();
    await page.addInitScript(WATCH_PAINTS_AND_SHIFTS);
    const line = await context.newCDPSession(page);
    const weight = await throttle(line);
    await page.goto(url, { timeout: PATIENCE_MS });
    return { ...(await whenQuiet(page, weight)), bytes: weight() };
  } finally {
    await context.close();
  }
}

/** Returns what has come over the line so far. */
async function throttle(line: CDPSession): Promise<() => number> {
  let bytes = 0;
  line.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await line.send('Network.enable');
  await line.send('Network.emulateNetworkConditions', LINE);
  await line.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
  return () => bytes;
}

async function whenQuiet(page: Page, weight: () => number): Promise<Seen> {
  const endsAt = performance.now() + PATIENCE_MS;
  let [state, quietSince] = ['', performance.now()];
  while (performance.now() < endsAt) {
    const seen = await page.evaluate(() => (globalThis as unknown as { readonly seen: Seen }).seen);
    const now = `${seen.largestPaintMs} ${seen.layoutShift} ${weight()}`;
    if (now !== state) [state, quietSince] = [now, performance.now()];
    if (performance.now() - quietSince >= QUIET_MS && seen.largestPaintMs > 0) return seen;
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(`${page.url()} was not quiet for ${QUIET_MS} ms within ${PATIENCE_MS}`);
}
