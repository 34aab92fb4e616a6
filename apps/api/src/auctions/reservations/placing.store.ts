// Finds paid reservations and the auction they belong into, and writes their lots. All lots of an auction are written before it is published.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { PlateView } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import type { Reservation } from './reservation';
import { RESERVATION_COLUMNS, type ReservationRow, toReservation } from './reservation-row';

export interface Placed {
  readonly auctionId: number;
  readonly lotId: number;
  readonly entryId: number;
}

/** Written by hand: Sequelize drops skipLocked on MySQL without a word. */
const TAKE = `
  SELECT ${RESERVATION_COLUMNS} FROM reservations WHERE state = 'paid' AND id NOT IN (:except)
  ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;

/** One that is to be published at a time already set is out of reach: its lots might be read before this one is written. A drill sells nothing. */
const IS_DRAFT = `is_drill = 0 AND published_at_ms IS NULL AND ended_at_ms IS NULL AND starts_at_ms > ${SERVER_NOW_MS}`;

const ADD_LOT = `
  INSERT INTO lots (auction_id, lot_no, plate_number, plate_kind, plate_colour, is_personalised, region, start_price_fen, opens_at_ms)
  SELECT auctions.id, COALESCE(MAX(lots.lot_no), 0) + 1, :number, :kind, :colour, :isPersonalised, :region, :startPriceFen,
    GREATEST(COALESCE(MAX(IF(lots.opens_after_ms IS NULL, lots.opens_at_ms, 0)), 0), auctions.starts_at_ms + COALESCE(MAX(lots.lot_no), 0) * auctions.stagger_ms)
  FROM auctions LEFT JOIN lots ON lots.auction_id = auctions.id WHERE auctions.id = :auctionId GROUP BY auctions.id, auctions.starts_at_ms, auctions.stagger_ms`;

const RELEASE = `
  UPDATE reservations JOIN auctions ON auctions.id = reservations.auction_id
  SET reservations.released_at_ms = ${SERVER_NOW_MS}
  WHERE reservations.state = 'inAuction' AND reservations.released_at_ms IS NULL AND auctions.settled_at_ms IS NOT NULL`;

@Injectable()
export class PlacingStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** The oldest paid one that nobody else deals with, locked; null when there is none. */
  async take(transaction: Transaction, except: readonly number[]): Promise<Reservation | null> {
    const [row] = await this.connection.query<ReservationRow>(TAKE, {
      type: QueryTypes.SELECT,
      replacements: { except: [0, ...except] },
      transaction,
    });
    return row === undefined ? null : toReservation(row);
  }

  /** The draft that starts first, locked: whoever publishes it waits. Null when there is none. */
  async lockNextDraft(transaction: Transaction): Promise<number | null> {
    for (;;) {
      const [next] = await this.connection.query<{ id: number }>(
        `SELECT id FROM auctions WHERE ${IS_DRAFT} ORDER BY starts_at_ms, id LIMIT 1`,
        { type: QueryTypes.SELECT, transaction },
      );
      if (next === undefined) return null;
      const locked = await this.connection.query(
        `SELECT id FROM auctions WHERE id = ? AND ${IS_DRAFT} FOR UPDATE`,
        { type: QueryTypes.SELECT, replacements: [next.id], transaction },
      );
      // Published in between, it is no draft any more.
      if (locked.length > 0) return next.id;
    }
  }

  /** After the auction's other lots, and as its stagger says. Whoever has seen the draft without it has to look again. */
  async addLot(
    transaction: Transaction,
    auctionId: number,
    plate: PlateView,
    startPriceFen: number,
  ): Promise<number> {
    const [lotId] = await this.connection.query(ADD_LOT, {
      type: QueryTypes.INSERT,
      replacements: { ...plate, auctionId, startPriceFen },
      transaction,
    });
    await this.connection.query('UPDATE auctions SET version = version + 1 WHERE id = ?', {
      type: QueryTypes.UPDATE,
      replacements: [auctionId],
      transaction,
    });
    return lotId;
  }

  /** The entry of one that was placed. */
  async entryOf(transaction: Transaction, reservationId: number): Promise<number> {
    const [row] = await this.connection.query<{ readonly entryId: number | null }>(
      'SELECT entry_id AS entryId FROM reservations WHERE id = ?',
      { type: QueryTypes.SELECT, replacements: [reservationId], transaction },
    );
    if (row === undefined || row.entryId === null)
      throw new Error(`Reservation ${reservationId} was not placed`);
    return row.entryId;
  }

  async notePlaced(
    transaction: Transaction,
    reservationId: number,
    { auctionId, lotId, entryId }: Placed,
  ): Promise<void> {
    await this.connection.query(
      `UPDATE reservations SET state = 'inAuction', auction_id = ?, lot_id = ?, entry_id = ? WHERE id = ?`,
      { type: QueryTypes.UPDATE, replacements: [auctionId, lotId, entryId, reservationId], transaction },
    );
  }

  /** Its lot is about to go. */
  async forgetPlace(transaction: Transaction, reservationId: number): Promise<void> {
    await this.connection.query('UPDATE reservations SET lot_id = NULL, auction_id = NULL WHERE id = ?', {
      type: QueryTypes.UPDATE,
      replacements: [reservationId],
      transaction,
    });
  }

  /** After their auctions are settled, plates and VINs are free for other reservations. */
  async releaseSettled(): Promise<void> {
    await this.connection.query(RELEASE, { type: QueryTypes.UPDATE });
  }
}
