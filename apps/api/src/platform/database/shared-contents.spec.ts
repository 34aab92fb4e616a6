// Attachments that show another's content have one of their own again in the release before: a way back loses no file.
import { aDatabase, insertRow, type ThrowAwayDatabase } from '../../testing';
import { MigrationRunner } from './migration-runner';
import { MIGRATIONS } from './migrations';

const SINCE = '0078-shared-contents';

describe('shared contents', () => {
  let database: ThrowAwayDatabase;

  beforeAll(async () => {
    database = await aDatabase();
  });
  afterAll(() => database.drop());

  it('become contents of their own on the way back, and what is of no auction goes', async () => {
    const { pool } = database;
    const auctionId = await insertRow(pool, 'auctions', {
      ...{ title: '第1期', starts_at_ms: 1, deposit_fen: 1, first_bid_ms: 1, countdown_ms: 1 },
      ladder_fen: '[100]',
    });
    const facts = { name: '须知', byte_count: 6, added_at_ms: 1 };
    const shown = await insertRow(pool, 'auction_attachments', { ...facts, sha256: 'a'.repeat(64) });
    const parts = [0, 1, 2, 3, 4, 5];
    await pool.query('INSERT INTO auction_attachment_parts (attachment_id, part_no, content) VALUES ?', [
      parts.map((partNo) => [shown, partNo, Buffer.from([partNo])]),
    ]);
    const copied = await insertRow(pool, 'auction_attachments', {
      ...{ ...facts, sha256: 'a'.repeat(64), auction_id: auctionId, content_of: shown },
    });
    const at = MIGRATIONS.findIndex(({ name }) => name === SINCE);
    await new MigrationRunner(pool, MIGRATIONS.slice(at, at + 1)).down();
    const [rows] = await pool.query(
      'SELECT attachment_id, part_no, content FROM auction_attachment_parts ORDER BY attachment_id, part_no',
    );
    expect(rows).toEqual(
      parts.map((part_no) => ({ attachment_id: copied, part_no, content: Buffer.from([part_no]) })),
    );
    const [known] = await pool.query('SELECT id, auction_id FROM auction_attachments');
    expect(known).toEqual([{ id: copied, auction_id: auctionId }]);
  });
});
