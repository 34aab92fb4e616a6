// A pool that serves requests lets so many wait, and tells the rest at once.
import { aDatabase, type ThrowAwayDatabase } from '../../testing';
import { refusalOfError } from '../errors';
import { openMysqlPool, QUEUE_MAX } from './mysql-pool';
import { REQUEST_SILENCE } from './session-statements';

describe('a pool that serves requests', () => {
  let database: ThrowAwayDatabase;
  beforeAll(async () => {
    database = await aDatabase();
  });
  afterAll(() => database.drop());

  it('tells whoever comes when too many wait already that the site is busy, and serves those who wait', async () => {
    const pool = openMysqlPool({ ...database.config, poolMax: 1 }, REQUEST_SILENCE);
    const connection = await pool.getConnection();
    const waiting = Array.from({ length: QUEUE_MAX }, () => pool.query('SELECT 1'));
    const refused = await pool.query('SELECT 1').catch((error: unknown) => error);
    expect(refusalOfError(refused)).toMatchObject({ code: 'SERVER.BUSY' });
    connection.release();
    expect(await Promise.all(waiting)).toHaveLength(QUEUE_MAX);
    await pool.end();
  });
});
