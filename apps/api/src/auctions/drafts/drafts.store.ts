// Auctions as staff see them, drafts among them, in plain SQL. Whether one has started is the database's clock's word.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type {
  AdminAuctionState,
  AdminAuctionView,
  AuctionNoteView,
  AuctionStopView,
} from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import { ladderFromText, ladderToText, type Transaction } from '../../platform/database';
import { PUBLICATION_TURN } from '../public';
import type { SettledTerms } from './auction-terms';

export interface AuctionSearch {
  readonly state: AdminAuctionState | null;
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

export interface WaitingDraft {
  readonly id: number;
  readonly title: string;
  readonly version: number;
  readonly startsAtMs: number;
  readonly lotCount: number;
  readonly changedBy: number;
  readonly changedByName: string;
  /** Of the last act on record. */
  readonly changedAtMs: number | null;
  /** Since when somebody has looked at all of it as it stands; null while nobody has. */
  readonly checkedAtMs: number | null;
}

/** More drafts than an office ever prepares at once. */
const WAITING_MAX = 100;

interface AuctionRow extends Omit<
  AdminAuctionView,
  'ladderFen' | 'changedBy' | 'publishedBy' | 'isDrill' | 'stop'
> {
  readonly isDrill: 0 | 1;
  readonly ladderFen: string;
  readonly changedBy: number | null;
  readonly changedByName: string | null;
  readonly publishedBy: number | null;
  readonly publishedByName: string | null;
  readonly stopKind: AuctionStopView['kind'] | null;
  readonly stopReason: string;
  readonly stoppedAtMs: number;
  readonly stopUntilMs: number | null;
  readonly stopWasMs: number;
}

const STATE = `CASE WHEN auctions.published_at_ms IS NULL THEN 'draft' WHEN auctions.ended_at_ms IS NOT NULL THEN 'past'
  WHEN auctions.starts_at_ms <= ${SERVER_NOW_MS} THEN 'live' ELSE 'coming' END`;

const COLUMNS = `
  auctions.id, auctions.title, auctions.starts_at_ms AS startsAtMs, auctions.deposit_fen AS depositFen,
  auctions.shares_max AS sharesMax, auctions.payment_days AS paymentDays, auctions.first_bid_ms AS firstBidMs,
  auctions.countdown_ms AS countdownMs, auctions.ladder_fen AS ladderFen, auctions.stagger_ms AS staggerMs,
  auctions.pick_up_text AS pickUpText, ${STATE} AS state, auctions.published_at_ms AS publishedAtMs,
  auctions.ended_at_ms AS endedAtMs, auctions.settled_at_ms AS settledAtMs, auctions.version,
  auctions.is_drill AS isDrill, auctions.enrolment_opens_at_ms AS enrolmentOpensAtMs,
  auctions.enrolment_closes_at_ms AS enrolmentClosesAtMs, auctions.limit_factor AS limitFactor,
  (SELECT COUNT(*) FROM lots WHERE lots.auction_id = auctions.id) AS lotCount,
  (SELECT COUNT(*) FROM reservations WHERE reservations.auction_id = auctions.id AND reservations.lot_id IS NOT NULL) AS reservedLotCount,
  (SELECT COUNT(*) FROM enrolments WHERE enrolments.auction_id = auctions.id AND enrolments.state = 'paid') AS bidderCount,
  auctions.changed_by AS changedBy, changer.display_name AS changedByName,
  auctions.published_by AS publishedBy, publisher.display_name AS publishedByName,
  stop.kind AS stopKind, stop.reason AS stopReason, stop.decided_at_ms AS stoppedAtMs, stop.until_ms AS stopUntilMs,
  stop.was_ms AS stopWasMs`;

const FROM = `FROM auctions LEFT JOIN staff changer ON changer.id = auctions.changed_by
  LEFT JOIN staff publisher ON publisher.id = auctions.published_by LEFT JOIN auction_stops stop ON stop.id = auctions.stop_id`;

const SEARCHED = `WHERE (:state IS NULL OR ${STATE} = :state) AND (:fromMs IS NULL OR auctions.starts_at_ms >= :fromMs)
  AND (:toMs IS NULL OR auctions.starts_at_ms < :toMs)`;

/** A checker stands for whoever asked: they have handed it on. */
const WAITING = `
  SELECT auctions.id, auctions.title, auctions.version, auctions.starts_at_ms AS startsAtMs,
    (SELECT COUNT(*) FROM lots WHERE lots.auction_id = auctions.id) AS lotCount,
    changer.id AS changedBy, changer.display_name AS changedByName,
    (SELECT MAX(at_ms) FROM audit_entries WHERE subject = CONCAT('auction:', auctions.id)) AS changedAtMs,
    (SELECT MIN(checked_at_ms) FROM auction_checks checks WHERE checks.auction_id = auctions.id
      AND checks.version = auctions.version) AS checkedAtMs
  FROM auctions JOIN staff changer ON changer.id = auctions.changed_by
  WHERE auctions.published_at_ms IS NULL AND auctions.starts_at_ms > ${SERVER_NOW_MS}
    AND EXISTS (SELECT 1 FROM lots WHERE lots.auction_id = auctions.id)
  ORDER BY auctions.starts_at_ms, auctions.id LIMIT ${WAITING_MAX}`;

const TERMS = `title = :title, starts_at_ms = :startsAtMs, deposit_fen = :depositFen, shares_max = :sharesMax,
  payment_days = :paymentDays, first_bid_ms = :firstBidMs, countdown_ms = :countdownMs, ladder_fen = :ladder,
  stagger_ms = :staggerMs, pick_up_text = :pickUpText, is_drill = :isDrill,
  enrolment_opens_at_ms = :enrolmentOpensAtMs, enrolment_closes_at_ms = :enrolmentClosesAtMs, limit_factor = :limitFactor`;

@Injectable()
export class DraftsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async byId(transaction: Transaction | null, id: number): Promise<AdminAuctionView | null> {
    const [row] = await this.connection.query<AuctionRow>(`SELECT ${COLUMNS} ${FROM} WHERE auctions.id = ?`, {
      type: QueryTypes.SELECT,
      replacements: [id],
      transaction,
    });
    return row === undefined ? null : toView(row);
  }

