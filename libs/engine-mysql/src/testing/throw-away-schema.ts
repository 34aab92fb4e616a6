// A database with this library's tables on the server that the test run names, dropped when a spec file is done.
import { randomBytes } from 'node:crypto';
import { createPool } from 'mysql2/promise';
import type { Pool } from 'mysql2/promise';
import { INSTANCE_ADDRESS_V4, LOT_TABLES_V1, LOT_TABLES_V2, LOT_TABLES_V3 } from '../tables';

export interface ThrowAwaySchema {
  readonly pool: Pool;
  /** The same database by way of another address, such as a slow line's; the caller ends it. */
  poolAt(url: string): Pool;
  drop(): Promise<void>;
}

export async function aSchema(): Promise<ThrowAwaySchema> {
  const url = process.env['HAOPAI_TEST_MYSQL_URL'];
  if (!url) throw new Error('HAOPAI_TEST_MYSQL_URL names no MySQL server: run these specs through npm test');
  const database = `haopai_test_${randomBytes(6).toString('hex')}`;
  const server = createPool({ uri: url, connectionLimit: 1 });
  await server.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  const poolAt = (address: string): Pool => openPool(address, database);
  const pool = poolAt(url);
  for (const [table, columns] of Object.entries({ ...LOT_TABLES_V1, ...LOT_TABLES_V2, ...LOT_TABLES_V3 })) {
    await pool.query(`CREATE TABLE ${table} (${columns}) ENGINE=InnoDB`);
  }
  await pool.query(`ALTER TABLE engine_instances ADD COLUMN address ${INSTANCE_ADDRESS_V4}`);
  const drop = async (): Promise<void> => {
    await pool.end();
    await server.query(`DROP DATABASE ${database}`);
    await server.end();
  };
  return { pool, poolAt, drop };
}

function openPool(url: string, database: string): Pool {
  const { hostname, port, username, password } = new URL(url);
  const pool = createPool({
    host: hostname,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database,
    charset: 'utf8mb4_unicode_ci',
    supportBigNumbers: true,
    multipleStatements: true,
    connectionLimit: 8,
  });
  pool.on('connection', (connection) => {
    void connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  });
  return pool;
}
