// The database: connections, models for stores, and migrations.
export { isQueueFull } from './is-queue-full';
export { giveUpWaiting } from './answer-limits';
export { grantRights } from './accounts/grant-rights';
export { admitDatabaseOf, tryDatabase } from './admit-database';
export { aloneInDatabase } from './alone-in-database';
export { DatabaseModule } from './database.module';
export { isDatabaseAway } from './is-database-away';
export { isLockWait, isTakenBack } from '@haopai/engine-mysql';
export { isGivenUp, selectWithin } from './select-within';
export { ladderFromText, ladderToText } from '@haopai/engine-mysql';
export { migrateDatabase } from './migrate';
export { JOURNAL_TABLE } from './migration-journal';
export { COMMAND_PATIENCE_MS, onceItAnswers } from './once-it-answers';
export { MigrationRunner } from './migration-runner';
export { MIGRATIONS } from './migrations';
export {
  AgreementModel,
  ArticleModel,
  ArticleTranslationModel,
  AuctionModel,
  CitizenDeviceModel,
  CitizenModel,
  ContactDetailsModel,
  DepositModel,
  EnrolmentModel,
  EntryModel,
  LogInModel,
  LotHeadModel,
  LotModel,
  OrderEventModel,
  OrderModel,
  PaymentModel,
  RefundModel,
  RegionModel,
  StaffModel,
} from './models';
export { MYSQL_POOL, openMysqlPool } from './mysql-pool';
export type { MysqlPool, SilenceLimits } from './mysql-pool';
export { CATCHES_UP_ALWAYS, REQUEST_SILENCE, REQUEST_STATEMENTS } from './session-statements';
export { sequelizeOptions } from './sequelize-options';
export { transactionOn } from './pool-transactions';
export type { TransactionConnection } from './pool-transactions';
export { TransactionMarks } from './transaction-marks';
export { Transactions } from './transactions';
/** Begun by a store or by Transactions; use cases only hand it on. */
export type { Transaction } from 'sequelize';
