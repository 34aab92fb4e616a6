// Shard leases for one instance that owns everything, as tests, bench and a single-instance start-up use them.
import type { ShardLeases } from '../shard-leases';

export function soleOwner(aliveUntilMs: number): ShardLeases {
  return { leaseOf: (shard) => ({ shard, epoch: 1, aliveUntilMs }) };
}
