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
