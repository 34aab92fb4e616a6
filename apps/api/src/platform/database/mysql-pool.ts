// Raw mysql2 connections: for migrations, for specs and for the journal's hot path. Everything else goes through the models.
import { isUnknownVariable } from '@haopai/engine-mysql';
import { createPool, type PoolOptions } from 'mysql2';
import type { Pool } from 'mysql2/promise';
import type { MysqlConfig } from '../config';
import { limitAnswers, limitSetUp, limitWaits } from './answer-limits';
import { PoolsConnections } from './leave-server';
import { SESSION_STATEMENTS } from './session-statements';

/** Injection token of the instance's MysqlPool. */
export const MYSQL_POOL = Symbol('MYSQL_POOL');

export type MysqlPool = Pool;

export const CONNECT_MAX_MS = 5_000;
/** Whoever waits for longer is told that the database is away. */
export const ACQUIRE_MAX_MS = 5_000;
/** So many wait for a connection of a pool that serves requests; beyond them one is told at once that the site is busy. */
export const QUEUE_MAX = 200;

/** The connection's options, for whoever needs a connection outside the pool. BIGINT columns arrive as numbers below 2^53. */
export function mysqlOptions(config: MysqlConfig): PoolOptions {
  return {
    host: config.host,
    port: config.port,
    user: config.user,
    password: config.password,
    ...(config.database === '' ? {} : { database: config.database }),
    ...tlsOf(config),
    charset: 'utf8mb4_unicode_ci',
    timezone: 'Z',
    supportBigNumbers: true,
    connectTimeout: CONNECT_MAX_MS,
    connectionLimit: config.poolMax,
  };
}

/** The server is who its address says: its certificate is signed by the CA, is not out of date, and names the host. Nothing else is spoken. */
export function tlsOf({ ca }: Pick<MysqlConfig, 'ca'>): Pick<PoolOptions, 'ssl'> {
  return ca === null
    ? {}
    : { ssl: { ca, rejectUnauthorized: true, verifyIdentity: true, minVersion: 'TLSv1.2' } };
}

/** How long a connection may say nothing, and the server to it. */
export interface SilenceLimits {
  /** The connection is destroyed when a statement is not answered for so long, longer than it may take or wait for locks. */
  readonly answerMaxMs: number;
  /**
   * One that is not ready for its borrower by then is given up: while a replicated database loses a node it may wait for the group for longer
   * than a new one does. Left out: as long as the answers take, for who has little of a core and is not waited for.
   */
  readonly setUpMaxMs?: number;
  /** The pool ends it then, */
  readonly poolEndsAfterMs: number;
  /** and if the whole process is frozen the server does, later than that: what its transaction locked is free again. */
  readonly serverEndsAfterS: number;
}

/** A pool whose connections are set up as the statements say; the caller ends it. Without `silence` a statement may take as long as it likes. */
export function openMysqlPool(
  config: MysqlConfig,
  silence: SilenceLimits | null = null,
  statements: readonly string[] = SESSION_STATEMENTS,
  more: Pick<PoolOptions, 'multipleStatements'> = {},
): MysqlPool {
  // Idle connections are looked after only where fewer may be idle than there are; of one alone none could be, and it would be made anew each second.
  const isLookedAfter = silence !== null && config.poolMax > 1;
  const idle = isLookedAfter ? { maxIdle: config.poolMax - 1, idleTimeout: silence.poolEndsAfterMs } : {};
  const queue = silence === null ? {} : { queueLimit: QUEUE_MAX };
  const pool = createPool({ ...mysqlOptions(config), ...idle, ...queue, ...more });
  if (silence !== null) limitWaits(pool, ACQUIRE_MAX_MS);
  const connections = new PoolsConnections();
  pool.on('connection', (connection) => {
    connections.watch(connection);
    if (silence !== null) limitAnswers(connection, silence.answerMaxMs);
    // Queued before the borrower's first query. A connection that could not be set up must not be used.
    const own = silence === null ? [] : [`SET SESSION wait_timeout = ${silence.serverEndsAfterS}`];
    const noteSetUp =
      silence?.setUpMaxMs === undefined ? () => undefined : limitSetUp(connection, silence.setUpMaxMs);
    for (const [index, statement] of [...statements, ...own].entries()) {
      connection.query(statement, (error) => {
        if (error !== null && !isUnknownVariable(error)) connection.destroy();
        if (index === statements.length) noteSetUp();
      });
    }
  });
  return pool.promise();
}
