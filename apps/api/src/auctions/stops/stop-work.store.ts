// What is left to do of stops that stand: lots to be told, people to be told, orders to be ended. Several instances take different ones.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { StaffName } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { Language } from '@haopai/rules';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import type { DecidedStop } from './stop';

/** As far as it is known whom it was told. */
export interface UntoldStop extends DecidedStop {
  readonly auctionTitle: string;
  readonly isDrill: boolean;
  readonly toldCitizenId: number;
}

export interface Concerned {
  readonly citizenId: number;
  readonly language: Language;
  /** Enrolled, paid or not; else somebody who only watches. */
  readonly isBidder: boolean;
}

export interface UnbroughtStop {
  readonly id: number;
  readonly auctionId: number;
  readonly actId: string;
}

/** Its lots may go on. */
export interface SuspensionOver {
  readonly id: number;
  readonly auctionId: number;
  readonly decidedBy: StaffName;
}

interface OldOrder {
  readonly id: number;
  readonly version: number;
  readonly dueAtMs: number;
}

const AT_ONCE_MAX = 200;
/** Engines take lots on so long before they open; nobody hears of an act before. */
const HELD_BEFORE_MS = 10 * 60_000;

const UNBROUGHT = `
  SELECT auction_stops.id, auction_stops.auction_id AS auctionId, act_id AS actId
  FROM auction_stops JOIN auctions ON auctions.id = auction_stops.auction_id
  WHERE auction_stops.state = 'done' AND act_id IS NOT NULL AND carried_out_at_ms IS NULL
    AND auctions.starts_at_ms <= ${SERVER_NOW_MS} + ${HELD_BEFORE_MS}
  ORDER BY auction_stops.id LIMIT ${AT_ONCE_MAX}`;

/** Once its lots know of it; one that another stop has followed is that one's business. */
const OVER = `
  SELECT auction_stops.id, auction_stops.auction_id AS auctionId, decided_by AS decidedBy, decided_by_name AS decidedByName
  FROM auctions JOIN auction_stops ON auction_stops.id = auctions.stop_id
  WHERE auctions.ended_at_ms IS NULL AND auction_stops.kind = 'suspend' AND auction_stops.state = 'done'
    AND carried_out_at_ms IS NOT NULL AND over_at_ms IS NULL AND until_ms <= ${SERVER_NOW_MS}
  ORDER BY auction_stops.id LIMIT ${AT_ONCE_MAX}`;

