// A SELECT that the server itself gives up after a while, so that nobody's question keeps it from the lots.
import { DatabaseError } from 'sequelize';

const SELECT = 'SELECT ';
/** ER_STATEMENT_TIMEOUT of MariaDB, ER_QUERY_TIMEOUT of MySQL. */
const GIVEN_UP: readonly unknown[] = [1969, 3024];

/** MariaDB alone reads the first comment, MySQL alone the second. `sql` is one SELECT and no UNION. */
export function selectWithin(seconds: number, sql: string): string {
  const select = sql.trimStart();
  if (!select.startsWith(SELECT)) throw new Error('only a SELECT can be given up');
  return `/*M!100102 SET STATEMENT max_statement_time=${seconds} FOR */ SELECT /*+ MAX_EXECUTION_TIME(${seconds * 1_000}) */ ${select.slice(SELECT.length)}`;
}

export function isGivenUp(error: unknown): boolean {
  return error instanceof DatabaseError && 'errno' in error.parent && GIVEN_UP.includes(error.parent.errno);
}
