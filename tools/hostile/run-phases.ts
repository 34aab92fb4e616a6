// One phase after the other: lots that end, a crowd that comes, bidders who bid meanwhile; then what came of it.
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { shardOf } from '@haopai/engine';
import type { LoadSale } from '../load';
import type { Note } from '../services';
import type { BiddersOrder, BiddersTold } from './bidders/messages';
import { type Crowd, QUIET } from './crowds';
import { countMissedEnds, type Endings, makeEndings } from './endings';
import { HelperProcess } from '../services/helper-process';
import { leasesLost, lookAtLeases } from './leases';
import type { Phase } from './phase';
import type { HostileSite } from './site';
import type { Sights, StrangersOrder, StrangersTold } from './strangers/messages';

export interface Run {
  readonly site: HostileSite;
  readonly sale: LoadSale;
  readonly usernames: readonly string[];
  readonly agreementVersion: string;
  readonly seconds: number;
  readonly share: number;
  readonly lateMs: number;
  /** In the middle of the last phase. */
  readonly kills: boolean;
  readonly note: Note;
}

type Bidders = HelperProcess<BiddersOrder, BiddersTold>;
type Strangers = HelperProcess<StrangersOrder, StrangersTold>;

/** Of each bidder, a second: fewer than a person may send. */
const BIDS_EACH_PER_SECOND = 6;
const WARM_UP_SECONDS = 5;
/** A crowd is there in full when the bids begin. */
const CROWD_BEFORE_MS = 1_000;
const REST_MS = 3_000;

const programOf = (name: string): string => path.join(import.meta.dirname, name, 'program.ts');

/** The quiet first, then each crowd: each as soon as it is over. */
export async function* runPhases(run: Run, crowds: readonly Crowd[]): AsyncGenerator<Phase> {
  const bidders: Bidders = new HelperProcess(programOf('bidders'));
  try {
    bidders.tell({ kind: 'connect', sale: run.sale });
    await bidders.next();
    await bid(bidders, run, WARM_UP_SECONDS);
    const all = [QUIET, ...crowds];
    for (const [index, crowd] of all.entries()) {
      const killsNow = run.kills && index === all.length - 1;
      run.note(`${crowd.id}: ${crowd.title}${killsNow ? '; an instance is killed' : ''}`);
      yield await runPhase(run, { crowd, bidders, killsNow });
    }
  } finally {
    bidders.end();
  }
}

interface PhaseWish {
  readonly crowd: Crowd;
  readonly bidders: Bidders;
  readonly killsNow: boolean;
}

async function runPhase(run: Run, { crowd, bidders, killsNow }: PhaseWish): Promise<Phase> {
  const { site, seconds } = run;
  const endings = await makeEndings(site.pool, seconds);
  const strangers: Strangers | null =
    crowd.acts.length === 0 ? null : new HelperProcess(programOf('strangers'));
  try {
    await strangers?.next();
    const before = await lookAtLeases(site.pool, site.instances);
    await sleep(Math.max(0, endings.startsAtMs - Date.now()));
    strangers?.tell(orderOf(run, crowd, endings));
    await sleep(CROWD_BEFORE_MS);
    const killing = killsNow ? killInTheMiddle(run) : Promise.resolve(null);
    const { bids, cuts, heldBack } = await bid(bidders, run, seconds);
    const killed = await killing;
    const tallies = strangers === null ? [] : await sendAway(strangers);
    await sleep(REST_MS);
    const missedEnds = await countMissedEnds(site.pool, endings, run.lateMs);
    const left = site.instances.filter(({ name }) => killed === null || name !== killed.name);
    const after = await lookAtLeases(site.pool, left);
    return {
      ...{ crowd, seconds, bids, cuts, heldBack, missedEnds },
      leasesLost: leasesLost(before, after, killed?.name),
      lotsEnded: endings.lotIds.length,
      strangers: tallies,
      killedAtMs: killed?.atMs ?? null,
    };
  } finally {
    strangers?.end();
  }
}

async function bid(
  bidders: Bidders,
  { sale }: Run,
  seconds: number,
): Promise<Extract<BiddersTold, { kind: 'bids' }>> {
  bidders.tell({ kind: 'bid', seconds, perSecond: BIDS_EACH_PER_SECOND * sale.bidders.length });
  const told = await bidders.next();
  if (told.kind !== 'bids') throw new Error(`the bidders told ${told.kind}`);
  return told;
}

async function sendAway(strangers: Strangers): Promise<Phase['strangers']> {
  strangers.tell({ kind: 'leave' });
  const told = await strangers.next();
  return told.kind === 'gone' ? told.tallies : [];
}

function orderOf(run: Run, crowd: Crowd, endings: Endings): StrangersOrder {
  const { site, sale, usernames, agreementVersion, share } = run;
  const sights: Sights = {
    auctionIds: [sale.auctionId, endings.auctionId],
    lotIds: [...sale.lots.map(({ id }) => id), ...endings.lotIds],
    ...{ usernames, agreementVersion },
  };
  return { kind: 'come', crowd, baseUrl: site.baseUrl, share, sights };
}

/** The one that holds the first of the lots. */
async function killInTheMiddle({ site, sale, seconds, note }: Run): Promise<{ name: string; atMs: number }> {
  await sleep((seconds * 1_000) / 2);
  const { leases } = await lookAtLeases(site.pool, []);
  const shard = shardOf(sale.lots[0]?.id ?? 0);
  const name = leases.find((lease) => lease.shard === shard)?.owner ?? site.instances[0]?.name ?? '';
  const atMs = Date.now();
  await site.kill(name);
  note(`${name} was killed`);
  return { name, atMs };
}
