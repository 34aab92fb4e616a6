// The record of what staff did: appended to and read, never changed.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { JINHUA_PLATES, parsePlate } from '@haopai/rules';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

export interface AuditRow {
  readonly entryNo: number;
  readonly atMs: number;
  readonly staffId: number | null;
  readonly act: string;
  readonly subject: string;
  /** JSON: the text that is hashed. */
  readonly entry: string;
  readonly hash: string;
}

export interface AuditHead {
  readonly entryNo: number;
  readonly hash: string;
  readonly nowMs: number;
}

export interface AuditSearch {
  readonly staffId: number | null;
  /** The beginning of an act: `staff` finds `staff.added`. */
  readonly act: string | null;
  /** One (`staff:12`), or all of a kind (`staff`). */
  readonly subject: string | null;
  /** Anywhere in the entry; of a plate also what was done to its lots, orders and reservations by their numbers. */
  readonly text: string | null;
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** Subjects of acts on whatever has this plate; joins tables of the rooms of the sale. */
const OF_PLATE = `SELECT CONCAT('plate:', id) FROM plates WHERE number = ?
  UNION ALL SELECT CONCAT('lot:', id) FROM lots WHERE plate_number = ?
  UNION ALL SELECT CONCAT('reservation:', id) FROM reservations WHERE plate_number = ?
  UNION ALL SELECT CONCAT('order:', won.order_no) FROM lots
    JOIN orders won ON won.kind = 'balance' AND won.subject_id = lots.id WHERE lots.plate_number = ?
  UNION ALL SELECT CONCAT('order:', bought.order_no) FROM plates JOIN listings ON listings.plate_id = plates.id
    JOIN orders bought ON bought.kind = 'listing' AND bought.subject_id = listings.id WHERE plates.number = ?`;
const PLATES_IN_IT = 5;
const COLUMNS = 'entry_no AS entryNo, at_ms AS atMs, staff_id AS staffId, act, subject, entry, hash';

@Injectable()
export class AuditStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** With the database's time: entries of several instances are in its order. */
  async lockHead(transaction: Transaction): Promise<AuditHead> {
    const [head] = await this.connection.query<AuditHead>(
      `SELECT entry_no AS entryNo, hash, ${SERVER_NOW_MS} AS nowMs FROM audit_head WHERE id = 1 FOR UPDATE`,
      { type: QueryTypes.SELECT, transaction },
    );
    if (head === undefined) throw new Error('the audit has no head');
    return { ...head, nowMs: Number(head.nowMs) };
  }

  async append(transaction: Transaction, row: AuditRow): Promise<void> {
    const { entryNo, atMs, staffId, act, subject, entry, hash } = row;
    await this.connection.query(
      `INSERT INTO audit_entries (entry_no, at_ms, staff_id, act, subject, entry, hash) VALUES (?, ?, ?, ?, ?, ?, ?)`,
      { replacements: [entryNo, atMs, staffId, act, subject, entry, hash], transaction },
    );
    await this.connection.query('UPDATE audit_head SET entry_no = ?, hash = ? WHERE id = 1', {
      replacements: [entryNo, hash],
      transaction,
    });
  }

  /** The newest first. */
  async page(
    search: AuditSearch,
    limit: number,
    offset: number,
  ): Promise<{ readonly rows: readonly AuditRow[]; readonly total: number }> {
    const { sql, values } = conditionsOf(search);
    const [rows, total] = await Promise.all([
      this.connection.query<AuditRow>(
        `SELECT ${COLUMNS} FROM audit_entries${sql} ORDER BY entry_no DESC LIMIT ? OFFSET ?`,
        { type: QueryTypes.SELECT, replacements: [...values, limit, offset] },
      ),
      this.count(search),
    ]);
    return { rows, total };
  }

