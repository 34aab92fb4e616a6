// Notices in the portal, in plain SQL.
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { NoticeView } from '@haopai/contracts';
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../../platform/database';

export interface NewNotice extends Pick<NoticeView, 'kind' | 'data'> {
  readonly token: string;
  readonly citizenId: number;
}

interface NoticeRow extends RowDataPacket {
  readonly id: number;
  readonly kind: NoticeView['kind'];
  readonly data: string;
  readonly at_ms: number;
  readonly read_at_ms: number | null;
}

interface CountRow extends RowDataPacket {
  readonly count: number;
}

const COLUMNS = 'id, kind, data, at_ms, read_at_ms';

@Injectable()
export class NoticesStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** Once for each token, and the same notice for whoever adds it again; null for a citizen who has left, also a moment ago. */
  async add({ token, citizenId, kind, data }: NewNotice): Promise<NoticeView | null> {
    await this.pool.query(
      `INSERT INTO notices (token, citizen_id, kind, data, at_ms)
       SELECT ?, id, ?, ?, ${SERVER_NOW_MS} FROM citizens WHERE id = ? AND closed_at_ms IS NULL LOCK IN SHARE MODE
       ON DUPLICATE KEY UPDATE token = VALUES(token)`,
      [token, kind, JSON.stringify(data), citizenId],
    );
    const [rows] = await this.pool.query<NoticeRow[]>(`SELECT ${COLUMNS} FROM notices WHERE token = ?`, [
      token,
    ]);
    return rows[0] === undefined ? null : toView(rows[0]);
  }

  /** Lets the oldest go, so that `max` are left. */
  async trim(citizenId: number, max: number): Promise<void> {
    // The derived table: a statement may not read the table that it deletes from.
    await this.pool.query(
      `DELETE FROM notices WHERE citizen_id = ? AND id <= (
         SELECT id FROM (SELECT id FROM notices WHERE citizen_id = ? ORDER BY id DESC LIMIT 1 OFFSET ?) AS oldest)`,
      [citizenId, citizenId, max],
    );
  }

  /** The newest first. */
  async page(citizenId: number, offset: number, max: number): Promise<readonly NoticeView[]> {
    const [rows] = await this.pool.query<NoticeRow[]>(
      `SELECT ${COLUMNS} FROM notices WHERE citizen_id = ? ORDER BY id DESC LIMIT ? OFFSET ?`,
      [citizenId, max, offset],
    );
    return rows.map(toView);
  }

  async total(citizenId: number): Promise<number> {
    return this.count('citizen_id = ?', citizenId);
  }

  async unread(citizenId: number): Promise<number> {
    return this.count('citizen_id = ? AND read_at_ms IS NULL', citizenId);
  }

  /** False when the citizen has no such notice. */
  async markRead(citizenId: number, noticeId: number): Promise<boolean> {
    const [result] = await this.pool.query<ResultSetHeader>(
      `UPDATE notices SET read_at_ms = COALESCE(read_at_ms, ${SERVER_NOW_MS}) WHERE id = ? AND citizen_id = ?`,
      [noticeId, citizenId],
    );
    // Rows found, not rows changed: one that was read before is there all the same.
    return result.affectedRows === 1;
  }

  async markAllRead(citizenId: number): Promise<void> {
    await this.pool.query(
      `UPDATE notices SET read_at_ms = ${SERVER_NOW_MS} WHERE citizen_id = ? AND read_at_ms IS NULL`,
      [citizenId],
    );
  }

  private async count(condition: string, citizenId: number): Promise<number> {
    const [rows] = await this.pool.query<CountRow[]>(
      `SELECT COUNT(*) AS count FROM notices WHERE ${condition}`,
      [citizenId],
    );
    return rows[0]?.count ?? 0;
  }
}

function toView({ id, kind, data, at_ms, read_at_ms }: NoticeRow): NoticeView {
  return { id, kind, data: JSON.parse(data) as NoticeView['data'], atMs: at_ms, isRead: read_at_ms !== null };
}
