// What certainty costs: the mark of a transaction, the look at a lot's last record before the first write of it, and a reading that first catches up.
import { randomBytes } from 'node:crypto';
import { MysqlJournal } from '@haopai/engine-mysql';
import { chain, GENESIS_HASH, type JournalRecord } from '@haopai/engine';
import { parseFen } from '@haopai/rules';
import type { PoolConnection } from 'mysql2/promise';
import { replicationLack } from '../../services/replicated/obtain-replicated';
import type { BenchBed, FreshDatabase, Server } from '../bench-bed';
import { acceptedSample, runClosedLoop } from '../measuring/closed-loop';
import type { OpenRow, Row } from '../measuring/row';
import { aJournalDatabase } from './journal-tables';

/** As many as one pool of an instance has. */
const CLIENTS = 10;

/** As 0064-transaction-marks makes it. */
const TABLES = [
  `CREATE TABLE transaction_marks (
    id BINARY(16) NOT NULL PRIMARY KEY, at_ms BIGINT NOT NULL, is_fence BOOLEAN NOT NULL, KEY transaction_marks_age (at_ms)
  ) ENGINE=InnoDB`,
  'CREATE TABLE acts (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, body VARCHAR(200) NOT NULL) ENGINE=InnoDB',
];
const ACT = 'INSERT INTO acts (body) VALUES (?)';
const MARK = 'INSERT INTO transaction_marks (id, at_ms, is_fence) VALUES (?, ?, 0)';
const BODY = 'x'.repeat(150);

async function withConnection(
  { pool }: FreshDatabase,
  act: (connection: PoolConnection) => Promise<unknown>,
): Promise<boolean> {
  const connection = await pool.getConnection();
  try {
    await act(connection);
    return true;
  } finally {
    connection.release();
  }
}

function loop(clients: number, act: () => Promise<boolean>, close: () => Promise<void>): OpenRow {
  return {
    measure: async (durationMs) =>
      acceptedSample(await runClosedLoop({ clients, durationMs, act }), { clients }),
    close,
  };
}

/** Two rows and their COMMIT, as a small act of a citizen has them, without or with the row that says that it was committed. */
async function openCommit(bed: BenchBed, on: Server, isMarked: boolean): Promise<OpenRow> {
  const database = await bed.freshDatabase(on);
  for (const sql of TABLES) await database.pool.query(sql);
  const act = (): Promise<boolean> =>
    withConnection(database, async (connection) => {
      await connection.beginTransaction();
      await connection.query(ACT, [BODY]);
      await connection.query(ACT, [BODY]);
      if (isMarked) await connection.query(MARK, [randomBytes(16), Date.now()]);
      await connection.commit();
    });
  return loop(CLIENTS, act, database.drop);
}

/** One record after another through the journal itself: of a lot that its connection has compared, or each the first of a lot. */
async function openAppend(bed: BenchBed, on: Server, isKnown: boolean): Promise<OpenRow> {
  const database = await aJournalDatabase(bed, on);
  const journal = new MysqlJournal(database.pool, undefined, { canBatch: true });
  let [lotId, version, previous] = [1, 0, GENESIS_HASH];
  const act = async (): Promise<boolean> => {
    if (!isKnown) [lotId, version, previous] = [lotId + 1, 0, GENESIS_HASH];
    const record = recordAfter(lotId, version, previous);
    const [outcome] = await journal.append([{ lotId, records: [record], bindsEntries: [] }]);
    [version, previous] = [record.version, record.hash];
    return outcome?.kind === 'committed';
  };
  return loop(1, act, async () => {
    journal.close();
    await database.drop();
  });
}

function recordAfter(lotId: number, version: number, previous: string): JournalRecord {
  const amount = parseFen(500_000);
  if (!amount.ok) throw new Error('500,000 fen are an amount');
  const bid = { bidId: 'a bid of the bench', paddleNo: 101, entryId: lotId, amountFen: amount.value };
  return chain(lotId, version + 1, previous, {
    ...{ type: 'BidAccepted', atMs: Date.now(), ...bid, endsAtMs: Date.now() + 60_000 },
  });
}

/** One row by its key, of the node that writes: as it is there, or after it has applied what the group has committed. */
async function openRead(bed: BenchBed, isInStep: boolean): Promise<OpenRow> {
  const database = await bed.freshDatabase('replicated');
  for (const sql of TABLES) await database.pool.query(sql);
  await database.pool.query(ACT, [BODY]);
  const first = `SET SESSION wsrep_sync_wait = ${isInStep ? 3 : 0}`;
  const prepared = new WeakSet<object>();
  const act = (): Promise<boolean> =>
    withConnection(database, async (connection) => {
      const { connection: raw } = connection as unknown as { readonly connection: object };
      if (!prepared.has(raw)) await connection.query(first);
      prepared.add(raw);
      await connection.query('SELECT body FROM acts ORDER BY id LIMIT 1');
    });
  return loop(1, act, database.drop);
}

const OF_THREE = { lacks: replicationLack };
const BARE = 'transactions of two rows';
const MARKED = 'the same with the mark that says that they were committed';
const NEW_LOT = 'the same, each the first of its lot over its connection: its last record is compared';

export const certaintyRows: readonly Row<BenchBed>[] = [
  { id: 'commit.bare', counts: BARE, open: (bed) => openCommit(bed, 'single', false) },
  { id: 'commit.marked', counts: MARKED, open: (bed) => openCommit(bed, 'single', true) },
  {
    id: 'commit.bare.replicated',
    counts: `${BARE}, on three nodes`,
    ...OF_THREE,
    open: (bed) => openCommit(bed, 'replicated', false),
  },
  {
    id: 'commit.marked.replicated',
    counts: MARKED,
    ...OF_THREE,
    open: (bed) => openCommit(bed, 'replicated', true),
  },
  {
    id: 'append.known.replicated',
    counts: 'records of one lot, one after another, on three nodes',
    ...OF_THREE,
    open: (bed) => openAppend(bed, 'replicated', true),
  },
  {
    id: 'append.newLot.replicated',
    counts: NEW_LOT,
    ...OF_THREE,
    open: (bed) => openAppend(bed, 'replicated', false),
  },
  {
    id: 'read.asItIs.replicated',
    counts: 'readings of a row by its key, at the node that writes',
    ...OF_THREE,
    open: (bed) => openRead(bed, false),
  },
  {
    id: 'read.inStep.replicated',
    counts: 'the same, each after the node has caught up (wsrep_sync_wait)',
    ...OF_THREE,
    open: (bed) => openRead(bed, true),
  },
];
