// Reservations, one after the other: made, decided, paid, ended. The database's unique keys decide between two who come at once.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { ReservationState } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes, UniqueConstraintError } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import type { NewReservation, Reservation } from './reservation';
import { RESERVATION_COLUMNS, type ReservationRow, toReservation } from './reservation-row';

export interface Approval {
  readonly depositFen: number;
  readonly startPriceFen: number;
  readonly orderId: number;
}

const INSERT = `
  INSERT INTO reservations (citizen_id, plate_number, plate_kind, plate_colour, is_personalised, region, vin, language, state, created_at_ms)
  VALUES (:citizenId, :number, :kind, :colour, :isPersonalised, :region, :vin, :language, 'pending', ${SERVER_NOW_MS})`;

@Injectable()
export class ReservationsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Two of one citizen's at once come one after the other. First in its transaction: whatever refers to the citizen locks their row a little. */
  async lockCitizen(transaction: Transaction, citizenId: number): Promise<void> {
    await this.connection.query('SELECT id FROM citizens WHERE id = ? FOR UPDATE', {
      type: QueryTypes.SELECT,
      replacements: [citizenId],
      transaction,
    });
  }

  /** How many of a citizen's hold a plate. */
  async countOpen(transaction: Transaction, citizenId: number): Promise<number> {
    const [row] = await this.connection.query<{ n: number }>(
      'SELECT COUNT(*) AS n FROM reservations WHERE citizen_id = ? AND is_holding = 1',
      { type: QueryTypes.SELECT, replacements: [citizenId], transaction },
    );
    return row?.n ?? 0;
  }

  /** The new one's id, or what another one holds. */
  async add(
    transaction: Transaction,
    { citizenId, plate, car, language }: NewReservation,
  ): Promise<number | { readonly taken: 'plate' | 'vin' }> {
    try {
      const [id] = await this.connection.query(INSERT, {
        type: QueryTypes.INSERT,
        replacements: { citizenId, language, vin: car.vin, ...plate },
        transaction,
      });
      return id;
    } catch (error) {
      if (!(error instanceof UniqueConstraintError)) throw error;
      return { taken: 'by_vin' in error.fields ? 'vin' : 'plate' };
    }
  }

  /** Nobody else changes it until the transaction ends; null when there is none. */
  lock(transaction: Transaction, id: number): Promise<Reservation | null> {
    return this.one(transaction, 'reservations.id = ? FOR UPDATE', id);
  }

  async approve(
    transaction: Transaction,
    id: number,
    decidedBy: string,
    { depositFen, startPriceFen, orderId }: Approval,
  ): Promise<void> {
    await this.update(
      transaction,
      `state = 'approved', decided_at_ms = ${SERVER_NOW_MS}, decided_by = ?, deposit_fen = ?, start_price_fen = ?, order_id = ?`,
      [decidedBy, depositFen, startPriceFen, orderId, id],
    );
  }

  /** The plate and the VIN are free again. */
  async reject(transaction: Transaction, id: number, decidedBy: string, reason: string): Promise<void> {
    await this.update(
      transaction,
      `state = 'rejected', decided_at_ms = ${SERVER_NOW_MS}, decided_by = ?, reason = ?, released_at_ms = ${SERVER_NOW_MS}`,
      [decidedBy, reason, id],
    );
  }

  async notePaid(transaction: Transaction, id: number): Promise<void> {
    await this.update(transaction, `state = 'paid'`, [id]);
  }

  /** The plate and the VIN are free again. */
  async release(
    transaction: Transaction,
    id: number,
    state: Extract<ReservationState, 'lapsed'>,
  ): Promise<void> {
    await this.update(transaction, `state = ?, released_at_ms = ${SERVER_NOW_MS}`, [state, id]);
  }

  async nowMs(transaction: Transaction): Promise<number> {
    const [row] = await this.connection.query<{ nowMs: number }>(`SELECT ${SERVER_NOW_MS} AS nowMs`, {
      type: QueryTypes.SELECT,
      transaction,
    });
    return Number(row?.nowMs);
  }

  private async update(
    transaction: Transaction,
    changes: string,
    values: readonly (string | number)[],
  ): Promise<void> {
    await this.connection.query(`UPDATE reservations SET ${changes} WHERE id = ?`, {
      type: QueryTypes.UPDATE,
      replacements: [...values],
      transaction,
    });
  }

  private async one(transaction: Transaction, where: string, id: number): Promise<Reservation | null> {
    const [row] = await this.connection.query<ReservationRow>(
      `SELECT ${RESERVATION_COLUMNS} FROM reservations WHERE ${where}`,
      { type: QueryTypes.SELECT, replacements: [id], transaction },
    );
    return row === undefined ? null : toReservation(row);
  }
}
