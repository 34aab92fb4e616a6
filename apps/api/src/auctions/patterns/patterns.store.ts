// Which ended auctions are to be looked through for signs of collusion, by whom, and what was found.
import { Inject, Injectable } from '@nestjs/common';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool, transactionOn } from '../../platform/database';
import type { FoundPatterns } from './find-patterns';

const AUCTIONS_AT_ONCE = 20;

const IS_NEW = `ended_at_ms IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM auction_patterns known WHERE known.auction_id = auctions.id)`;
const IS_NOBODYS = `done_at_ms IS NULL AND leased_until_ms <= ${SERVER_NOW_MS}`;

const ANY = `SELECT EXISTS (SELECT 1 FROM auctions WHERE ${IS_NEW})
  OR EXISTS (SELECT 1 FROM auction_patterns WHERE ${IS_NOBODYS}) AS isAny`;

const WANT = `INSERT IGNORE INTO auction_patterns (auction_id, leased_until_ms)
  SELECT id, 0 FROM auctions WHERE ${IS_NEW} ORDER BY id DESC LIMIT ${AUCTIONS_AT_ONCE}`;

const NEXT = `SELECT auction_id AS auctionId FROM auction_patterns WHERE ${IS_NOBODYS} ORDER BY auction_id DESC LIMIT 1`;

const LEASE = `UPDATE auction_patterns SET leased_until_ms = ${SERVER_NOW_MS} + ?
  WHERE auction_id = ? AND ${IS_NOBODYS}`;

@Injectable()
export class PatternsStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** The youngest that is nobody's, for one lease; null when there is none. */
  async claim(leaseMs: number): Promise<number | null> {
    const [[look]] = await this.pool.query<(RowDataPacket & { isAny: 0 | 1 })[]>(ANY);
    if (look?.isAny !== 1) return null;
    return transactionOn(this.pool, async (connection) => {
      await connection.query(WANT);
      const [[next]] = await connection.query<(RowDataPacket & { auctionId: number })[]>(NEXT);
      if (next === undefined) return null;
      const [{ affectedRows }] = await connection.query<ResultSetHeader>(LEASE, [leaseMs, next.auctionId]);
      return affectedRows === 1 ? next.auctionId : null;
    });
  }

  async write(found: FoundPatterns): Promise<void> {
    await this.pool.query(
      `UPDATE auction_patterns SET done_at_ms = ${SERVER_NOW_MS}, found = ? WHERE auction_id = ?`,
      [JSON.stringify(found), found.auctionId],
    );
  }

  /** Null until it is reckoned. */
  async found(auctionId: number): Promise<FoundPatterns | null> {
    const [[row]] = await this.pool.query<(RowDataPacket & { found: string })[]>(
      'SELECT found FROM auction_patterns WHERE auction_id = ? AND done_at_ms IS NOT NULL',
      [auctionId],
    );
    return row === undefined ? null : (JSON.parse(row.found) as FoundPatterns);
  }
}
