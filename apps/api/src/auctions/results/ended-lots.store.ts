// Lots that have ended with their winners, and where their plates are now, in plain SQL.
import { Inject, Injectable } from '@nestjs/common';
import type { EndedLotView, ListingState, LotResult, PlateView } from '@haopai/contracts';
import type { RowDataPacket } from 'mysql2/promise';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';
import { nextBidderOf, OFFER_STATE, type OfferRow } from './results.store';

export interface EndedLotsSearch {
  readonly auctionId: number;
  readonly outcome: LotResult['outcome'] | null;
}

export interface EndedLotRow extends Omit<
  EndedLotView,
  'plate' | 'winner' | 'place' | 'placeAuction' | 'plateId'
> {
  readonly plate: PlateView;
  readonly citizenId: number | null;
  readonly citizenName: string | null;
  readonly citizenKind: 'person' | 'organisation' | null;
}

/** Of a plate that another auction has, or sold. */
export interface OtherAuction {
  readonly auctionId: number;
  readonly title: string;
  readonly isSold: boolean;
}

/** Of a plate that is in the stock. */
export interface InStock {
  readonly plateId: number;
  /** Null until it is offered for the first time. */
  readonly state: ListingState | null;
}

interface LotRow
  extends
    RowDataPacket,
    Omit<PlateView, 'isPersonalised'>,
    Omit<EndedLotRow, 'plate' | 'nextBidder'>,
    OfferRow {
  readonly isPersonalised: 0 | 1;
}

const OUTCOME = `IF(COALESCE(won_lots.state, '') = 'defaulted', 'defaulted', heads.phase)`;

/** Whoever won is whose paddle led: also before it is settled. */
const FROM = `
  FROM lots JOIN lot_heads heads ON heads.lot_id = lots.id
  LEFT JOIN lot_results results ON results.lot_id = lots.id LEFT JOIN won_lots ON won_lots.lot_id = lots.id
  LEFT JOIN orders ON orders.id = won_lots.balance_order_id
  LEFT JOIN next_bidder_offers offers ON offers.lot_id = lots.id LEFT JOIN orders offered ON offered.id = offers.order_id
  LEFT JOIN hand_overs ON hand_overs.source = 'lot' AND hand_overs.source_id = lots.id AND hand_overs.is_standing = 1
  LEFT JOIN enrolments ON heads.phase = 'sold' AND enrolments.auction_id = lots.auction_id
    AND enrolments.paddle_no = heads.leader_paddle
  LEFT JOIN citizens ON citizens.id = enrolments.citizen_id
  WHERE lots.auction_id = ? AND heads.phase IN ('sold', 'unsold', 'withdrawn') AND (? IS NULL OR ${OUTCOME} = ?)`;

const LOTS = `
  SELECT lots.id AS lotId, lots.lot_no AS lotNo, lots.plate_number AS number, lots.plate_kind AS kind,
    lots.plate_colour AS colour, lots.is_personalised AS isPersonalised, lots.region,
    lots.start_price_fen AS startPriceFen, ${OUTCOME} AS outcome,
    IF(heads.phase = 'sold', heads.price_fen, NULL) AS hammerPriceFen, COALESCE(results.bid_count, 0) AS bidCount,
    IF(heads.phase = 'sold', heads.leader_paddle, NULL) AS paddleNo, won_lots.state AS payment,
    orders.order_no AS orderNo, hand_overs.collected_at_ms AS collectedAtMs,
    IF(heads.phase = 'withdrawn', heads.reason, NULL) AS reason,
    citizens.id AS citizenId, citizens.display_name AS citizenName, citizens.kind AS citizenKind,
    offers.paddle_no AS nextPaddleNo, offers.amount_fen AS nextAmountFen, IF(offered.id IS NULL, NULL, ${OFFER_STATE}) AS nextState
  ${FROM} ORDER BY lots.lot_no LIMIT ? OFFSET ?`;

/** Drafts count. Of one plate the newest auction. */
const OTHERS = `
  SELECT lots.plate_number AS number, auctions.id AS auctionId, auctions.title,
    auctions.ended_at_ms IS NOT NULL AS isSold
  FROM lots JOIN auctions ON auctions.id = lots.auction_id LEFT JOIN lot_heads heads ON heads.lot_id = lots.id
  LEFT JOIN won_lots ON won_lots.lot_id = lots.id
  WHERE lots.plate_number IN (?) AND lots.auction_id <> ?
    AND (auctions.ended_at_ms IS NULL OR (heads.phase = 'sold' AND COALESCE(won_lots.state, '') <> 'defaulted'))
  ORDER BY auctions.id`;

@Injectable()
export class EndedLotsStore {
  constructor(@Inject(MYSQL_POOL) private readonly pool: MysqlPool) {}

  async page(
    { auctionId, outcome }: EndedLotsSearch,
    limit: number,
    offset: number,
  ): Promise<{ readonly rows: readonly EndedLotRow[]; readonly total: number }> {
    const search = [auctionId, outcome, outcome];
    const [[rows], [[count]]] = await Promise.all([
      this.pool.query<LotRow[]>(LOTS, [...search, limit, offset]),
      this.pool.query<({ total: number } & RowDataPacket)[]>(`SELECT COUNT(*) AS total ${FROM}`, search),
    ]);
    return { rows: rows.map(toRow), total: count?.total ?? 0 };
  }

  /** By number. */
  async otherAuctions(
    auctionId: number,
    numbers: readonly string[],
  ): Promise<ReadonlyMap<string, OtherAuction>> {
    const [rows] = await this.pool.query<
      (RowDataPacket & { number: string; auctionId: number; title: string; isSold: 0 | 1 })[]
    >(OTHERS, [numbers, auctionId]);
    return new Map(
      rows.map((row) => [
        row.number,
        { auctionId: row.auctionId, title: row.title, isSold: row.isSold !== 0 },
      ]),
    );
  }

  async reserved(numbers: readonly string[]): Promise<ReadonlySet<string>> {
    const [rows] = await this.pool.query<(RowDataPacket & { number: string })[]>(
      'SELECT plate_number AS number FROM reservations WHERE is_holding = 1 AND plate_number IN (?)',
      [numbers],
    );
    return new Set(rows.map(({ number }) => number));
  }

  /** By number. */
  async inStock(numbers: readonly string[]): Promise<ReadonlyMap<string, InStock>> {
    const [rows] = await this.pool.query<(RowDataPacket & InStock & { number: string })[]>(
      `SELECT plates.number, plates.id AS plateId, listings.state FROM plates
       LEFT JOIN listings ON listings.plate_id = plates.id WHERE plates.number IN (?)`,
      [numbers],
    );
    return new Map(rows.map(({ number, plateId, state }) => [number, { plateId, state }]));
  }
}

function toRow({ number, kind, colour, isPersonalised, region, ...row }: LotRow): EndedLotRow {
  const { nextPaddleNo, nextAmountFen, nextState, ...lot } = row;
  const nextBidder = nextBidderOf({ nextPaddleNo, nextAmountFen, nextState });
  return {
    ...lot,
    nextBidder,
    plate: { number, kind, colour, isPersonalised: isPersonalised !== 0, region },
  };
}
