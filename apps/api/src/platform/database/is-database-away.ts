// Tells a database that cannot be reached, where trying again helps, from a mistake in our own query.
import { isAway } from '@haopai/engine-mysql';
import { ConnectionError } from 'sequelize';

export function isDatabaseAway(error: unknown): boolean {
  // Some have no code: nobody gave a connection in time.
  return error instanceof ConnectionError || isAway(error);
}
