// Which lots of published auctions an engine must hold, and the end of an auction, in plain SQL.
import type { AuctionSource } from '@haopai/engine';
import type { LotTerms } from '@haopai/lot';
import { fen } from '@haopai/rules';
import type { Pool, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { ladderFromText } from './ladder-text';

interface AuctionRow extends RowDataPacket {
  readonly id: number;
}

interface LotRow extends RowDataPacket {
  readonly id: number;
  readonly start_price_fen: number;
  readonly opens_at_ms: number;
  readonly first_bid_ms: number;
  readonly countdown_ms: number;
  readonly ladder_fen: string;
}

export class MysqlAuctions implements AuctionSource {
  constructor(private readonly pool: Pool) {}

  async openAuctions(beforeMs: number): Promise<readonly number[]> {
    const [rows] = await this.pool.query<AuctionRow[]>(
      'SELECT id FROM auctions WHERE published_at_ms IS NOT NULL AND ended_at_ms IS NULL AND starts_at_ms < ?',
      [beforeMs],
    );
    return rows.map(({ id }) => id);
  }

  async termsOf(auctionId: number): Promise<readonly LotTerms[]> {
    const [rows] = await this.pool.query<LotRow[]>(
      `SELECT lots.id, lots.start_price_fen, lots.opens_at_ms, auctions.first_bid_ms, auctions.countdown_ms, auctions.ladder_fen
       FROM lots JOIN auctions ON auctions.id = lots.auction_id WHERE auctions.id = ? ORDER BY lots.lot_no`,
      [auctionId],
    );
    return rows.map((row) => ({
      lotId: row.id,
      startPriceFen: fen(row.start_price_fen),
      ladder: ladderFromText(row.ladder_fen),
      firstBidMs: row.first_bid_ms,
      countdownMs: row.countdown_ms,
      opensAtMs: row.opens_at_ms,
    }));
  }

  async endIfOver(auctionId: number, atMs: number): Promise<boolean> {
    const [result] = await this.pool.query<ResultSetHeader>(
      `UPDATE auctions SET ended_at_ms = ? WHERE id = ? AND ended_at_ms IS NULL AND NOT EXISTS (
         SELECT 1 FROM lots LEFT JOIN lot_heads ON lot_heads.lot_id = lots.id
         WHERE lots.auction_id = ? AND (lot_heads.phase IS NULL OR lot_heads.phase NOT IN ('sold', 'unsold', 'withdrawn')))`,
      [atMs, auctionId, auctionId],
    );
    return result.affectedRows === 1;
  }
}
