// Facts of a lot for planned records, in short: opens at 1,000,000 ms from 100,000 fen by steps of 10,000 and 20,000, five minutes, then one.
import type {
  BidAccepted,
  CeilingSet,
  LotEvent,
  LotOpened,
  LotResumed,
  LotScheduled,
  LotTerms,
} from '@haopai/lot';
import type { Fen, Ladder } from '@haopai/rules';

export const OPENS_AT_MS = 1_000_000;
export const COUNTDOWN_MS = 60_000;
export const FIRST_BID_MS = 300_000;
/** When the first bid of most lots comes. */
export const BID_AT_MS = OPENS_AT_MS + 1_000;

export const fen = (value: number): Fen => value as Fen;

export function scheduled(lotId = 1, more: Partial<LotTerms> = {}): LotScheduled {
  const ladder = [10_000, 20_000].map(fen) as unknown as Ladder;
  const clock = { firstBidMs: FIRST_BID_MS, countdownMs: COUNTDOWN_MS, opensAtMs: OPENS_AT_MS };
  return {
    ...{ type: 'LotScheduled', atMs: 500_000 },
    terms: { lotId, startPriceFen: fen(100_000), ladder, ...clock, ...more },
  };
}

export const opened: LotOpened = {
  type: 'LotOpened',
  atMs: OPENS_AT_MS,
  endsAtMs: OPENS_AT_MS + FIRST_BID_MS,
};

/** Of the paddle's own entry. */
export function bid(
  atMs: number,
  paddleNo: number,
  amountFen: number,
  more: Partial<BidAccepted> = {},
): BidAccepted {
  return {
    ...{
      type: 'BidAccepted',
      atMs,
      bidId: `${atMs}-${paddleNo}-${amountFen}`,
      paddleNo,
      entryId: paddleNo * 10,
    },
    ...{ amountFen: fen(amountFen), endsAtMs: atMs + COUNTDOWN_MS, ...more },
  };
}

export function ceiling(
  atMs: number,
  paddleNo: number,
  ceilingFen: number,
  askedFen = ceilingFen,
): CeilingSet {
  return {
    ...{ type: 'CeilingSet', atMs, proxyId: proxyOf(paddleNo), paddleNo, entryId: paddleNo * 10 },
    ...{ askedFen: fen(askedFen), ceilingFen: fen(ceilingFen), salt: 'salt' },
  };
}

/** What the lot bids for that ceiling. */
export function bidFor(atMs: number, paddleNo: number, amountFen: number): BidAccepted {
  return bid(atMs, paddleNo, amountFen, { proxyId: proxyOf(paddleNo) });
}

export function resumed(atMs: number, cause: LotResumed['cause'], endsAtMs: number): LotResumed {
  return { type: 'LotResumed', atMs, cause, endsAtMs, reason: '' };
}

export function sold(atMs: number, paddleNo: number, amountFen: number, entryId = paddleNo * 10): LotEvent {
  return { type: 'LotSold', atMs, paddleNo, entryId, amountFen: fen(amountFen) };
}

/** As a paddle is called here. */
function proxyOf(paddleNo: number): string {
  return `maximum-${paddleNo}`;
}
