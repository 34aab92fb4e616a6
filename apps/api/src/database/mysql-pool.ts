// Raw mysql2 connections: for migrations, for specs and for the journal's hot path. Everything else goes through the models.
import { createPool, type PoolOptions } from 'mysql2';
import type { Pool } from 'mysql2/promise';
import type { MysqlConfig } from '../config';
import { SESSION_STATEMENTS } from './session-statements';

/** Injection token of the instance's MysqlPool. */
export const MYSQL_POOL = Symbol('MYSQL_POOL');

export type MysqlPool = Pool;

const CONNECT_MAX_MS = 5_000;

/** The connection's options, for whoever needs a connection outside the pool. BIGINT columns arrive as numbers below 2^53. */
export function mysqlOptions(config: MysqlConfig): PoolOptions {
  return {
    host: config.host,
    port: config.port,
    user: config.user,
    password: config.password,
    ...(config.database === '' ? {} : { database: config.database }),
    charset: 'utf8mb4_unicode_ci',
    timezone: 'Z',
    supportBigNumbers: true,
    connectTimeout: CONNECT_MAX_MS,
    connectionLimit: config.poolMax,
  };
}

/** A pool whose connections are set up as SESSION_STATEMENTS say; the caller ends it. */
export function openMysqlPool(config: MysqlConfig): MysqlPool {
  const pool = createPool(mysqlOptions(config));
  pool.on('connection', (connection) => {
    // Queued before the borrower's first query. A connection that could not be set up must not be used.
    for (const statement of SESSION_STATEMENTS) {
      connection.query(statement, (error) => {
        if (error !== null) connection.destroy();
      });
    }
  });
  return pool.promise();
}
