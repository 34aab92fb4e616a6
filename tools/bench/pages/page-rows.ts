// How soon a page stands for somebody who comes for the first time with a cheap phone, beside the same bytes as bare text; and how soon a bid
// made in one browser stands in another.
import { portalRoutes } from '../../addresses/app-routes';
import type { OpenRow, Row, RowGroup, Sample } from '../measuring/row';
import { medianSample, percentile } from '../measuring/statistics';
import { openBareBidders } from './bare-bidders';
import { serveBarePage } from './bare-page';
import type { PageBed, PageSite } from './page-bed';
import { openPlainLine } from './plain-line';
import { openTwoBidders } from './two-bidders';
import { visit, type Visit } from './visit';

/** Visits until the time is over, one at least. */
function openVisits({ browser }: PageSite, url: string, close: () => void = () => undefined): OpenRow {
  return {
    measure: async (durationMs) => {
      const endsAt = performance.now() + durationMs;
      const samples: Sample[] = [];
      do {
        const { largestPaintMs, layoutShift, bytes } = await visit(browser, url);
        const detail = { layoutShift, kB: bytes / 1_000 };
        samples.push({ perSecond: null, p50Ms: largestPaintMs, p99Ms: null, detail });
      } while (performance.now() < endsAt);
      return medianSample(samples);
    },
    close: () => Promise.resolve(close()),
  };
}

/** What each page may move by itself, all shifts together. */
const SHIFT_MAX = 0.05;

/** Every address of the portal in which nothing varies, once, as a stranger comes to it: one's own pages lead to the log-in. */
function openEveryPage({ browser, baseUrl }: PageSite): OpenRow {
  const addresses = portalRoutes().filter((route) => !/[:*]/.test(route));
  return {
    measure: async () => {
      const visits: (Visit & { readonly address: string })[] = [];
      for (const address of addresses)
        visits.push({ address, ...(await visit(browser, `${baseUrl}/${address}`)) });
      const paints = visits.map(({ largestPaintMs }) => largestPaintMs).sort((a, b) => a - b);
      const unsteady = visits.filter(({ layoutShift }) => layoutShift > SHIFT_MAX);
      return {
        perSecond: null,
        p50Ms: percentile(paints, 0.5),
        p99Ms: percentile(paints, 1),
        detail: {
          layoutShift: Math.max(...visits.map(({ layoutShift }) => layoutShift)),
          kB: Math.max(...visits.map(({ bytes }) => bytes)) / 1_000,
          pages: visits.length,
          ...Object.fromEntries(unsteady.map(({ address, layoutShift }) => [`/${address}`, layoutShift])),
        },
      };
    },
    close: () => Promise.resolve(),
  };
}

const rows: readonly Row<PageBed>[] = [
  {
    id: 'page.home',
    counts: 'largest paint of the home page: phone, 1.6 Mbit/s, 150 ms, CPU ÷ 4, nothing kept',
    open: async (context) => {
      const site = await context.site();
      return openVisits(site, site.homeUrl);
    },
  },
  {
    id: 'page.lot',
    counts: 'the same of a lot that is on sale',
    open: async (context) => {
      const site = await context.site();
      return openVisits(site, site.lotUrl);
    },
  },
  {
    id: 'page.every',
    counts:
      'the same of every page that a stranger may open, the one in the middle and the slowest; the largest shift, the heaviest, and by name each that moves by more than 0.05',
    open: async (context) => openEveryPage(await context.site()),
  },
  {
    id: 'page.home.uncompressed',
    counts: 'the home page for a browser that takes no compressed answer',
    open: async (context) => {
      const site = await context.site();
      const line = await openPlainLine(site.homeUrl);
      return openVisits(site, line.url, line.close);
    },
  },
  {
    id: 'limit.barePage',
    counts: 'a page of bare text that weighs what the home page weighs',
    open: async (context) => {
      const site = await context.site();
      const { bytes } = await visit(site.browser, site.homeUrl);
      const page = await serveBarePage(bytes);
      return openVisits(site, page.url, page.close);
    },
  },
];

const bidRows: readonly Row<PageBed>[] = [
  {
    id: 'page.bid',
    counts: "from the press on a bid to the price on another browser's page, painted",
    open: async (context) => openTwoBidders(await context.site()),
  },
  {
    id: 'limit.barePress',
    counts: 'the same of two pages with a button and a number on a server that only tells',
    open: async (context) => openBareBidders((await context.site()).browser),
  },
];

export const pageGroups: readonly RowGroup<PageBed>[] = [
  { title: 'pages on a phone', rows },
  { title: 'a bid from browser to browser', rows: bidRows },
];
