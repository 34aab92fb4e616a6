// Acts of control rooms, disqualified paddles and messages to rooms, in plain SQL.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type {
  ControlActKind,
  ControlActView,
  DisqualifiedPaddle,
  LotActResult,
  PaddleHolder,
  RoomMessage,
} from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes, UniqueConstraintError } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

export interface NewAct {
  readonly actId: string;
  readonly auctionId: number;
  readonly kind: ControlActKind;
  readonly lotId: number | null;
  readonly paddleNo: number | null;
  readonly reason: string;
  /** Those that it is for. */
  readonly lotIds: readonly number[];
  /** Of a pause: lots that wait are frozen, too (docs/adr/0070). */
  readonly freezesWaiting?: boolean;
  readonly staffId: number;
  readonly staffName: string;
}

export interface Act extends ControlActView {
  readonly auctionId: number;
  readonly lotIds: readonly number[];
  /** Null until every lot was asked. */
  readonly outcome: readonly LotActResult[] | null;
  readonly staffId: number;
}

/** A disqualification of which not every lot has told that it knows. */
export interface Untold {
  readonly auctionId: number;
  readonly paddleNo: number;
  readonly actId: string;
}

type ActRow = Omit<Act, 'lotIds' | 'outcome'> & { readonly lots: string; readonly outcome: string | null };

const ACTS = `SELECT act_id AS actId, auction_id AS auctionId, kind, lot_id AS lotId, paddle_no AS paddleNo, reason, lots, outcome,
  staff_id AS staffId, staff_name AS staffName, at_ms AS atMs FROM control_acts`;
/** Taken on in one look; the rest is left to the next. */
const UNTOLD_MAX = 50;
/** Messages shown to whoever comes. */
const MESSAGES_MAX = 20;
const MESSAGES = 'SELECT id AS messageId, auction_id AS auctionId, at_ms AS atMs, text FROM room_messages';

