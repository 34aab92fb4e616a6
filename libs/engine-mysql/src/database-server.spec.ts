// What servers say of themselves, as it was read from them and from their manuals; and what the one here says.
import { createPool } from 'mysql2/promise';
import { askDatabaseServer, databaseServerOf } from './database-server';

const { HAOPAI_TEST_MYSQL_URL = '' } = process.env;

describe('the server of a database', () => {
  it.each([
    ['8.4.6', 'MySQL', '8.4.6', 'MySQL 8.4'],
    ['8.4.5-5.1', 'MySQL', '8.4.5', 'MySQL 8.4'],
    ['9.1.0-commercial', 'MySQL', '9.1.0', 'MySQL 9.1'],
    ['11.8.9-MariaDB-0+deb13u1 from Debian', 'MariaDB', '11.8.9', 'MariaDB 11.8'],
    ['12.0.2-MariaDB-ubu2404-log', 'MariaDB', '12.0.2', 'MariaDB 12.0'],
    ['MariaDB 11.8.9', 'MariaDB', '11.8.9', 'MariaDB 11.8'],
  ])('that says %s is %s %s', (said, product, version, series) => {
    expect(databaseServerOf(said)).toEqual({ product, version, series });
  });

  it('tells which it is', async () => {
    const pool = createPool({ uri: HAOPAI_TEST_MYSQL_URL, connectionLimit: 1 });
    expect(await askDatabaseServer(pool)).toMatchObject({
      series: expect.stringMatching(/^(MySQL|MariaDB) \d+\.\d+$/),
    });
    await pool.end();
  });
});
