// The engine as everybody else sees it: commands in, answers and facts out. Whether a lot lives here or elsewhere is its own affair.
import type { Ceiling } from '@haopai/lot';
import type { Observable } from 'rxjs';
import type { JournalRecord } from './journal-chain';
import type { Done, NotDone } from './lot-answer';
import type { LotFigures } from './lot-figures';
import type { BidOrder, CeilingOrder } from './lot-host';
import type { SeenRooms } from './rooms/seen-rooms';

/** An act of staff, which whoever holds the lot reads where it was written down: whoever can write between instances orders nothing (ADR 25). */
export interface CarryOutAct {
  readonly type: 'CarryOut';
  readonly actId: string;
}

/** What can be ordered of a lot from outside. */
export type SubmittedCommand = BidOrder | CeilingOrder | CarryOutAct;

/** What is told of a journal's record. */
export type LotRecord = Pick<JournalRecord, 'version' | 'event' | 'hash'>;

/** A lot held here as its watchers were told. */
export interface LotSnapshot {
  readonly auctionId: number;
  readonly figures: LotFigures;
  /** The newest, RECENT_MAX at least where there are so many, oldest first. */
  readonly records: readonly LotRecord[];
}

/** A lot held here has new records on disk, or, with none, has just been loaded. */
export interface LotFact {
  readonly kind: 'lot';
  readonly auctionId: number;
  readonly figures: LotFigures;
  /** In order, oldest first. */
  readonly records: readonly LotRecord[];
}

/** The first lot of an auction has opened, or its last has ended and that is written down. */
export interface AuctionFact {
  readonly kind: 'auctionStarted' | 'auctionEnded';
  readonly auctionId: number;
  readonly atMs: number;
}

/** A lot is held here no longer. */
export interface LotGone {
  readonly kind: 'lotGone';
  readonly lotId: number;
}

export type EngineFact = LotFact | LotGone | AuctionFact;

export interface EngineFigures {
  /** Commands in the mailboxes of the lots held here, not answered yet. */
  readonly commandsUnderWay: number;
  readonly lotsHeld: number;
  readonly shardsHeld: number;
  /** Whether the database, asked once a second, answered last time: without it nothing is confirmed. */
  readonly isDatabaseThere: boolean;
  /** For how long the engine's process has not been heard, in ms; 0 where it is this one. */
  readonly silentMs: number;
}

export interface LotEngine {
  /**
   * The lot's answer, wherever it is held; that of its journal when it has ended. SERVER.BUSY or SERVER.UNAVAILABLE when nobody could
   * judge the command: it may be carried out although its answer is lost, and the same id is then told what it did. Rejects for an act
   * that orders nothing of this lot.
   */
  submit(lotId: number, command: SubmittedCommand): Promise<Done | NotDone>;
  /** What a paddle has left on a lot; null when it has left nothing, undefined when whoever holds the lot could not be asked. */
  maximumBidOf(lotId: number, paddleNo: number): Promise<Ceiling | null | undefined>;
  /**
   * Who is in the rooms at a door, told once a second; null when that door is gone. Of these and what other engines tell it is found out
   * when many are cut off at once (ADR 101). `door` is left out by the only one.
   */
  noteRooms(seen: SeenRooms | null, door?: string): void;
  /** Null for a lot that is not held here. */
  snapshot(lotId: number): LotSnapshot | null;
  /** Of every lot held here. */
  held(): Iterable<LotSnapshot>;
  readonly figures: EngineFigures;
  /** Of the lots held here, after the commit. Hot; whoever hears it is in the way of the next bid, and must return at once and not throw. */
  readonly facts$: Observable<EngineFact>;
  /** Hands the lots over, and goes on bringing commands to whoever holds them then. */
  drain(): Promise<void>;
  /** Drains, unless that is done, and ends: what is not answered by now is SERVER.UNAVAILABLE. */
  close(): Promise<void>;
}
