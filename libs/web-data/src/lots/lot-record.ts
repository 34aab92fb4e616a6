// What a page knows of one lot, and how snapshots and ticks change it: pure, and certain that nothing was missed.
import type { BidLine, LotSnapshot, LotTick, LotView, NoteLine, RecordLine } from '@haopai/contracts';

export interface LotRecord {
  readonly lot: LotView;
  /** Oldest first, no version twice, none missing between the first and the last. */
  readonly bids: readonly BidLine[];
  readonly notes: readonly NoteLine[];
  /** True when the record has older lines than these. */
  readonly hasOlder: boolean;
}

export type TickEffect =
  | { readonly kind: 'applied'; readonly record: LotRecord }
  /** Already known, or older. */
  | { readonly kind: 'ignored' }
  /** Lines are missing in between: watch again for the snapshot. */
  | { readonly kind: 'gap' };

interface Versioned {
  readonly version: number;
}

function merge<Line extends Versioned>(known: readonly Line[], fresh: readonly Line[]): readonly Line[] {
  const byVersion = new Map([...known, ...fresh].map((line) => [line.version, line]));
  return [...byVersion.values()].sort((a, b) => a.version - b.version);
}

/** A tick counts only when it brings a line for each version after ours up to its own. */
export function applyTick(record: LotRecord, tick: LotTick): TickEffect {
  const known = record.lot.version;
  if (tick.lotId !== record.lot.lotId || tick.version <= known) return { kind: 'ignored' };
  const isNew = (line: Versioned) => line.version > known && line.version <= tick.version;
  const bids = tick.bids.filter(isNew);
  const notes = tick.notes.filter(isNew);
  const brought = new Set([...bids, ...notes].map((line) => line.version));
  if (brought.size !== tick.version - known) return { kind: 'gap' };
  const { version, phase, priceFen, leaderPaddle, endsAtMs, remainingMs, reason } = tick;
  return {
    kind: 'applied',
    record: {
      lot: { ...record.lot, version, phase, priceFen, leaderPaddle, endsAtMs, remainingMs, reason },
      bids: merge(record.bids, bids),
      notes: merge(record.notes, notes),
      hasOlder: record.hasOlder,
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

/** A snapshot older than what is known changes nothing; otherwise it rules, and joins the lines known before if they meet. */
export function applySnapshot(record: LotRecord | null, snapshot: LotSnapshot): LotRecord {
  if (record === null || record.lot.lotId !== snapshot.lot.lotId) return snapshot;
  if (snapshot.lot.version < record.lot.version) return record;
  const oldest = Math.min(...[...snapshot.bids, ...snapshot.notes].map((line) => line.version));
  if (oldest > record.lot.version + 1) return snapshot;
  return {
    lot: snapshot.lot,
    bids: merge(record.bids, snapshot.bids),
    notes: merge(record.notes, snapshot.notes),
    hasOlder: record.hasOlder && snapshot.hasOlder,
  };
}

/** Adds the older lines that the whole record brings; the live figures stay. */
export function addOlderLines(record: LotRecord, lines: readonly RecordLine[]): LotRecord {
  const bids: BidLine[] = [];
  const notes: NoteLine[] = [];
  for (const { version, kind, atMs, paddleNo, amountFen, reason } of lines) {
    if (version > record.lot.version) continue;
    if (kind !== 'bid') {
      notes.push({
        version,
        kind,
        atMs,
        ...(reason === null ? {} : { reason }),
        ...(paddleNo === null ? {} : { paddleNo }),
        ...(amountFen === null ? {} : { amountFen }),
      });
    } else if (paddleNo !== null && amountFen !== null) bids.push({ version, paddleNo, amountFen, atMs });
  }
  return { ...record, bids: merge(bids, record.bids), notes: merge(notes, record.notes), hasOlder: false };
}
