// How Sequelize connects: the same connection as mysqlOptions gives, the models, and no say over the schema.
import type { SequelizeModuleOptions } from '@nestjs/sequelize';
import { isUnknownVariable } from '@haopai/engine-mysql';
import { type Connection, type ConnectionOptions, createConnection } from 'mysql2';
import type { MysqlConfig } from '../config';
import { limitAnswers } from './answer-limits';
import { PoolsConnections } from './leave-server';
import {
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
import { ACQUIRE_MAX_MS, CONNECT_MAX_MS, tlsOf } from './mysql-pool';
import { CATCHES_UP_ALWAYS, REQUEST_SILENCE, REQUEST_STATEMENTS } from './session-statements';

const START_RETRIES_MAX = 5;
const START_RETRY_AFTER_MS = 1_000;

export const MODELS = [
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
];

export function sequelizeOptions(config: MysqlConfig): SequelizeModuleOptions {
  const connections = new PoolsConnections();
  return {
    dialect: 'mysql',
    host: config.host,
    port: config.port,
    username: config.user,
    password: config.password,
    database: config.database,
    timezone: '+00:00',
    dialectModule: {
      createConnection: (options: ConnectionOptions) => connectWithLimits(options, connections),
    },
    dialectOptions: {
      ...tlsOf(config),
      charset: 'utf8mb4_unicode_ci',
      supportBigNumbers: true,
      bigNumberStrings: false,
      connectTimeout: CONNECT_MAX_MS,
    },
    define: { timestamps: false, underscored: true },
    pool: { max: config.poolMax, acquire: ACQUIRE_MAX_MS, idle: REQUEST_SILENCE.poolEndsAfterMs },
    // Each app has models of its own, so that two of them can live in one process.
    repositoryMode: true,
    models: MODELS,
    synchronize: false,
    logging: false,
    retryAttempts: START_RETRIES_MAX,
    retryDelay: START_RETRY_AFTER_MS,
    hooks: { afterConnect: prepareConnection },
  };
}

/** What Sequelize takes of the driver; it asks its first question itself, before anybody else hears of the connection. */
function connectWithLimits(options: ConnectionOptions, connections: PoolsConnections): Connection {
  const connection = createConnection(options);
  connections.watch(connection);
  limitAnswers(connection, REQUEST_SILENCE.answerMaxMs);
  return connection;
}

/** Sequelize forgets one that could not be prepared, and does not end it. */
async function prepareConnection(connection: unknown): Promise<void> {
  if (!isMysqlConnection(connection)) throw new Error('Sequelize gave a connection that is not mysql2’s');
  try {
    await prepare(connection);
  } catch (error) {
    connection.destroy();
    throw error;
  }
}

async function prepare(connection: Connection): Promise<void> {
  const silence = `SET SESSION wait_timeout = ${REQUEST_SILENCE.serverEndsAfterS}`;
  for (const statement of [...REQUEST_STATEMENTS, CATCHES_UP_ALWAYS, silence])
    await connection
      .promise()
      .query(statement)
      .catch((error: unknown) => {
        if (!isUnknownVariable(error)) throw error;
      });
}

function isMysqlConnection(value: unknown): value is Connection {
  return (
    typeof value === 'object' && value !== null && 'promise' in value && typeof value.promise === 'function'
  );
}
