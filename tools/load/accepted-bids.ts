// The accepted bids of a sale as its journal has them, each with the end of the countdown that it came into; and how lots closed.
import { decodeLotEvent, type LotEvent } from '@haopai/lot';
import type { JournalOfSale } from './journal-of-sale';

export interface JournaledBid {
  readonly lotId: number;
  readonly version: number;
  readonly hash: string;
  readonly bidId: string;
  readonly entryId: number;
  readonly amountFen: number;
  readonly atMs: number;
  readonly endsAtMs: number;
  /** When the countdown ended that ran before it; null when none ran. */
  readonly beforeMs: number | null;
  /** The lot had closed before, by this journal. */
  readonly isAfterClose: boolean;
}

export interface LotCourse {
  readonly lotId: number;
  readonly bids: readonly JournaledBid[];
  /** When the countdown ended that ran at the close; null while the lot has not closed by itself. */
  readonly closedAtMs: number | null;
  /** From then to the close. */
  readonly closeDelayMs: number | null;
}

/** Rows that cannot be read are left out: the audits name them. */
export function coursesOf({ lots }: JournalOfSale): readonly LotCourse[] {
  return lots.map(({ lotId, rows }) => {
    const bids: JournaledBid[] = [];
    let beforeMs: number | null = null;
    let closedAtMs: number | null = null;
    let closeDelayMs: number | null = null;
    for (const { version, hash, body } of rows) {
      const event = readEvent(body);
      if (event === null) continue;
      if (event.type === 'BidAccepted') {
        const { bidId, entryId, amountFen, atMs, endsAtMs } = event;
        const isAfterClose = closedAtMs !== null;
        bids.push({
          lotId,
          version,
          hash,
          bidId,
          entryId,
          amountFen,
          atMs,
          endsAtMs,
          beforeMs,
          isAfterClose,
        });
      }
      if (event.type === 'LotSold' || event.type === 'LotUnsold') {
        closedAtMs = beforeMs;
        closeDelayMs = event.atMs - (beforeMs ?? event.atMs);
      }
      if ('endsAtMs' in event) beforeMs = event.endsAtMs ?? beforeMs;
    }
    return { lotId, bids, closedAtMs, closeDelayMs };
  });
}

function readEvent(body: string): LotEvent | null {
  try {
    return decodeLotEvent(body);
  } catch {
    return null;
  }
}
