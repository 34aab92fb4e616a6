// A server that leaves its work to others is left at once, by pools and by models: no connection of theirs brings the same answer again.
import type { RowDataPacket } from 'mysql2/promise';
import { Sequelize } from 'sequelize-typescript';
import { aDatabase, type ThrowAwayDatabase } from '../../testing';
import { refusalOfError } from '../errors';
import { openMysqlPool } from './mysql-pool';
import { sequelizeOptions } from './sequelize-options';
import { REQUEST_SILENCE } from './session-statements';

const PLACES = 3;
const ASK = 'SELECT CONNECTION_ID() AS id, SLEEP(0.1)';

describe('a server that leaves its work to others', () => {
  let database: ThrowAwayDatabase;
  beforeAll(async () => {
    database = await aDatabase();
    // What only a server could say: SIGNAL says it in its place.
    for (const errno of [1047, 1290, 1064])
      await database.pool.query(
        `CREATE PROCEDURE says_${errno}() SIGNAL SQLSTATE '08S01' SET MYSQL_ERRNO = ${errno}, MESSAGE_TEXT = 'not here'`,
      );
  });
  afterAll(() => database.drop());

  const idsOf = (answers: readonly (readonly RowDataPacket[])[]): readonly number[] =>
    answers.map(([row]) => Number(row?.['id'])).sort((a, b) => a - b);

  it.each([
    [1047, 'SERVER.UNAVAILABLE', 0],
    [1290, 'SERVER.UNAVAILABLE', 0],
    [1064, 'SERVER.FAILED', PLACES],
  ])('with %d is told as %s, and so many connections of its pool are kept: %d', async (errno, code, kept) => {
    const pool = openMysqlPool({ ...database.config, poolMax: PLACES }, REQUEST_SILENCE);
    const everyId = async (): Promise<readonly number[]> =>
      idsOf(
        (await Promise.all(Array.from({ length: PLACES }, () => pool.query<RowDataPacket[]>(ASK)))).map(
          ([rows]) => rows,
        ),
      );
    const before = await everyId();
    // One is under way meanwhile: its answer comes, and then it is over, too.
    const underWay = pool.query<RowDataPacket[]>(ASK);
    const error = await pool.query(`CALL says_${errno}()`).catch((cause: unknown) => cause);
    expect(refusalOfError(error)).toMatchObject({ code });
    expect((await underWay)[0]).toHaveLength(1);
    const after = await everyId();
    expect(after.filter((id) => before.includes(id))).toHaveLength(kept);
    await pool.end();
  });

  it('is left by the models, too', async () => {
    const models = new Sequelize(sequelizeOptions({ ...database.config, poolMax: PLACES }));
    const idOf = async (): Promise<unknown> => {
      const [[row]] = (await models.query('SELECT CONNECTION_ID() AS id')) as [{ id: number }[], unknown];
      return row?.id;
    };
    const before = await idOf();
    expect(await idOf()).toBe(before);
    const error = await models.query('CALL says_1047()').catch((cause: unknown) => cause);
    expect(refusalOfError(error)).toMatchObject({ code: 'SERVER.UNAVAILABLE' });
    expect(await idOf()).not.toBe(before);
    await models.close();
  });
});
