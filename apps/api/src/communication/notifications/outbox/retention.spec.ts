// What messages leave behind goes in time.
import { aDatabase, type ThrowAwayDatabase } from '../../../testing';
import { outboxRows } from '../testing/build-messages';
import { DEAD_READABLE_MS, RetentionStore, SETTLED_KEPT_MS } from './retention.store';

describe('the retention of messages', () => {
  let database: ThrowAwayDatabase;
  beforeAll(async () => {
    database = await aDatabase();
  });
  afterAll(() => database.drop());

  const settled = (token: string, state: string, agoMs: number, validForMs: number | null = null) =>
    database.pool.query(
      `INSERT INTO outbox (token, channel, state, recipient, body, due_at_ms, valid_until_ms, attempts, is_doubtful, created_at_ms, settled_at_ms)
       VALUES (?, 'sms', ?, '-', 'sealed', 0, ?, 1, 0, 0, ?)`,
      [
        token,
        state,
        validForMs === null ? null : Date.now() + validForMs,
        state === 'waiting' ? null : Date.now() - agoMs,
      ],
    );

  it('keeps what waits, and lets go what was settled long ago', async () => {
    await settled('waits', 'waiting', 0);
    await settled('sent lately', 'accepted', SETTLED_KEPT_MS - 60_000);
    await settled('sent long ago', 'accepted', SETTLED_KEPT_MS + 60_000);
    await settled('dead lately', 'dead', 60_000, 60_000);
    await settled('dead code', 'dead', 60_000, -1);
    await settled('dead for a week', 'dead', DEAD_READABLE_MS + 60_000);
    await database.pool.query(
      `INSERT INTO sandbox_texts (token, mobile_hash, sealed, at_ms, erase_at_ms) VALUES ('old', '', '', 0, 1), ('new', '', '', 0, ?)`,
      [Date.now() + 60_000],
    );
    await new RetentionStore(database.pool).eraseOld();
    expect((await outboxRows(database.pool)).map(({ token, body }) => [token, body])).toEqual([
      ['waits', 'sealed'],
      ['sent lately', 'sealed'],
      ['dead lately', 'sealed'],
      ['dead code', null],
      ['dead for a week', null],
    ]);
    const [texts] = await database.pool.query('SELECT token FROM sandbox_texts');
    expect(texts).toEqual([{ token: 'new' }]);
  });
});
