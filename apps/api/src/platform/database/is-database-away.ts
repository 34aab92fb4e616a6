// Tells a database that cannot be reached, where trying again helps, from a mistake in our own query.
import { ConnectionError } from 'sequelize';

const AWAY_CODES: readonly unknown[] = [
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_SEQUENCE_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  // A name server does not know a neighbour that is just being started.
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'ER_CON_COUNT_ERROR',
  'ER_SERVER_SHUTDOWN',
];

export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof ConnectionError) return true;
  if (!(error instanceof Error)) return false;
  if ('code' in error && AWAY_CODES.includes(error.code)) return true;
  // Sequelize wraps the driver's error of a connection that broke in the middle of a query.
  return 'parent' in error && isDatabaseAway(error.parent);
}
