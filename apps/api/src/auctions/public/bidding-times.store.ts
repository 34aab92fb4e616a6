// When bids are taken in an auction, as far as that is known beforehand, and which drill or sale lies too near to another (docs/adr/0059).
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { type NearAuction, type OverlappingAuction, OVERLAPS_TOLD_MAX } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

/** From the auction's start to the close of its last lot, in epoch milliseconds UTC. */
export interface BiddingTime {
  readonly startsAtMs: number;
  readonly endsAtMs: number;
}

/** Between a drill and a sale, at least. Who bids in a sale comes that long before its start. */
export const DRILL_APART_MS = 60 * 60_000;

/** Of a lot that is bid on again and again: in the usual terms an hour. */
const COUNTDOWNS_RECKONED = 60;

/** What runs for longer than was reckoned takes bids until now; what is suspended is reckoned from when it goes on. */
const ENDS_AT_MS = `COALESCE(auctions.ended_at_ms, GREATEST(${SERVER_NOW_MS},
  COALESCE((SELECT stop.until_ms FROM auction_stops stop WHERE stop.id = auctions.stop_id AND stop.kind = 'suspend'), 0)
  + auctions.first_bid_ms + ${COUNTDOWNS_RECKONED} * auctions.countdown_ms,
  COALESCE((SELECT MAX(lots.opens_at_ms) FROM lots WHERE lots.auction_id = auctions.id), auctions.starts_at_ms)
  + auctions.first_bid_ms + ${COUNTDOWNS_RECKONED} * auctions.countdown_ms))`;

const TIME = `SELECT auctions.starts_at_ms AS startsAtMs, ${ENDS_AT_MS} AS endsAtMs FROM auctions WHERE auctions.id = ?`;

/** One row stands for all publications, the first of the table: an auction that is long over. Whoever has it publishes or moves one, others wait. */
export const PUBLICATION_TURN = 'SELECT id FROM auctions ORDER BY id LIMIT 1 FOR UPDATE';

const TIMES = `
  WITH times AS (
    SELECT auctions.id, auctions.title, auctions.is_drill, auctions.published_at_ms, auctions.starts_at_ms,
      ${ENDS_AT_MS} AS ends_at_ms
    FROM auctions WHERE auctions.ended_at_ms IS NULL)
  SELECT other.id AS auctionId, other.title, other.starts_at_ms AS startsAtMs, other.ends_at_ms AS endsAtMs`;

const OVERLAPS = `${TIMES}
  FROM times own JOIN times other ON other.id <> own.id AND other.published_at_ms IS NOT NULL
    AND other.starts_at_ms < own.ends_at_ms AND own.starts_at_ms < other.ends_at_ms
  WHERE own.id = :auctionId ORDER BY other.starts_at_ms, other.id LIMIT :max`;

const NEAREST = `${TIMES}
  FROM times own JOIN times other ON other.is_drill <> own.is_drill AND other.published_at_ms IS NOT NULL
    AND other.starts_at_ms < own.ends_at_ms + :apartMs AND own.starts_at_ms < other.ends_at_ms + :apartMs
  WHERE own.id = :auctionId ORDER BY other.starts_at_ms, other.id LIMIT 1`;

@Injectable()
export class BiddingTimesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Null when there is no such auction; a draft has one, too. */
  async of(auctionId: number): Promise<BiddingTime | null> {
    const [row] = await this.connection.query<BiddingTime>(TIME, {
      type: QueryTypes.SELECT,
      replacements: [auctionId],
    });
    return row === undefined ? null : { startsAtMs: Number(row.startsAtMs), endsAtMs: Number(row.endsAtMs) };
  }

  /** The first published sale that is too near to a drill, or drill that is too near to a sale; null when there is none. Those that are over count no more. */
  async nearest(transaction: Transaction | null, auctionId: number): Promise<NearAuction | null> {
    const [row] = await this.connection.query<OverlappingAuction>(NEAREST, {
      type: QueryTypes.SELECT,
      replacements: { auctionId, apartMs: DRILL_APART_MS },
      transaction,
    });
    if (row === undefined) return null;
    const near = withNumbers(row);
    return {
      ...near,
      ...{ freeUntilAtMs: near.startsAtMs - DRILL_APART_MS, freeFromAtMs: near.endsAtMs + DRILL_APART_MS },
    };
  }

  /** Published ones that take bids while this one does, the earliest first. */
  async overlapping(auctionId: number): Promise<readonly OverlappingAuction[]> {
    const rows = await this.connection.query<OverlappingAuction>(OVERLAPS, {
      type: QueryTypes.SELECT,
      replacements: { auctionId, max: OVERLAPS_TOLD_MAX },
    });
    return rows.map(withNumbers);
  }
}

/** A reckoned time comes as text. */
function withNumbers({ startsAtMs, endsAtMs, ...row }: OverlappingAuction): OverlappingAuction {
  return { ...row, startsAtMs: Number(startsAtMs), endsAtMs: Number(endsAtMs) };
}
