// A lot of the engine and its journal in the wire's words, real or of a practice.
import type { BidLine, LotTick, NoteLine, RecordLine } from '@haopai/contracts';
import type { LotFigures, LotRecord } from '@haopai/engine';
import { assertNever } from '@haopai/lot';
import type { BidAccepted, LotEvent, LotResumed } from '@haopai/lot';

/** What watchers are told of new records, oldest first. */
export function lotTickOf(figures: LotFigures, news: readonly LotRecord[]): LotTick {
  return { ...figures, ...linesOf(news), moreBids: false };
}

export interface Lines {
  readonly bids: readonly BidLine[];
  readonly notes: readonly NoteLine[];
}

/** Every record is either a bid or a note; what is about ceilings is a sealed note, and no bid says whether it was made for one. */
export function linesOf(records: readonly LotRecord[]): Lines {
  return linesBy(records, bidOf, (record) => sealed(noteOf(record)));
}

/** The same of a lot that has ended, with all that was secret while it ran. */
export function openLinesOf(records: readonly LotRecord[]): Lines {
  return linesBy(records, openBidOf, noteOf);
}

function linesBy(
  records: readonly LotRecord[],
  bidBy: (version: number, bid: BidAccepted) => BidLine,
  noteBy: (record: NoteRecord) => NoteLine,
): Lines {
  const bids: BidLine[] = [];
  const notes: NoteLine[] = [];
  for (const { version, event } of records) {
    if (event.type === 'BidAccepted') bids.push(bidBy(version, event));
    else notes.push(noteBy({ version, event }));
  }
  return { bids, notes };
}

function bidOf(version: number, { paddleNo, amountFen, atMs }: BidAccepted): BidLine {
  return { version, paddleNo, amountFen, atMs };
}

function openBidOf(version: number, bid: BidAccepted): BidLine {
  return { ...bidOf(version, bid), ...(bid.proxyId === undefined ? {} : { isByCeiling: true }) };
}

type NoteEvent = Exclude<LotEvent, { type: 'BidAccepted' }>;
type NoteRecord = { readonly version: number; readonly event: NoteEvent };

function noteOf({ version, event }: NoteRecord): NoteLine {
  const note = { version, kind: noteKindOf(event), atMs: event.atMs, ...reasonOf(event) };
  if (event.type === 'CeilingSet') return { ...note, paddleNo: event.paddleNo, amountFen: event.ceilingFen };
  const isOfPaddle = event.type === 'CeilingCancelled' || event.type === 'PaddleDisqualified';
  return isOfPaddle ? { ...note, paddleNo: event.paddleNo } : note;
}

/** Of a line about a ceiling only that there is one, and when: whose it is and how high stays secret. */
function sealed(note: NoteLine): NoteLine {
  const isSecret = note.kind === 'ceilingSet' || note.kind === 'ceilingCancelled';
  return isSecret ? { version: note.version, kind: 'sealed', atMs: note.atMs } : note;
}

/** A line of the record of a lot that has not ended. */
export function recordLineOf({ version, event, hash }: LotRecord): RecordLine {
  const line = openRecordLineOf({ version, event, hash });
  if (event.type !== 'CeilingSet' && event.type !== 'CeilingCancelled') return { ...line, isByCeiling: null };
  return { ...line, kind: 'sealed', paddleNo: null, amountFen: null };
}

/** The same of a lot that has ended, with all that was secret while it ran. */
export function openRecordLineOf({ version, event, hash }: LotRecord): RecordLine {
  const isBid = event.type === 'BidAccepted';
  return {
    version,
    kind: isBid ? 'bid' : noteKindOf(event),
    atMs: event.atMs,
    paddleNo: 'paddleNo' in event ? event.paddleNo : null,
    amountFen: amountOf(event),
    endsAtMs: 'endsAtMs' in event ? (event.endsAtMs ?? null) : null,
    reason: reasonOf(event).reason ?? null,
    isByCeiling: isBid ? event.proxyId !== undefined : null,
    hash,
  };
}

function amountOf(event: LotEvent): number | null {
  if (event.type === 'CeilingSet') return event.ceilingFen;
  return 'amountFen' in event ? event.amountFen : null;
}

function reasonOf(event: LotEvent): { reason?: string } {
  return 'reason' in event && event.reason !== '' ? { reason: event.reason } : {};
}

const RESUMED_AS: Readonly<Record<LotResumed['cause'], NoteLine['kind']>> = {
  administrator: 'resumed',
  outage: 'outage',
  cutOff: 'cutOff',
};

function noteKindOf(event: NoteEvent): NoteLine['kind'] {
  switch (event.type) {
    case 'LotScheduled':
      return 'scheduled';
    case 'LotOpened':
      return 'opened';
    case 'CeilingSet':
      return 'ceilingSet';
    case 'CeilingCancelled':
      return 'ceilingCancelled';
    case 'LotPaused':
      return 'paused';
    case 'LotResumed':
      return RESUMED_AS[event.cause];
    case 'LotWithdrawn':
      return 'withdrawn';
    case 'PaddleDisqualified':
      return 'disqualified';
    case 'LotSold':
      return 'sold';
    case 'LotUnsold':
      return 'unsold';
    default:
      return assertNever(event);
  }
}
