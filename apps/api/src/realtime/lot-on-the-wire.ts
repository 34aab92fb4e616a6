// A lot of the engine and its journal in the wire's words, real or of a practice.
import type { BidLine, LotTick, NoteLine, RecordLine } from '@haopai/contracts';
import { assertNever, isRunning, leaderOf } from '@haopai/lot';
import type { LotEvent, ScheduledLot } from '@haopai/lot';
import type { JournalRecord } from '@haopai/lot-runtime';
import type { HeardLot } from './heard-figures';

export function liveFiguresOf(lot: ScheduledLot): HeardLot {
  const leader = leaderOf(lot);
  return {
    lotId: lot.terms.lotId,
    version: lot.version,
    phase: lot.phase,
    priceFen: leader?.amountFen ?? null,
    leaderPaddle: leader?.paddleNo ?? null,
    endsAtMs: isRunning(lot) ? lot.endsAtMs : null,
    remainingMs: lot.phase === 'paused' ? lot.remainingMs : null,
    reason: lot.phase === 'paused' || lot.phase === 'withdrawn' ? lot.reason : null,
  };
}

/** What watchers are told of new records, oldest first. */
export function lotTickOf(lot: ScheduledLot, news: readonly JournalRecord[]): LotTick {
  return { ...liveFiguresOf(lot), ...linesOf(news), moreBids: false };
}

export interface Lines {
  readonly bids: readonly BidLine[];
  readonly notes: readonly NoteLine[];
}

/** Every record is either a bid or a note. */
export function linesOf(records: readonly JournalRecord[]): Lines {
  const bids: BidLine[] = [];
  const notes: NoteLine[] = [];
  for (const { version, event } of records) {
    if (event.type === 'BidAccepted') {
      bids.push({ version, paddleNo: event.paddleNo, amountFen: event.amountFen, atMs: event.atMs });
    } else {
      notes.push({ version, kind: noteKindOf(event), atMs: event.atMs, ...reasonOf(event) });
    }
  }
  return { bids, notes };
}

export function recordLineOf({ version, event, hash }: JournalRecord): RecordLine {
  const isBid = event.type === 'BidAccepted';
  return {
    version,
    kind: isBid ? 'bid' : noteKindOf(event),
    atMs: event.atMs,
    paddleNo: isBid || event.type === 'LotSold' ? event.paddleNo : null,
    amountFen: isBid || event.type === 'LotSold' ? event.amountFen : null,
    endsAtMs: 'endsAtMs' in event ? event.endsAtMs : null,
    reason: reasonOf(event).reason ?? null,
    hash,
  };
}

function reasonOf(event: LotEvent): { reason?: string } {
  return 'reason' in event && event.reason !== '' ? { reason: event.reason } : {};
}

function noteKindOf(event: Exclude<LotEvent, { type: 'BidAccepted' }>): NoteLine['kind'] {
  switch (event.type) {
    case 'LotScheduled':
      return 'scheduled';
    case 'LotOpened':
      return 'opened';
    case 'LotPaused':
      return 'paused';
    case 'LotResumed':
      return event.cause === 'outage' ? 'outage' : 'resumed';
    case 'LotWithdrawn':
      return 'withdrawn';
    case 'LotSold':
      return 'sold';
    case 'LotUnsold':
      return 'unsold';
    default:
      return assertNever(event);
  }
}
