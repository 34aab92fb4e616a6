// What the rows of pages share: the built site with an auction under way, and a browser; started for the first row that asks.
import path from 'node:path';
import type { Pool } from 'mysql2/promise';
import { type Browser, chromium } from 'playwright-core';
import type { BenchBed } from '../bench-bed';
import { buildApps } from '../../build/build-apps';
import { startApi } from '../../load/api-process';
import { ensureRegions, makeAuction } from '../../seed';
import { BROWSER_FLAGS, obtainBrowser } from '../../test/browser';

const LOTS = 12;
/** Nothing ends while it is looked at. */
const COUNTDOWN_MS = 30 * 60_000;

export interface PageSite {
  readonly browser: Browser;
  readonly pool: Pool;
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly homeUrl: string;
  readonly lotUrl: string;
}

export class PageBed {
  private started: Promise<PageSite> | null = null;
  private readonly undo: (() => unknown)[] = [];

  constructor(private readonly bed: BenchBed) {}

  site(): Promise<PageSite> {
    return (this.started ??= this.start());
  }

  async dispose(): Promise<void> {
    await this.started?.catch(() => null);
    for (const act of this.undo.splice(0).reverse()) await act();
  }

  private async start(): Promise<PageSite> {
    const { bed } = this;
    bed.note('api and portal are built and started, and a browser');
    await buildApps(bed.root, ['api', 'portal'], bed.folder);
    const database = await bed.freshDatabase();
    this.undo.push(() => database.drop());
    const api = await startApi({
      program: path.join(bed.folder, 'api', 'main.js'),
      databaseUrl: database.url,
      redisUrl: bed.services.redisUrl,
      redisPrefix: `${database.name}:`,
      logFile: path.join(bed.folder, 'pages.log'),
      variables: { HAOPAI_STATIC_DIR: path.join(bed.folder, 'portal') },
    });
    this.undo.push(() => api.stop());
    await ensureRegions(database.pool);
    const auction = await makeAuction(database.pool, {
      lots: LOTS,
      startsAtMs: Date.now(),
      firstBidMs: COUNTDOWN_MS,
      countdownMs: COUNTDOWN_MS,
    });
    const browser = await chromium.launch({
      executablePath: await obtainBrowser(bed.note),
      args: BROWSER_FLAGS,
    });
    this.undo.push(() => browser.close());
    const lotUrl = `${api.baseUrl}/auctions/${auction.id}/lots/${auction.lots[0]?.id}`;
    const { baseUrl } = api;
    return { browser, pool: database.pool, baseUrl, homeUrl: `${baseUrl}/`, lotUrl };
  }
}
