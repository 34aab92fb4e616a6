// Reads what the office has decided of published auctions since: that they are cancelled, postponed or suspended.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { AuctionStopView, StopBy } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

const STOPS = `
  SELECT id, kind, reason, decided_at_ms AS atMs, until_ms AS untilMs, was_ms AS wasMs FROM auction_stops WHERE id IN (:ids)`;

@Injectable()
export class StandingStopsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Who of the staff has decided what stands of an auction; null while nothing does. */
  async by(auctionId: number): Promise<StopBy | null> {
    const [row] = await this.connection.query<StopBy>(
      `SELECT asked_by_name AS askedBy, COALESCE(decided_by_name, '') AS decidedBy
       FROM auctions JOIN auction_stops ON auction_stops.id = auctions.stop_id WHERE auctions.id = ?`,
      { type: QueryTypes.SELECT, replacements: [auctionId] },
    );
    return row ?? null;
  }

  async byIds(ids: readonly number[]): Promise<ReadonlyMap<number, AuctionStopView>> {
    if (ids.length === 0) return new Map();
    const rows = await this.connection.query<AuctionStopView & { readonly id: number }>(STOPS, {
      type: QueryTypes.SELECT,
      replacements: { ids: [...ids] },
    });
    return new Map(rows.map(({ id, ...stop }) => [id, stop]));
  }
}
