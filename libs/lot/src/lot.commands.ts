// The orders a lot can be given. Time is data: `receivedAtMs` is the auction's clock when the order reached the lot's mailbox.
import type { Fen } from '@haopai/rules';
import type { LotTerms } from './lot.terms';

/** Gives a lot its terms; repeated, it changes nothing. */
export interface ScheduleLot {
  readonly type: 'ScheduleLot';
  readonly receivedAtMs: number;
  readonly terms: LotTerms;
}

/** What a person pressed for. */
interface Pressed {
  /** How long ago that was when it reached the site; absent where who orders does not say. */
  readonly heldMs?: number;
}

export interface PlaceBid extends Pressed {
  readonly type: 'PlaceBid';
  readonly receivedAtMs: number;
  /** Chosen by the bidder, unique for each bid: the same id gets the same answer. */
  readonly bidId: string;
  readonly paddleNo: number;
  readonly entryId: number;
  readonly amountFen: Fen;
  /** The highest amount that the entry's deposit allows; absent where the auction sets none. */
  readonly limitFen?: Fen;
  /** The lot that the entry is known to stand behind, null while it is free. */
  readonly entryBoundTo: number | null;
}

/** Leaves a ceiling up to which the lot bids for the paddle, or puts another in its place, higher or lower. */
export interface SetCeiling extends Pressed {
  readonly type: 'SetCeiling';
  readonly receivedAtMs: number;
  /** Chosen by the bidder, unique for each order about a ceiling: the same id gets the same answer. */
  readonly proxyId: string;
  readonly paddleNo: number;
  readonly entryId: number;
  readonly ceilingFen: Fen;
  /** As of a bid: it can only rise, so what the lot bids for a ceiling that was set within it stays within it. */
  readonly limitFen?: Fen;
  /** The lot that the entry is known to stand behind, null while it is free. */
  readonly entryBoundTo: number | null;
  /** Random, made by the server (see CeilingSet). */
  readonly salt: string;
}

export interface CancelCeiling extends Pressed {
  readonly type: 'CancelCeiling';
  readonly receivedAtMs: number;
  readonly proxyId: string;
  readonly paddleNo: number;
  readonly salt: string;
}

/** The alarm: opens or closes the lot if that is due, else changes nothing. */
export interface Wake {
  readonly type: 'Wake';
  readonly receivedAtMs: number;
}

/** An administrator's order. The same act gets the same answer, however often it comes. */
interface Administered {
  readonly actId?: string;
}

export interface PauseLot extends Administered {
  readonly type: 'PauseLot';
  readonly receivedAtMs: number;
  readonly reason: string;
}

/** As PauseLot; a lot that waits is frozen, too, before it opens by itself. */
export interface SuspendLot extends Administered {
  readonly type: 'SuspendLot';
  readonly receivedAtMs: number;
  readonly reason: string;
}

export interface ResumeLot extends Administered {
  readonly type: 'ResumeLot';
  readonly receivedAtMs: number;
  readonly reason: string;
}

export interface WithdrawLot extends Administered {
  readonly type: 'WithdrawLot';
  readonly receivedAtMs: number;
  readonly reason: string;
}

/** Bars a paddle from bidding here, and takes its lead away if it has it. */
export interface DisqualifyPaddle extends Administered {
  readonly type: 'DisqualifyPaddle';
  readonly receivedAtMs: number;
  readonly paddleNo: number;
  readonly reason: string;
}

/** Gives a running lot the time back that it lost while nobody could bid; `aliveUntilMs` is when bids were last possible. */
export interface ResumeAfterOutage {
  readonly type: 'ResumeAfterOutage';
  readonly receivedAtMs: number;
  readonly aliveUntilMs: number;
}

/** Gives a running lot back, once, the time during which many of those in the room have been away. */
export interface ResumeAfterCutOff {
  readonly type: 'ResumeAfterCutOff';
  readonly receivedAtMs: number;
  /** When the first of them went, and the last. */
  readonly sinceMs: number;
  readonly untilMs: number;
  /** Paddles that are away, of so many that were in the room. */
  readonly awayCount: number;
  readonly roomCount: number;
}

export type LotCommand =
  | ScheduleLot
  | PlaceBid
  | SetCeiling
  | CancelCeiling
  | Wake
  | PauseLot
  | SuspendLot
  | ResumeLot
  | WithdrawLot
  | DisqualifyPaddle
  | ResumeAfterOutage
  | ResumeAfterCutOff;