  async count(search: AuditSearch): Promise<number> {
    const { sql, values } = conditionsOf(search);
    const [count] = await this.connection.query<{ total: number }>(
      `SELECT COUNT(*) AS total FROM audit_entries${sql}`,
      { type: QueryTypes.SELECT, replacements: [...values] },
    );
    return count?.total ?? 0;
  }

  /** The newest first, those that were written before `belowNo`. */
  below(search: AuditSearch, belowNo: number, limit: number): Promise<readonly AuditRow[]> {
    const { sql, values } = conditionsOf(search);
    return this.connection.query<AuditRow>(
      `SELECT ${COLUMNS} FROM audit_entries${sql === '' ? ' WHERE' : `${sql} AND`} entry_no < ?
      ORDER BY entry_no DESC LIMIT ?`,
      { type: QueryTypes.SELECT, replacements: [...values, belowNo, limit] },
    );
  }

  /** The very text of the newest entry about it. */
  async newestAbout(subject: string, transaction: Transaction | null): Promise<string | null> {
    const [row] = await this.connection.query<{ readonly entry: string }>(
      'SELECT entry FROM audit_entries WHERE subject = ? ORDER BY entry_no DESC LIMIT 1',
      { type: QueryTypes.SELECT, replacements: [subject], transaction },
    );
    return row?.entry ?? null;
  }

  /** In the order in which they were written, those after `entryNo`. */
  after(entryNo: number, limit: number): Promise<readonly AuditRow[]> {
    return this.connection.query<AuditRow>(
      `SELECT ${COLUMNS} FROM audit_entries WHERE entry_no > ? ORDER BY entry_no LIMIT ?`,
      { type: QueryTypes.SELECT, replacements: [entryNo, limit] },
    );
  }

  async head(): Promise<{ readonly entryNo: number; readonly hash: string }> {
    const [head] = await this.connection.query<{ entryNo: number; hash: string }>(
      'SELECT entry_no AS entryNo, hash FROM audit_head WHERE id = 1',
      { type: QueryTypes.SELECT },
    );
    if (head === undefined) throw new Error('the audit has no head');
    return head;
  }
}

function conditionsOf({ staffId, act, subject, text, fromMs, toMs }: AuditSearch): {
  readonly sql: string;
  readonly values: readonly (string | number)[];
} {
  const conditions = [
    given('staff_id = ?', staffId),
    given('act LIKE ?', act === null ? null : beginningWith(act)),
    // Some are the only one of their kind: `stock`.
    subject?.includes(':') === false
      ? given('(subject = ? OR subject LIKE ?)', subject, beginningWith(`${subject}:`))
      : given('subject = ?', subject),
    ...(text === null ? [] : [saying(text)]),
    given('at_ms >= ?', fromMs),
    given('at_ms < ?', toMs),
  ].flat();
  return {
    sql: conditions.length === 0 ? '' : ` WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}`,
    values: conditions.flatMap(({ values }) => values),
  };
}

/** Nothing when its first value is not looked for. */
function given(
  sql: string,
  ...[first, ...others]: readonly [string | number | null, ...string[]]
): readonly { readonly sql: string; readonly values: readonly (string | number)[] }[] {
  return first === null ? [] : [{ sql, values: [first, ...others] }];
}

/** Without an index: whoever narrows the time narrows what is read. */
function saying(text: string): ReturnType<typeof given> {
  const like = `%${JSON.stringify(text)
    .slice(1, -1)
    .replace(/[\\%_]/g, String.raw`\$&`)}%`;
  const plate = parsePlate(text, JINHUA_PLATES);
  if (!plate.ok) return given('entry LIKE ?', like);
  const { number } = plate.value;
  const numbers = Array.from({ length: PLATES_IN_IT }, () => number);
  return given(`(entry LIKE ? OR subject IN (${OF_PLATE}))`, `%${number}%`, ...numbers);
}

/** Of the characters that these texts may have, only one means something to LIKE. */
function beginningWith(text: string): string {
  return `${text.replaceAll('_', '\\_')}%`;
}
