// Reads what ended lots came to, sorted by the database, and keeps what was counted of their journals. Plain SQL.
import { Inject, Injectable } from '@nestjs/common';
import type { AuctionSums, LotResult, NextBidderResult, ResultSort } from '@haopai/contracts';
import { sumUpRecords } from '@haopai/engine-mysql';
import type { RowDataPacket } from 'mysql2/promise';
import { type Language, regionName, type RegionNames } from '@haopai/rules';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';
import type { SortOrder } from './results.dto';

export interface LotsWanted {
  readonly sort: ResultSort;
  readonly order: SortOrder;
  readonly limit: number;
  readonly offset: number;
}

interface SumsRow extends RowDataPacket {
  readonly auctionId: number;
  readonly sold: string | number;
  readonly unsold: string | number;
  readonly withdrawn: string | number;
  readonly defaulted: string | number;
  readonly totalFen: string | number;
}

interface CountRow extends RowDataPacket {
  readonly defaults: number;
}

interface LotIdRow extends RowDataPacket {
  readonly lotId: number;
}

interface RegionRow extends RowDataPacket, RegionNames {
  readonly code: string;
}

/** As both lists of lots read it. */
export interface OfferRow {
  readonly nextPaddleNo: number | null;
  readonly nextAmountFen: number | null;
  readonly nextState: NextBidderResult['state'] | null;
}

interface LotRow extends RowDataPacket, OfferRow {
  readonly lotId: number;
  readonly lotNo: number;
  readonly number: string;
  readonly kind: LotResult['plate']['kind'];
  readonly colour: LotResult['plate']['colour'];
  readonly isPersonalised: number;
  readonly region: string;
  readonly outcome: LotResult['outcome'];
  readonly startPriceFen: number;
  readonly hammerPriceFen: number | null;
  readonly paddleNo: number | null;
  readonly bidCount: number;
  readonly endedAtMs: number;
  readonly reason: string | null;
  readonly lastHash: string | null;
}

/** What became of an offer is the state of its order. */
export const OFFER_STATE = `(CASE WHEN offered.state = 'created' THEN 'offered'
  WHEN offered.state IN ('expired', 'cancelled', 'refunded') THEN 'lapsed' ELSE 'taken' END)`;

const ENDED = `heads.phase IN ('sold', 'unsold', 'withdrawn')`;
const DEFAULTED = `COALESCE(won_lots.state, '') = 'defaulted'`;

/** `?` is a list of auctions. Found by lots' by_auction key, then by the heads' primary key. */
export const SUMS_SQL = `
  SELECT lots.auction_id AS auctionId, SUM(heads.phase = 'sold' AND NOT ${DEFAULTED}) AS sold,
         SUM(heads.phase = 'unsold') AS unsold, SUM(heads.phase = 'withdrawn') AS withdrawn, SUM(${DEFAULTED}) AS defaulted,
         SUM(IF(heads.phase = 'sold' AND NOT ${DEFAULTED}, heads.price_fen, 0)) AS totalFen
  FROM lots JOIN lot_heads heads ON heads.lot_id = lots.id LEFT JOIN won_lots ON won_lots.lot_id = lots.id
  WHERE lots.auction_id IN (?) AND ${ENDED} GROUP BY lots.auction_id`;

/** A lot whose journal is not counted has the auction's end as its own. */
export const LOTS_SQL = `
  SELECT lots.id AS lotId, lots.lot_no AS lotNo, lots.plate_number AS number, lots.plate_kind AS kind,
         lots.plate_colour AS colour, lots.is_personalised AS isPersonalised, lots.region,
         IF(${DEFAULTED}, 'defaulted', heads.phase) AS outcome,
         lots.start_price_fen AS startPriceFen, IF(heads.phase = 'sold', heads.price_fen, NULL) AS hammerPriceFen,
         IF(heads.phase = 'sold', heads.leader_paddle, NULL) AS paddleNo, COALESCE(results.bid_count, 0) AS bidCount,
         COALESCE(results.ended_at_ms, auctions.ended_at_ms) AS endedAtMs,
         IF(heads.phase = 'withdrawn', heads.reason, NULL) AS reason, LOWER(HEX(results.last_hash)) AS lastHash,
         offers.paddle_no AS nextPaddleNo, offers.amount_fen AS nextAmountFen, IF(offered.id IS NULL, NULL, ${OFFER_STATE}) AS nextState
  FROM lots JOIN auctions ON auctions.id = lots.auction_id JOIN lot_heads heads ON heads.lot_id = lots.id
  LEFT JOIN lot_results results ON results.lot_id = lots.id LEFT JOIN won_lots ON won_lots.lot_id = lots.id
  LEFT JOIN next_bidder_offers offers ON offers.lot_id = lots.id LEFT JOIN orders offered ON offered.id = offers.order_id
  WHERE lots.auction_id = ? AND ${ENDED}`;

