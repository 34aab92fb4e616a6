// What the api keeps in memory for readers when everything has been read that a city's crowd reads: a large sale, the whole stock, ten years of results.
import type { Page } from '@haopai/contracts';
import { HOME_REGION, makeAuction, type MadeAuction } from '../../seed';
import { type Database, insertRows } from '../../seed/rows';
import { stockListings } from '../catalogue/search-rows';
import type { OpenRow, Row } from '../measuring/row';
import type { ApiUnderTest } from '../sockets/api-under-test';
import { inLanes } from '../sockets/in-lanes';
import { residentBytes } from '../sockets/process-figures';
import type { SocketBed } from '../sockets/socket-bed';

const LOTS = 1_000;
const WEEK_MS = 7 * 24 * 3_600_000;
const YEARS = 10;
const WEEKS_A_YEAR = 52;
const LOTS_A_WEEK = 20;
const PAGES_OF_PLATES = 10;
const SORTS = ['price', '-price', 'newest', 'number'];
const WISHES = ['', 'pattern=aaa&', 'contains=88&', 'contains=666&', 'endsWith=8&', `region=${HOME_REGION}&`];
const READING_AT_ONCE = 8;

/** Published last, as all that is in it has ended: no engine takes it. */
async function makeEndedAuction(db: Database, weeksAgo: number): Promise<MadeAuction> {
  const startsAtMs = Date.now() - weeksAgo * WEEK_MS;
  const title = `${weeksAgo} weeks ago`;
  const auction = await makeAuction(db, { title, lots: LOTS_A_WEEK, startsAtMs, publishedAtMs: null });
  const endedAtMs = startsAtMs + 1_800_000;
  const heads = auction.lots.map(({ id, lotNo }) => [id, 40, 'sold', 900_000 + lotNo * 10_000, lotNo, null]);
  const columns = ['lot_id', 'version', 'phase', 'price_fen', 'leader_paddle', 'ends_at_ms'];
  await insertRows(db, 'lot_heads', columns, heads);
  const counted = auction.lots.map(({ id }) => [id, 37, endedAtMs, `${id}`.padStart(32, '0')]);
  await insertRows(db, 'lot_results', ['lot_id', 'bid_count', 'ended_at_ms', 'last_hash'], counted);
  await db.query('UPDATE auctions SET published_at_ms = ?, ended_at_ms = ? WHERE id = ?', [
    ...[startsAtMs - WEEK_MS, endedAtMs, auction.id],
  ]);
  return auction;
}

interface Everything {
  /** Lists whose every page is read. */
  readonly lists: readonly string[];
  readonly addresses: readonly string[];
}

async function makeEverything(api: ApiUnderTest): Promise<Everything> {
  const { pool } = api.database;
  await stockListings(api);
  const sale = await makeAuction(pool, { title: 'large', lots: LOTS, startsAtMs: Date.now() + WEEK_MS });
  const ended: MadeAuction[] = [];
  for (let weeksAgo = YEARS * WEEKS_A_YEAR; weeksAgo > 0; weeksAgo--)
    ended.push(await makeEndedAuction(pool, weeksAgo));
  const plates = WISHES.flatMap((wish) =>
    SORTS.flatMap((sort) =>
      Array.from({ length: PAGES_OF_PLATES }, (_, nth) => `listings?${wish}sort=${sort}&page=${nth + 1}`),
    ),
  );
  return {
    lists: ['auctions', `auctions/${sale.id}/lots`, 'results'],
    addresses: [
      ...plates,
      ...sale.lots.flatMap(({ id }) => [`lots/${id}`, `lots/${id}/record`]),
      ...ended.flatMap(({ id }) => [`results/${id}`, `auctions/${id}`]),
    ],
  };
}

async function readOne(api: ApiUnderTest, address: string): Promise<Partial<Page<unknown>>> {
  const answer = await fetch(`${api.origin}/api/v1/${address}`);
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
  return (await answer.json()) as Partial<Page<unknown>>;
}

/** How many answers there were. */
async function readAll(api: ApiUnderTest, { lists, addresses }: Everything): Promise<number> {
  await inLanes(addresses.length, READING_AT_ONCE, (index) => readOne(api, addresses[index] ?? ''));
  let answers = addresses.length;
  for (const list of lists)
    for (let page = 1, isMore = true; isMore; page++) {
      isMore = ((await readOne(api, `${list}?page=${page}`)).items ?? []).length > 0;
      answers++;
    }
  return answers;
}

async function keptBytes(api: ApiUnderTest): Promise<number> {
  const text = await (await fetch(`${api.origin}/metrics`)).text();
  return Number(/^haopai_kept_answers_bytes (\S+)$/m.exec(text)?.[1]);
}

async function openKeptAnswers(context: SocketBed): Promise<OpenRow> {
  const api = await context.api();
  const all = await makeEverything(api);
  const [keptBefore, heldBefore] = [await keptBytes(api), residentBytes(api.pid) ?? Number.NaN];
  const answers = await readAll(api, all);
  const bytes = (await keptBytes(api)) - keptBefore;
  const detail = { answers, bytes, residentBytes: (residentBytes(api.pid) ?? Number.NaN) - heldBefore };
  return {
    measure: () => Promise.resolve({ perSecond: null, p50Ms: null, p99Ms: null, detail }),
    close: () => Promise.resolve(),
  };
}

export const keptAnswersRow: Row<SocketBed> = {
  id: 'growth.keptAnswers',
  counts: 'memory of what is kept of 1,000 lots, 100,000 plates and ten years of results, all read',
  open: openKeptAnswers,
};
