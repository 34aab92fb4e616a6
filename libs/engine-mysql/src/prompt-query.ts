// A query that answers in time or not at all: one whose connection has gone dead without a word must hold nobody up for minutes.
import type { Pool, PoolConnection, QueryResult } from 'mysql2/promise';

/** Leases live three seconds: whoever has not been answered by then has to think again anyway. */
export const ANSWER_MAX_MS = 1_500;
/** The driver's own word for an answer that did not come in time. */
const TOO_LATE = 'PROTOCOL_SEQUENCE_TIMEOUT';

/** Rejects after ANSWER_MAX_MS; the statement may be carried out all the same. */
export function promptQuery<Rows extends QueryResult>(
  pool: Pool,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Rows> {
  return promptly(pool, async (connection) => {
    const [rows] = await connection.query<Rows>(sql, [...values]);
    return rows;
  });
}

/** Rejects after `maxMs`, the wait for a connection included; what was asked may be carried out all the same. */
export async function promptly<Result>(
  pool: Pool,
  ask: (connection: PoolConnection) => Promise<Result>,
  maxMs = ANSWER_MAX_MS,
): Promise<Result> {
  let connection: PoolConnection | null = null;
  let isTooLate = false;
  const connectAndAsk = async (): Promise<Result> => {
    connection = await pool.getConnection();
    if (isTooLate) {
      connection.release();
      throw late('The database gave a connection too late');
    }
    return ask(connection);
  };
  let limit: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    limit = setTimeout(() => {
      isTooLate = true;
      reject(late(`The database did not answer within ${maxMs} ms`));
    }, maxMs);
  });
  try {
    return await Promise.race([connectAndAsk(), tooLate]);
  } finally {
    clearTimeout(limit);
    finish(connection, isTooLate);
  }
}

/** Of an answer or a connection that did not come in time. */
export function isLate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === TOO_LATE;
}

function late(words: string): Error {
  return Object.assign(new Error(words), { code: TOO_LATE });
}

/** A connection that owes an answer is of no use to the next. */
function finish(connection: PoolConnection | null, isTooLate: boolean): void {
  if (isTooLate) connection?.destroy();
  else connection?.release();
}
