// Live lots without a framework: actors, group commit, alarms, and the ports to journal, clock, publisher and shards.
export type { Cancel, Clock } from './clock';
export { chain, chainHash, firstBrokenVersion, GENESIS_HASH } from './journal-chain';
export type { JournalRecord } from './journal-chain';
export { JournalWriter, TRANSACTION_ROWS_MAX } from './journal-writer';
export { CorruptJournal, LotActor, MAILBOX_MAX, RECENT_MAX, TURN_MAX } from './lot-actor';
export { BUSY, ELSEWHERE, UNAVAILABLE } from './lot-answer';
export type { Done, Elsewhere, LotAnswer, NotDone, RuntimeRejection } from './lot-answer';
export { LotHost, ORDERS_UNDER_WAY_MAX } from './lot-host';
export type { BidOrder, LotHostPorts, LotOrder } from './lot-host';
export { readWhole } from './lot-journal';
export type { AppendOutcome, LotBatch, LotJournal } from './lot-journal';
export type { LotPublisher } from './lot-publisher';
export { MemoryJournal } from './memory-journal';
export { OUTAGE_MIN_MS } from './owed-time';
export { SHARD_COUNT, fairShareMax, shardOf } from './shard-leases';
export type { ShardLease, ShardLeases } from './shard-leases';
export { soleOwner } from './sole-owner';
export { systemClock } from './system-clock';
