// What is asked of and decided about published auctions, in plain SQL, by the database's clock.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { StaffName, StopKind } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import { PUBLICATION_TURN } from '../public';
import type { Stop, StoppableAuction, StoppableLot } from './stop';

export interface NewStop {
  readonly auctionId: number;
  readonly kind: StopKind;
  readonly lotId: number | null;
  readonly reason: string;
  readonly untilMs: number | null;
  readonly wasMs: number;
}

interface StopRow extends Omit<Stop, 'askedBy' | 'decidedBy'> {
  readonly askedBy: number;
  readonly askedByName: string;
  readonly decidedBy: number | null;
  readonly decidedByName: string | null;
}

export interface WaitingStop {
  readonly stop: Stop;
  readonly auctionTitle: string;
  readonly startsAtMs: number;
  readonly nowMs: number;
}

type WaitingAuctionRow = Omit<WaitingStop, 'stop' | 'nowMs'> & { readonly nowMs: number | string };

type AuctionRow = Omit<StoppableAuction, 'isDrill' | 'isPublished' | 'nowMs'> & {
  readonly isDrill: 0 | 1;
  readonly isPublished: 0 | 1;
  readonly nowMs: number | string;
};

const LISTED_MAX = 100;
/** One an auction, of those that have not ended. */
const WAITING_MAX = 200;

const COLUMNS = `auction_stops.id, auction_stops.auction_id AS auctionId, kind, auction_stops.lot_id AS lotId, lots.plate_number AS plateNumber,
    reason, until_ms AS untilMs, was_ms AS wasMs, state, asked_by AS askedBy, asked_by_name AS askedByName, asked_at_ms AS askedAtMs,
    decided_by AS decidedBy, decided_by_name AS decidedByName, decided_at_ms AS decidedAtMs`;
const STOPS = `SELECT ${COLUMNS} FROM auction_stops LEFT JOIN lots ON lots.id = auction_stops.lot_id`;

const WAITING = `
  SELECT ${COLUMNS}, auctions.title AS auctionTitle, auctions.starts_at_ms AS startsAtMs, ${SERVER_NOW_MS} AS nowMs
  FROM auction_stops JOIN auctions ON auctions.id = auction_stops.auction_id LEFT JOIN lots ON lots.id = auction_stops.lot_id
  WHERE is_asked = 1 AND auctions.ended_at_ms IS NULL ORDER BY auction_stops.id LIMIT ${WAITING_MAX}`;

const AUCTION = `
  SELECT id, title, is_drill AS isDrill, COALESCE(published_at_ms <= ${SERVER_NOW_MS}, 0) AS isPublished, starts_at_ms AS startsAtMs,
    ended_at_ms AS endedAtMs, cancelled_at_ms AS cancelledAtMs, ${SERVER_NOW_MS} AS nowMs
  FROM auctions WHERE id = ? FOR UPDATE`;

