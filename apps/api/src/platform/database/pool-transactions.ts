// Transactions over raw connections, such as claims with SKIP LOCKED, which the models cannot say; run like all others (runTransaction).
import type { PoolConnection } from 'mysql2/promise';
import type { MysqlPool } from './mysql-pool';
import { type BegunTransaction, runTransaction } from './run-transaction';
import { SET_MARK, TransactionMarks } from './transaction-marks';

/** What a transaction needs of its connection. */
export type TransactionConnection = Pick<PoolConnection, 'query'>;

const READS = /^\s*SELECT\b/i;

/** `work` may run again from its beginning, so outside of the transaction it does nothing; `pool` is asked what became of a lost COMMIT, too. */
export function transactionOn<Result>(
  pool: MysqlPool,
  work: (connection: TransactionConnection) => Promise<Result>,
): Promise<Result> {
  const marks = new TransactionMarks(pool);
  return runTransaction({ begin: () => begin(pool), wasCommitted: (id) => marks.wasCommitted(id) }, work);
}

async function begin(pool: MysqlPool): Promise<BegunTransaction<TransactionConnection>> {
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
  } catch (error) {
    connection.destroy();
    throw error;
  }
  let hasWritten = false;
  const query = new Proxy(connection.query.bind(connection), {
    apply: (target, self, values: unknown[]) => {
      hasWritten ||= !READS.test(String(values[0]));
      return Reflect.apply(target, self, values) as unknown;
    },
  });
  return {
    handle: { query },
    get hasWritten() {
      return hasWritten;
    },
    mark: async (id) => {
      await connection.query(SET_MARK, [id]);
    },
    commit: async () => {
      await connection.commit();
      connection.release();
    },
    // Closing it rolls back.
    rollback: () => {
      connection.destroy();
      return Promise.resolve();
    },
  };
}
