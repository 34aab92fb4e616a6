// What a page knows of one lot, and how snapshots and ticks change it: pure, and certain that nothing was missed.
import type { BidLine, LotSnapshot, LotTick, LotView, NoteLine, RecordLine } from '@haopai/contracts';

export interface LotRecord {
  readonly lot: LotView;
  /** Oldest first, no version twice, none missing between the first and the last. */
  readonly bids: readonly BidLine[];
  readonly notes: readonly NoteLine[];
  /** True when the record has older lines than these. */
  readonly hasOlder: boolean;
  /** Up to this version none is missing; below the lot's own where the newest lines are still to be asked for. */
  readonly linesUpTo: number;
}

export type TickEffect =
  | { readonly kind: 'applied'; readonly record: LotRecord }
  /** Already known, or older. */
  | { readonly kind: 'ignored' }
  /** Lines are missing in between, and only the figures are taken: ask for the snapshot. */
  | { readonly kind: 'gap'; readonly record: LotRecord };

interface Versioned {
  readonly version: number;
}

function merge<Line extends Versioned>(known: readonly Line[], fresh: readonly Line[]): readonly Line[] {
  const byVersion = new Map([...known, ...fresh].map((line) => [line.version, line]));
  return [...byVersion.values()].sort((a, b) => a.version - b.version);
}

/** Its lines count only when there is one for each version after those known up to its own; its figures always do. */
export function applyTick(record: LotRecord, tick: LotTick): TickEffect {
  if (tick.lotId !== record.lot.lotId || tick.version <= record.lot.version) return { kind: 'ignored' };
  const isNew = (line: Versioned) => line.version > record.linesUpTo && line.version <= tick.version;
  const bids = tick.bids.filter(isNew);
  const notes = tick.notes.filter(isNew);
  const brought = new Set([...bids, ...notes].map((line) => line.version));
  const { version, phase, priceFen, leaderPaddle, endsAtMs, remainingMs, reason } = tick;
  const lot = { ...record.lot, version, phase, priceFen, leaderPaddle, endsAtMs, remainingMs, reason };
  if (brought.size !== version - record.linesUpTo) return { kind: 'gap', record: { ...record, lot } };
  return {
    kind: 'applied',
    record: {
      lot,
      bids: merge(record.bids, bids),
      notes: merge(record.notes, notes),
      hasOlder: record.hasOlder,
      linesUpTo: version,
    },
  };
}

/** Whether the lot has ended with this and has lines that were sealed until then. */
export function opensSeals(effect: TickEffect): boolean {
  if (effect.kind !== 'applied') return false;
  const { lot, notes } = effect.record;
  const hasEnded = lot.phase === 'sold' || lot.phase === 'unsold' || lot.phase === 'withdrawn';
  return hasEnded && notes.some(({ kind }) => kind === 'sealed');
}

/**
 * The newest figures rule, whichever brings them. The snapshot's lines join those known before if they meet, and else take their place;
 * they may be behind its figures, where they were asked for apart.
 */
export function applySnapshot(
  record: LotRecord | null,
  snapshot: LotSnapshot,
  linesUpTo = snapshot.lot.version,
): LotRecord {
  const { bids, notes, hasOlder } = snapshot;
  const fresh = { lot: snapshot.lot, bids, notes, hasOlder, linesUpTo };
  if (record === null || record.lot.lotId !== snapshot.lot.lotId) return fresh;
  if (snapshot.lot.version < record.lot.version && linesUpTo <= record.linesUpTo) return record;
  const lot = snapshot.lot.version < record.lot.version ? record.lot : snapshot.lot;
  const lines = [...bids, ...notes];
  if (linesUpTo < record.linesUpTo || lines.length === 0) return { ...record, lot };
  const oldest = Math.min(...lines.map((line) => line.version));
  if (oldest > record.linesUpTo + 1) return { ...fresh, lot };
  return {
    lot,
    bids: merge(record.bids, bids),
    notes: merge(record.notes, notes),
    hasOlder: record.hasOlder && hasOlder,
    linesUpTo,
  };
}

/** Adds the older lines that the whole record brings; the live figures stay. */
export function addOlderLines(record: LotRecord, lines: readonly RecordLine[]): LotRecord {
  const older = splitLines(lines.filter(({ version }) => version <= record.linesUpTo));
  return {
    ...record,
    bids: merge(older.bids, record.bids),
    notes: merge(older.notes, record.notes),
    hasOlder: false,
  };
}

/** Lines of the record as ticks and snapshots bring them. */
export function splitLines(lines: readonly RecordLine[]): Pick<LotRecord, 'bids' | 'notes'> {
  const bids: BidLine[] = [];
  const notes: NoteLine[] = [];
  for (const { version, kind, atMs, paddleNo, amountFen, reason, isByCeiling } of lines) {
    if (kind !== 'bid') {
      notes.push({
        version,
        kind,
        atMs,
        ...(reason === null ? {} : { reason }),
        ...(paddleNo === null ? {} : { paddleNo }),
        ...(amountFen === null ? {} : { amountFen }),
      });
    } else if (paddleNo !== null && amountFen !== null) {
      const mark = isByCeiling === true ? { isByCeiling } : {};
      bids.push({ version, paddleNo, amountFen, atMs, ...mark });
    }
  }
  return { bids, notes };
}
