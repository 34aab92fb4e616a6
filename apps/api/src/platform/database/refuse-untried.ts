// Production stands on a database that somebody has tried, or on one that whoever runs the site has named.
import { askDatabaseServer, type DatabaseServer } from '@haopai/engine-mysql';
import { type Config, ConfigError, untriedFault } from '../config';
import { nameOfUntried, wasTried } from '../tried';
import type { MysqlPool } from './mysql-pool';

type Standing = Pick<Config, 'environment' | 'untried'>;

/** Rejects with a ConfigError that says what to do. */
export async function refuseUntriedDatabase(pool: MysqlPool, config: Standing): Promise<void> {
  if (config.environment === 'production') refuseUntriedServer(await askDatabaseServer(pool), config.untried);
}

export function refuseUntriedServer(
  { product, series, version }: DatabaseServer,
  untried: readonly string[],
): void {
  const name = nameOfUntried(series);
  if (!wasTried('database', series) && !untried.includes(name))
    throw new ConfigError([untriedFault(`${product} ${version}`, name)]);
}