@Injectable()
export class ControlStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async act(actId: string, transaction?: Transaction): Promise<Act | null> {
    const [row] = await this.select<ActRow>(`${ACTS} WHERE act_id = ?`, [actId], transaction);
    return row === undefined ? null : actOf(row);
  }

  /** The newest first. */
  async acts(auctionId: number, limit: number): Promise<readonly Act[]> {
    const rows = await this.select<ActRow>(
      `${ACTS} WHERE auction_id = ? ORDER BY at_ms DESC, act_id LIMIT ?`,
      [auctionId, limit],
    );
    return rows.map(actOf);
  }

  /** False when an act of this id was written before. */
  async add(transaction: Transaction, act: NewAct): Promise<boolean> {
    const { actId, auctionId, kind, lotId, paddleNo, reason, lotIds, staffId, staffName } = act;
    const { freezesWaiting = false } = act;
    return this.insert(
      `INSERT INTO control_acts
         (act_id, auction_id, kind, lot_id, paddle_no, reason, lots, freezes_waiting, staff_id, staff_name, at_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ${SERVER_NOW_MS})`,
      [
        ...[actId, auctionId, kind, lotId, paddleNo, reason, JSON.stringify(lotIds), freezesWaiting ? 1 : 0],
        ...[staffId, staffName],
      ],
      transaction,
    );
  }

  async noteOutcome(
    transaction: Transaction,
    actId: string,
    outcome: readonly LotActResult[],
  ): Promise<void> {
    await this.connection.query('UPDATE control_acts SET outcome = ? WHERE act_id = ?', {
      replacements: [JSON.stringify(outcome), actId],
      transaction,
    });
  }

  /** Whether somebody who may bid has the paddle. */
  async hasPaddle(auctionId: number, paddleNo: number, transaction?: Transaction): Promise<boolean> {
    const sql = `SELECT id FROM enrolments WHERE auction_id = ? AND paddle_no = ? AND state = 'paid'`;
    return (await this.select(sql, [auctionId, paddleNo], transaction)).length > 0;
  }

  /** Named in full; null where nobody who has paid has the paddle. */
  async holder(auctionId: number, paddleNo: number): Promise<PaddleHolder | null> {
    const [row] = await this.select<PaddleHolder>(
      `SELECT enrolments.paddle_no AS paddleNo, citizens.display_name AS name, citizens.kind,
         disqualifications.reason AS disqualifiedFor
       FROM enrolments JOIN citizens ON citizens.id = enrolments.citizen_id
       LEFT JOIN disqualifications ON disqualifications.auction_id = enrolments.auction_id
         AND disqualifications.paddle_no = enrolments.paddle_no
       WHERE enrolments.auction_id = ? AND enrolments.paddle_no = ? AND enrolments.state = 'paid'`,
      [auctionId, paddleNo],
    );
    return row ?? null;
  }

  /** In the order in which they were disqualified. */
  disqualified(auctionId: number, transaction?: Transaction): Promise<readonly DisqualifiedPaddle[]> {
    return this.select(
      'SELECT paddle_no AS paddleNo, reason, at_ms AS atMs FROM disqualifications WHERE auction_id = ? ORDER BY at_ms',
      [auctionId],
      transaction,
    );
  }

  /** Null while it has not ended, and then it does not before the transaction does. */
  async lockEnd(transaction: Transaction, auctionId: number): Promise<number | null> {
    const [row] = await this.select<{ readonly endedAtMs: number | null }>(
      'SELECT ended_at_ms AS endedAtMs FROM auctions WHERE id = ? FOR UPDATE',
      [auctionId],
      transaction,
    );
    return row?.endedAtMs ?? null;
  }

  /** An auction that ends at the same moment, at another server of a cluster, changes the same row: one of the two is done again (docs/adr/0113). */
  async countUp(transaction: Transaction, auctionId: number): Promise<void> {
    await this.connection.query('UPDATE auctions SET version = version + 1 WHERE id = ?', {
      replacements: [auctionId],
      transaction,
    });
  }

  /** False when it was disqualified before. */
  disqualify(
    transaction: Transaction,
    { auctionId, paddleNo, actId, reason }: Pick<NewAct, 'auctionId' | 'paddleNo' | 'actId' | 'reason'>,
  ): Promise<boolean> {
    return this.insert(
      `INSERT INTO disqualifications (auction_id, paddle_no, act_id, reason, at_ms) VALUES (?, ?, ?, ?, ${SERVER_NOW_MS})`,
      [auctionId, paddleNo, actId, reason],
      transaction,
    );
  }

  /** Of auctions that start soon, run, or have ended. */
  untold(earlyMs: number): Promise<readonly Untold[]> {
    return this.select(
      `SELECT auction_id AS auctionId, paddle_no AS paddleNo, act_id AS actId FROM disqualifications
       JOIN auctions ON auctions.id = disqualifications.auction_id
       WHERE told_at_ms IS NULL AND auctions.starts_at_ms < ${SERVER_NOW_MS} + ? LIMIT ${UNTOLD_MAX}`,
      [earlyMs],
    );
  }

  async noteTold(actId: string): Promise<void> {
    await this.connection.query(
      `UPDATE disqualifications SET told_at_ms = ${SERVER_NOW_MS} WHERE act_id = ?`,
      {
        replacements: [actId],
      },
    );
  }

  async say(
    transaction: Transaction,
    { auctionId, actId, reason: text }: Pick<NewAct, 'auctionId' | 'actId' | 'reason'>,
  ): Promise<void> {
    await this.insert(
      `INSERT INTO room_messages (auction_id, act_id, text, at_ms) VALUES (?, ?, ?, ${SERVER_NOW_MS})`,
      [auctionId, actId, text],
      transaction,
    );
  }

  async message(actId: string): Promise<RoomMessage | null> {
    const [row] = await this.select<RoomMessage>(`${MESSAGES} WHERE act_id = ?`, [actId]);
    return row ?? null;
  }

  /** The newest, oldest of them first. */
  async messages(auctionId: number): Promise<readonly RoomMessage[]> {
    const sql = `${MESSAGES} WHERE auction_id = ? ORDER BY id DESC LIMIT ?`;
    return [...(await this.select<RoomMessage>(sql, [auctionId, MESSAGES_MAX]))].reverse();
  }

  private select<Row extends object>(
    sql: string,
    replacements: (string | number)[],
    transaction?: Transaction,
  ): Promise<Row[]> {
    return this.connection.query<Row>(sql, {
      type: QueryTypes.SELECT,
      replacements,
      ...(transaction === undefined ? {} : { transaction }),
    });
  }

  private async insert(
    sql: string,
    replacements: (string | number | null)[],
    transaction: Transaction,
  ): Promise<boolean> {
    try {
      await this.connection.query(sql, { replacements, transaction });
      return true;
    } catch (error) {
      if (error instanceof UniqueConstraintError) return false;
      throw error;
    }
  }
}

function actOf({ lots, outcome, ...act }: ActRow): Act {
  return {
    ...act,
    lotIds: JSON.parse(lots) as readonly number[],
    outcome: outcome === null ? null : (JSON.parse(outcome) as readonly LotActResult[]),
  };
}
