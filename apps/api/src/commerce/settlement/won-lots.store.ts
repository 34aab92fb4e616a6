// Lots that were won, and how far their payment is. One row a lot: it is settled once.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { WinnerState } from '@haopai/contracts';
import type { Language } from '@haopai/rules';
import type { Transaction } from '../../platform/database';
import { WINNERS_DEPOSIT_FEN } from '../orders';

export interface NewWonLot {
  readonly lotId: number;
  readonly entryId: number;
  readonly enrolmentId: number;
  readonly hammerFen: number;
  readonly depositId: number | null;
}

export interface AskedBalance {
  readonly orderId: number;
  readonly state: WinnerState;
  /** Since the latest reminder, by hand or not; null when there was none. */
  readonly remindedAgoMs: number | null;
  /** By the database's clock. */
  readonly nowMs: number;
  readonly remindersByHand: number;
}

/** One whose balance was asked for. */
export interface WonLot extends NewWonLot {
  readonly auctionId: number;
  readonly plateNumber: string;
  readonly vin: string;
  readonly citizenId: number;
  readonly language: Language;
}

const WON = `
  SELECT won_lots.lot_id AS lotId, won_lots.entry_id AS entryId, won_lots.enrolment_id AS enrolmentId,
    won_lots.hammer_fen AS hammerFen, won_lots.deposit_id AS depositId, lots.auction_id AS auctionId,
    lots.plate_number AS plateNumber, entries.vin, enrolments.citizen_id AS citizenId, enrolments.language
  FROM won_lots JOIN lots ON lots.id = won_lots.lot_id JOIN entries ON entries.id = won_lots.entry_id
  JOIN enrolments ON enrolments.id = won_lots.enrolment_id
  WHERE won_lots.balance_order_id = ?`;

