// A storm of bids during which the program is killed without a word, again and again; afterwards every bid has its answer.
import { setTimeout as sleep } from 'node:timers/promises';
import type { RowDataPacket } from 'mysql2/promise';
import { isNightly } from '../bed/bed-environment';
import { eventually } from '../bed/eventually';
import type { SaleSite } from '../bed/sale-site';
import { between, type BidTry, type Chance, nodeSurroundings, seededChance } from '../../../../tools/load';
import type { Outage } from './outage-check';
import { StormBidder } from './storm-bidder';
import { arrangeStorm, BIDDERS_PER_LOT, seatAt, type StormSale } from './storm-sale';

export const KILLS = isNightly() ? 21 : 7;
/** So long nobody lives, at least: nothing may happen then. */
const DEAD_MS = 100;
/** Every so often the next process is killed too, when it has just taken the lots and before a bid flows … */
const TAKER_EVERY = 5;
/** … or anywhere in its start. */
const STILLBORN_EVERY = 7;
const STILLBORN_AFTER_MAX_MS = 1_500;
/** New bids before each kill, however slow the machine is. */
export const BIDS_A_KILL = 11;
/** For so long at most they flow on. */
const STORM_MAX_MS = 1_200;
const BIDS_FLOW_WITHIN_MS = 120_000;
const ALL_SOLD_WITHIN_MS = 120_000;
const LOOK_AGAIN_AFTER_MS = 200;
const LOOK_OFTEN_MS = 5;

interface EpochRow extends RowDataPacket {
  readonly epoch: number | null;
}

export interface StormRun {
  readonly sale: StormSale;
  /** Of all bidders. */
  readonly tries: readonly BidTry[];
  readonly outages: readonly Outage[];
  /** Lots with a bid that did not end. */
  readonly unsoldLotIds: readonly number[];
}

export async function runStorm(site: SaleSite, seed: number): Promise<StormRun> {
  const chance = seededChance(seed);
  const tries: BidTry[] = [];
  const surroundings = nodeSurroundings(seededChance(seed + 1));
  const storm = { surroundings, noteTry: (bidTry: BidTry) => void tries.push(bidTry), isOver: false };
  const sale = await arrangeStorm(site);
  const bidders = sale.citizens.map(({ cookie, inFight }, index) => {
    const lotId = sale.fightLotIds[Math.floor(index / BIDDERS_PER_LOT)] ?? 0;
    return new StormBidder(seatAt(site.baseUrl, lotId, { ...inFight, cookie, bidder: index }), storm);
  });
  const bidding: Promise<unknown>[] = bidders.map((bidder) => bidder.bidToTheEnd());
  const outages: Outage[] = [];
  for (const [kill, lotId] of sale.sprintLotIds.slice(0, KILLS).entries()) {
    await bidsFlow(tries);
    const citizen = sale.citizens[kill];
    if (citizen === undefined) throw new Error('more kills than citizens');
    const { cookie, inSprint } = citizen;
    const sprinter = new StormBidder(
      seatAt(site.baseUrl, lotId, { ...inSprint, cookie, bidder: kill }),
      storm,
    );
    bidders.push(sprinter);
    bidding.push(sprinter.bidWhenOpen());
    await sleep(between(chance, 0, STORM_MAX_MS));
    outages.push(...(await killSomeTimes(site, kill, chance)));
  }
  await bidsFlow(tries);
  storm.isOver = true;
  await Promise.all(bidding);
  const unsoldLotIds = await waitForSales(site, [...sale.fightLotIds, ...sale.sprintLotIds.slice(0, KILLS)]);
  await Promise.all(bidders.map((bidder) => bidder.askAgain()));
  for (const bidder of bidders) bidder.close();
  return { sale, tries, outages, unsoldLotIds };
}

async function killSomeTimes(site: SaleSite, kill: number, chance: Chance): Promise<readonly Outage[]> {
  const outages = [await killAndStart(site)];
  if (kill % TAKER_EVERY === TAKER_EVERY - 1) {
    await lotsTaken(site);
    outages.push(await killAndStart(site));
  }
  if (kill % STILLBORN_EVERY === STILLBORN_EVERY - 1) {
    await sleep(between(chance, 0, STILLBORN_AFTER_MAX_MS));
    outages.push(await killAndStart(site));
  }
  return outages;
}

/** Does not wait until the new process is ready: that shows in the bids. */
async function killAndStart(site: SaleSite): Promise<Outage> {
  await site.kill();
  const killedAtMs = Date.now();
  await sleep(DEAD_MS);
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

/** As many new ones as a kill wants were accepted since this was asked. */
async function bidsFlow(tries: readonly BidTry[]): Promise<void> {
  const { length } = tries;
  const flown = (): number =>
    new Set(tries.slice(length).flatMap(({ answer, bidId }) => (answer.kind === 'accepted' ? [bidId] : [])))
      .size;
  await eventually(() => Promise.resolve(flown() >= BIDS_A_KILL), true, BIDS_FLOW_WITHIN_MS);
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
