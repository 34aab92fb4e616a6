// Checks every lot's journal in a database against the invariants, and the bindings and heads against the journals.
import type { Pool, PoolConnection, RowDataPacket } from 'mysql2/promise';
import { type Finding, type HeadRow, type JournalRow, LotAudit } from '@haopai/record';
import { sha256 } from '../public-log/node-crypto';
import { EntryAudit } from './entry-audit';

const ROWS_AT_A_TIME = 5_000;
/** A database that is all damaged is as damaged as one with so many faults. */
export const FINDINGS_MAX = 10_000;

export interface Verdict {
  readonly lots: number;
  readonly events: number;
  readonly bids: number;
  /** Entries that stand behind a lot. */
  readonly entries: number;
  readonly lotsByPhase: ReadonlyMap<string, number>;
  /** Lots whose head has not been written up to the last event yet, which is no fault. */
  readonly headsBehind: number;
  /** Empty when the journal holds. */
  readonly findings: readonly Finding[];
}

interface Heads {
  readonly byLot: ReadonlyMap<number, HeadRow>;
  behind: number;
}

/** Reads one consistent snapshot, so that it may run beside a live sale; it locks nothing. */
export async function verifyJournal(pool: Pool): Promise<Verdict> {
  const connection = await pool.getConnection();
  try {
    await connection.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT');
    return await verifyAll(connection);
  } finally {
    await connection.query('ROLLBACK');
    connection.release();
  }
}

async function verifyAll(connection: PoolConnection): Promise<Verdict> {
  const heads: Heads = { byLot: await readHeads(connection), behind: 0 };
  const entries = new EntryAudit(await readBindings(connection));
  const findings: Finding[] = [];
  const lotsByPhase = new Map<string, number>();
  let [lots, events, bids] = [0, 0, 0];
  for (const lotId of await lotsToCheck(connection, heads.byLot)) {
    const audit = await auditLot(connection, lotId, heads);
    entries.note(lotId, audit.entryIds);
    keep(findings, audit.findings);
    const phase = audit.lot?.phase ?? 'unknown';
    lotsByPhase.set(phase, (lotsByPhase.get(phase) ?? 0) + 1);
    lots++;
    events += audit.events;
    bids += audit.bids;
  }
  keep(findings, entries.findings());
  return { lots, events, bids, entries: entries.size, lotsByPhase, headsBehind: heads.behind, findings };
}

function keep(findings: Finding[], more: readonly Finding[]): void {
  findings.push(...more.slice(0, FINDINGS_MAX - findings.length));
}

async function auditLot(connection: PoolConnection, lotId: number, heads: Heads): Promise<LotAudit> {
  const head = heads.byLot.get(lotId) ?? null;
  const audit = new LotAudit(sha256, lotId, head);
  let last = 0;
  for (;;) {
    const rows = await readJournal(connection, lotId, last);
    for (const row of rows) audit.take(row);
    last = rows.at(-1)?.version ?? last;
    if (rows.length < ROWS_AT_A_TIME) break;
  }
  audit.finish();
  if (head !== null && head.version < last) heads.behind++;
  return audit;
}

interface LotIdRow extends RowDataPacket {
  readonly lot_id: number;
}

async function lotsToCheck(
  connection: PoolConnection,
  heads: ReadonlyMap<number, HeadRow>,
): Promise<readonly number[]> {
  const [rows] = await connection.query<LotIdRow[]>('SELECT DISTINCT lot_id FROM lot_events');
  const ids = new Set([...rows.map(({ lot_id }) => lot_id), ...heads.keys()]);
  return [...ids].sort((a, b) => a - b);
}

async function readJournal(
  connection: PoolConnection,
  lotId: number,
  afterVersion: number,
): Promise<readonly JournalRow[]> {
  const [rows] = await connection.query<(JournalRow & RowDataPacket)[]>(
    `SELECT version, at_ms AS atMs, body, LOWER(HEX(hash)) AS hash FROM lot_events
     WHERE lot_id = ? AND version > ? ORDER BY version LIMIT ${ROWS_AT_A_TIME}`,
    [lotId, afterVersion],
  );
  return rows;
}

interface BindingRow extends RowDataPacket {
  readonly entry_id: number;
  readonly lot_id: number;
}

async function readBindings(connection: PoolConnection): Promise<ReadonlyMap<number, number>> {
  const [rows] = await connection.query<BindingRow[]>('SELECT entry_id, lot_id FROM entry_bindings');
  return new Map(rows.map(({ entry_id, lot_id }) => [entry_id, lot_id]));
}

async function readHeads(connection: PoolConnection): Promise<ReadonlyMap<number, HeadRow>> {
  const [rows] = await connection.query<(HeadRow & LotIdRow)[]>(
    `SELECT lot_id, version, phase, price_fen AS priceFen, leader_paddle AS leaderPaddle, ends_at_ms AS endsAtMs
     FROM lot_heads`,
  );
  return new Map(rows.map((row) => [row.lot_id, row]));
}