  /** As `byId`; nobody else changes it until the transaction ends. */
  async lock(transaction: Transaction, id: number): Promise<AdminAuctionView | null> {
    const found = await this.connection.query('SELECT id FROM auctions WHERE id = ? FOR UPDATE', {
      type: QueryTypes.SELECT,
      replacements: [id],
      transaction,
    });
    return found.length === 0 ? null : this.byId(transaction, id);
  }

  /**
   * Until the transaction ends nobody else publishes. Before anything is read, for what is read later must be of afterwards.
   */
  async waitToPublish(transaction: Transaction): Promise<void> {
    await this.connection.query(PUBLICATION_TURN, {
      type: QueryTypes.SELECT,
      transaction,
    });
  }

  /** What starts last comes first. */
  async page(
    search: AuctionSearch,
    limit: number,
    offset: number,
  ): Promise<{ readonly items: readonly AdminAuctionView[]; readonly total: number }> {
    const [rows, [count]] = await Promise.all([
      this.connection.query<AuctionRow>(
        `SELECT ${COLUMNS} ${FROM} ${SEARCHED} ORDER BY auctions.starts_at_ms DESC, auctions.id DESC LIMIT :limit OFFSET :offset`,
        { type: QueryTypes.SELECT, replacements: { ...search, limit, offset } },
      ),
      this.connection.query<{ total: number }>(`SELECT COUNT(*) AS total FROM auctions ${SEARCHED}`, {
        type: QueryTypes.SELECT,
        replacements: { ...search },
      }),
    ]);
    return { items: rows.map(toView), total: Number(count?.total ?? 0) };
  }

  async add(transaction: Transaction, terms: SettledTerms, staffId: number): Promise<number> {
    const [id] = await this.connection.query(`INSERT INTO auctions SET ${TERMS}, changed_by = :staffId`, {
      type: QueryTypes.INSERT,
      replacements: { ...columnsOf(terms), staffId },
      transaction,
    });
    await this.noteChanger(transaction, id, staffId);
    return id;
  }

  async change(transaction: Transaction, id: number, terms: SettledTerms): Promise<void> {
    await this.connection.query(`UPDATE auctions SET ${TERMS} WHERE id = :id`, {
      type: QueryTypes.UPDATE,
      replacements: { ...columnsOf(terms), id },
      transaction,
    });
  }

  /** The next version, and who made it. */
  async noteChange(transaction: Transaction, id: number, staffId: number): Promise<void> {
    await this.connection.query('UPDATE auctions SET version = version + 1, changed_by = ? WHERE id = ?', {
      type: QueryTypes.UPDATE,
      replacements: [staffId, id],
      transaction,
    });
    await this.noteChanger(transaction, id, staffId);
  }

