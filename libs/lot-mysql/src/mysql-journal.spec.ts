// The journal on MySQL keeps the contract of journals, and says when it does not know.
import { journalContract, batchOf, recordsOf } from '@haopai/lot-runtime/testing';
import { MysqlJournal } from './mysql-journal';
import { aSchema } from './testing/throw-away-schema';
import type { ThrowAwaySchema } from './testing/throw-away-schema';

describe('MysqlJournal', () => {
  let schema: ThrowAwaySchema;
  const opened: MysqlJournal[] = [];
  let id = 0;
  const open = (): MysqlJournal => {
    // Each owner writes on a connection of its own; three at once are enough here.
    if (opened.length >= 3) opened.shift()?.close();
    const journal = new MysqlJournal(schema.pool);
    opened.push(journal);
    return journal;
  };

  beforeAll(async () => {
    schema = await aSchema();
  });
  afterAll(async () => {
    for (const journal of opened) journal.close();
    await schema.drop();
  });

  journalContract(() => ({ open, freshId: () => ++id }));

  it('rejects when the server cuts the connection, and works again afterwards', async () => {
    const journal = open();
    const records = recordsOf(++id, 2);
    await journal.append([batchOf(records.slice(0, 1))]);
    const [rows] = await schema.pool.query(
      'SELECT ID AS id FROM information_schema.PROCESSLIST WHERE ID <> CONNECTION_ID() AND DB = DATABASE()',
    );
    for (const row of rows as { id: number }[])
      await schema.pool.query(`KILL ${row.id}`).catch(() => undefined);
    await expect(journal.append([batchOf(records.slice(1))])).rejects.toThrow();
    expect(await journal.append([batchOf(records.slice(1))])).toEqual([{ kind: 'committed' }]);
    expect(await journal.read(id, 0, 10)).toEqual(records);
  });
});
