// Auctions and the bidding room as the wire shows them.
import type { PlateVehicle } from '@haopai/rules/plates';
import type { AuctionStopView } from './auction-stops';
import type { LotView } from './lots';

export type AuctionState = 'coming' | 'live' | 'past';

export interface AuctionView {
  readonly id: number;
  /** For example `2026年第12期`. */
  readonly title: string;
  readonly state: AuctionState;
  readonly startsAtMs: number;
  readonly endedAtMs: number | null;
  readonly lotCount: number;
  /** Of one share. */
  readonly depositFen: number;
  /** Shares that one citizen may take. */
  readonly sharesMax: number;
  /** From the end of the auction on, to pay what is left of a hammer price. */
  readonly paymentDays: number;
  /** Length of the first countdown, that waits for a first bid. */
  readonly firstBidMs: number;
  /** Length of the countdown that every accepted bid restarts. */
  readonly countdownMs: number;
  /** Steps above the current price, ascending. */
  readonly ladderFen: readonly number[];
  /** When it begins to take enrolments: null for its publication. Missing where the release before answers, as the next one. */
  readonly enrolmentOpensAtMs?: number | null;
  /** Until when one enrols and pays the deposit: null for its start. */
  readonly enrolmentClosesAtMs?: number | null;
  /** A rehearsal with toy plates: free, and nothing of it counts. Missing where the release before answers, which knows none. */
  readonly isDrill?: boolean;
  /** So many times its deposit an entry may bid; null, or missing from a server of the release before, for no limit. */
  readonly limitFactor?: number | null;
  /** What the office has decided since its publication: that it is cancelled, postponed or suspended. Missing where the release before answers. */
  readonly stop?: AuctionStopView | null;
}

/** How many watch a lot. */
export interface LotWatchers {
  readonly lotId: number;
  readonly count: number;
}

/** `GET /auctions/:id/interest`: how many there are, and nothing of who they are. */
export interface AuctionInterest {
  /** Citizens who have enrolled and paid the deposit. */
  readonly bidders: number;
  /** Lots that nobody watches are left out. */
  readonly watchers: readonly LotWatchers[];
}

/** Answer to `auction.watch`. */
export interface BoardSnapshot {
  readonly auction: AuctionView;
  readonly lots: readonly LotView[];
  readonly serverMs: number;
  /** Said again with `auction.watch`: whoever has this board is not given it again. Missing from a server of the release before, and in practice. */
  readonly boardVersion?: string;
}

/** Answer to `auction.watch` with the version of a board that has not changed. */
export interface BoardUnchanged {
  readonly isUnchanged: true;
  readonly boardVersion: string;
  readonly serverMs: number;
}

export interface EnterRoomBody {
  readonly paddleNo: number;
  readonly accessCode: string;
}

export interface EntryView {
  readonly entryId: number;
  readonly vin: string;
  /** As declared: it stands behind plates for such vehicles alone. Null, or missing from a server of the release before, where nobody has said. */
  readonly vehicle?: PlateVehicle | null;
  /** The highest amount that its deposit allows; null, or missing, where the auction sets no limit. */
  readonly limitFen?: number | null;
  /** The lot this entry stands behind, or null while it is free. */
  readonly boundLotId: number | null;
}

/** What a bidder may do in one auction's room. */
export interface RoomPass {
  readonly auctionId: number;
  readonly paddleNo: number;
  readonly entries: readonly EntryView[];
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
}
