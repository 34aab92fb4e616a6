// The past facts of a lot, as the journal keeps them. Stored events are never edited: see event-codec.ts for new versions.
import type { Fen } from '@haopai/rules';
import type { LotTerms } from './lot.terms';

export interface LotScheduled {
  readonly type: 'LotScheduled';
  readonly atMs: number;
  readonly terms: LotTerms;
}

export interface LotOpened {
  readonly type: 'LotOpened';
  readonly atMs: number;
  readonly endsAtMs: number;
}

export interface BidAccepted {
  readonly type: 'BidAccepted';
  readonly atMs: number;
  readonly bidId: string;
  readonly paddleNo: number;
  readonly entryId: number;
  readonly amountFen: Fen;
  readonly endsAtMs: number;
  /** The ceiling for which the lot made this bid; absent when it came by hand. */
  readonly proxyId?: string;
}

/** From now on the lot bids for this paddle up to `ceilingFen`, whatever its ceiling was before. Secret until the lot has ended. */
export interface CeilingSet {
  readonly type: 'CeilingSet';
  readonly atMs: number;
  readonly proxyId: string;
  readonly paddleNo: number;
  readonly entryId: number;
  /** What the bidder wrote. */
  readonly askedFen: Fen;
  /** What of it the smallest steps reach. */
  readonly ceilingFen: Fen;
  /** Unguessable: nobody finds the ceiling by trying which one gives the hash of this event. */
  readonly salt: string;
}

/** The lot bids no more for this paddle; what was bid stands. Secret until the lot has ended. */
export interface CeilingCancelled {
  readonly type: 'CeilingCancelled';
  readonly atMs: number;
  readonly proxyId: string;
  readonly paddleNo: number;
  readonly salt: string;
}

/** What an administrator did carries the id of the act that it belongs to; events of before there were ids have none. */
interface Administered {
  readonly actId?: string;
}

export interface LotPaused extends Administered {
  readonly type: 'LotPaused';
  readonly atMs: number;
  readonly remainingMs: number;
  readonly reason: string;
}

export interface LotResumed extends Administered {
  readonly type: 'LotResumed';
  readonly atMs: number;
  /** `cutOff`: many of those in the room were away all at once, while others could bid on. */
  readonly cause: 'administrator' | 'outage' | 'cutOff';
  readonly endsAtMs: number;
  /** Of a cut-off: how many of how many paddles were away, as `7/20`. */
  readonly reason: string;
  /** Of a cut-off: since when they were away. */
  readonly sinceMs?: number;
}

export interface LotWithdrawn extends Administered {
  readonly type: 'LotWithdrawn';
  readonly atMs: number;
  readonly reason: string;
}

/**
 * The paddle bids no more on this lot, its ceiling is void, and what it has bid stays in the record. Did it lead, then the lead
 * lapses: the price stands, nobody leads, and the first countdown begins anew.
 */
export interface PaddleDisqualified extends Administered {
  readonly type: 'PaddleDisqualified';
  readonly atMs: number;
  readonly paddleNo: number;
  readonly reason: string;
  /** Given when it led while the countdown ran: when the new one ends. */
  readonly endsAtMs?: number;
  /** Given when it led while the lot was paused: what is left of the new countdown. */
  readonly remainingMs?: number;
}

/** The last accepted bid won: `amountFen` is the hammer price. */
export interface LotSold {
  readonly type: 'LotSold';
  readonly atMs: number;
  readonly paddleNo: number;
  readonly entryId: number;
  readonly amountFen: Fen;
}

export interface LotUnsold {
  readonly type: 'LotUnsold';
  readonly atMs: number;
}

export type LotEvent =
  | LotScheduled
  | LotOpened
  | BidAccepted
  | CeilingSet
  | CeilingCancelled
  | LotPaused
  | LotResumed
  | LotWithdrawn
  | PaddleDisqualified
  | LotSold
  | LotUnsold;
