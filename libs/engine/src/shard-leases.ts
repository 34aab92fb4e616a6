// Port: which shards of lots this instance owns. A lease routes and tells who lives; safety is the journal's primary key.

export const SHARD_COUNT = 64;

export interface ShardLease {
  readonly shard: number;
  /** Grows by one with each change of owner. */
  readonly epoch: number;
  /** When the shard's lots could last be bid on before this owner took it, epoch milliseconds. */
  readonly aliveUntilMs: number;
}

export interface ShardLeases {
  /** The lease of a shard while this instance holds it, else null. */
  leaseOf(shard: number): ShardLease | null;
}

/** Until when bids were possible on every lot of a shard, epoch milliseconds; null while lots are still being taken on: then what the last owner left stands. */
export type BidsUntil = (shard: number) => number | null;

/** The leases of an instance that takes and keeps some, and gives them back in the end. */
export interface OwnLeases extends ShardLeases {
  /** Shards held now. */
  readonly count: number;
  /** Takes its part and goes on doing so. Rejects when that cannot even be asked for the first time. */
  start(): Promise<void>;
  /** Somebody has freed shards: takes what there is room for at once. */
  takeNow(): void;
  /** From now on no shard is gained. */
  takeNoMore(): void;
  /** Gives all back; their lots have fallen silent. Bids on a shard were possible until `bidsUntilMs`, null as in `LeaseKeeper`. */
  stop(bidsUntilMs: BidsUntil): Promise<void>;
}

/** What the leases ask of whoever holds the lots, and tell them. */
export interface LeaseKeeper {
  /** Whether this instance is fit to take shards now; what it holds it keeps. */
  mayTake(): boolean;
  /**
   * At this moment: until when bids were possible on every lot of each shard held.
   */
  bidsPossibleUntilMs(): BidsUntil;
  /** These are held now: their lots are to be gone through. */
  gained(leases: readonly ShardLease[]): void;
  /** The lots of these shards must fall silent; somebody else may own them now. */
  lost(shards: readonly number[]): void;
  /** These are to be handed over: resolves when their lots have fallen silent and all that was on its way is on disk. */
  letGo(shards: readonly number[]): Promise<void>;
  /** These are free, for others to take. */
  freed(shards: readonly number[]): void;
}

/** 2^32 divided by the golden ratio: its multiples lie as evenly as can be. */
const SPREAD = 0x9e3779b1;
/** What is left of 32 bits when the six that count 64 shards are taken. */
const SHIFT = 26;

/** Lots of one auction have numbers in a row: they fall on all shards alike, and on any run of shards in proportion. */
export function shardOf(lotId: number): number {
  return Math.imul(lotId, SPREAD) >>> SHIFT;
}

/** Shards that one of so many instances holds at most, so that each has its part. */
export function fairShareMax(instances: number): number {
  return Math.ceil(SHARD_COUNT / Math.max(instances, 1));
}
