// Reads what was sold in settled auctions, and writes it where prices are looked up. Plain SQL.
import { Inject, Injectable } from '@nestjs/common';
import { PLATE_PATTERNS, type PlatePattern } from '@haopai/rules';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';

export interface SettledAuction {
  readonly auctionId: number;
  readonly endedAtMs: number;
}

export interface SoldLot {
  readonly lotId: number;
  readonly number: string;
  readonly colour: string;
  readonly priceFen: number;
}

export interface SoldPlateRow {
  readonly lotId: number;
  readonly auctionId: number;
  readonly serial: string;
  readonly colour: string;
  readonly patterns: readonly PlatePattern[];
  readonly priceFen: number;
  readonly soldAtMs: number;
  /** `2026-11` */
  readonly soldMonth: string;
}

const AUCTIONS_AT_ONCE = 20;

@Injectable()
export class GatheringStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** Of those whose result is public and whose winners are known for good; drills sell nothing. */
  async ungathered(): Promise<readonly SettledAuction[]> {
    const [rows] = await this.pool.query<(SettledAuction & RowDataPacket)[]>(
      `SELECT auctions.id AS auctionId, auctions.ended_at_ms AS endedAtMs FROM auctions
       LEFT JOIN priced_auctions ON priced_auctions.auction_id = auctions.id
       WHERE auctions.ended_at_ms IS NOT NULL AND auctions.settled_at_ms IS NOT NULL
         AND auctions.published_at_ms IS NOT NULL AND auctions.is_drill = 0 AND priced_auctions.auction_id IS NULL
       ORDER BY auctions.ended_at_ms, auctions.id LIMIT ?`,
      [AUCTIONS_AT_ONCE],
    );
    return rows;
  }

  async soldIn(auctionId: number): Promise<readonly SoldLot[]> {
    const [rows] = await this.pool.query<(SoldLot & RowDataPacket)[]>(
      `SELECT lots.id AS lotId, lots.plate_number AS number, lots.plate_colour AS colour, heads.price_fen AS priceFen
       FROM lots JOIN lot_heads heads ON heads.lot_id = lots.id
       WHERE lots.auction_id = ? AND heads.phase = 'sold' AND heads.price_fen IS NOT NULL ORDER BY lots.id`,
      [auctionId],
    );
    return rows;
  }

  /** What another instance has written stays as it is; whatever else is wrong with a row is an error. */
  async add(rows: readonly SoldPlateRow[]): Promise<void> {
    await this.pool.query(
      `INSERT INTO sold_plates (lot_id, auction_id, serial, colour, ${PLATE_PATTERNS.map(columnOf).join(', ')},
         price_fen, sold_at_ms, sold_month) VALUES ? ON DUPLICATE KEY UPDATE lot_id = lot_id`,
      [
        rows.map(({ lotId, auctionId, serial, colour, patterns, priceFen, soldAtMs, soldMonth }) => [
          ...[lotId, auctionId, serial, colour],
          ...PLATE_PATTERNS.map((pattern) => patterns.includes(pattern)),
          ...[priceFen, soldAtMs, soldMonth],
        ]),
      ],
    );
  }

  async noteGathered(auctionId: number): Promise<void> {
    await this.pool.query(
      'INSERT INTO priced_auctions (auction_id) VALUES (?) ON DUPLICATE KEY UPDATE auction_id = auction_id',
      [auctionId],
    );
  }

  /** How many auctions there are prices of. */
  async gathered(): Promise<number> {
    const [[row]] = await this.pool.query<({ readonly auctions: number } & RowDataPacket)[]>(
      'SELECT COUNT(*) AS auctions FROM priced_auctions',
    );
    return Number(row?.auctions);
  }
}

/** The column that says whether a plate shows a pattern. */
export function columnOf(pattern: PlatePattern): string {
  return `is_${pattern}`;
}
