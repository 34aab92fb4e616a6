// On which connections the public log is kept: what is signed is also known outside the database, so that none of them may read what is a moment old.
import type { RowDataPacket } from 'mysql2/promise';
import { aDatabase } from '../../testing';
import { openSequencerPool } from './run-sequencer';

it('has each reading wait for what the group has committed, where there is a group', async () => {
  const database = await aDatabase();
  const pool = openSequencerPool(database.config);
  const [rows] = await pool.query<RowDataPacket[]>(`SHOW SESSION VARIABLES LIKE 'wsrep_sync_wait'`);
  // MySQL has no such variable.
  for (const { Value: waits } of rows) expect(Number(waits) & 1).toBe(1);
  await pool.end();
  await database.drop();
});
