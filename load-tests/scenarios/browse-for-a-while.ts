// A visitor's part: reads auctions, boards, lots and records by REST, as one who clicks through the pages does.
import { between, pick } from '../bidding/chance.ts';
import type { LoadSale } from '../bidding/sale.ts';
import { sleep, type Surroundings } from '../surroundings.ts';
import type { Notebook } from './notebook.ts';

export interface Visit {
  readonly surroundings: Surroundings;
  readonly notebook: Notebook;
  readonly sale: LoadSale;
  readonly visitor: number;
  readonly untilMs: number;
}

const READ_MIN_MS = 200;
const READ_MAX_MS = 1_500;
const REQUEST_PATIENCE_MS = 5_000;

interface PageAddress {
  readonly name: string;
  readonly path: string;
}

export async function browseForAWhile(visit: Visit): Promise<void> {
  const { surroundings, untilMs } = visit;
  while (surroundings.nowMs() < untilMs) {
    await read(visit, nextPage(visit));
    const pauseMs = between(surroundings.random, READ_MIN_MS, READ_MAX_MS);
    await sleep(surroundings, Math.min(pauseMs, Math.max(0, untilMs - surroundings.nowMs())));
  }
}

function nextPage({ sale, surroundings }: Visit): PageAddress {
  const { auctionId, lots } = sale;
  const lotId = pick(surroundings.random, lots)?.id ?? 0;
  const pages: readonly PageAddress[] = [
    { name: 'GET /auctions', path: '/auctions?state=live' },
    { name: 'GET /auctions/:id', path: `/auctions/${auctionId}` },
    { name: 'GET /auctions/:id/lots', path: `/auctions/${auctionId}/lots` },
    { name: 'GET /lots/:id', path: `/lots/${lotId}` },
    { name: 'GET /lots/:id/record', path: `/lots/${lotId}/record` },
    { name: 'GET /clock', path: '/clock' },
  ];
  return pages[between(surroundings.random, 0, pages.length - 1)] ?? { name: 'GET /clock', path: '/clock' };
}

async function read(
  { surroundings, notebook, sale, visitor }: Visit,
  { name, path }: PageAddress,
): Promise<void> {
  const baseUrl = sale.baseUrls[visitor % sale.baseUrls.length] ?? '';
  const atMs = surroundings.nowMs();
  const order = { method: 'GET', name, headers: {}, body: null, patienceMs: REQUEST_PATIENCE_MS } as const;
  const answer = await surroundings.request({ ...order, url: `${baseUrl}/api/v1${path}` }).catch(() => null);
  const hasSucceeded = answer !== null && answer.status >= 200 && answer.status < 300;
  notebook.noteRequest({ name, atMs, tookMs: surroundings.nowMs() - atMs, hasSucceeded });
}
