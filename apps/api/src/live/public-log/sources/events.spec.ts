// Facts of many lots become leaves in turn: none waits for another that is written faster than leaves are taken.
import { aDatabase, type ThrowAwayDatabase } from '../../../testing';
import { LEAVES_AT_ONCE } from '../new-leaves';
import { EventLeaves } from './events.store';

describe('facts of lots', () => {
  let database: ThrowAwayDatabase;

  beforeAll(async () => {
    database = await aDatabase();
  });
  beforeEach(async () => {
    await database.pool.query('DELETE FROM log_lots');
    await database.pool.query('DELETE FROM lot_events');
  });
  afterAll(() => database.drop());

  const aLot = (lotId: number): Promise<unknown> =>
    database.pool.query('INSERT INTO log_lots (lot_id, auction_id, version, is_over) VALUES (?, 1, 0, 0)', [
      lotId,
    ]);
  const write = async (lotId: number, versions: readonly number[], atMs: number): Promise<void> => {
    const rows = versions.map((version) => [
      lotId,
      version,
      atMs,
      '{"type":"BidAccepted"}',
      Buffer.alloc(32),
    ]);
    await database.pool.query('INSERT INTO lot_events (lot_id, version, at_ms, body, hash) VALUES ?', [rows]);
  };
  const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);
  /** What is found, counted by lot. */
  const found = async (): Promise<ReadonlyMap<number, number>> => {
    const { leaves } = await new EventLeaves(database.pool).find();
    const counts = new Map<number, number>();
    for (const { leaf } of leaves)
      if (leaf.kind === 'event') counts.set(leaf.lotId, (counts.get(leaf.lotId) ?? 0) + 1);
    return counts;
  };

  it('are taken of each lot that has some, however many one of them has', async () => {
    for (const lotId of [1, 2, 3]) await aLot(lotId);
    await write(1, upTo(3 * LEAVES_AT_ONCE), 1_000);
    await write(2, upTo(700), 2_000);
    await write(3, upTo(2), 3_000);
    expect([...(await found())]).toEqual([
      [1, 499],
      [2, 499],
      [3, 2],
    ]);
  });

  it('fill a look that one lot alone could fill', async () => {
    await aLot(1);
    await write(1, upTo(LEAVES_AT_ONCE + 1), 1_000);
    expect([...(await found())]).toEqual([[1, LEAVES_AT_ONCE]]);
  });

  it('are taken first of those lots that have waited longest', async () => {
    for (let lotId = 1; lotId <= 300; lotId += 1) {
      await aLot(lotId);
      await write(lotId, [1], 2_000);
    }
    await database.pool.query('UPDATE lot_events SET at_ms = 1000 WHERE lot_id = 300');
    expect((await found()).get(300)).toBe(1);
  });

  it('are taken in their order, and go on where they were left', async () => {
    await aLot(1);
    await aLot(2);
    await write(1, upTo(600), 1_000);
    await write(2, upTo(600), 1_000);
    const first = await new EventLeaves(database.pool).find();
    for (const [sql, values] of first.with) await database.pool.query(sql, [...values]);
    const second = await new EventLeaves(database.pool).find();
    const of = (lotId: number): readonly number[] =>
      [...first.leaves, ...second.leaves].flatMap(({ leaf }) =>
        leaf.kind === 'event' && leaf.lotId === lotId ? [leaf.version] : [],
      );
    expect([of(1), of(2)]).toEqual([upTo(600), upTo(600)]);
  });
});
