// A pool in the way of whose changes a spec stands: it lets them through, holds them up, or closes the connection in the middle.
import type { Pool, PoolConnection } from 'mysql2/promise';
import type { MysqlPool } from '../mysql-pool';

export interface Change {
  /** From 1, over all connections. */
  readonly no: number;
  readonly sql: string;
  readonly connection: PoolConnection;
  readonly make: () => Promise<unknown>;
}

/** Makes the change, or does not. */
export type Interference = (change: Change) => Promise<unknown>;

const READS = /^\s*(?:SELECT|SHOW|SET)\b/;

/** Everything that only reads goes through. */
export function interferedPool(pool: MysqlPool, interfere: Interference): Pick<Pool, 'getConnection'> {
  let no = 0;
  const inTheWayOf = (connection: PoolConnection): PoolConnection => {
    const query = (sql: string, values?: readonly unknown[]): Promise<unknown> => {
      const make = (): Promise<unknown> =>
        values === undefined ? connection.query(sql) : connection.query(sql, [...values]);
      if (READS.test(sql)) return make();
      no += 1;
      return interfere({ no, sql, connection, make });
    };
    return new Proxy(connection, {
      get: (target, key) => {
        if (key === 'query') return query;
        const value: unknown = Reflect.get(target, key);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  };
  return { getConnection: async () => inTheWayOf(await pool.getConnection()) };
}

/** Writes down the changes and lets them through. */
export function writeDown(into: string[]): Interference {
  return ({ sql, make }) => {
    into.push(sql);
    return make();
  };
}

/** The connection is closed when so many changes have been made, or while the last of them is under way: the server then goes on with it. */
export function dieAt(changes: number, when: 'after' | 'during', told: (sql: string) => void): Interference {
  return async ({ no, sql, connection, make }) => {
    if (no < changes) return make();
    const making = make();
    if (when === 'after') await making;
    else making.catch(() => undefined);
    connection.destroy();
    told(sql);
    throw new Error(`died at ${sql}`);
  };
}
