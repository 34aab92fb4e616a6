// What was kept outside, of which day and auction, and when: who keeps it next, and how long ago somebody did.
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';
import type { PlaceName } from './heads-place';

/** Of a day, or of an auction's end. */
export type KeptAbout =
  { readonly day: string; readonly auctionId: 0 } | { readonly day: ''; readonly auctionId: number };

/** What was kept in a place: of what, when, and SHA-256 of the line. */
export interface KeptLine {
  readonly auctionId: number;
  /** Empty for an auction's end. */
  readonly day: string;
  readonly keptAtMs: number;
  readonly lineHash: string;
}

/** Another instance takes over then. */
export const CLAIMED_MS = 60_000;
const AGAIN_AFTER_MS = 20 * 60_000;
/** Ended auctions of one look: a site that has sold for years gets through them all the same. */
export const AUCTIONS_AT_ONCE = 20;

@Injectable()
export class KeptHeadsStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  async nowMs(): Promise<number> {
    const [[row]] = await this.pool.query<RowDataPacket[]>(`SELECT ${SERVER_NOW_MS} AS nowMs`);
    return Number(row?.nowMs);
  }

  /** Auctions that have ended and whose heads are not in this place yet, the oldest end first. Drills leave none. */
  async endedAuctions(place: PlaceName): Promise<readonly number[]> {
    const [rows] = await this.pool.query<(RowDataPacket & { id: number })[]>(
      `SELECT auctions.id FROM auctions
       LEFT JOIN kept_heads ON kept_heads.place = ? AND kept_heads.auction_id = auctions.id AND kept_heads.day = ''
       WHERE auctions.ended_at_ms IS NOT NULL AND auctions.is_drill = 0 AND kept_heads.kept_at_ms IS NULL
       ORDER BY auctions.ended_at_ms, auctions.id LIMIT ${AUCTIONS_AT_ONCE}`,
      [place],
    );
    return rows.map(({ id }) => id);
  }

  /** Auctions that have not ended: whatever journals they have by now. */
  async openAuctions(): Promise<readonly number[]> {
    const [rows] = await this.pool.query<(RowDataPacket & { id: number })[]>(
      'SELECT id FROM auctions WHERE ended_at_ms IS NULL AND is_drill = 0 ORDER BY id',
    );
    return rows.map(({ id }) => id);
  }

  /** False when it is kept already, or somebody else is about to. */
  async claim(place: PlaceName, { auctionId, day }: KeptAbout): Promise<boolean> {
    const key = [place, auctionId, day];
    await this.pool.query(
      `INSERT INTO kept_heads (place, auction_id, day, claimed_until_ms) VALUES (?, ?, ?, 0)
       ON DUPLICATE KEY UPDATE place = VALUES(place)`,
      key,
    );
    const [{ affectedRows }] = await this.pool.query<ResultSetHeader>(
      `UPDATE kept_heads SET claimed_until_ms = ${SERVER_NOW_MS} + ${CLAIMED_MS}
       WHERE place = ? AND auction_id = ? AND day = ? AND kept_at_ms IS NULL AND claimed_until_ms <= ${SERVER_NOW_MS}`,
      key,
    );
    return affectedRows === 1;
  }

  /** After a failure, so that whoever took it is not given it again each minute. */
  async waitWith(place: PlaceName, { auctionId, day }: KeptAbout): Promise<void> {
    await this.pool.query(
      `UPDATE kept_heads SET claimed_until_ms = ${SERVER_NOW_MS} + ${AGAIN_AFTER_MS} WHERE place = ? AND auction_id = ? AND day = ?`,
      [place, auctionId, day],
    );
  }

  async noteKept(place: PlaceName, { auctionId, day }: KeptAbout, lineHash: string): Promise<void> {
    await this.pool.query(
      `UPDATE kept_heads SET kept_at_ms = ${SERVER_NOW_MS}, line_hash = ? WHERE place = ? AND auction_id = ? AND day = ?`,
      [lineHash, place, auctionId, day],
    );
  }

  /** When the newest was kept in this place; null for never. */
  async newestAtMs(place: PlaceName): Promise<number | null> {
    const [[row]] = await this.pool.query<(RowDataPacket & { newestAtMs: number | null })[]>(
      'SELECT MAX(kept_at_ms) AS newestAtMs FROM kept_heads WHERE place = ?',
      [place],
    );
    return row?.newestAtMs ?? null;
  }

  /** In the order in which they were kept. */
  async keptLines(place: PlaceName): Promise<readonly KeptLine[]> {
    const [rows] = await this.pool.query<(RowDataPacket & KeptLine)[]>(
      `SELECT auction_id AS auctionId, day, kept_at_ms AS keptAtMs, line_hash AS lineHash FROM kept_heads
       WHERE place = ? AND kept_at_ms IS NOT NULL ORDER BY kept_at_ms, auction_id, day`,
      [place],
    );
    return rows;
  }
}
