// What goes into the record of an auction: from which leaf to which, under which checkpoint, with which texts. Null while there is more to come.
import {
  openCheckpoint,
  parseLeaf,
  type AuctionLeaf,
  type Leaf,
  type NoteKey,
  type ResultLeaf,
} from '@haopai/log';
import { mostSigned, type WantedWitnesses } from '../co-signed';
import { verifyEd25519 } from '../log-key';
import { sizeIn, type FoundLeaf, type Signed, type TreeStore, valueOf } from '../tree.store';
import type { StampedCheckpoint, StampsStore } from '../stamps/stamps.store';
import type { RecordFactsStore } from './record-facts.store';

/** Of those that were signed on the way: each shows that nothing was rewritten since. */
const CHECKPOINTS_MAX = 24;
/** Refusals beyond ten a minute become a leaf when their minute is over; whoever goes on being refused is not waited for. */
const LATE_REFUSALS_MS = 120_000;
/** A time authority that is away is not waited for any longer: the record goes out without its stamp. */
const LATE_STAMP_MS = 120_000;

export interface RecordPlan {
  readonly auctionId: number;
  readonly origin: string;
  /** The largest: all that is in the record is proved under it. */
  readonly signed: Signed;
  /** Smaller ones, ascending. */
  readonly onTheWay: readonly Signed[];
  /** Of a time authority, over one of those; null where there is none. */
  readonly stamp: StampedCheckpoint | null;
  readonly first: number;
  readonly last: number;
  readonly texts: { readonly terms: string; readonly lots: string; readonly result: string };
  readonly lotIds: readonly number[];
}

export interface PlanPorts {
  readonly facts: RecordFactsStore;
  readonly tree: TreeStore;
  /** Those that signed the log, the present one and the ones before. */
  readonly logKeys: readonly NoteKey[];
  readonly wanted: WantedWitnesses;
  /** Null where no time authority is asked. */
  readonly stamps: Pick<StampsStore, 'ofAuction'> | null;
}

/** Of an auction whose result is in the log. What is published of it later, as a winner who does not pay, is no part of the sale. */
export async function planRecord(auctionId: number, ports: PlanPorts): Promise<RecordPlan | null> {
  const { facts, tree } = ports;
  const result = await leafOf<ResultLeaf>(tree, `result:${auctionId}:1`);
  const began = await leafOf<AuctionLeaf>(tree, `auction:${auctionId}:1`);
  const terms = await leafOf<AuctionLeaf>(
    tree,
    `auction:${auctionId}:${await facts.termsRevision(auctionId)}`,
  );
  if (result === null || began === null || terms === null) return null;
  const lateByMs = result.leaf.atMs + LATE_REFUSALS_MS;
  if ((await facts.nowMs()) < lateByMs && (await facts.waitingRefusals(auctionId)) > 0) return null;
  const lots = await textOf(tree, terms.leaf.lotsHash);
  const lotIds = idsIn(lots);
  const settled = await facts.settledCheckpoints(result.index, lateByMs);
  const signed = await largestCheckpoint(settled, { auctionId, lotIds }, ports);
  if (signed === null) return null;
  const stamp = (await ports.stamps?.ofAuction(auctionId)) ?? null;
  const isStampDue = ports.stamps !== null && stamp === null;
  if (isStampDue && (await facts.nowMs()) < result.leaf.atMs + LATE_STAMP_MS) return null;
  return {
    ...{ auctionId, signed, stamp, lotIds, first: began.index, origin: sizeIn(signed.note).origin },
    // All that the largest checkpoint covers: else refusals after the result could be left out unseen.
    last: signed.size - 1,
    onTheWay: withStamped(await checkpointsBetween(ports, began.index + 1, signed), stamp, signed),
    texts: {
      lots,
      terms: await textOf(tree, terms.leaf.termsHash),
      result: await textOf(tree, result.leaf.resultHash),
    },
  };
}

/** What the first of the settled ones covers of the auction, late refusals above all, is not left out for the sake of a signature. */
export async function largestCheckpoint(
  settled: readonly Signed[],
  auction: Pick<RecordPlan, 'auctionId' | 'lotIds'>,
  { facts, wanted }: Pick<PlanPorts, 'facts' | 'wanted'>,
): Promise<Signed | null> {
  const best = mostSigned(settled, wanted);
  const [first] = settled;
  if (best === null || first === undefined || best.size >= first.size) return best;
  let last = best.size - 1;
  for await (const leaves of facts.leaves(best.size, first.size - 1))
    for (const { index, body } of leaves)
      if (isOf(auction, readLeaf({ bytes: new Uint8Array(body) }))) last = index;
  return mostSigned(
    settled.filter(({ size }) => size > last),
    wanted,
  );
}

function isOf({ auctionId, lotIds }: Pick<RecordPlan, 'auctionId' | 'lotIds'>, leaf: Leaf): boolean {
  return 'lotId' in leaf ? lotIds.includes(leaf.lotId) : leaf.auctionId === auctionId;
}

async function leafOf<Kind extends Leaf>(
  tree: TreeStore,
  source: string,
): Promise<{ readonly index: number; readonly leaf: Kind } | null> {
  const [found] = await tree.leavesOf([source]);
  return found === undefined ? null : { index: found.index, leaf: readLeaf(found) as Kind };
}

function readLeaf({ bytes }: Pick<FoundLeaf, 'bytes'>): Leaf {
  return valueOf(parseLeaf(bytes));
}

async function textOf(tree: TreeStore, hash: string): Promise<string> {
  const text = await tree.text(hash);
  if (text === null) throw new Error(`the text ${hash} is not kept`);
  return text;
}

function idsIn(lots: string): readonly number[] {
  return lots
    .split('\n')
    .slice(0, -1)
    .map((line) => (JSON.parse(line) as { readonly id: number }).id);
}

/** The one that is stamped is among them. */
function withStamped(
  onTheWay: readonly Signed[],
  stamp: StampedCheckpoint | null,
  newest: Signed,
): readonly Signed[] {
  if (stamp === null || stamp.size === newest.size || onTheWay.some(({ size }) => size === stamp.size))
    return onTheWay;
  return [...onTheWay, { size: stamp.size, note: stamp.note }].sort((a, b) => a.size - b.size);
}

/** At even distances. One under another name is of another log, one by a key that nobody knows any more proves nothing. */
async function checkpointsBetween(
  { facts, logKeys, wanted }: PlanPorts,
  from: number,
  newest: Signed,
): Promise<readonly Signed[]> {
  const found = new Map<number, Signed>();
  const { origin } = sizeIn(newest.note);
  for (let step = 0; step < CHECKPOINTS_MAX; step += 1) {
    const about = from + Math.floor(((newest.size - from) * step) / CHECKPOINTS_MAX);
    const there = (await facts.firstCheckpoints(about)).filter(({ size }) => size < newest.size);
    const signed = mostSigned(there, wanted);
    if (signed === null || found.has(signed.size)) continue;
    const opened = await openCheckpoint(signed.note, { origin, logKeys, witnessKeys: [], verifyEd25519 });
    if (opened.ok) found.set(signed.size, signed);
  }
  return [...found.values()].sort((a, b) => a.size - b.size);
}
