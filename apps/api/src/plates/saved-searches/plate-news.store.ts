// What is new among plates: those put on sale, numbered by whoever offered them, and auctions that were published, numbered here.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

/** A new plate, as searches are compared with it. */
export interface NewPlate {
  readonly no: number;
  /** Null for one at a fixed price. */
  readonly auctionId: number | null;
  readonly number: string;
  readonly region: string;
  readonly isPersonalised: boolean;
  readonly priceFen: number | null;
  readonly atMs: number;
}

interface NewsPart {
  readonly plates: readonly NewPlate[];
  /** All news with smaller numbers, and this one, are among these plates or before them. */
  readonly upToNo: number;
}

interface NewAuction {
  readonly id: number;
  /** When it was published. */
  readonly atMs: number;
}

interface NewsRow {
  readonly no: number;
  readonly auctionId: number | null;
}

type PlateRow = Omit<NewPlate, 'isPersonalised'> & { readonly isPersonalised: number };

/** Of an auction all lots are read at once: AUCTION_LOTS_MAX at most. */
const NEWS_AT_ONCE = 500;
const AUCTIONS_AT_ONCE = 20;
const DAY_MS = 24 * 60 * 60_000;
/** An auction that was published earlier, as before an upgrade, is no news. */
const AUCTION_NEW_MS = 3 * DAY_MS;
/** Longer than an auction is new, so that none is noted twice. */
const KEPT_MS = 7 * DAY_MS;
const FORGOTTEN_AT_ONCE = 500;

const UNNOTED = `
  SELECT auctions.id, auctions.published_at_ms AS atMs FROM auctions
  LEFT JOIN plate_news ON plate_news.auction_id = auctions.id
  WHERE auctions.published_at_ms > ${SERVER_NOW_MS} - :newMs AND auctions.published_at_ms <= ${SERVER_NOW_MS}
    AND auctions.starts_at_ms > ${SERVER_NOW_MS} AND auctions.ended_at_ms IS NULL AND auctions.is_drill = 0
    AND plate_news.no IS NULL
  ORDER BY auctions.published_at_ms, auctions.id LIMIT :max`;

const LISTINGS = `
  SELECT news.no, NULL AS auctionId, plates.number, plates.region, plates.is_personalised AS isPersonalised,
    listings.price_fen AS priceFen, news.at_ms AS atMs
  FROM plate_news news JOIN listings ON listings.id = news.listing_id AND listings.state = 'forSale'
  JOIN plates ON plates.id = listings.plate_id
  WHERE news.no > :afterNo AND news.no <= :upToNo ORDER BY news.no`;

const LOTS = `
  SELECT news.no, lots.auction_id AS auctionId, lots.plate_number AS number, lots.region,
    lots.is_personalised AS isPersonalised, NULL AS priceFen, news.at_ms AS atMs
  FROM plate_news news JOIN lots ON lots.auction_id = news.auction_id
  WHERE news.no > :afterNo AND news.no <= :upToNo ORDER BY lots.lot_no`;

@Injectable()
export class PlateNewsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  unnotedAuctions(): Promise<readonly NewAuction[]> {
    return this.connection.query<NewAuction>(UNNOTED, {
      type: QueryTypes.SELECT,
      replacements: { newMs: AUCTION_NEW_MS, max: AUCTIONS_AT_ONCE },
    });
  }

  /** Those that another instance has noted by now are left as they are. */
  async noteAuctions(transaction: Transaction, auctions: readonly NewAuction[]): Promise<void> {
    await this.run(transaction, 'UPDATE plate_news_turns SET turn = turn + 1 WHERE id = 1', []);
    await this.run(
      transaction,
      `INSERT IGNORE INTO plate_news (auction_id, at_ms) VALUES ${auctions.map(() => '(?, ?)').join()}`,
      auctions.flatMap(({ id, atMs }) => [id, atMs]),
    );
  }

  /** 0 while there is none. */
  async newestNo(): Promise<number> {
    const [row] = await this.connection.query<{ readonly no: number }>(
      'SELECT COALESCE(MAX(no), 0) AS no FROM plate_news',
      { type: QueryTypes.SELECT },
    );
    return Number(row?.no ?? 0);
  }

  /** The next after that number that are still for sale, or the lots of one auction. */
  async part(afterNo: number, newestNo: number): Promise<NewsPart> {
    const rows = await this.connection.query<NewsRow>(
      `SELECT no, auction_id AS auctionId FROM plate_news WHERE no > ? AND no <= ? ORDER BY no LIMIT ?`,
      { type: QueryTypes.SELECT, replacements: [afterNo, newestNo, NEWS_AT_ONCE] },
    );
    const auctionAt = rows.findIndex(({ auctionId }) => auctionId !== null);
    const part = auctionAt === -1 ? rows : rows.slice(0, Math.max(1, auctionAt));
    const isAll = part.length === rows.length && rows.length < NEWS_AT_ONCE;
    const upToNo = isAll ? newestNo : (part.at(-1)?.no ?? newestNo);
    const plates = await this.connection.query<PlateRow>(auctionAt === 0 ? LOTS : LISTINGS, {
      type: QueryTypes.SELECT,
      replacements: { afterNo, upToNo },
    });
    return {
      upToNo,
      plates: plates.map((plate) => ({ ...plate, isPersonalised: plate.isPersonalised !== 0 })),
    };
  }

  async forgetOld(): Promise<void> {
    await this.connection.query(
      `DELETE FROM plate_news WHERE at_ms < ${SERVER_NOW_MS} - ? ORDER BY at_ms LIMIT ?`,
      { type: QueryTypes.RAW, replacements: [KEPT_MS, FORGOTTEN_AT_ONCE] },
    );
  }

  private async run(transaction: Transaction, sql: string, replacements: number[]): Promise<void> {
    await this.connection.query(sql, { type: QueryTypes.RAW, replacements, transaction });
  }
}
