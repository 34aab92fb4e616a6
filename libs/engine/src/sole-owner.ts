// Shard leases for one owner of everything, as practice and tests use them, and for an instance that holds nothing, an edge.
import { type OwnLeases, SHARD_COUNT } from './shard-leases';

const UNCHANGING = {
  start: () => Promise.resolve(),
  takeNow: () => undefined,
  takeNoMore: () => undefined,
  stop: () => Promise.resolve(),
};

export function soleOwner(aliveUntilMs: number): OwnLeases {
  return { ...UNCHANGING, count: SHARD_COUNT, leaseOf: (shard) => ({ shard, epoch: 1, aliveUntilMs }) };
}

export function ownerOfNothing(): OwnLeases {
  return { ...UNCHANGING, count: 0, leaseOf: () => null };
}