@Injectable()
export class WonLotsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** With the order of the balance, or null when the deposit has paid for all. */
  async add(transaction: Transaction, won: NewWonLot, balanceOrderId: number | null): Promise<void> {
    await this.insert(transaction, won, balanceOrderId, balanceOrderId === null ? 'paid' : 'due');
  }

  /** Won by a paddle that was disqualified: no balance is asked for. */
  async addDefaulted(transaction: Transaction, won: NewWonLot): Promise<void> {
    await this.insert(transaction, won, null, 'defaulted');
  }

  private async insert(
    transaction: Transaction,
    won: NewWonLot,
    balanceOrderId: number | null,
    state: 'paid' | 'due' | 'defaulted',
  ): Promise<void> {
    const closedAtMs = state === 'due' ? 'NULL' : SERVER_NOW_MS;
    await this.connection.query(
      `INSERT INTO won_lots
         (lot_id, entry_id, enrolment_id, hammer_fen, deposit_id, balance_order_id, state, at_ms, closed_at_ms)
       VALUES (:lotId, :entryId, :enrolmentId, :hammerFen, :depositId, :balanceOrderId, :state, ${SERVER_NOW_MS}, ${closedAtMs})`,
      { type: QueryTypes.INSERT, replacements: { ...won, balanceOrderId, state }, transaction },
    );
  }

  /** Throws when there is none: an order of a balance that nobody asked for. */
  async byBalance(transaction: Transaction, balanceOrderId: number): Promise<WonLot> {
    const [row] = await this.connection.query<WonLot>(WON, {
      type: QueryTypes.SELECT,
      replacements: [balanceOrderId],
      transaction,
    });
    if (row === undefined) throw new Error(`Order ${balanceOrderId} is the balance of no lot`);
    return row;
  }

  /** Null when nobody won the lot, or the deposit has paid for all of it. */
  async balanceOf(transaction: Transaction, lotId: number): Promise<AskedBalance | null> {
    const [row] = await this.connection.query<AskedBalance>(
      `SELECT balance_order_id AS orderId, state, ${SERVER_NOW_MS} - reminded_at_ms AS remindedAgoMs, ${SERVER_NOW_MS} AS nowMs,
         reminders_by_hand AS remindersByHand
       FROM won_lots WHERE lot_id = ? AND balance_order_id IS NOT NULL`,
      { type: QueryTypes.SELECT, replacements: [lotId], transaction },
    );
    return row ?? null;
  }

  /** Balances that are due within so long, whose winners knew of it for longer and were not reminded of this due time. */
  async dueWithin(beforeMs: number, max: number): Promise<readonly number[]> {
    const rows = await this.connection.query<{ orderId: number }>(
      `SELECT orders.id AS orderId FROM orders JOIN won_lots ON won_lots.balance_order_id = orders.id
       WHERE orders.state = 'created' AND orders.kind = 'balance' AND orders.due_at_ms > ${SERVER_NOW_MS}
         AND orders.due_at_ms <= ${SERVER_NOW_MS} + :beforeMs AND won_lots.at_ms < orders.due_at_ms - :beforeMs
         AND (won_lots.reminded_due_ms IS NULL OR won_lots.reminded_due_ms <> orders.due_at_ms)
       ORDER BY orders.due_at_ms, orders.id LIMIT :max`,
      { type: QueryTypes.SELECT, replacements: { beforeMs, max } },
    );
    return rows.map(({ orderId }) => orderId);
  }

  /** False when the winner was reminded of this due time before. */
  async noteReminder(transaction: Transaction, lotId: number, dueAtMs: number): Promise<boolean> {
    const [, changed] = await this.connection.query(
      `UPDATE won_lots SET reminded_due_ms = :dueAtMs, reminded_at_ms = ${SERVER_NOW_MS}
       WHERE lot_id = :lotId AND (reminded_due_ms IS NULL OR reminded_due_ms <> :dueAtMs)`,
      { type: QueryTypes.UPDATE, replacements: { lotId, dueAtMs }, transaction },
    );
    return changed === 1;
  }

  async noteReminderByHand(transaction: Transaction, lotId: number): Promise<void> {
    await this.connection.query(
      `UPDATE won_lots SET reminders_by_hand = reminders_by_hand + 1, reminded_at_ms = ${SERVER_NOW_MS} WHERE lot_id = ?`,
      { type: QueryTypes.UPDATE, replacements: [lotId], transaction },
    );
  }

  async close(transaction: Transaction, lotId: number, state: 'paid' | 'defaulted'): Promise<void> {
    await this.connection.query(
      `UPDATE won_lots SET state = ?, closed_at_ms = ${SERVER_NOW_MS} WHERE lot_id = ? AND state = 'due'`,
      { type: QueryTypes.UPDATE, replacements: [state, lotId], transaction },
    );
  }

  /** Of a lot whose balance is paid: so much of its price was the deposit. Null when it is not, or not any more, the winner's. */
  async paidBy(
    transaction: Transaction | null,
    balanceOrderId: number,
  ): Promise<{ readonly depositFen: number } | null> {
    const [row] = await this.connection.query<{ depositFen: number | string | null }>(
      `SELECT ${WINNERS_DEPOSIT_FEN} AS depositFen FROM won_lots
       WHERE won_lots.balance_order_id = ? AND won_lots.state = 'paid'`,
      { type: QueryTypes.SELECT, replacements: [balanceOrderId], transaction },
    );
    return row === undefined ? null : { depositFen: Number(row.depositFen ?? 0) };
  }

  /** The price was paid back and the plate is the office's again. False when it was not paid, or is returned already. */
  async giveBack(transaction: Transaction, lotId: number): Promise<boolean> {
    const [, changed] = await this.connection.query(
      `UPDATE won_lots SET state = 'returned', closed_at_ms = ${SERVER_NOW_MS} WHERE lot_id = ? AND state = 'paid'`,
      { type: QueryTypes.UPDATE, replacements: [lotId], transaction },
    );
    return changed === 1;
  }
}
