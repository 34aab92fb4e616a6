// Which server answers: MySQL or MariaDB, and of which series, by what it says of its version.
import type { Pool, RowDataPacket } from 'mysql2/promise';

export interface DatabaseServer {
  readonly product: 'MariaDB' | 'MySQL';
  /** `11.8.9`. */
  readonly version: string;
  /** Product and series, within which a release is expected to behave alike: `MariaDB 11.8`. */
  readonly series: string;
}

interface VersionRow extends RowDataPacket {
  readonly version: string;
}

/** Reads what `SELECT VERSION()` says: `8.4.6`, or `11.8.9-MariaDB-0+deb13u1 from Debian`. */
export function databaseServerOf(said: string): DatabaseServer {
  const product = /mariadb/i.test(said) ? 'MariaDB' : 'MySQL';
  const [version = said] = /\d+(?:\.\d+)+/.exec(said) ?? [];
  return { product, version, series: `${product} ${version.split('.').slice(0, 2).join('.')}` };
}

export async function askDatabaseServer(pool: Pick<Pool, 'query'>): Promise<DatabaseServer> {
  const [[row]] = await pool.query<VersionRow[]>('SELECT VERSION() AS version');
  return databaseServerOf(row?.version ?? '');
}
