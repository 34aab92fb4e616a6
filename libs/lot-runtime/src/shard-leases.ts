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

export function shardOf(lotId: number): number {
  return lotId % SHARD_COUNT;
}
