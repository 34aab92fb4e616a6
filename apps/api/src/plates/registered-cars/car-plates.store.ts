// Keeps which plate went to which car.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import type { CarPlate, PlateSource } from './car-plate';

@Injectable()
export class CarPlatesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async vinsWithPlates(transaction: Transaction | null, vins: readonly string[]): Promise<readonly string[]> {
    if (vins.length === 0) return [];
    const rows = await this.connection.query<{ vin: string }>('SELECT vin FROM car_plates WHERE vin IN (?)', {
      replacements: [[...vins]],
      transaction,
      type: QueryTypes.SELECT,
    });
    return rows.map(({ vin }) => vin);
  }

  async hasPlate(transaction: Transaction | null, plateNumber: string): Promise<boolean> {
    const rows = await this.connection.query('SELECT id FROM car_plates WHERE plate_number = ? LIMIT 1', {
      replacements: [plateNumber],
      transaction,
      type: QueryTypes.SELECT,
    });
    return rows.length > 0;
  }

  /** Of its row; null when there is none. */
  async idOf(transaction: Transaction, source: PlateSource, sourceId: number): Promise<number | null> {
    const [row] = await this.connection.query<{ id: number }>(
      'SELECT id FROM car_plates WHERE source = ? AND source_id = ?',
      { replacements: [source, sourceId], transaction, type: QueryTypes.SELECT },
    );
    return row?.id ?? null;
  }

  /** What is owned already stays so. */
  async add(transaction: Transaction, plate: CarPlate, state: 'due' | 'owned'): Promise<void> {
    await this.connection.query(
      `INSERT INTO car_plates (source, source_id, plate_number, vin, citizen_id, state, at_ms)
       VALUES (:source, :sourceId, :plateNumber, :vin, :citizenId, :state, ${SERVER_NOW_MS})
       ON DUPLICATE KEY UPDATE at_ms = IF(state = 'due' AND VALUES(state) = 'owned', VALUES(at_ms), at_ms),
         state = IF(VALUES(state) = 'owned', 'owned', state)`,
      { replacements: { ...plate, state }, transaction, type: QueryTypes.INSERT },
    );
  }

  /** Whose it is once it is paid; null while it is not, and when it is nobody's any more. Nobody gives it out or back until the transaction ends. */
  async lockOwned(transaction: Transaction, source: PlateSource, sourceId: number): Promise<CarPlate | null> {
    const [row] = await this.connection.query<CarPlate>(
      `SELECT source, source_id AS sourceId, plate_number AS plateNumber, vin, citizen_id AS citizenId
       FROM car_plates WHERE source = ? AND source_id = ? AND state = 'owned' FOR UPDATE`,
      { replacements: [source, sourceId], transaction, type: QueryTypes.SELECT },
    );
    return row ?? null;
  }

  /** When it was given out, as it stands at this very moment; null while it is here. */
  async collectedAtMs(
    transaction: Transaction,
    source: PlateSource,
    sourceId: number,
  ): Promise<number | null> {
    const [row] = await this.connection.query<{ collectedAtMs: number }>(
      `SELECT collected_at_ms AS collectedAtMs FROM hand_overs
       WHERE source = ? AND source_id = ? AND is_standing = 1 FOR UPDATE`,
      { replacements: [source, sourceId], transaction, type: QueryTypes.SELECT },
    );
    return row?.collectedAtMs ?? null;
  }

  async remove(transaction: Transaction, source: PlateSource, sourceId: number): Promise<void> {
    await this.connection.query('DELETE FROM car_plates WHERE source = ? AND source_id = ?', {
      replacements: [source, sourceId],
      transaction,
      type: QueryTypes.DELETE,
    });
  }
}
