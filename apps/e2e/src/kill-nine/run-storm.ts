// A storm of bids during which the program is killed without a word, again and again; afterwards every bid has its answer.
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '@haopai/lot-runtime/testing';
import type { RowDataPacket } from 'mysql2/promise';
import { eventually } from '../bed/eventually';
import type { SaleSite } from '../bed/sale-site';
import { BidBook } from './bid-book';
import { RestLine, SocketLine } from './bid-line';
import type { Outage } from './outage-check';
import { PriceBoard } from './price-board';
import { type Storm, StormBidder } from './storm-bidder';
import { arrangeStorm, BIDDERS_PER_LOT, START_PRICE_FEN, type StormSale } from './storm-sale';

export const KILLS = 21;
/** Every so often the next process is killed too, when it has just taken the lots and before a bid flows … */
const TAKER_EVERY = 5;
/** … or anywhere in its start. */
const STILLBORN_EVERY = 7;
const STILLBORN_AFTER_MAX_MS = 1_500;
/** How long bids flow before the next kill, at most. */
const STORM_MAX_MS = 1_200;
const BIDS_FLOW_WITHIN_MS = 30_000;
const ALL_SOLD_WITHIN_MS = 30_000;
const LOOK_AGAIN_AFTER_MS = 200;
const LOOK_OFTEN_MS = 5;

interface EpochRow extends RowDataPacket {
  readonly epoch: number | null;
}

export interface StormRun {
  readonly sale: StormSale;
  readonly book: BidBook;
  readonly outages: readonly Outage[];
  /** Lots with a bid that did not end. */
  readonly unsoldLotIds: readonly number[];
}

export async function runStorm(site: SaleSite, seed: number): Promise<StormRun> {
  const chance = new Random(seed);
  const book = new BidBook();
  const storm = { book, board: new PriceBoard(START_PRICE_FEN), chance: new Random(seed + 1), isOver: false };
  const sale = await arrangeStorm(site);
  const sockets = sale.citizens.map(({ cookie }) => new SocketLine(site.baseUrl, cookie));
  const bidders = biddersOf(site, sale, storm, sockets);
  const outages: Outage[] = [];
  const bidding = bidders.map((bidder, index) => {
    const lotId = sale.fightLotIds[Math.floor(index / BIDDERS_PER_LOT)] ?? 0;
    return bidder.bidOn(lotId, sale.citizens[index]?.fightEntryId ?? 0);
  });
  for (const [kill, lotId] of sale.sprintLotIds.slice(0, KILLS).entries()) {
    await bidsFlow(book);
    const [bidder, citizen] = [bidders[kill], sale.citizens[kill]];
    if (bidder && citizen) bidding.push(bidder.bidOnce(lotId, citizen.sprintEntryId));
    await sleep(chance.between(0, STORM_MAX_MS));
    outages.push(await killAndStart(site));
    if (kill % TAKER_EVERY === TAKER_EVERY - 1) {
      await lotsTaken(site);
      outages.push(await killAndStart(site));
    }
    if (kill % STILLBORN_EVERY === STILLBORN_EVERY - 1) {
      await sleep(chance.between(0, STILLBORN_AFTER_MAX_MS));
      outages.push(await killAndStart(site));
    }
  }
  await bidsFlow(book);
  storm.isOver = true;
  await Promise.all(bidding);
  const unsoldLotIds = await waitForSales(site, [...sale.fightLotIds, ...sale.sprintLotIds.slice(0, KILLS)]);
  await Promise.all(bidders.map((bidder) => bidder.askAgain()));
  for (const socket of sockets) socket.close();
  return { sale, book, outages, unsoldLotIds };
}

/** Every other bidder bids by REST and asks again by socket. */
function biddersOf(
  { baseUrl }: SaleSite,
  { citizens }: StormSale,
  storm: Storm,
  sockets: readonly SocketLine[],
): readonly StormBidder[] {
  return sockets.map((socket, index) => {
    const rest = new RestLine(baseUrl, citizens[index]?.cookie ?? '');
    const [line, otherLine] = index % 2 === 0 ? [socket, rest] : [rest, socket];
    return new StormBidder(index, line, otherLine, storm);
  });
}

/** Does not wait until the new process is ready: that shows in the bids. */
async function killAndStart(site: SaleSite): Promise<Outage> {
  const killedAtMs = Date.now();
  await site.kill();
  const startedAtMs = Date.now();
  // Rejects when it is killed before it is ready.
  site.start().catch(() => undefined);
  return { killedAtMs, startedAtMs };
}

/** A process has taken the shards since this was asked, and has hardly read a journal. */
async function lotsTaken({ db }: SaleSite): Promise<void> {
  const epoch = async (): Promise<number> => {
    const [rows] = await db.query<EpochRow[]>('SELECT MAX(epoch) AS epoch FROM shard_leases');
    return rows[0]?.epoch ?? 0;
  };
  const before = await epoch();
  const giveUpAt = performance.now() + BIDS_FLOW_WITHIN_MS;
  while ((await epoch()) === before) {
    if (performance.now() > giveUpAt) throw new Error('nobody takes the lots');
    await sleep(LOOK_OFTEN_MS);
  }
}

async function bidsFlow(book: BidBook): Promise<void> {
  const { count } = book;
  await eventually(() => Promise.resolve(book.count > count), true, BIDS_FLOW_WITHIN_MS);
}

/** The lots that are still not sold after a while. */
async function waitForSales({ baseUrl }: SaleSite, lotIds: readonly number[]): Promise<readonly number[]> {
  const giveUpAt = performance.now() + ALL_SOLD_WITHIN_MS;
  for (;;) {
    const lots = await Promise.all(lotIds.map((lotId) => fetch(`${baseUrl}/api/v1/lots/${lotId}`)));
    const views = await Promise.all(lots.map((lot) => lot.json() as Promise<{ phase: string }>));
    const unsold = lotIds.filter((_, index) => views[index]?.phase !== 'sold');
    if (unsold.length === 0 || performance.now() > giveUpAt) return unsold;
    await sleep(LOOK_AGAIN_AFTER_MS);
  }
}
