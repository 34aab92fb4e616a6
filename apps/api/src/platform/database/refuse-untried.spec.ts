// What production says to a database that nobody has tried, and to the one of this test run.
import { askDatabaseServer, databaseServerOf } from '@haopai/engine-mysql';
import { aDatabase } from '../../testing';
import { ConfigError } from '../config';
import { nameOfUntried, wasTried } from '../tried';
import { openMysqlPool } from './mysql-pool';
import { refuseUntriedDatabase, refuseUntriedServer } from './refuse-untried';

describe('a database that nobody has tried', () => {
  const newer = databaseServerOf('99.1.0');

  it('is refused by name, version and what to do next', () => {
    const refused = (): void => refuseUntriedServer(newer, ['mariadb']);
    expect(refused).toThrow(ConfigError);
    expect(refused).toThrow(/MySQL 99\.1\.0 was never .*npm run try-real.*HAOPAI_UNTRIED \(mysql\)/);
  });

  it('is taken where it is named, and one of a tried series in any case', () => {
    expect(() => refuseUntriedServer(newer, ['mysql'])).not.toThrow();
    expect(wasTried('database', 'MariaDB 11.8')).toBe(true);
    expect(() => refuseUntriedServer(databaseServerOf('11.8.99-MariaDB'), [])).not.toThrow();
    expect(() => refuseUntriedServer(databaseServerOf('12.0.1-MariaDB'), [])).toThrow(/HAOPAI_UNTRIED/);
  });

  it('is asked which it is when it answers, and only in production', async () => {
    const database = await aDatabase();
    const pool = openMysqlPool(database.config);
    const { series } = await askDatabaseServer(pool);
    const untried: string[] = [];
    const isRefused = await refuseUntriedDatabase(pool, { environment: 'production', untried }).then(
      () => false,
      () => true,
    );
    expect(isRefused).toBe(!wasTried('database', series));
    await refuseUntriedDatabase(pool, { environment: 'production', untried: [nameOfUntried(series)] });
    await refuseUntriedDatabase(pool, { environment: 'development', untried });
    await pool.end();
    await database.drop();
  });
});
