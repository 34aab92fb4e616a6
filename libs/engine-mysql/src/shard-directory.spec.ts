// The directory of owners on a real server.
import { setTimeout as sleep } from 'node:timers/promises';
import { ShardDirectory } from './shard-directory';
import { aSlowLine } from './testing/slow-line';
import { aSchema } from './testing/throw-away-schema';
import type { ThrowAwaySchema } from './testing/throw-away-schema';

describe('ShardDirectory', () => {
  let schema: ThrowAwaySchema;
  beforeAll(async () => {
    schema = await aSchema();
    const untilMs = Date.now() + 60_000;
    await schema.pool.query(
      'INSERT INTO shard_leases (shard, owner, epoch, bids_until_ms, until_ms) VALUES ?',
      [
        [
          [1, 'one', 1, 0, untilMs],
          [2, 'gone', 1, 0, 1],
          [3, null, 1, 0, untilMs],
        ],
      ],
    );
    await schema.pool.query('INSERT INTO engine_instances (owner, until_ms, address) VALUES ?', [
      [
        ['holds nothing', untilMs, '10.0.0.2:3010'],
        // It may not take shards now, and holds one.
        ['one', 1, '[::1]:3010'],
        ['of the release before', untilMs, null],
        ['gone', 1, '10.0.0.3:3010'],
      ],
    ]);
  });
  afterAll(() => schema.drop());

  it('knows who holds what, and that nobody holds the rest', async () => {
    const directory = new ShardDirectory(schema.pool);
    expect(directory.ownerOf(1)).toBeNull();
    await directory.look();
    expect([1, 2, 3, 4].map((shard) => directory.ownerOf(shard))).toEqual(['one', null, null, null]);
  });

  it('knows which instances it has seen lately, and of none that are gone', async () => {
    const directory = new ShardDirectory(schema.pool);
    const seen = () => ['one', 'holds nothing', 'gone', 'stranger'].map((id) => directory.hasSeen(id));
    expect(seen()).toEqual([false, false, false, false]);
    await directory.look();
    expect(seen()).toEqual([true, true, false, false]);
    await schema.pool.query(`UPDATE engine_instances SET until_ms = 0 WHERE owner = 'holds nothing'`);
    await directory.look();
    expect(directory.ownerOf(0)).toBeNull();
    expect(seen()).toEqual([true, true, false, false]);
  });

  it('knows where they take lines of others, of those that have said it', async () => {
    const directory = new ShardDirectory(schema.pool);
    expect(directory.addresses()).toEqual(new Map());
    await schema.pool.query(`UPDATE engine_instances SET until_ms = ? WHERE owner = 'holds nothing'`, [
      Date.now() + 60_000,
    ]);
    await directory.look();
    expect(directory.addresses()).toEqual(
      new Map([
        ['one', '[::1]:3010'],
        ['holds nothing', '10.0.0.2:3010'],
      ]),
    );
  });

  it('answers everybody soon, however many go on asking', async () => {
    const directory = new ShardDirectory(schema.pool);
    let answered = 0;
    const asked = 400;
    for (let i = 0; i < asked; i++) {
      void directory.look().then(() => answered++);
      if (i === asked - 1) expect(answered).toBeGreaterThan(asked / 2);
      await sleep(1);
    }
    await directory.look();
    expect(answered).toBe(asked);
  });

  it('resolves a question after a look that began no earlier', async () => {
    const directory = new ShardDirectory(schema.pool);
    const early = directory.look();
    await schema.pool.query('UPDATE shard_leases SET owner = ? WHERE shard = 1', ['two']);
    await directory.look();
    expect(directory.ownerOf(1)).toBe('two');
    await early;
  });

  it('keeps what it knew when the database does not answer, and waits no longer than told', async () => {
    const line = await aSlowLine(process.env['HAOPAI_TEST_MYSQL_URL'] ?? '', 0);
    const pool = schema.poolAt(line.url);
    const directory = new ShardDirectory(pool);
    await directory.look();
    const known = directory.ownerOf(1);
    expect(directory.isAnswered).toBe(true);
    // Longer than this test may last.
    line.delayMs = 600_000;
    await directory.look();
    expect(directory.ownerOf(1)).toBe(known);
    expect(directory.isAnswered).toBe(false);
    line.close();
    pool.end().catch(() => undefined);
  });
});