const SORT_COLUMN: Readonly<Record<ResultSort, string>> = {
  lotNo: 'lotNo',
  plate: 'number',
  startPriceFen: 'startPriceFen',
  hammerPriceFen: 'hammerPriceFen',
  bidCount: 'bidCount',
  endedAtMs: 'endedAtMs',
};

@Injectable()
export class ResultsStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  /** Grows with each won lot that nobody paid for in time, and with whatever becomes of an offer to the next bidder. */
  async defaults(): Promise<number> {
    const [[row]] = await this.pool.query<CountRow[]>(
      `SELECT (SELECT COUNT(*) FROM won_lots WHERE state = 'defaulted') + (
         SELECT COALESCE(SUM(CASE ${OFFER_STATE} WHEN 'offered' THEN 1 WHEN 'taken' THEN 2 ELSE 3 END), 0)
         FROM next_bidder_offers offers JOIN orders offered ON offered.id = offers.order_id) AS defaults`,
    );
    return Number(row?.defaults);
  }

  /** Auctions none of whose lots has ended are left out. */
  async sumsOf(auctionIds: readonly number[]): Promise<ReadonlyMap<number, AuctionSums>> {
    if (auctionIds.length === 0) return new Map();
    const [rows] = await this.pool.query<SumsRow[]>(SUMS_SQL, [auctionIds]);
    return new Map(
      rows.map(({ auctionId, sold, unsold, withdrawn, defaulted, totalFen }) => [
        auctionId,
        {
          sold: Number(sold),
          unsold: Number(unsold),
          withdrawn: Number(withdrawn),
          defaulted: Number(defaulted),
          totalFen: Number(totalFen),
        },
      ]),
    );
  }

  /** Ties, and lots without a hammer price, stand in the order of their numbers; the latter always last. */
  async lotsOf(auctionId: number, { sort, order, limit, offset }: LotsWanted): Promise<readonly LotResult[]> {
    const column = SORT_COLUMN[sort];
    const direction = order === 'desc' ? 'DESC' : 'ASC';
    const [rows] = await this.pool.query<LotRow[]>(
      `${LOTS_SQL} ORDER BY ${column} IS NULL, ${column} ${direction}, lotNo LIMIT ? OFFSET ?`,
      [auctionId, limit, offset],
    );
    return rows.map(toLotResult);
  }

  async uncountedLots(auctionId: number): Promise<readonly number[]> {
    const [rows] = await this.pool.query<LotIdRow[]>(
      `SELECT lots.id AS lotId FROM lots JOIN lot_heads heads ON heads.lot_id = lots.id
       LEFT JOIN lot_results results ON results.lot_id = lots.id
       WHERE lots.auction_id = ? AND ${ENDED} AND results.lot_id IS NULL ORDER BY lots.id`,
      [auctionId],
    );
    return rows.map(({ lotId }) => lotId);
  }

  /** Of lots that have ended: two who count at once come to the same. */
  async countRecords(lotIds: readonly number[]): Promise<void> {
    const sums = await sumUpRecords(this.pool, lotIds);
    if (sums.length === 0) return;
    await this.pool.query(
      'INSERT IGNORE INTO lot_results (lot_id, bid_count, ended_at_ms, last_hash) VALUES ?',
      [
        sums.map(({ lotId, bidCount, lastAtMs, lastHash }) => [
          lotId,
          bidCount,
          lastAtMs,
          Buffer.from(lastHash, 'hex'),
        ]),
      ],
    );
  }

  async regionNames(language: Language): Promise<ReadonlyMap<string, string>> {
    const [rows] = await this.pool.query<RegionRow[]>(
      'SELECT code, name_zh AS nameZh, name_en AS nameEn FROM regions',
    );
    return new Map(rows.map((region) => [region.code, regionName(region, language)]));
  }
}

function toLotResult(row: LotRow): LotResult {
  return {
    lotId: row.lotId,
    lotNo: row.lotNo,
    plate: {
      number: row.number,
      kind: row.kind,
      colour: row.colour,
      isPersonalised: row.isPersonalised !== 0,
      region: row.region,
    },
    region: row.region,
    outcome: row.outcome,
    startPriceFen: row.startPriceFen,
    hammerPriceFen: row.hammerPriceFen,
    paddleNo: row.paddleNo,
    bidCount: row.bidCount,
    endedAtMs: row.endedAtMs,
    reason: row.reason,
    lastHash: row.lastHash,
    nextBidder: nextBidderOf(row),
  };
}

/** Null where its plate was offered to nobody. */
export function nextBidderOf({
  nextPaddleNo: paddleNo,
  nextAmountFen: amountFen,
  nextState: state,
}: OfferRow): NextBidderResult | null {
  return paddleNo === null || amountFen === null || state === null ? null : { paddleNo, amountFen, state };
}
