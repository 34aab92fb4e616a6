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
}

export interface LotPaused {
  readonly type: 'LotPaused';
  readonly atMs: number;
  readonly remainingMs: number;
  readonly reason: string;
}

export interface LotResumed {
  readonly type: 'LotResumed';
  readonly atMs: number;
  readonly cause: 'administrator' | 'outage';
  readonly endsAtMs: number;
  readonly reason: string;
}

export interface LotWithdrawn {
  readonly type: 'LotWithdrawn';
  readonly atMs: number;
  readonly reason: string;
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
  LotScheduled | LotOpened | BidAccepted | LotPaused | LotResumed | LotWithdrawn | LotSold | LotUnsold;
