// Comparisons with the provider: wanted, under way, done; and the differences that each found.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { DifferenceState, DifferenceView, ReconciliationHead } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../../platform/database';
import type { Comparison, Difference } from './compare-with-provider';
import type { Period } from './provider-lines.store';

export interface ClaimedRun extends Period {
  readonly id: number;
  /** This one included. */
  readonly attempts: number;
  readonly lease: string;
}

export type DifferenceRow = Omit<DifferenceView, 'isMendable'>;

type HeadRow = Omit<ReconciliationHead, 'differences' | 'open'> & {
  readonly differences: number | string;
  readonly open: number | string;
};

const HEADS = `
  SELECT id, from_ms AS fromMs, to_ms AS toMs, state, staff_name AS staffName, started_at_ms AS startedAtMs,
    finished_at_ms AS finishedAtMs, asked, ours_in_fen AS oursInFen, theirs_in_fen AS theirsInFen,
    ours_out_fen AS oursOutFen, theirs_out_fen AS theirsOutFen,
    (SELECT COUNT(*) FROM reconciliation_differences one WHERE one.reconciliation_id = reconciliations.id) AS differences,
    (SELECT COUNT(*) FROM reconciliation_differences one
      WHERE one.reconciliation_id = reconciliations.id AND one.state = 'open') AS open
  FROM reconciliations`;

const DIFFERENCES = `
  SELECT found.id, found.kind, found.number, orders.order_no AS orderNo, found.ours_fen AS oursFen,
    found.theirs_fen AS theirsFen, found.state, found.note, found.closed_by_name AS closedByName,
    found.closed_at_ms AS closedAtMs
  FROM reconciliation_differences found LEFT JOIN orders ON orders.id = found.order_id`;

/** Written by hand: Sequelize drops skipLocked on MySQL without a word. */
const NEXT = `SELECT id, from_ms AS fromMs, to_ms AS toMs, attempts FROM reconciliations
  WHERE state IN ('waiting', 'running', 'failed') AND due_at_ms <= ${SERVER_NOW_MS}
  ORDER BY due_at_ms, id LIMIT 1 FOR UPDATE SKIP LOCKED`;

const ROWS_AT_ONCE = 200;

