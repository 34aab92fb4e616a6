// Who took part in auctions that have ended, a page of them at a time: each is found by its own keys.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { AuctionTurnout, ReportPeriod } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

export type EndedAuction = Pick<AuctionTurnout, 'auctionId' | 'title' | 'endedAtMs'>;
export type TurnoutFigures = Required<Omit<AuctionTurnout, keyof EndedAuction>>;

type Row = { readonly auctionId: number } & Readonly<Record<string, number | string | null>>;

const ENDED = 'FROM auctions WHERE ended_at_ms >= :fromMs AND ended_at_ms < :toMs AND is_drill = 0';

const OF_LOTS = `
  SELECT lots.auction_id AS auctionId, COUNT(*) AS lots, COUNT(won_lots.lot_id) AS won,
    SUM(COALESCE(won_lots.state, '') = 'defaulted') AS defaulted, SUM(COALESCE(lot_results.bid_count, 0)) AS bids,
    SUM(COALESCE(heads.phase, '') = 'unsold') AS unsold, SUM(COALESCE(heads.phase, '') = 'withdrawn') AS withdrawn,
    SUM(IF(won_lots.state <> 'defaulted', lots.start_price_fen, 0)) AS startFen,
    SUM(IF(won_lots.state <> 'defaulted', won_lots.hammer_fen, 0)) AS hammerFen
  FROM lots LEFT JOIN won_lots ON won_lots.lot_id = lots.id LEFT JOIN lot_results ON lot_results.lot_id = lots.id
  LEFT JOIN lot_heads heads ON heads.lot_id = lots.id
  WHERE lots.auction_id IN (:auctionIds) GROUP BY lots.auction_id`;
const OF_ENROLMENTS = `
  SELECT auction_id AS auctionId, COUNT(*) AS enrolments FROM enrolments
  WHERE auction_id IN (:auctionIds) AND state = 'paid' GROUP BY auction_id`;
/** An entry is bound by its first accepted bid. */
const OF_BIDDERS = `
  SELECT lots.auction_id AS auctionId, COUNT(DISTINCT entries.enrolment_id) AS bidders
  FROM lots JOIN entry_bindings ON entry_bindings.lot_id = lots.id JOIN entries ON entries.id = entry_bindings.entry_id
  WHERE lots.auction_id IN (:auctionIds) GROUP BY lots.auction_id`;

@Injectable()
export class TurnoutsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** The newest end first. */
  async ended(
    period: ReportPeriod,
    limit: number,
    offset: number,
  ): Promise<{ readonly auctions: readonly EndedAuction[]; readonly total: number }> {
    const [auctions, [count]] = await Promise.all([
      this.select<EndedAuction>(
        `SELECT id AS auctionId, title, ended_at_ms AS endedAtMs ${ENDED}
         ORDER BY ended_at_ms DESC, id DESC LIMIT :limit OFFSET :offset`,
        { ...period, limit, offset },
      ),
      this.select<{ total: number }>(`SELECT COUNT(*) AS total ${ENDED}`, { ...period }),
    ]);
    return { auctions, total: count?.total ?? 0 };
  }

  async figuresOf(auctionIds: readonly number[]): Promise<(auctionId: number) => TurnoutFigures> {
    if (auctionIds.length === 0) return () => figures([]);
    const found = await Promise.all(
      [OF_LOTS, OF_ENROLMENTS, OF_BIDDERS].map((sql) => this.select<Row>(sql, { auctionIds })),
    );
    return (auctionId) => figures(found.flat().filter((row) => row.auctionId === auctionId));
  }

  private select<Found extends object>(sql: string, replacements: object): Promise<Found[]> {
    return this.connection.query<Found>(sql, {
      type: QueryTypes.SELECT,
      replacements: { ...replacements },
    });
  }
}

function figures(rows: readonly Row[]): TurnoutFigures {
  const of = (name: keyof TurnoutFigures): number => Number(rows.find((row) => name in row)?.[name] ?? 0);
  return {
    ...{ lots: of('lots'), enrolments: of('enrolments'), bidders: of('bidders') },
    ...{ bids: of('bids'), won: of('won'), defaulted: of('defaulted') },
    ...{ unsold: of('unsold'), withdrawn: of('withdrawn') },
    ...{ startFen: of('startFen'), hammerFen: of('hammerFen') },
  };
}
