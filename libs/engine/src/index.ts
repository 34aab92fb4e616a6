// The engine: live lots behind one facade, `createLotEngine`, without a framework; its ports; and what is fixed between those on both sides of a port.
export type { Cancel, Clock, ClockDoubt } from './clock';
export { chain, chainHash, firstBrokenVersion, GENESIS_HASH } from './journal-chain';
export type { JournalRecord } from './journal-chain';
export { createLotEngine } from './create-lot-engine';
export { connectToEngine } from './line/connect-to-engine';
export type { EngineConnection } from './line/connect-to-engine';
export { EngineLine } from './line/serve-engine';
export { newInstanceId } from './instance-id';
export { BusWithLine } from './peers/bus-with-line';
export { JournalWriter, TRANSACTION_ROWS_MAX } from './journal-writer';
export { CorruptJournal, LotActor, MAILBOX_MAX, RECENT_MAX, TURN_MAX } from './lot-actor';
export { BUSY, ELSEWHERE, UNAVAILABLE } from './lot-answer';
export type { Done, Elsewhere, LotAnswer, NotDone, RuntimeRejection } from './lot-answer';
export { commandOf, LotHost, ORDERS_UNDER_WAY_MAX } from './lot-host';
export type { BidOrder, CeilingOrder, LotHostPorts, LotOrder } from './lot-host';
export type {
  AuctionFact,
  CarryOutAct,
  EngineFact,
  EngineFigures,
  LotEngine,
  LotFact,
  LotRecord,
  LotSnapshot,
  SubmittedCommand,
} from './lot-engine';
export type {
  AuctionSource,
  Directory,
  EngineWatch,
  LotEnginePorts,
  LotHeads,
  MessageBus,
  ShardChange,
  StaffActs,
} from './lot-engine.ports';
export { figuresOf } from './lot-figures';
export type { LotFigures } from './lot-figures';
export { readWhole } from './lot-journal';
export type { AppendOutcome, LotBatch, LotJournal } from './lot-journal';
export type { LotPublisher } from './lot-publisher';
export { doneAt } from './lot-turn';
export type {
  CountedRefusals,
  RefusalRow,
  RefusalRows,
  RefusedOrder,
  WrittenRefusal,
} from './refusals/lot-refusal';
export type { CutOffRule, LostBidder } from './rooms/cut-off-rule';
export { LOST_FOR_MS, TOLD_EVERY_MS } from './rooms/seen-rooms';
export type { SeenRoom } from './rooms/seen-rooms';
export { MemoryJournal } from './memory-journal';
export { OUTAGE_MIN_MS } from './owed-time';
export { SHARD_COUNT, fairShareMax, shardOf } from './shard-leases';
export type { BidsUntil, LeaseKeeper, OwnLeases, ShardLease, ShardLeases } from './shard-leases';
export { ownerOfNothing, soleOwner } from './sole-owner';
export { standalone } from './standalone';
export { systemClock } from './system-clock';
