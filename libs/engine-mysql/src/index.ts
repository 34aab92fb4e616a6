// The runtime's ports on MySQL 8.4 and MariaDB 11.8: journal, clock, shard leases.
export { AuctionClock, SERVER_NOW_MS } from './auction-clock';
export { COMMIT_MAX_MS, MysqlJournal } from './mysql-journal';
export { LEASE_MS, MysqlShardLeases } from './mysql-shard-leases';
export type { LeaseKeeper } from './mysql-shard-leases';
export { sumUpRecords } from './record-sums';
export type { RecordSum } from './record-sums';
export { ShardDirectory } from './shard-directory';
export { LOT_TABLES_V1, LOT_TABLES_V2 } from './tables';