/** Written by hand: Sequelize drops skipLocked on MySQL without a word. */
const TAKE_UNTOLD = `
  SELECT id FROM auction_stops WHERE state = 'done' AND told_at_ms IS NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;

const UNTOLD = `
  SELECT auction_stops.id, auction_stops.auction_id AS auctionId, kind, auction_stops.lot_id AS lotId, lots.plate_number AS plateNumber,
    reason, until_ms AS untilMs, auctions.title AS auctionTitle, auctions.is_drill AS isDrill, told_citizen_id AS toldCitizenId
  FROM auction_stops JOIN auctions ON auctions.id = auction_stops.auction_id LEFT JOIN lots ON lots.id = auction_stops.lot_id
  WHERE auction_stops.id = ?`;

/** Who has reserved a plate of it is enrolled; of one lot its own watchers alone. */
const CONCERNED = `
  SELECT citizenId, MAX(language) AS language, MAX(isBidder) AS isBidder FROM (
    SELECT citizen_id AS citizenId, language, 1 AS isBidder FROM enrolments
      WHERE auction_id = :auctionId AND citizen_id > :toldCitizenId AND state IN ('unpaid', 'paid')
    UNION ALL SELECT watches.citizen_id, watches.language, 0 FROM lots JOIN watches ON watches.lot_id = lots.id
      WHERE lots.auction_id = :auctionId AND (:lotId IS NULL OR lots.id = :lotId) AND watches.citizen_id > :toldCitizenId) people
  GROUP BY citizenId ORDER BY citizenId LIMIT :max`;

/** Of those alone whose people were told why. */
const ORDERS_OF_CANCELLED = `
  SELECT DISTINCT orders.id FROM auctions JOIN entries ON entries.auction_id = auctions.id AND entries.state = 'unpaid'
  JOIN orders ON orders.id = entries.order_id AND orders.state = 'created' AND orders.kind = 'enrolmentDeposit'
  WHERE auctions.cancelled_at_ms IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM auction_stops WHERE auction_stops.id = auctions.stop_id AND told_at_ms IS NULL)
  LIMIT ${AT_ONCE_MAX}`;

/** Until then deposits are paid. */
const CLOSES_AT_MS =
  'LEAST(auctions.starts_at_ms, COALESCE(auctions.enrolment_closes_at_ms, auctions.starts_at_ms))';

/** Of those that are postponed: orders that were cut short by the old start have their whole time now. */
const ORDERS_OF_POSTPONED = `
  SELECT DISTINCT orders.id, orders.version, LEAST(${CLOSES_AT_MS}, orders.created_at_ms + :heldMs) AS dueAtMs
  FROM auctions JOIN auction_stops ON auction_stops.id = auctions.stop_id AND auction_stops.kind = 'postpone'
  JOIN entries ON entries.auction_id = auctions.id AND entries.state = 'unpaid'
  JOIN orders ON orders.id = entries.order_id AND orders.state = 'created' AND orders.kind = 'enrolmentDeposit'
    AND orders.due_at_ms = ${CLOSES_AT_MS} - (auction_stops.until_ms - auction_stops.was_ms)
    AND orders.due_at_ms < orders.created_at_ms + :heldMs
  WHERE auctions.ended_at_ms IS NULL AND auctions.starts_at_ms > ${SERVER_NOW_MS} LIMIT ${AT_ONCE_MAX}`;

@Injectable()
export class StopWorkStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Whose lots are held, or will be in a moment. */
  unbrought(): Promise<readonly UnbroughtStop[]> {
    return this.connection.query<UnbroughtStop>(UNBROUGHT, { type: QueryTypes.SELECT });
  }

  async noteBrought(id: number): Promise<void> {
    await this.connection.query(
      `UPDATE auction_stops SET carried_out_at_ms = ${SERVER_NOW_MS} WHERE id = ?`,
      {
        type: QueryTypes.UPDATE,
        replacements: [id],
      },
    );
  }

  async suspensionsOver(): Promise<readonly SuspensionOver[]> {
    const rows = await this.connection.query<{
      readonly id: number;
      readonly auctionId: number;
      readonly decidedBy: number;
      readonly decidedByName: string;
    }>(OVER, { type: QueryTypes.SELECT });
    return rows.map(({ id, auctionId, decidedBy, decidedByName }) => ({
      ...{ id, auctionId, decidedBy: { id: decidedBy, name: decidedByName } },
    }));
  }

  /** Of all suspensions that have not gone on: one that was followed by another has frozen lots, too. */
  async suspensionActs(auctionId: number): Promise<readonly string[]> {
    const rows = await this.connection.query<{ readonly actId: string }>(
      `SELECT act_id AS actId FROM auction_stops
       WHERE auction_id = ? AND kind = 'suspend' AND state = 'done' AND over_at_ms IS NULL AND act_id IS NOT NULL`,
      { type: QueryTypes.SELECT, replacements: [auctionId] },
    );
    return rows.map(({ actId }) => actId);
  }

  /** Null when none is written; nobody else writes one until the transaction ends. */
  async lockResumeAct(transaction: Transaction, id: number): Promise<string | null> {
    const [row] = await this.connection.query<{ readonly actId: string | null }>(
      'SELECT resume_act_id AS actId FROM auction_stops WHERE id = ? FOR UPDATE',
      { type: QueryTypes.SELECT, replacements: [id], transaction },
    );
    return row?.actId ?? null;
  }

  async noteResumeAct(transaction: Transaction, id: number, actId: string): Promise<void> {
    await this.connection.query('UPDATE auction_stops SET resume_act_id = ? WHERE id = ?', {
      type: QueryTypes.UPDATE,
      replacements: [actId, id],
      transaction,
    });
  }

  /** Its lots run again: nothing stands of it any more. Twice it changes nothing. */
  async noteOver(id: number, auctionId: number): Promise<void> {
    for (const sql of [
      `UPDATE auction_stops SET over_at_ms = ${SERVER_NOW_MS}
        WHERE auction_id = :auctionId AND kind = 'suspend' AND state = 'done' AND over_at_ms IS NULL AND id <= :id`,
      'UPDATE auctions SET stop_id = NULL, version = version + 1 WHERE id = :auctionId AND stop_id = :id',
    ])
      await this.connection.query(sql, { type: QueryTypes.UPDATE, replacements: { id, auctionId } });
  }

  /** The oldest of which somebody is to be told and whom nobody else deals with, locked; null when there is none. */
  async takeUntold(transaction: Transaction): Promise<UntoldStop | null> {
    const [taken] = await this.connection.query<{ readonly id: number }>(TAKE_UNTOLD, {
      type: QueryTypes.SELECT,
      transaction,
    });
    if (taken === undefined) return null;
    const [row] = await this.connection.query<Omit<UntoldStop, 'isDrill'> & { readonly isDrill: 0 | 1 }>(
      UNTOLD,
      {
        type: QueryTypes.SELECT,
        replacements: [taken.id],
        transaction,
      },
    );
    return row === undefined ? null : { ...row, isDrill: row.isDrill !== 0 };
  }

  /** The next of them, by their numbers. */
  async concerned(
    transaction: Transaction,
    { auctionId, lotId, toldCitizenId }: UntoldStop,
    max: number,
  ): Promise<readonly Concerned[]> {
    const rows = await this.connection.query<Omit<Concerned, 'isBidder'> & { readonly isBidder: number }>(
      CONCERNED,
      { type: QueryTypes.SELECT, replacements: { auctionId, lotId, toldCitizenId, max }, transaction },
    );
    return rows.map((row) => ({ ...row, isBidder: Number(row.isBidder) !== 0 }));
  }

  /** Up to this citizen; null when everybody was told. */
  async noteTold(transaction: Transaction, id: number, citizenId: number | null): Promise<void> {
    const change = citizenId === null ? `told_at_ms = ${SERVER_NOW_MS}` : 'told_citizen_id = :citizenId';
    await this.connection.query(`UPDATE auction_stops SET ${change} WHERE id = :id`, {
      type: QueryTypes.UPDATE,
      replacements: { id, citizenId },
      transaction,
    });
  }

  async ordersOfCancelled(): Promise<readonly number[]> {
    const rows = await this.connection.query<{ readonly id: number }>(ORDERS_OF_CANCELLED, {
      type: QueryTypes.SELECT,
    });
    return rows.map(({ id }) => id);
  }

  /** With the time until which they are to wait. */
  ordersOfPostponed(heldMs: number): Promise<readonly OldOrder[]> {
    return this.connection.query<OldOrder>(ORDERS_OF_POSTPONED, {
      type: QueryTypes.SELECT,
      replacements: { heldMs },
    });
  }
}