@Injectable()
export class StopsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Null when there is none. */
  async lockAuction(transaction: Transaction, auctionId: number): Promise<StoppableAuction | null> {
    const [row] = await this.select<AuctionRow>(AUCTION, [auctionId], transaction);
    if (row === undefined) return null;
    return {
      ...row,
      isDrill: row.isDrill !== 0,
      isPublished: row.isPublished !== 0,
      nowMs: Number(row.nowMs),
    };
  }

  /** Locked within a transaction. */
  async byId(transaction: Transaction | null, id: number): Promise<Stop | null> {
    const locking = transaction === null ? '' : 'FOR UPDATE';
    const [row] = await this.select<StopRow>(
      `${STOPS} WHERE auction_stops.id = ? ${locking}`,
      [id],
      transaction,
    );
    return row === undefined ? null : stopOf(row);
  }

  /** The one that waits for a second person. */
  async asked(transaction: Transaction, auctionId: number): Promise<Stop | null> {
    const sql = `${STOPS} WHERE auction_stops.auction_id = ? AND is_asked = 1`;
    const [row] = await this.select<StopRow>(sql, [auctionId], transaction);
    return row === undefined ? null : stopOf(row);
  }

  /** Those that wait for a second person, of auctions that have not ended: the oldest first. */
  async waiting(): Promise<readonly WaitingStop[]> {
    const rows = await this.select<StopRow & WaitingAuctionRow>(WAITING, [], null);
    return rows.map(({ auctionTitle, startsAtMs, nowMs, ...row }) => ({
      ...{ stop: stopOf(row), auctionTitle, startsAtMs, nowMs: Number(nowMs) },
    }));
  }

  /** The newest first. */
  async ofAuction(auctionId: number): Promise<readonly Stop[]> {
    const sql = `${STOPS} WHERE auction_stops.auction_id = ? ORDER BY auction_stops.id DESC LIMIT ${LISTED_MAX}`;
    return (await this.select<StopRow>(sql, [auctionId], null)).map(stopOf);
  }

  async add(transaction: Transaction, stop: NewStop, by: StaffName): Promise<number> {
    const { auctionId, kind, lotId, reason, untilMs, wasMs } = stop;
    const [id] = await this.connection.query(
      `INSERT INTO auction_stops (auction_id, kind, lot_id, reason, until_ms, was_ms, state, asked_by, asked_by_name, asked_at_ms)
       VALUES (?, ?, ?, ?, ?, ?, 'asked', ?, ?, ${SERVER_NOW_MS})`,
      {
        type: QueryTypes.INSERT,
        replacements: [auctionId, kind, lotId, reason, untilMs, wasMs, by.id, by.name],
        transaction,
      },
    );
    return id;
  }

  /** `actId`: of the act that brings it to lots which engines hold; null when there are none. */
  async decide(
    transaction: Transaction,
    id: number,
    state: 'done' | 'declined',
    by: StaffName,
    actId: string | null = null,
  ): Promise<void> {
    await this.update(
      transaction,
      `UPDATE auction_stops SET state = ?, decided_by = ?, decided_by_name = ?, decided_at_ms = ${SERVER_NOW_MS}, act_id = ? WHERE id = ?`,
      [state, by.id, by.name, actId, id],
    );
  }

  /** Null when it is not one of the auction. */
  async lotOf(transaction: Transaction, auctionId: number, lotId: number): Promise<StoppableLot | null> {
    const [lot] = await this.select<StoppableLot>(
      `SELECT lots.id AS lotId, COALESCE(lot_heads.phase, 'waiting') AS phase
       FROM lots LEFT JOIN lot_heads ON lot_heads.lot_id = lots.id WHERE lots.id = ? AND lots.auction_id = ?`,
      [lotId, auctionId],
      transaction,
    );
    return lot ?? null;
  }

  /** It stands from now on, for the whole auction. */
  async stand(transaction: Transaction, auctionId: number, stopId: number): Promise<void> {
    await this.update(transaction, 'UPDATE auctions SET stop_id = ? WHERE id = ?', [stopId, auctionId]);
  }

  /** Whoever has read the auction before has to look again. */
  async countUp(transaction: Transaction, auctionId: number): Promise<void> {
    await this.update(transaction, 'UPDATE auctions SET version = version + 1 WHERE id = ?', [auctionId]);
  }

  async noteCancelled(transaction: Transaction, auctionId: number): Promise<void> {
    await this.update(transaction, `UPDATE auctions SET cancelled_at_ms = ${SERVER_NOW_MS} WHERE id = ?`, [
      auctionId,
    ]);
  }

  /**
   * Lots of which nothing is journaled are withdrawn for whoever reads, in every release. What engines write of them later, should they
   * take them on, is newer.
   */
  async withdrawUnheld(
    transaction: Transaction,
    auctionId: number,
    { lotId, reason }: Pick<Stop, 'lotId' | 'reason'>,
  ): Promise<void> {
    const one = lotId === null ? '' : `AND id = ${Number(lotId)}`;
    await this.update(
      transaction,
      `INSERT INTO lot_heads (lot_id, version, phase, reason) SELECT id, 0, 'withdrawn', ? FROM lots WHERE auction_id = ? ${one}
       ON DUPLICATE KEY UPDATE lot_heads.lot_id = lot_heads.lot_id`,
      [reason, auctionId],
    );
  }

  async end(transaction: Transaction, auctionId: number): Promise<void> {
    await this.update(transaction, `UPDATE auctions SET ended_at_ms = ${SERVER_NOW_MS} WHERE id = ?`, [
      auctionId,
    ]);
  }

  /** Nobody publishes, or moves, another auction until the transaction ends: a drill and a sale that do not go together see each other. */
  async waitToPublish(transaction: Transaction): Promise<void> {
    await this.select(PUBLICATION_TURN, [], transaction);
  }

  /** Its lots by as much as itself; bidders and watchers are reminded again, before the new start. */
  async move(
    transaction: Transaction,
    auctionId: number,
    { wasMs, untilMs }: { readonly wasMs: number; readonly untilMs: number },
  ): Promise<void> {
    // Enrolment that ends before the start ends as long before the new one.
    await this.update(
      transaction,
      'UPDATE auctions SET starts_at_ms = ?, enrolment_closes_at_ms = enrolment_closes_at_ms + ? WHERE id = ?',
      [untilMs, untilMs - wasMs, auctionId],
    );
    await this.update(transaction, 'UPDATE lots SET opens_at_ms = opens_at_ms + ? WHERE auction_id = ?', [
      untilMs - wasMs,
      auctionId,
    ]);
    await this.update(transaction, 'UPDATE enrolments SET reminded_at_ms = NULL WHERE auction_id = ?', [
      auctionId,
    ]);
    await this.update(transaction, 'DELETE FROM watch_reminders WHERE auction_id = ?', [auctionId]);
  }

  private select<Row extends object>(
    sql: string,
    replacements: readonly number[],
    transaction: Transaction | null,
  ): Promise<Row[]> {
    return this.connection.query<Row>(sql, {
      type: QueryTypes.SELECT,
      replacements: [...replacements],
      transaction,
    });
  }

  private async update(
    transaction: Transaction,
    sql: string,
    replacements: readonly (string | number | null)[],
  ): Promise<void> {
    await this.connection.query(sql, {
      type: QueryTypes.UPDATE,
      replacements: [...replacements],
      transaction,
    });
  }
}

function stopOf({ askedBy, askedByName, decidedBy, decidedByName, ...row }: StopRow): Stop {
  return {
    ...row,
    askedBy: { id: askedBy, name: askedByName },
    decidedBy: decidedBy === null ? null : { id: decidedBy, name: decidedByName ?? '' },
  };
}
