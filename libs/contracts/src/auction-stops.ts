// What stops a published auction or one of its lots, or moves it: one of the staff asks, another confirms, and everybody reads the reason (docs/adr/0069).
import type { StaffName } from './staff';

/** `cancel` ends the auction, `postpone` gives it a later start, `suspend` freezes its lots until a time at which they go on by themselves. */
export const AUCTION_STOP_KINDS = ['cancel', 'postpone', 'suspend'] as const;
/** `withdrawLot` takes one lot out of the sale. */
export const STOP_KINDS = [...AUCTION_STOP_KINDS, 'withdrawLot'] as const;
export type StopKind = (typeof STOP_KINDS)[number];

/** What stands of a whole auction, for everybody. */
export interface AuctionStopView {
  readonly kind: (typeof AUCTION_STOP_KINDS)[number];
  readonly reason: string;
  /** When it was confirmed. */
  readonly atMs: number;
  /** Of one that is postponed its new start, of one that is suspended when it goes on; null for what is for good. */
  readonly untilMs: number | null;
  /** The start that had been announced. */
  readonly wasMs: number;
}

/** `POST /admin/auctions/:id/stops` */
export interface AskStopBody {
  readonly kind: StopKind;
  /** Everybody reads it. */
  readonly reason: string;
  /** Of a postponement the new start: later than the old one. Of a suspension when it goes on. */
  readonly untilMs?: number;
  /** Of `withdrawLot`. */
  readonly lotId?: number;
}

/** `asked` waits for a second person; `declined` is also what whoever asked has taken back. */
export type StopState = 'asked' | 'done' | 'declined';

/** Of an auction, in its AdminAuctionDetail. */
export interface AdminStopView {
  readonly id: number;
  readonly auctionId: number;
  readonly kind: StopKind;
  /** Of `withdrawLot`; else null. */
  readonly lotId: number | null;
  readonly plateNumber: string | null;
  readonly reason: string;
  readonly untilMs: number | null;
  readonly state: StopState;
  readonly askedBy: StaffName;
  readonly askedAtMs: number;
  readonly decidedBy: StaffName | null;
  readonly decidedAtMs: number | null;
}

/**
 * Engines take lots on ten minutes before they open; one minute more, for clocks that differ. Until then an auction can be postponed, from then
 * on it is suspended.
 */
export const HELD_BEFORE_START_MS = 11 * 60_000;
