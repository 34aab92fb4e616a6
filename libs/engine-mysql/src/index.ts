// The engine's ports on MySQL 8.4 and MariaDB 11.8: journal, clock, shard leases, auctions, heads, acts of staff, refusals.
export { AuctionClock, SERVER_NOW_MS } from './auction-clock';
export { askDatabaseServer, databaseServerOf } from './database-server';
export type { DatabaseServer } from './database-server';
export { askDurability, DURABILITIES } from './durability';
export type { Durability, DurabilityFound } from './durability';
export { journalHashAt, journalHeadOf } from './journal-heads';
export type { JournalHead, LotVersion } from './journal-heads';
export { ladderFromText, ladderToText } from './ladder-text';
export { MysqlAuctions } from './mysql-auctions';
export {
  isAway,
  isDuplicateKey,
  isLeftToOthers,
  isLockWait,
  isTakenBack,
  isUnknownVariable,
} from './mysql-errors';
export { COMMIT_MAX_MS, MysqlJournal } from './mysql-journal';
export { MysqlLotHeads } from './mysql-lot-heads';
export { LEASE_MS, MysqlShardLeases, SETTLE_MS } from './mysql-shard-leases';
export { MysqlRefusals } from './mysql-refusals';
export { MysqlStaffActs } from './mysql-staff-acts';
export { sumUpRecords } from './record-sums';
export type { RecordSum } from './record-sums';
export { ShardDirectory } from './shard-directory';
export { INSTANCE_ADDRESS_V4, LOT_TABLES_V1, LOT_TABLES_V2, LOT_TABLES_V3 } from './tables';