@Injectable()
export class ReconciliationsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** From when on days are not wanted yet: the end of the last that is, or when money moved first; null before. */
  async dailyFromMs(): Promise<number | null> {
    const [row] = await this.connection.query<{ readonly fromMs: number | null }>(
      `SELECT COALESCE((SELECT MAX(to_ms) FROM reconciliations WHERE daily_day IS NOT NULL),
         (SELECT MIN(at_ms) FROM ledger_transactions)) AS fromMs`,
      { type: QueryTypes.SELECT },
    );
    return row?.fromMs ?? null;
  }

  /** The one of a day exists once; none for a day before anything was booked. */
  async wantDaily(day: string, { fromMs, toMs }: Period): Promise<void> {
    await this.connection.query(
      `INSERT IGNORE INTO reconciliations (daily_day, from_ms, to_ms, state, due_at_ms, started_at_ms)
       SELECT :day, :fromMs, :toMs, 'waiting', ${SERVER_NOW_MS}, ${SERVER_NOW_MS} FROM ledger_transactions
       WHERE at_ms < :toMs LIMIT 1`,
      { type: QueryTypes.INSERT, replacements: { day, fromMs, toMs } },
    );
  }

  async want(
    transaction: Transaction,
    { fromMs, toMs }: Period,
    { staffId, name }: { readonly staffId: number; readonly name: string },
  ): Promise<number> {
    const [id] = await this.connection.query(
      `INSERT INTO reconciliations (from_ms, to_ms, state, staff_id, staff_name, due_at_ms, started_at_ms)
       VALUES (?, ?, 'waiting', ?, ?, ${SERVER_NOW_MS}, ${SERVER_NOW_MS})`,
      { type: QueryTypes.INSERT, replacements: [fromMs, toMs, staffId, name], transaction },
    );
    return id;
  }

  /** The next that nobody else has, for one lease; what an earlier try found is forgotten. */
  async claim(transaction: Transaction, leaseMs: number): Promise<ClaimedRun | null> {
    const [row] = await this.connection.query<Omit<ClaimedRun, 'lease'>>(NEXT, {
      type: QueryTypes.SELECT,
      transaction,
    });
    if (row === undefined) return null;
    const lease = randomUUID();
    await this.connection.query(
      `UPDATE reconciliations SET state = 'running', leased_by = ?, attempts = attempts + 1,
         due_at_ms = ${SERVER_NOW_MS} + ? WHERE id = ?`,
      { type: QueryTypes.UPDATE, replacements: [lease, leaseMs, row.id], transaction },
    );
    await this.connection.query('DELETE FROM reconciliation_differences WHERE reconciliation_id = ?', {
      ...{ type: QueryTypes.DELETE, replacements: [row.id], transaction },
    });
    return { ...row, attempts: row.attempts + 1, lease };
  }

  /** False when somebody else has it. */
  async renew({ id, lease }: ClaimedRun, leaseMs: number): Promise<boolean> {
    const [, renewed] = await this.connection.query(
      `UPDATE reconciliations SET due_at_ms = ${SERVER_NOW_MS} + ? WHERE id = ? AND leased_by = ?`,
      { type: QueryTypes.UPDATE, replacements: [leaseMs, id, lease] },
    );
    return renewed === 1;
  }

  /** False when somebody else has it: then nothing of this one is written. */
  async finish(transaction: Transaction, { id, lease }: ClaimedRun, found: Comparison): Promise<boolean> {
    const { asked, oursInFen, theirsInFen, oursOutFen, theirsOutFen, differences } = found;
    const [, finished] = await this.connection.query(
      `UPDATE reconciliations SET state = 'done', leased_by = NULL, finished_at_ms = ${SERVER_NOW_MS}, asked = ?,
         ours_in_fen = ?, theirs_in_fen = ?, ours_out_fen = ?, theirs_out_fen = ? WHERE id = ? AND leased_by = ?`,
      {
        type: QueryTypes.UPDATE,
        replacements: [asked, oursInFen, theirsInFen, oursOutFen, theirsOutFen, id, lease],
        transaction,
      },
    );
    if (finished !== 1) return false;
    for (let first = 0; first < differences.length; first += ROWS_AT_ONCE)
      await this.addDifferences(transaction, id, differences.slice(first, first + ROWS_AT_ONCE));
    return true;
  }

  /** It comes again; null: it does not. */
  async fail({ id, lease }: ClaimedRun, againAfterMs: number): Promise<void> {
    await this.connection.query(
      `UPDATE reconciliations SET state = 'failed', leased_by = NULL, due_at_ms = ${SERVER_NOW_MS} + ?
       WHERE id = ? AND leased_by = ?`,
      { type: QueryTypes.UPDATE, replacements: [againAfterMs, id, lease] },
    );
  }

  /** The newest first. */
  async page(
    limit: number,
    offset: number,
  ): Promise<{ readonly rows: readonly ReconciliationHead[]; readonly total: number }> {
    const [rows, [count]] = await Promise.all([
      this.connection.query<HeadRow>(`${HEADS} ORDER BY id DESC LIMIT ? OFFSET ?`, {
        type: QueryTypes.SELECT,
        replacements: [limit, offset],
      }),
      this.connection.query<{ total: number }>('SELECT COUNT(*) AS total FROM reconciliations', {
        type: QueryTypes.SELECT,
      }),
    ]);
    return { rows: rows.map(toHead), total: count?.total ?? 0 };
  }

  async byId(id: number, transaction: Transaction | null = null): Promise<ReconciliationHead | null> {
    const [row] = await this.connection.query<HeadRow>(`${HEADS} WHERE id = ?`, {
      ...{ type: QueryTypes.SELECT, replacements: [id], transaction },
    });
    return row === undefined ? null : toHead(row);
  }

  /** Open ones first. */
  async differences(
    id: number,
    limit: number,
    offset: number,
  ): Promise<{ readonly rows: readonly DifferenceRow[]; readonly total: number }> {
    const [rows, [count]] = await Promise.all([
      this.connection.query<DifferenceRow>(
        `${DIFFERENCES} WHERE found.reconciliation_id = ? ORDER BY found.state <> 'open', found.id LIMIT ? OFFSET ?`,
        { type: QueryTypes.SELECT, replacements: [id, limit, offset] },
      ),
      this.connection.query<{ total: number }>(
        'SELECT COUNT(*) AS total FROM reconciliation_differences WHERE reconciliation_id = ?',
        { type: QueryTypes.SELECT, replacements: [id] },
      ),
    ]);
    return { rows, total: count?.total ?? 0 };
  }

  async difference(id: number, transaction: Transaction | null = null): Promise<DifferenceRow | null> {
    const [row] = await this.connection.query<DifferenceRow>(`${DIFFERENCES} WHERE found.id = ?`, {
      ...{ type: QueryTypes.SELECT, replacements: [id], transaction },
    });
    return row ?? null;
  }

  /** False when somebody else has closed it. */
  async close(
    transaction: Transaction,
    id: number,
    { state, note, name }: { readonly state: DifferenceState; readonly note: string; readonly name: string },
  ): Promise<boolean> {
    const [, closed] = await this.connection.query(
      `UPDATE reconciliation_differences SET state = ?, note = ?, closed_by_name = ?, closed_at_ms = ${SERVER_NOW_MS}
       WHERE id = ? AND state = 'open'`,
      { type: QueryTypes.UPDATE, replacements: [state, note, name, id], transaction },
    );
    return closed === 1;
  }

  private async addDifferences(
    transaction: Transaction,
    runId: number,
    differences: readonly Difference[],
  ): Promise<void> {
    const rows = differences.map(({ kind, number, orderId, oursFen, theirsFen }) => [
      ...[runId, kind, number, orderId, oursFen, theirsFen, 'open'],
    ]);
    await this.connection.query(
      `INSERT INTO reconciliation_differences
         (reconciliation_id, kind, number, order_id, ours_fen, theirs_fen, state) VALUES ${rows.map(() => '(?)').join()}`,
      { type: QueryTypes.INSERT, replacements: rows, transaction },
    );
  }
}

function toHead(row: HeadRow): ReconciliationHead {
  return { ...row, differences: Number(row.differences), open: Number(row.open) };
}
