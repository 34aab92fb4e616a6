// Finds what is left to settle of ended auctions. Who has won a lot is the word of its journal.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { decodeLotEvent } from '@haopai/lot';
import type { PlateView } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import type { EndedAuction, EnrolmentRange, UnsettledEnrolment, UnsettledEntry, Win } from './unsettled';

const AUCTIONS_A_PAGE = 20;

const AUCTIONS = `
  SELECT id, title, ended_at_ms AS endedAtMs, starts_at_ms AS startsAtMs, payment_days AS paymentDays, cancelled_at_ms IS NOT NULL AS isCancelled FROM auctions
  WHERE settled_at_ms IS NULL AND ended_at_ms IS NOT NULL AND is_drill = 0
    AND (ended_at_ms > :endedAtMs OR ended_at_ms = :endedAtMs AND id > :id)
  ORDER BY ended_at_ms, id LIMIT ${AUCTIONS_A_PAGE}`;

/** Written by hand: Sequelize drops skipLocked on MySQL without a word. */
const TAKE = `
  SELECT id AS enrolmentId, citizen_id AS citizenId, language, EXISTS (
    SELECT 1 FROM disqualifications barred
    WHERE barred.auction_id = enrolments.auction_id AND barred.paddle_no = enrolments.paddle_no) AS isDisqualified
  FROM enrolments WHERE auction_id = :auctionId AND state = 'paid' AND id BETWEEN :fromId AND :toId AND id NOT IN (:except) AND EXISTS (
    SELECT 1 FROM entries
    WHERE entries.enrolment_id = enrolments.id AND entries.state = 'paid' AND entries.settled_at_ms IS NULL)
  ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;

/** Heads are written behind the journal, which alone says who has won: this says no more than who comes first. */
const WINNERS = `
  SELECT DISTINCT entries.enrolment_id AS enrolmentId FROM lots
  JOIN lot_heads ON lot_heads.lot_id = lots.id AND lot_heads.phase = 'sold'
  JOIN entries ON entries.id = lot_heads.leader_entry_id AND entries.state = 'paid' AND entries.settled_at_ms IS NULL
  WHERE lots.auction_id = ? ORDER BY enrolmentId LIMIT ?`;

const ENTRIES = `
  SELECT entries.id AS entryId, entries.vin, lots.id AS lotId, lots.plate_number AS number, lots.plate_kind AS kind,
    lots.plate_colour AS colour, lots.is_personalised AS isPersonalised, lots.region, last_events.body AS lastEvent
  FROM entries
  LEFT JOIN entry_bindings ON entry_bindings.entry_id = entries.id
  LEFT JOIN lots ON lots.id = entry_bindings.lot_id
  LEFT JOIN lot_events last_events ON last_events.lot_id = lots.id
    AND last_events.version = (SELECT MAX(version) FROM lot_events WHERE lot_events.lot_id = lots.id)
  WHERE entries.enrolment_id = ? AND entries.state = 'paid' AND entries.settled_at_ms IS NULL ORDER BY entries.id`;

const FINISH = `
  UPDATE auctions SET settled_at_ms = ${SERVER_NOW_MS} WHERE id = :auctionId AND settled_at_ms IS NULL AND NOT EXISTS (
    SELECT 1 FROM entries WHERE entries.auction_id = :auctionId AND entries.state = 'paid' AND entries.settled_at_ms IS NULL)`;

type TakenRow = Omit<UnsettledEnrolment, 'isDisqualified'> & { readonly isDisqualified: 0 | 1 };

interface EntryRow {
  readonly entryId: number;
  readonly vin: string;
  readonly lotId: number | null;
  readonly number: string;
  readonly kind: PlateView['kind'];
  readonly colour: PlateView['colour'];
  readonly isPersonalised: 0 | 1;
  readonly region: string;
  readonly lastEvent: string | null;
}

@Injectable()
export class UnsettledStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** A page of them, the oldest end first, after one that was looked at; however many of them do not move, the younger ones come, too. */
  async auctions(after: Pick<EndedAuction, 'id' | 'endedAtMs'> | null): Promise<readonly EndedAuction[]> {
    const { id, endedAtMs } = after ?? { id: 0, endedAtMs: 0 };
    const rows = await this.connection.query<
      Omit<EndedAuction, 'isCancelled'> & { readonly isCancelled: 0 | 1 }
    >(AUCTIONS, { type: QueryTypes.SELECT, replacements: { id, endedAtMs } });
    return rows.map((row) => ({ ...row, isCancelled: row.isCancelled !== 0 }));
  }

  /** Enrolments that have won a lot and are not settled, `max` at most. */
  async winners(auctionId: number, max: number): Promise<readonly number[]> {
    const rows = await this.connection.query<{ readonly enrolmentId: number }>(WINNERS, {
      type: QueryTypes.SELECT,
      replacements: [auctionId, max],
    });
    return rows.map(({ enrolmentId }) => enrolmentId);
  }

  /**
   * The first bidder of these whom nobody else deals with, locked; null when there is none. Who goes through all of them says where the search goes on: from
   * the beginning each would read all that are settled.
   */
  async take(
    transaction: Transaction,
    auctionId: number,
    { fromId, toId, except }: EnrolmentRange,
  ): Promise<UnsettledEnrolment | null> {
    const replacements = { auctionId, fromId, toId, except: [0, ...except] };
    const [row] = await this.connection.query<TakenRow>(TAKE, {
      type: QueryTypes.SELECT,
      replacements,
      transaction,
    });
    return row === undefined ? null : { ...row, isDisqualified: row.isDisqualified !== 0 };
  }

  /** Throws for an entry whose lot has not ended: then the auction has not either. */
  async entriesOf(transaction: Transaction, enrolmentId: number): Promise<readonly UnsettledEntry[]> {
    const rows = await this.connection.query<EntryRow>(ENTRIES, {
      type: QueryTypes.SELECT,
      replacements: [enrolmentId],
      transaction,
    });
    return rows.map((row) => ({ entryId: row.entryId, vin: row.vin, won: winOf(row) }));
  }

  async noteSettled(transaction: Transaction, entryIds: readonly number[]): Promise<void> {
    await this.connection.query(`UPDATE entries SET settled_at_ms = ${SERVER_NOW_MS} WHERE id IN (?)`, {
      type: QueryTypes.UPDATE,
      replacements: [[...entryIds]],
      transaction,
    });
  }

  /** If nothing of it is left to settle. */
  async finish(auctionId: number): Promise<void> {
    await this.connection.query(FINISH, { type: QueryTypes.UPDATE, replacements: { auctionId } });
  }

  async nowMs(transaction: Transaction): Promise<number> {
    const [row] = await this.connection.query<{ nowMs: number }>(`SELECT ${SERVER_NOW_MS} AS nowMs`, {
      type: QueryTypes.SELECT,
      transaction,
    });
    return Number(row?.nowMs);
  }
}

function winOf(row: EntryRow): Win | null {
  const { entryId, lotId, number, kind, colour, region } = row;
  if (lotId === null) return null;
  const end = row.lastEvent === null ? null : decodeLotEvent(row.lastEvent);
  switch (end?.type) {
    case 'LotSold': {
      if (end.entryId !== entryId) return null;
      const plate = { number, kind, colour, isPersonalised: row.isPersonalised !== 0, region };
      return { lotId, plate, hammerFen: end.amountFen };
    }
    case 'LotUnsold':
    case 'LotWithdrawn':
      return null;
    default:
      throw new Error(`Lot ${lotId} of an ended auction has not ended`);
  }
}
