// What is judged after a run: what bidders were told, what the journal says, what was done, and who owned which lot when.
import { decodeLotEvent, type LotEvent } from '@haopai/lot';
import { shardOf } from '@haopai/engine';
import type { BidTry, JournalOfSale } from '../../load';
import type { FaultKind } from '../faults/fault';
import type { FaultRecord } from '../faults/fault-log';
import type { Beat, MissedBeat } from '../stage/database-pulse';
import type { Ownership } from '../stage/shard-watch';
import type { StormLot } from '../storm/storm';

export interface Evidence {
  readonly lots: readonly StormLot[];
  readonly tries: readonly BidTry[];
  readonly journal: JournalOfSale;
  readonly faults: readonly FaultRecord[];
  /** Every change that was seen of a shard, oldest first. */
  readonly ownersOf: (shard: number) => readonly Ownership[];
  /** Writes past the program, oldest first; none where the database is one server. */
  readonly beats: readonly Beat[];
  readonly missedBeats: readonly MissedBeat[];
  /** When the storm was told to end: lots that were open then have had the time to close. */
  readonly stoppedAtMs: number;
}

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Ownership is looked at every 50 ms, by a busy program. */
const SEEN_LATE_MS = 250;

/** The events of each lot, as far as they can be read: the audits name those that cannot. */
export function eventsByLot({ journal }: Evidence): ReadonlyMap<number, readonly LotEvent[]> {
  return new Map(journal.lots.map(({ lotId, rows }) => [lotId, rows.flatMap(({ body }) => readEvent(body))]));
}

function readEvent(body: string): readonly LotEvent[] {
  try {
    return [decodeLotEvent(body)];
  } catch {
    return [];
  }
}

/** Who owned the lot until this time or longer; null when that is not certain. */
export function ownerUntil({ ownersOf }: Evidence, lotId: number, atMs: number): string | null {
  const known = ownersOf(shardOf(lotId)).findLast(({ sinceMs }) => sinceMs <= atMs);
  return known === undefined || known.sinceMs > atMs - SEEN_LATE_MS ? null : known.owner;
}

/** Who owned the lot at this time and, by its lease, for a while longer; null when that is not certain. */
export function ownerOf(evidence: Evidence, lotId: number, atMs: number): string | null {
  const next = evidence.ownersOf(shardOf(lotId)).find(({ sinceMs }) => sinceMs > atMs);
  const isAboutToChange = next !== undefined && next.sinceMs < atMs + SEEN_LATE_MS;
  return isAboutToChange ? null : ownerUntil(evidence, lotId, atMs);
}

export interface Outage extends Span {
  /** The owner lived and decided, but nothing of it could reach the disk before the end. */
  readonly ownerLived: boolean;
}

/**
 * Times in which it was certain that nobody could commit a bid for the lot: MySQL was dead; or the lot's owner was dead, frozen
 * or cut off from MySQL, and nobody had taken its shard yet. Each is at most as long as the real one. Those of a replicated
 * database are `databaseOutages`.
 */
export function outagesOf(evidence: Evidence, lotId: number): readonly Outage[] {
  const outages = evidence.faults.flatMap(({ fault, target, beganAtMs, backAtMs }): readonly Outage[] => {
    if (fault.kind === 'killMysql') return [{ fromMs: beganAtMs, toMs: backAtMs, ownerLived: true }];
    const state = OWNER_AFTER[fault.kind];
    if (state === undefined || ownerOf(evidence, lotId, beganAtMs) !== target) return [];
    const taken = evidence.ownersOf(shardOf(lotId)).find(({ sinceMs }) => sinceMs > beganAtMs);
    const takenAtMs = taken?.notBeforeMs ?? Infinity;
    const toMs = state === 'dead' ? takenAtMs : Math.min(takenAtMs, backAtMs);
    return [{ fromMs: beganAtMs, toMs, ownerLived: state === 'cutOff' }];
  });
  return outages.filter(({ fromMs, toMs }) => toMs > fromMs && toMs < Infinity);
}

const OWNER_AFTER: Partial<Record<FaultKind, 'dead' | 'frozen' | 'cutOff'>> = {
  killInstance: 'dead',
  killTaker: 'dead',
  freezeInstance: 'frozen',
  stallDatabase: 'cutOff',
  cutDatabase: 'cutOff',
  dropPackets: 'cutOff',
};
