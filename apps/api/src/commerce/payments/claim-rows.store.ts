// How the workers of payments take rows: in a transaction of their own, so that of two instances only one has each.
import { randomUUID } from 'node:crypto';
import { type MysqlPool, transactionOn } from '../../platform/database';
import type { RowDataPacket } from 'mysql2/promise';

export interface ClaimStatements {
  /** Ends in `LIMIT ? FOR UPDATE SKIP LOCKED`: written by hand, for Sequelize drops skipLocked on MySQL without a word. */
  readonly select: string;
  /** Takes the lease's name, its length in ms and the ids. */
  readonly lease: string;
}

/** The rows as they were before, and the lease's name: who has lost it settles nothing. */
export async function claimRows<Row extends RowDataPacket & { readonly id: number }>(
  pool: MysqlPool,
  { select, lease }: ClaimStatements,
  max: number,
  leaseMs: number,
): Promise<{ readonly rows: readonly Row[]; readonly leaseName: string }> {
  return transactionOn(pool, async (connection) => {
    const [rows] = await connection.query<Row[]>(select, [max]);
    const leaseName = randomUUID();
    if (rows.length > 0) await connection.query(lease, [leaseName, leaseMs, rows.map(({ id }) => id)]);
    return { rows, leaseName };
  });
}
