// Writes into the record of what staff did, as the program does it: each entry is hashed with the hash before it.
import { createHash } from 'node:crypto';
import { type Database, databaseNowMs, insertRows, select } from './rows';

/** Who did it, as the record names them. */
const SEED = { staffId: null, staffName: 'demo', address: '' };
const COLUMNS = ['entry_no', 'at_ms', 'staff_id', 'act', 'subject', 'entry', 'hash'];

export interface SeedAct {
  /** Such as `staff.added`. */
  readonly act: string;
  /** What it was done to: `staff:12`. */
  readonly subject: string;
  readonly after: object;
}

/** Within a transaction, last in it: from here to its end nobody else writes an entry. */
export async function writeAudit(db: Database, acts: readonly SeedAct[]): Promise<void> {
  const [head] = await select(
    db,
    'SELECT entry_no, hash FROM audit_head WHERE id = 1 FOR UPDATE',
    [],
    (row) => ({ no: Number(row.entry_no), hash: String(row.hash) }),
  );
  if (head === undefined) throw new Error('the audit has no head');
  const atMs = await databaseNowMs(db);
  let { no, hash } = head;
  const rows = acts.map(({ act, subject, after }) => {
    no += 1;
    const entry = JSON.stringify({ no, atMs, ...SEED, act, subject, before: null, after, reason: null });
    hash = createHash('sha256').update(`${hash}\n${entry}`).digest('hex');
    return [no, atMs, SEED.staffId, act, subject, entry, hash];
  });
  await insertRows(db, 'audit_entries', COLUMNS, rows);
  await db.query('UPDATE audit_head SET entry_no = ?, hash = ? WHERE id = 1', [no, hash]);
}
