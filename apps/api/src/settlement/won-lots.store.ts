// Lots that were won, and how far their payment is. One row a lot: it is settled once.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/lot-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../database';
import type { Language } from '../notifications';

export interface NewWonLot {
  readonly lotId: number;
  readonly entryId: number;
  readonly enrolmentId: number;
  readonly hammerFen: number;
  readonly depositId: number | null;
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
    const state = balanceOrderId === null ? 'paid' : 'due';
    const closedAtMs = balanceOrderId === null ? SERVER_NOW_MS : 'NULL';
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

  async close(transaction: Transaction, lotId: number, state: 'paid' | 'defaulted'): Promise<void> {
    await this.connection.query(
      `UPDATE won_lots SET state = ?, closed_at_ms = ${SERVER_NOW_MS} WHERE lot_id = ? AND state = 'due'`,
      { type: QueryTypes.UPDATE, replacements: [state, lotId], transaction },
    );
  }
}
