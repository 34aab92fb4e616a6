// Stamps of time authorities, one for the last checkpoint of each auction, and which auctions wait for theirs.
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../../platform/database';
import type { Signed } from '../tree.store';
import type { Stamp } from './request-stamp';

/** Whoever has it to do has so long. */
const TAKEN_FOR_MS = 60_000;
/** A stamp that comes later proves little. */
const STAMPED_FOR_MS = 7 * 24 * 60 * 60_000;
const AT_ONCE = 5;

export interface StampedCheckpoint extends Signed {
  /** RFC 3161, DER, over SHA-256 of the checkpoint's text, without signatures. */
  readonly reply: Uint8Array;
  readonly stampedAtMs: number;
}

interface StampRow extends RowDataPacket, Signed {
  readonly stampedAtMs: number;
  readonly reply: Buffer;
}

/** With a result in the log, and not stamped. */
const WAITING = `
  FROM log_auctions JOIN auctions ON auctions.id = log_auctions.auction_id
  LEFT JOIN log_stamps ON log_stamps.auction_id = log_auctions.auction_id
  WHERE log_auctions.result_revision > 0 AND log_stamps.reply IS NULL
    AND auctions.ended_at_ms > ${SERVER_NOW_MS} - ${STAMPED_FOR_MS}`;

@Injectable()
export class StampsStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** That nobody has to do at the moment. */
  async due(): Promise<readonly number[]> {
    const [rows] = await this.pool.query<RowDataPacket[]>(
      `SELECT log_auctions.auction_id AS auctionId ${WAITING} AND COALESCE(log_stamps.until_ms, 0) <= ${SERVER_NOW_MS}
       ORDER BY log_auctions.auction_id LIMIT ${AT_ONCE}`,
    );
    return rows.map(({ auctionId }) => Number(auctionId));
  }

  /** How many auctions wait. */
  async waiting(): Promise<number> {
    const [[row]] = await this.pool.query<RowDataPacket[]>(`SELECT COUNT(*) AS many ${WAITING}`);
    return Number(row?.many ?? 0);
  }

  /** The first checkpoint that covers the auction's result; null before there is one. */
  async lastCheckpoint(auctionId: number): Promise<Signed | null> {
    const [[row]] = await this.pool.query<(RowDataPacket & Signed)[]>(
      `SELECT size, note FROM log_checkpoints
       WHERE size > (SELECT leaf_index FROM log_leaves WHERE source = ?) ORDER BY size LIMIT 1`,
      [`result:${auctionId}:1`],
    );
    return row === undefined ? null : { size: row.size, note: row.note };
  }

  /** False where somebody else has it to do, or it is done. */
  async take(auctionId: number): Promise<boolean> {
    await this.pool.query('INSERT IGNORE INTO log_stamps (auction_id, until_ms) VALUES (?, 0)', [auctionId]);
    const [{ affectedRows }] = await this.pool.query<ResultSetHeader>(
      `UPDATE log_stamps SET until_ms = ${SERVER_NOW_MS} + ${TAKEN_FOR_MS}
       WHERE auction_id = ? AND reply IS NULL AND until_ms <= ${SERVER_NOW_MS}`,
      [auctionId],
    );
    return affectedRows === 1;
  }

  /** The first counts. */
  async keep(auctionId: number, size: number, { reply, atMs }: Stamp): Promise<void> {
    await this.pool.query(
      'UPDATE log_stamps SET size = ?, stamped_at_ms = ?, reply = ? WHERE auction_id = ? AND reply IS NULL',
      [size, atMs, Buffer.from(reply), auctionId],
    );
  }

  /** Null while it has none. */
  async ofAuction(auctionId: number): Promise<StampedCheckpoint | null> {
    const [[row]] = await this.pool.query<StampRow[]>(
      `SELECT log_stamps.size, log_stamps.stamped_at_ms AS stampedAtMs, log_stamps.reply, log_checkpoints.note
       FROM log_stamps JOIN log_checkpoints ON log_checkpoints.size = log_stamps.size
       WHERE log_stamps.auction_id = ? AND log_stamps.reply IS NOT NULL`,
      [auctionId],
    );
    if (row === undefined) return null;
    const { size, note, stampedAtMs, reply } = row;
    return { size, note, stampedAtMs, reply: new Uint8Array(reply) };
  }
}
