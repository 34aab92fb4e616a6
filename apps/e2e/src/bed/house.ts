// Everything a spec file's journeys share: the site, the browser, and the visitors of one journey at a time.
import path from 'node:path';
import type { Pool } from 'mysql2/promise';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { BROWSER_FLAGS } from '../../../../tools/test/browser';
import { pressesByFinger } from '../pages/press';
import { bedEnvironment, isNightly } from './bed-environment';
import { rememberAddress } from './front-door';
import { notePace } from './pace';
import { arrangeSale, type Sale, type SaleSpec } from './sale';
import { SaleSite } from './sale-site';

/** Long enough for a slow machine that is busy, short enough to fail within a test's time. */
const ACTION_PATIENCE_MS = 60_000;
/** One program and a browser. */
const USUALLY_OPEN_AFTER_MS = 4_000;
const DESKTOP = { width: 1440, height: 900 };
/** For a visitor to whom everything moves, as to most people, by day too. */
export const MOVING = { reducedMotion: 'no-preference' } as const;
/** By day, where no graphics card helps, the processor draws each frame of what moves: a countdown's ring takes nearly three times the work that way. */
const USUAL = isNightly() ? MOVING : ({ reducedMotion: 'reduce' } as const);

export interface VisitorOptions extends BrowserContextOptions {
  /** Where the site is reached, when not directly. */
  readonly baseURL?: string;
}

/** What a house stands on: one program, or several. */
export interface Ground {
  readonly baseUrl: string;
  readonly db: Pool;
  close(options: { readonly keepsLog: boolean }): Promise<void>;
}

export interface Journey<Site extends Ground> {
  readonly site: Site;
  sale(spec?: SaleSpec): Promise<Sale>;
  /** A browser of one's own: nothing is shared with other visitors. By day nothing moves in it but figures, unless a journey wants it (`MOVING`). */
  visitor(options?: VisitorOptions): Promise<Page>;
}

export class House<Site extends Ground> {
  private opened: { readonly site: Site; readonly browser: Browser } | null = null;
  private hasFailed = false;

  constructor(
    private readonly openSite: () => Promise<Site>,
    private readonly usuallyOpenAfterMs: number,
    private readonly program: () => string,
  ) {}

  async open(): Promise<void> {
    const startedAt = performance.now();
    const [browser, site] = await Promise.allSettled([
      chromium.launch({ executablePath: this.program(), args: BROWSER_FLAGS }),
      this.openSite(),
    ]);
    if (browser.status === 'fulfilled' && site.status === 'fulfilled') {
      this.opened = { browser: browser.value, site: site.value };
      notePace(performance.now() - startedAt, this.usuallyOpenAfterMs);
      return;
    }
    if (browser.status === 'fulfilled') await browser.value.close();
    if (site.status === 'fulfilled') await site.value.close({ keepsLog: true });
    throw browser.status === 'rejected' ? browser.reason : site.status === 'rejected' ? site.reason : null;
  }

  async close(): Promise<void> {
    await Promise.all([this.opened?.browser.close(), this.opened?.site.close({ keepsLog: this.hasFailed })]);
  }

  /** Runs one journey; when it fails, keeps a picture of what each visitor saw last. */
  async journey(go: (journey: Journey<Site>) => Promise<void>): Promise<void> {
    if (this.opened === null) throw new Error('the house is not open');
    const { site, browser } = this.opened;
    const pages: Page[] = [];
    try {
      await go({
        site,
        sale: (spec) => arrangeSale(site.db, spec),
        visitor: async (options = {}) => {
          const { baseURL = site.baseUrl } = options;
          const context = await browser.newContext({ viewport: DESKTOP, ...USUAL, ...options, baseURL });
          context.setDefaultTimeout(ACTION_PATIENCE_MS);
          const page = await context.newPage();
          rememberAddress(page, baseURL);
          if (options.isMobile === true) pressesByFinger(page);
          pages.push(page);
          return page;
        },
      });
    } catch (error) {
      this.hasFailed = true;
      await Promise.all(pages.map((page, index) => photograph(page, index + 1)));
      throw error;
    } finally {
      await Promise.all(pages.map((page) => page.context().close()));
    }
  }
}

/** A house for the journeys of the file that asks, on one program. */
export function openHouse(): House<SaleSite> {
  return openHouseOn(() => SaleSite.open());
}

export interface HouseOptions {
  /** What it stands on is usually there after so long, on a quick machine that has no more to do than it can. */
  readonly usuallyOpenAfterMs?: number;
  /** The browser's. */
  readonly program?: () => string;
}

export function openHouseOn<Site extends Ground>(
  openSite: () => Promise<Site>,
  {
    usuallyOpenAfterMs = USUALLY_OPEN_AFTER_MS,
    program = () => bedEnvironment().chromium,
  }: HouseOptions = {},
): House<Site> {
  const house = new House(openSite, usuallyOpenAfterMs, program);
  beforeAll(() => house.open());
  afterAll(() => house.close());
  return house;
}

/** A page that has crashed gives no picture; the journey's own failure is what counts. */
async function photograph(page: Page, visitorNo: number): Promise<void> {
  const title = (expect.getState().currentTestName ?? 'journey').replace(/[^\p{L}\p{N}]+/gu, '-');
  const file = path.join(bedEnvironment().evidence, `${title}-${visitorNo}.png`);
  await page.screenshot({ path: file, fullPage: true }).catch(() => undefined);
}
