// Gives the account that serves its rights on every table that there is, after each migration: by whoever migrates, and only where that is somebody else.
import type { Pool, RowDataPacket } from 'mysql2/promise';
import type { Config } from '../../config';
import { openMysqlPool } from '../mysql-pool';
import { rightsOn, withheldOn } from './rights';

/** As MySQL and MariaDB have it from SHOW GRANTS and CURRENT_USER. */
const ACCOUNT = /^([\w.-]{1,80})@([\w.%:/-]{1,255})$/;
const TABLE = /^\w{1,64}$/;

/** Returns how many tables there are; null where one account does both, or has been given what it needs by hand. */
export async function grantRights({
  mysql,
  migrator,
}: Pick<Config, 'mysql' | 'migrator'>): Promise<number | null> {
  if (migrator === null || migrator.user === mysql.user) return null;
  const account = await accountOf(mysql);
  // Without a database of its own: what is given stays out of the binlogs of this one, and a restored server has accounts of its own.
  const pool = openMysqlPool({ ...migrator, database: '', poolMax: 1 });
  try {
    const tables = await tablesOf(pool, migrator.database);
    for (const table of tables) await grantOn(pool, `${migrator.database}.${table}`, table, account);
    return tables.length;
  } finally {
    await pool.end();
  }
}

/** Under which name and host the server knows who serves: it must be able to log in, before it has any right on a database. */
async function accountOf(mysql: Config['mysql']): Promise<string> {
  const pool = openMysqlPool({ ...mysql, database: '', poolMax: 1 });
  try {
    const [[row]] = await pool.query<RowDataPacket[]>('SELECT CURRENT_USER() AS account');
    const [, user, host] = ACCOUNT.exec(String(row?.account)) ?? [];
    if (user === undefined || host === undefined)
      throw new Error('the account that serves has an unusual name');
    return `'${user}'@'${host}'`;
  } finally {
    await pool.end();
  }
}

async function tablesOf(pool: Pool, database: string): Promise<readonly string[]> {
  const [rows] = await pool.query<RowDataPacket[]>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = ? AND table_type = 'BASE TABLE' ORDER BY 1`,
    [database],
  );
  return rows.map(({ name }) => String(name)).filter((name) => TABLE.test(name));
}

async function grantOn(pool: Pool, place: string, table: string, account: string): Promise<void> {
  await pool.query(`GRANT ${rightsOn(table).join(', ')} ON ${place} TO ${account}`);
  const withheld = withheldOn(table);
  // Of what it was given just now something is left: neither server takes this for an error where there is nothing to take.
  if (withheld.length > 0) await pool.query(`REVOKE ${withheld.join(', ')} ON ${place} FROM ${account}`);
}
