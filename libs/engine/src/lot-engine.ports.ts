// What an engine stands on: each a port, with MySQL behind it in libs/engine-mysql, Redis in the api, and memory in a practice.
import type { LotTerms, ScheduledLot } from '@haopai/lot';
import type { Clock } from './clock';
import type { LotJournal } from './lot-journal';
import type { LotOrder } from './lot-host';
import type { RefusalRows } from './refusals/lot-refusal';
import type { LeaseKeeper, OwnLeases } from './shard-leases';

/** The auctions whose lots are to be held, and their end. */
export interface AuctionSource {
  /** Whether none is added later: then they are read once. */
  readonly isFixed?: boolean;
  /** Published auctions that have not ended and start before `beforeMs`. */
  openAuctions(beforeMs: number): Promise<readonly number[]>;
  termsOf(auctionId: number): Promise<readonly LotTerms[]>;
  /** Ends the auction if all its lots have ended; true for the one caller who did it. */
  endIfOver(auctionId: number, atMs: number): Promise<boolean>;
}

/** Where lots stand, written down after the fact for those who read without a journal. */
export interface LotHeads {
  /** Older versions than the one that stands are left out. */
  write(lots: readonly ScheduledLot[]): Promise<void>;
  /** Whether the lot has ended, as far as is written down. */
  hasEnded(lotId: number): Promise<boolean>;
}

/** Acts of staff, written down before they are carried out. */
export interface StaffActs {
  /** Null when nobody ordered this of this lot. */
  orderFor(lotId: number, actId: string): Promise<LotOrder | null>;
}

/** Short messages between instances on named channels; what is said while the bus is away is lost. */
export interface MessageBus {
  /** How many instances listen. Rejects while the bus is away. */
  say(channel: string, message: string): Promise<number>;
  listen(channel: string, hear: (message: string) => void): void;
  /** Hears whenever the bus is back. */
  onReturn(hear: () => void): void;
}

/** Who holds which shard. */
export interface Directory {
  start(): void;
  stop(): void;
  /** At the last look; null when nobody held it. */
  ownerOf(shard: number): string | null;
  /** Whether an instance of this id was there at one of the looks of the last seconds; one that hands its lots over still writes for so long. */
  hasSeen(instanceId: string): boolean;
  /** Resolves after a look that began no earlier than now. */
  look(): Promise<void>;
  /** Whether the database answered when it was last asked. */
  readonly isAnswered: boolean;
}

export type ShardChange = 'taken' | 'given' | 'lost';

/** Hears what happens inside, for the log and the figures; returns at once. */
export interface EngineWatch {
  noteShards(change: ShardChange, shards: number): void;
  /** From the sending of a command to the instance that holds its lot to the answer that came back. */
  noteForwarded(tookMs: number): void;
  noteMet(auctionId: number, lots: number): void;
  /** A lot stays shut until somebody has looked at its journal. */
  noteBroken(lotId: number, cause: unknown): void;
  /** The end of an auction could not be written for minutes; it is tried again. */
  noteEndFailed(auctionId: number, cause: unknown): void;
  /** Many were cut off at once: the lots of their auction get that time back. */
  noteCutOff(auctionId: number, awayCount: number, roomCount: number): void;
  /** Refusals that nobody could write down for so long that there was no room left for them. */
  noteRefusalsDropped(count: number): void;
  /** Something went wrong that is tried again, or will be made good for otherwise. */
  noteTrouble(what: string, cause: unknown): void;
}

export interface LotEnginePorts {
  readonly clock: Clock;
  readonly journal: LotJournal;
  readonly auctions: AuctionSource;
  readonly heads: LotHeads;
  readonly acts: StaffActs;
  /** For the public log; null where nothing is put into it. */
  readonly refusals: RefusalRows | null;
  /** The leases of this instance, which tell `keeper` what comes and goes. */
  readonly leases: (keeper: LeaseKeeper) => OwnLeases;
  /** Whether this instance is fit to take shards now. */
  readonly mayTakeShards: () => boolean;
  /**
   * When a door of this instance was last heard, on `clock`; null when none ever was. Where engine and door are one process that is always
   * now; an engine without a door that bidders use hears none.
   */
  readonly doorHeardAtMs: () => number | null;
  /** Other instances; null where there can be none. `self` is this process's id and no other's, past ones included (`newInstanceId`). */
  readonly peers: {
    readonly self: string;
    /** What all instances of the site know and nobody who can only reach `bus`: under keys derived from it they write to each other. */
    readonly secret: string;
    readonly bus: MessageBus;
    /** A directory that calls `onLook` after every look that could be taken. */
    readonly directory: (onLook: () => void) => Directory;
  } | null;
  readonly watch: EngineWatch;
  /** Measures what is done as the engine ends, part by part; nobody does where it is left out. */
  readonly timed?: (part: string, work: () => Promise<void>) => Promise<void>;
  /** Called once as the engine begins to let its lots go: what only runs beside it may end, too. */
  readonly whenDraining?: () => void;
  /** Called once when the engine has ended: what it stood on can go. */
  readonly whenClosed?: () => Promise<void>;
}
