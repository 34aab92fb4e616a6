// Refusals on MySQL: a row that is written again stands there once, and each writer has its own.
import type { WrittenRefusal } from '@haopai/engine';
import type { RowDataPacket } from 'mysql2/promise';
import { MysqlRefusals } from './mysql-refusals';
import { aSchema } from './testing/throw-away-schema';
import type { ThrowAwaySchema } from './testing/throw-away-schema';

const refusal: WrittenRefusal = {
  ...{ order: 'bid', idHash: 'ab'.repeat(32), receivedAtMs: 5, code: 'BID.TOO_LOW' },
  ...{ priceFen: 5_000_000, version: 3 },
};

describe('MysqlRefusals', () => {
  let schema: ThrowAwaySchema;
  const stored = async (): Promise<unknown[]> => {
    const [rows] = await schema.pool.query<RowDataPacket[]>(
      'SELECT writer, row_no AS rowNo, lot_id AS lotId, final_at_ms AS finalAtMs, body FROM lot_refusals ORDER BY writer, row_no',
    );
    return rows.map(({ body, ...row }) => ({ ...row, body: JSON.parse(String(body)) as unknown }));
  };

  beforeAll(async () => {
    schema = await aSchema();
  });
  afterAll(() => schema.drop());

  it('writes a turn and a count, a row again in its own place, and none of another writer’s', async () => {
    const [one, other] = [new MysqlRefusals(schema.pool, 'one/s1'), new MysqlRefusals(schema.pool, 'two/s2')];
    const turn = { rowNo: 1, lotId: 7, isFinalAtMs: 0, refusals: [refusal, refusal] };
    const count = (more: number) => ({
      rowNo: 2,
      lotId: 7,
      isFinalAtMs: 65_000,
      more: { fromMs: 0, count: more },
    });
    await one.write([turn, count(1)]);
    await one.write([turn, count(4)]);
    await other.write([{ ...turn, refusals: [refusal] }]);
    expect(await stored()).toEqual([
      { writer: 'one/s1', rowNo: 1, lotId: 7, finalAtMs: 0, body: { refusals: [refusal, refusal] } },
      { writer: 'one/s1', rowNo: 2, lotId: 7, finalAtMs: 65_000, body: { more: { fromMs: 0, count: 4 } } },
      { writer: 'two/s2', rowNo: 1, lotId: 7, finalAtMs: 0, body: { refusals: [refusal] } },
    ]);
  });
});
