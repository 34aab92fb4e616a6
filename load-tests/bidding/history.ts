// What a bidder did and heard, try by try: the checker lays it beside the journal.
import type { BidReceipt, Refusal } from '@haopai/contracts';

export interface BidOrder {
  readonly lotId: number;
  /** A UUID; a bid that is asked again keeps it. */
  readonly bidId: string;
  readonly amountFen: number;
  readonly entryId: number;
}

export type BidAnswer =
  | { readonly kind: 'accepted'; readonly receipt: BidReceipt }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** It may be on disk or not: only the same bid id asked again tells. `why`: an error code, or what happened to the line. */
  | { readonly kind: 'unknown'; readonly why: string };

/** One time that a bid was sent. Times are epoch milliseconds of the client's clock. */
export interface BidTry extends BidOrder {
  /** Which bidder of the sale, from 0. */
  readonly bidder: number;
  readonly by: 'socket' | 'rest';
  /** The instance that was asked. */
  readonly baseUrl: string;
  readonly sentAtMs: number;
  /** When the answer came, or when the bidder gave up waiting for it. */
  readonly answeredAtMs: number;
  readonly answer: BidAnswer;
}

/** Codes by which nothing is said about the bid itself; it may have been taken when it was sent before. */
const UNDECIDED_CODES: readonly string[] = [
  'SERVER.UNAVAILABLE',
  'SERVER.BUSY',
  'SERVER.FAILED',
  'REQUEST.RATE_LIMITED',
  'SESSION.MISSING',
  'ROOM.NOT_ENTERED',
];

export function refusedOrUnknown({ code, data }: Refusal): BidAnswer {
  return UNDECIDED_CODES.includes(code)
    ? { kind: 'unknown', why: code }
    : { kind: 'refused', refusal: { code, data } };
}
