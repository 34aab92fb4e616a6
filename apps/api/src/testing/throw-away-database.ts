// A database of its own for each spec file, made on the real server and dropped when the file is done.
import { randomBytes } from 'node:crypto';
import { type MigratedSchema, readSchema, writeSchema } from '@haopai/engine-mysql/testing';
import { type MysqlConfig, readTestServices } from '../platform/config';
import { migrateDatabase, type MysqlPool, openMysqlPool } from '../platform/database';

const TRIES_MAX = 10;

export interface ThrowAwayDatabase {
  readonly config: MysqlConfig;
  /** For arranging and inspecting; the code under test opens its own. */
  readonly pool: MysqlPool;
  drop(): Promise<void>;
}

/** Empty: for specs of the migrations themselves. */
export async function aBareDatabase(): Promise<ThrowAwayDatabase> {
  const server = readTestServices().mysql;
  const config = { ...server, database: `haopai_test_${randomBytes(6).toString('hex')}` };
  await onServer(
    server,
    `CREATE DATABASE ${config.database} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
  );
  const pool = openMysqlPool(config);
  return {
    config,
    pool,
    drop: async () => {
      await pool.end();
      await onServer(server, `DROP DATABASE ${config.database}`);
    },
  };
}

/** Of the first database that this process has migrated. */
let schema: MigratedSchema | null = null;

/** With every table, and no rows but those of migrations. */
export async function aDatabase(): Promise<ThrowAwayDatabase> {
  const database = await aBareDatabase();
  if (schema === null) {
    await migrateDatabase(database.config);
    schema = await readSchema(database.pool);
  } else await writeSchema(database.pool, schema);
  return database;
}

/** Tried again when the server took too long to answer: specs begin side by side, and machines are busy. */
async function onServer(server: MysqlConfig, sql: string, triesLeft = TRIES_MAX): Promise<void> {
  const pool = openMysqlPool({ ...server, poolMax: 1 });
  try {
    await pool.query(sql);
  } catch (error) {
    const isLate = error instanceof Error && 'code' in error && error.code === 'ETIMEDOUT';
    if (!isLate || triesLeft === 1) throw error;
    await onServer(server, sql, triesLeft - 1);
  } finally {
    await pool.end();
  }
}
