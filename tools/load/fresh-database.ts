// An empty database with a name of its own, gone at the end.
import { randomBytes } from 'node:crypto';
import { createPool, type Pool } from 'mysql2/promise';

export interface FreshDatabase {
  readonly name: string;
  /** With the database's name. */
  readonly url: string;
  readonly pool: Pool;
  drop(): Promise<void>;
}

const CONNECTIONS_MAX = 4;

/** `mysqlUrl` is without a database, and its user may make one. */
export async function freshDatabase(mysqlUrl: string, prefix: string): Promise<FreshDatabase> {
  const name = `${prefix}_${randomBytes(6).toString('hex')}`;
  const server = createPool({ uri: mysqlUrl, connectionLimit: 1 });
  await server.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  const url = `${mysqlUrl.replace(/\/$/, '')}/${name}`;
  const pool = openPool(url);
  const drop = async (): Promise<void> => {
    await pool.end();
    await server.query(`DROP DATABASE ${name}`);
    await server.end();
  };
  return { name, url, pool, drop };
}

/** Set up as the api's connections, as far as readers need it. */
export function openPool(url: string): Pool {
  return createPool({
    uri: url,
    charset: 'utf8mb4_unicode_ci',
    timezone: 'Z',
    supportBigNumbers: true,
    connectionLimit: CONNECTIONS_MAX,
  });
}
