// A storm of bids during which the program is killed without a word, again and again; afterwards every bid has its answer.
import { setTimeout as sleep } from 'node:timers/promises';
import { Random } from '@haopai/lot-runtime/testing';
import { eventually } from '../bed/eventually';
import type { SaleSite } from '../bed/sale-site';
import { BidBook } from './bid-book';
import { RestLine, SocketLine } from './bid-line';
import type { Outage } from './outage-check';
import { PriceBoard } from './price-board';
import { type Storm, StormBidder } from './storm-bidder';
import { arrangeStorm, BIDDERS_PER_LOT, START_PRICE_FEN, type StormSale } from './storm-sale';

export const KILLS = 21;
/** Some of the processes are killed once more before they can do much. */
const STILLBORN_PROBABILITY = 0.2;
const STILLBORN_AFTER_MAX_MS = 1_500;
/** How long bids flow before the next kill, at most. */
const STORM_MAX_MS = 1_200;
const BIDS_FLOW_WITHIN_MS = 30_000;
const ALL_SOLD_WITHIN_MS = 30_000;

export interface StormRun {
  readonly sale: StormSale;
  readonly book: BidBook;
  readonly outages: readonly Outage[];
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
    while (chance.chance(STILLBORN_PROBABILITY)) {
      await sleep(chance.between(0, STILLBORN_AFTER_MAX_MS));
      outages.push(await killAndStart(site));
    }
  }
  await bidsFlow(book);
  storm.isOver = true;
  await Promise.all(bidding);
  await untilSold(site, [...sale.fightLotIds, ...sale.sprintLotIds.slice(0, KILLS)]);
  await Promise.all(bidders.map((bidder) => bidder.askAgain()));
  for (const socket of sockets) socket.close();
  return { sale, book, outages };
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

async function bidsFlow(book: BidBook): Promise<void> {
  const { count } = book;
  await eventually(() => Promise.resolve(book.count > count), true, BIDS_FLOW_WITHIN_MS);
}

async function untilSold({ baseUrl }: SaleSite, lotIds: readonly number[]): Promise<void> {
  const phases = async (): Promise<ReadonlySet<string>> => {
    const lots = await Promise.all(lotIds.map((lotId) => fetch(`${baseUrl}/api/v1/lots/${lotId}`)));
    const bodies = await Promise.all(lots.map((lot) => lot.json() as Promise<{ phase: string }>));
    return new Set(bodies.map(({ phase }) => phase));
  };
  await eventually(phases, new Set(['sold']), ALL_SOLD_WITHIN_MS);
}
