// Two pages whose buttons are pressed by turns: how long from a press until the page of the other has painted the new price.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Sample } from '../measuring/row';
import { percentile } from '../measuring/statistics';

/** Longer than a page takes no press after a change of its price, and as people pause. */
const PAUSE_MS = 1_000;
/** Of fewer a 95th percentile says nothing. */
const PRESSES_MIN = 40;
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 20;

/** Runs in the page, which has types of its own. Painted is what the first task after a frame finds on the page. */
const WATCH_PRESSES_AND_PRICES = `
  globalThis.seen = { pressedAtMs: 0, paintedAtMs: {} };
  addEventListener('click', ({ target, timeStamp }) => {
    if (target.closest('[data-testid="bid-submit"]')) seen.pressedAtMs = performance.timeOrigin + timeStamp;
  }, true);
  new MutationObserver(() => {
    const fen = document.querySelector('[data-testid="lot-price"]')?.getAttribute('data-fen') ?? '';
    if (fen in seen.paintedAtMs) return;
    seen.paintedAtMs[fen] = null;
    requestAnimationFrame(() => setTimeout(() => {
      seen.paintedAtMs[fen] = performance.timeOrigin + performance.now();
    }));
  }).observe(document, { subtree: true, childList: true, attributeFilter: ['data-fen'] });
`;

interface Seen {
  readonly pressedAtMs: number;
  /** By the price in fen; null until it is painted. */
  readonly paintedAtMs: Readonly<Record<string, number | null>>;
}

export async function openWatched(
  browser: Browser,
  look: BrowserContextOptions,
  baseURL: string,
): Promise<Page> {
  const context = await browser.newContext({ ...look, baseURL, serviceWorkers: 'block' });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  await page.addInitScript(WATCH_PRESSES_AND_PRICES);
  return page;
}

/** `press` makes a page's bid and returns the price that it makes, in fen. */
export async function pressByTurns(
  [one, other]: readonly [Page, Page],
  press: (page: Page) => Promise<string>,
  durationMs: number,
): Promise<Sample> {
  const endsAt = performance.now() + durationMs;
  const [others, own]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < PRESSES_MIN || performance.now() < endsAt; turn++) {
    const [bidder, watcher] = turn % 2 === 0 ? [one, other] : [other, one];
    const fen = await press(bidder);
    const [shown, answered] = await Promise.all([paintedAtMs(watcher, fen), paintedAtMs(bidder, fen)]);
    const { pressedAtMs } = await seenBy(bidder);
    others.push(shown - pressedAtMs);
    own.push(answered - pressedAtMs);
    await sleep(PAUSE_MS);
  }
  const of = (values: number[], share: number) =>
    percentile(
      [...values].sort((a, b) => a - b),
      share,
    ) ?? 0;
  return {
    perSecond: null,
    p50Ms: of(others, 0.5),
    p99Ms: of(others, 0.99),
    detail: { p95Ms: of(others, 0.95), ownP50Ms: of(own, 0.5), ownP95Ms: of(own, 0.95) },
  };
}

async function paintedAtMs(page: Page, fen: string): Promise<number> {
  const endsAt = performance.now() + PATIENCE_MS;
  while (performance.now() < endsAt) {
    const atMs = (await seenBy(page)).paintedAtMs[fen];
    if (typeof atMs === 'number') return atMs;
    await sleep(LOOK_EVERY_MS);
  }
  throw new Error(`${page.url()} did not show ${fen} fen within ${PATIENCE_MS} ms`);
}

function seenBy(page: Page): Promise<Seen> {
  return page.evaluate(() => (globalThis as unknown as { readonly seen: Seen }).seen);
}
