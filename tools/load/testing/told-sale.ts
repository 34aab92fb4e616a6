// Builders for the checker's specs: the journal of a small sale, and bidders who were told exactly what stands in it.
import type { LotEvent, LotTerms } from '@haopai/lot';
import { chain, GENESIS_HASH } from '@haopai/engine';
import { termsOf } from '@haopai/engine/testing';
import { DEFAULT_COUNTDOWN_MS, DEFAULT_FIRST_BID_MS, fen } from '@haopai/rules';
import type { BidTry } from '../../../load-tests/bidding/history.ts';
import { coursesOf } from '../accepted-bids';
import type { JournalOfSale, LotRows } from '../journal-of-sale';

export const OPENED_AT_MS = 1_000_000;
export const COUNTDOWN_MS = DEFAULT_COUNTDOWN_MS;
const ON_THE_WAY_MS = 5;

/** A paddle's bid so long after the opening; its entry has ten times its number unless another is given. */
export function bid(
  paddleNo: number,
  yuan: number,
  afterMs: number,
  more: Partial<Extract<LotEvent, { type: 'BidAccepted' }>> = {},
): LotEvent {
  const atMs = OPENED_AT_MS + afterMs;
  return {
    type: 'BidAccepted',
    atMs,
    endsAtMs: atMs + COUNTDOWN_MS,
    bidId: `bid-${paddleNo}-${yuan}`,
    paddleNo,
    entryId: paddleNo * 10,
    amountFen: fen(yuan * 100),
    ...more,
  };
}

export function sold(paddleNo: number, yuan: number, afterMs: number): LotEvent {
  const atMs = OPENED_AT_MS + afterMs;
  return { type: 'LotSold', atMs, paddleNo, entryId: paddleNo * 10, amountFen: fen(yuan * 100) };
}

/** What happened on a lot after it opened, as rows of its journal. */
export function lotOf(lotId: number, events: readonly LotEvent[], more: Partial<LotTerms> = {}): LotRows {
  const terms = termsOf(lotId, { startPriceFen: fen(500_000), opensAtMs: OPENED_AT_MS, ...more });
  const opened: LotEvent = {
    type: 'LotOpened',
    atMs: OPENED_AT_MS,
    endsAtMs: OPENED_AT_MS + DEFAULT_FIRST_BID_MS,
  };
  const rows: { version: number; atMs: number; body: string; hash: string }[] = [];
  for (const event of [
    { type: 'LotScheduled' as const, atMs: OPENED_AT_MS - 1_000, terms },
    opened,
    ...events,
  ]) {
    const before = rows.at(-1);
    const { version, body, hash } = chain(lotId, rows.length + 1, before?.hash ?? GENESIS_HASH, event);
    rows.push({ version, atMs: event.atMs, body, hash });
  }
  return { lotId, rows };
}

/** Each entry is bound to the lot of its first bid. */
export function journalOf(...lots: readonly LotRows[]): JournalOfSale {
  const bindings = new Map<number, number>();
  for (const { bids } of coursesOf({ lots, bindings })) {
    for (const { entryId, lotId } of bids) if (!bindings.has(entryId)) bindings.set(entryId, lotId);
  }
  return { lots, bindings };
}

/** One try for each bid of the journal, acknowledged as it stands there. */
export function toldOf(journal: JournalOfSale): BidTry[] {
  return coursesOf(journal).flatMap(({ lotId, bids }) =>
    bids.map(({ bidId, entryId, amountFen, atMs, version, hash, endsAtMs }) => ({
      bidder: Math.floor(entryId / 10),
      by: 'socket' as const,
      baseUrl: 'http://127.0.0.1:3000',
      lotId,
      bidId,
      entryId,
      amountFen,
      sentAtMs: atMs - ON_THE_WAY_MS,
      answeredAtMs: atMs + ON_THE_WAY_MS,
      answer: { kind: 'accepted' as const, receipt: { version, hash, priceFen: amountFen, endsAtMs } },
    })),
  );
}
