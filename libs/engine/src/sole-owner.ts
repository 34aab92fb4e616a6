// Shard leases for one owner of everything, as practice and tests use them.
import type { ShardLeases } from './shard-leases';

export function soleOwner(aliveUntilMs: number): ShardLeases {
  return { leaseOf: (shard) => ({ shard, epoch: 1, aliveUntilMs }) };
}