  /** Whether anything of the draft is theirs, however much others have changed since. */
  /** Everybody who has changed it, as a draft. */
  async changers(transaction: Transaction | null, id: number): Promise<readonly number[]> {
    const rows = await this.connection.query<{ readonly staffId: number }>(
      'SELECT staff_id AS staffId FROM auction_changers WHERE auction_id = ? ORDER BY staff_id',
      { type: QueryTypes.SELECT, replacements: [id], transaction },
    );
    return rows.map(({ staffId }) => staffId);
  }

  /** That can still be published in time and have lots: the nearest start first. Asked for since somebody has looked at all of it. */
  waiting(): Promise<readonly WaitingDraft[]> {
    return this.connection.query<WaitingDraft>(WAITING, { type: QueryTypes.SELECT });
  }

  /** With its lots; only of a draft in which nobody is enrolled. */
  async remove(transaction: Transaction, id: number): Promise<void> {
    for (const sql of ['DELETE FROM lots WHERE auction_id = ?', 'DELETE FROM auctions WHERE id = ?'])
      await this.connection.query(sql, { type: QueryTypes.DELETE, replacements: [id], transaction });
  }

  private async noteChanger(transaction: Transaction, id: number, staffId: number): Promise<void> {
    await this.connection.query('INSERT IGNORE INTO auction_changers (auction_id, staff_id) VALUES (?, ?)', {
      type: QueryTypes.INSERT,
      replacements: [id, staffId],
      transaction,
    });
  }

  /** Of a drill nothing is left to settle from then on, whichever release looks for it. */
  async publish(transaction: Transaction, id: number, staffId: number): Promise<void> {
    await this.connection.query(
      `UPDATE auctions SET published_at_ms = ${SERVER_NOW_MS}, published_by = ?, version = version + 1,
         settled_at_ms = IF(is_drill, ${SERVER_NOW_MS}, settled_at_ms) WHERE id = ?`,
      { type: QueryTypes.UPDATE, replacements: [staffId, id], transaction },
    );
  }

  async amend(
    transaction: Transaction,
    id: number,
    {
      title,
      pickUpText,
      note,
    }: { readonly title: string; readonly pickUpText: string; readonly note: string },
  ): Promise<void> {
    await this.connection.query(
      'UPDATE auctions SET title = ?, pick_up_text = ?, version = version + 1 WHERE id = ?',
      { type: QueryTypes.UPDATE, replacements: [title, pickUpText, id], transaction },
    );
    await this.connection.query(
      `INSERT INTO auction_notes (auction_id, at_ms, note) VALUES (?, ${SERVER_NOW_MS}, ?)`,
      { type: QueryTypes.INSERT, replacements: [id, note], transaction },
    );
  }

  /** The newest first. */
  notesOf(id: number): Promise<readonly AuctionNoteView[]> {
    return this.connection.query<AuctionNoteView>(
      'SELECT at_ms AS atMs, note FROM auction_notes WHERE auction_id = ? ORDER BY id DESC',
      { type: QueryTypes.SELECT, replacements: [id] },
    );
  }

  async nowMs(transaction: Transaction | null): Promise<number> {
    const [row] = await this.connection.query<{ nowMs: number }>(`SELECT ${SERVER_NOW_MS} AS nowMs`, {
      type: QueryTypes.SELECT,
      transaction,
    });
    return Number(row?.nowMs);
  }
}

function columnsOf({ ladderFen, ...terms }: SettledTerms): Record<string, string | number | boolean | null> {
  return { ...terms, ladder: ladderToText(ladderFen) };
}

function toView(whole: AuctionRow): AdminAuctionView {
  const { changedByName, publishedByName, stopKind, stopReason, ...others } = whole;
  const { stoppedAtMs: atMs, stopUntilMs: untilMs, stopWasMs: wasMs, ...row } = others;
  return {
    ...row,
    stop: stopKind === null ? null : { kind: stopKind, reason: stopReason, atMs, untilMs, wasMs },
    ladderFen: ladderFromText(row.ladderFen),
    isDrill: row.isDrill !== 0,
    lotCount: Number(row.lotCount),
    reservedLotCount: Number(row.reservedLotCount),
    bidderCount: Number(row.bidderCount),
    changedBy: row.changedBy === null ? null : { id: row.changedBy, name: changedByName ?? '' },
    publishedBy: row.publishedBy === null ? null : { id: row.publishedBy, name: publishedByName ?? '' },
  };
}
