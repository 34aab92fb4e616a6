// A lot at one moment: a union by phase, so that fields that mean nothing in a phase cannot be read in it.
import type { Fen } from '@haopai/rules';
import type { LotEvent } from './lot.events';
import type { LotTerms } from './lot.terms';
import type { PersistentMap } from './persistent-map';

export interface AcceptedBid {
  readonly bidId: string;
  readonly paddleNo: number;
  readonly entryId: number;
  readonly amountFen: Fen;
  readonly atMs: number;
  readonly endsAtMs: number;
  /** The version that this bid gave the lot. */
  readonly version: number;
}

/** Up to where the lot bids for a paddle. Only the leader's can still bid: all others were bid up to and past. */
export interface Ceiling {
  readonly proxyId: string;
  readonly paddleNo: number;
  readonly entryId: number;
  readonly ceilingFen: Fen;
  readonly setAtMs: number;
}

/** An order about a ceiling that was carried out, to answer it again. */
export interface CeilingOrder {
  readonly paddleNo: number;
  /** Null for a cancellation. */
  readonly set: { readonly entryId: number; readonly askedFen: Fen } | null;
  /** The version that this order gave the lot. */
  readonly version: number;
}

export interface PaddleCeiling {
  /** Null when it was cancelled. */
  readonly ceiling: Ceiling | null;
  /** How often this paddle has set a ceiling here. */
  readonly changes: number;
}

export interface Ceilings {
  readonly byPaddle: PersistentMap<PaddleCeiling>;
  readonly ordersById: PersistentMap<CeilingOrder>;
}

/** What an administrator's act did here, to answer it again. */
export interface ActDone {
  readonly type: LotEvent['type'];
  /** The version that it gave the lot. */
  readonly version: number;
}

interface Scheduled {
  readonly terms: LotTerms;
  /** Number of events so far. */
  readonly version: number;
  /** Time of the last event; a lot's time never runs backwards. */
  readonly changedAtMs: number;
  readonly bidsById: PersistentMap<AcceptedBid>;
  /** The one entry with which each paddle bids on this lot. */
  readonly entryByPaddle: PersistentMap<number>;
  /** Null until the first is set, so that a lot without ceilings pays nothing for them. */
  readonly ceilings: Ceilings | null;
  /** The last accepted bid when its paddle was disqualified while it led: its amount is the price, and nobody leads. */
  readonly lapsed: AcceptedBid | null;
  /** Why each disqualified paddle is; null until the first. */
  readonly disqualified: PersistentMap<string> | null;
  /** Whether the time of a cut-off was given back: that is done once. */
  readonly hasCutOffTime: boolean;
  /** Acts of administrators by id; null until the first. */
  readonly acts: PersistentMap<ActDone> | null;
}

export interface UnscheduledLot {
  readonly phase: 'unscheduled';
  readonly version: 0;
}
export interface WaitingLot extends Scheduled {
  readonly phase: 'waiting';
}
export interface FiveMinutesLot extends Scheduled {
  readonly phase: 'fiveMinutes';
  readonly leader: null;
  readonly endsAtMs: number;
}
export interface OneMinuteLot extends Scheduled {
  readonly phase: 'oneMinute';
  readonly leader: AcceptedBid;
  readonly endsAtMs: number;
}
export interface PausedLot extends Scheduled {
  readonly phase: 'paused';
  readonly leader: AcceptedBid | null;
  readonly remainingMs: number;
  readonly reason: string;
}
export interface SoldLot extends Scheduled {
  readonly phase: 'sold';
  readonly leader: AcceptedBid;
}
export interface UnsoldLot extends Scheduled {
  readonly phase: 'unsold';
}
export interface WithdrawnLot extends Scheduled {
  readonly phase: 'withdrawn';
  readonly leader: AcceptedBid | null;
  readonly reason: string;
}

/** What a lot has in every phase but the first. */
export type ScheduledCommon = Scheduled;

/** A lot whose countdown runs: the only phases in which a bid can be accepted. */
export type RunningLot = FiveMinutesLot | OneMinuteLot;
export type ScheduledLot = WaitingLot | RunningLot | PausedLot | SoldLot | UnsoldLot | WithdrawnLot;
export type LotState = UnscheduledLot | ScheduledLot;

export const UNSCHEDULED: UnscheduledLot = { phase: 'unscheduled', version: 0 };

export function isRunning(lot: LotState): lot is RunningLot {
  return lot.phase === 'fiveMinutes' || lot.phase === 'oneMinute';
}

export function hasEnded(lot: LotState): lot is SoldLot | UnsoldLot | WithdrawnLot {
  return lot.phase === 'sold' || lot.phase === 'unsold' || lot.phase === 'withdrawn';
}

/** The last accepted bid, in whatever phase; null before the first. */
export function leaderOf(lot: LotState): AcceptedBid | null {
  return 'leader' in lot ? lot.leader : null;
}

/** The last accepted amount, be it that nobody leads with it any more; null before the first bid. */
export function priceOf(lot: ScheduledLot): Fen | null {
  return leaderOf(lot)?.amountFen ?? lot.lapsed?.amountFen ?? null;
}

/** The ceiling that a paddle has on this lot, be it reached or not. Nobody else's business before the lot has ended. */
export function ceilingOf(lot: LotState, paddleNo: number): Ceiling | null {
  if (lot.phase === 'unscheduled' || lot.ceilings === null) return null;
  return lot.ceilings.byPaddle.get(String(paddleNo))?.ceiling ?? null;
}

/** When the lot must be woken next, in epoch milliseconds; null if nothing is due by itself. */
export function nextDeadlineMs(lot: LotState): number | null {
  if (lot.phase === 'waiting') return lot.terms.opensAtMs;
  return isRunning(lot) ? lot.endsAtMs : null;
}
