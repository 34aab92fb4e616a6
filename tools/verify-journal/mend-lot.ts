// Puts the damaged rows of one lot's journal back as a restored copy has them: all of them when the lot holds with that, otherwise nothing.
import type { Pool, PoolConnection, RowDataPacket } from 'mysql2/promise';
import { type Finding, type JournalRow, LotAudit } from '@haopai/record';
import { sha256 } from '../public-log/node-crypto';

export interface Mended {
  /** Of the rows that were put back. */
  readonly versions: readonly number[];
  /** Rows that hold here and read otherwise there: a copy of another site, or of another course of the sale. Then nothing was written. */
  readonly otherwise: readonly number[];
  /** What would still be wrong with the copy's rows; then nothing was written. */
  readonly findings: readonly Finding[];
}

const PUT_BACK = `INSERT INTO lot_events (lot_id, version, at_ms, body, hash) VALUES (?, ?, ?, ?, UNHEX(?))
  ON DUPLICATE KEY UPDATE at_ms = VALUES(at_ms), body = VALUES(body), hash = VALUES(hash)`;

/** What was bid after the copy was made stays, and has to follow from it. */
export async function mendLot(live: Pool, copy: Pool, lotId: number): Promise<Mended> {
  const connection = await live.getConnection();
  try {
    await connection.beginTransaction();
    const rows = new Map((await rowsOf(connection, lotId, 'FOR UPDATE')).map((row) => [row.version, row]));
    const differing = (await rowsOf(copy, lotId)).filter((row) => !isSame(row, rows.get(row.version)));
    const damaged = new Set(faultsOf(lotId, [...rows.values()]).map(({ version }) => version));
    const otherwise = versionsOf(differing).filter((version) => rows.has(version) && !damaged.has(version));
    if (otherwise.length > 0) return { versions: [], otherwise, findings: [] };
    for (const row of differing) rows.set(row.version, row);
    const findings = faultsOf(lotId, [...rows.values()]);
    if (findings.length > 0) return { versions: [], otherwise, findings };
    for (const { version, atMs, body, hash } of differing)
      await connection.query(PUT_BACK, [lotId, version, atMs, body, hash]);
    await connection.commit();
    return { versions: versionsOf(differing), otherwise, findings };
  } finally {
    await connection.rollback();
    connection.release();
  }
}

async function rowsOf(from: Pool | PoolConnection, lotId: number, lock = ''): Promise<readonly JournalRow[]> {
  const [rows] = await from.query<(JournalRow & RowDataPacket)[]>(
    `SELECT version, at_ms AS atMs, body, LOWER(HEX(hash)) AS hash FROM lot_events WHERE lot_id = ? ORDER BY version ${lock}`,
    [lotId],
  );
  return rows;
}

function isSame(row: JournalRow, other: JournalRow | undefined): boolean {
  return other !== undefined && row.atMs === other.atMs && row.body === other.body && row.hash === other.hash;
}

function versionsOf(rows: readonly JournalRow[]): readonly number[] {
  return rows.map(({ version }) => version);
}

function faultsOf(lotId: number, rows: readonly JournalRow[]): readonly Finding[] {
  const audit = new LotAudit(sha256, lotId, null);
  for (const row of rows.toSorted((one, other) => one.version - other.version)) audit.take(row);
  audit.finish();
  return audit.findings;
}
