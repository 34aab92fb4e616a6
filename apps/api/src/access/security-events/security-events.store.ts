// Lines of the stream in the database, for auditors to search: so many and no more, and none that is older than logs are kept.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { SecurityKind } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { SecurityEvent } from './security-event';

/** Some months of a quiet site, and days of one that is attacked; the log that is shipped elsewhere has them all. */
const ROWS_MAX = 500_000;
const ERASED_AT_ONCE = 1_000;

export interface SecurityRow extends SecurityEvent {
  readonly id: number;
  readonly instance: string;
}

/** Hashes as they stand there, whole or their beginning; several are any of them. */
export interface SecuritySearch {
  readonly kind: SecurityKind | null;
  readonly addresses: readonly string[] | null;
  readonly accounts: readonly string[] | null;
}

const COLUMNS =
  'id, kind, what, address_hash AS addressHash, account_hash AS accountHash, times, from_ms AS fromMs, to_ms AS toMs, instance';

@Injectable()
export class SecurityEventsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async add(instance: string, events: readonly SecurityEvent[]): Promise<void> {
    if (events.length === 0) return;
    const rows = events.map(({ kind, what, addressHash, accountHash, times, fromMs, toMs }) => [
      ...[kind, what, addressHash, accountHash, times, fromMs, toMs, instance],
    ]);
    await this.connection.query(
      `INSERT INTO security_events (kind, what, address_hash, account_hash, times, from_ms, to_ms, instance)
       VALUES ${rows.map(() => '(?)').join(', ')}`,
      { type: QueryTypes.INSERT, replacements: rows },
    );
  }

  /** The newest first. */
  async page(
    search: SecuritySearch,
    limit: number,
    offset: number,
  ): Promise<{ readonly rows: readonly SecurityRow[]; readonly total: number }> {
    const { where, values } = conditionsOf(search);
    const [rows, [count]] = await Promise.all([
      this.connection.query<SecurityRow>(
        `SELECT ${COLUMNS} FROM security_events${where} ORDER BY id DESC LIMIT ? OFFSET ?`,
        { type: QueryTypes.SELECT, replacements: [...values, limit, offset] },
      ),
      this.connection.query<{ total: number }>(`SELECT COUNT(*) AS total FROM security_events${where}`, {
        ...{ type: QueryTypes.SELECT, replacements: [...values] },
      }),
    ]);
    return { rows, total: count?.total ?? 0 };
  }

  /** The mark of a key as it was last seen; null when it never was. */
  async lastKeyMark(name: string): Promise<string | null> {
    const [row] = await this.connection.query<{ mark: string | null }>(
      `SELECT account_hash AS mark FROM security_events WHERE kind = 'keyChanged' AND what = ? ORDER BY id DESC LIMIT 1`,
      { type: QueryTypes.SELECT, replacements: [name] },
    );
    return row?.mark ?? null;
  }

  /** A few at a time, the oldest first; what says when a key changed stays. */
  async eraseOld(beforeMs: number): Promise<void> {
    const [newest] = await this.connection.query<{ id: number | null }>(
      'SELECT MAX(id) AS id FROM security_events',
      { type: QueryTypes.SELECT },
    );
    const belowId = (newest?.id ?? 0) - ROWS_MAX;
    await this.connection.query(
      `DELETE FROM security_events WHERE (to_ms < ? OR id <= ?) AND kind <> 'keyChanged' ORDER BY id LIMIT ?`,
      { replacements: [beforeMs, belowId, ERASED_AT_ONCE], type: QueryTypes.UPDATE },
    );
  }
}

function conditionsOf({ kind, addresses, accounts }: SecuritySearch): {
  readonly where: string;
  readonly values: readonly string[];
} {
  const parts: string[] = [];
  const values: string[] = [];
  if (kind !== null) {
    parts.push('kind = ?');
    values.push(kind);
  }
  for (const [column, marks] of [
    ['address_hash', addresses],
    ['account_hash', accounts],
  ] as const) {
    if (marks === null) continue;
    parts.push(`(${marks.map(() => `${column} LIKE ?`).join(' OR ')})`);
    values.push(...marks.map((mark) => `${mark}%`));
  }
  return { where: parts.length === 0 ? '' : ` WHERE ${parts.join(' AND ')}`, values };
}
