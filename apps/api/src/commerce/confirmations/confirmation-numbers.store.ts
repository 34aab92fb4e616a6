// Gives numbers to what has no paper yet, within the caller's transaction: one series a year, without a gap.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { ConfirmationKind } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import { newCheckCharacters } from './confirmation';

interface Unconfirmed {
  readonly carPlateId: number;
  readonly lotId: number | null;
  readonly orderId: number | null;
  readonly citizenId: number;
}

/** What is confirmed of a plate that has found its car, and where that is noted. */
const WANTED: Readonly<Record<ConfirmationKind, { readonly mark: string; readonly is: string }>> = {
  sale: { mark: 'sale_confirmed', is: `car_plates.source = 'lot'` },
  plate: { mark: 'plate_confirmed', is: `car_plates.state = 'owned'` },
};

const unconfirmed = ({ mark, is }: (typeof WANTED)[ConfirmationKind]): string => `
  SELECT car_plates.id AS carPlateId, won_lots.lot_id AS lotId, car_plates.citizen_id AS citizenId,
    COALESCE(won_lots.balance_order_id, listings.order_id) AS orderId
  FROM car_plates
  LEFT JOIN won_lots ON car_plates.source = 'lot' AND won_lots.lot_id = car_plates.source_id
  LEFT JOIN listings ON car_plates.source = 'listing' AND listings.id = car_plates.source_id
  WHERE car_plates.${mark} = 0 AND ${is} AND (won_lots.lot_id IS NOT NULL OR listings.order_id IS NOT NULL)
  ORDER BY car_plates.id LIMIT :max`;

/** The year in Beijing, eight hours ahead of the connection's UTC. */
const YEAR = 'SELECT YEAR(NOW() + INTERVAL 8 HOUR) AS year';
const LAST_NO = 'SELECT last_no AS lastNo FROM confirmation_series WHERE series_year = ? FOR UPDATE';

@Injectable()
export class ConfirmationNumbersStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Whether something waits: asked without a lock, many times for nothing. */
  async hasUnconfirmed(kind: ConfirmationKind): Promise<boolean> {
    const rows = await this.connection.query(unconfirmed(WANTED[kind]), {
      type: QueryTypes.SELECT,
      replacements: { max: 1 },
    });
    return rows.length > 0;
  }

  /** How many were given. Nobody else gives numbers of this year until the transaction ends. */
  async give(transaction: Transaction, kind: ConfirmationKind, max: number): Promise<number> {
    const { year, lastNo } = await this.lockSeries(transaction);
    const wanted = WANTED[kind];
    const rows = await this.connection.query<Unconfirmed>(unconfirmed(wanted), {
      type: QueryTypes.SELECT,
      replacements: { max },
      transaction,
    });
    if (rows.length === 0) return 0;
    const values = rows.map(({ carPlateId, lotId, orderId, citizenId }, index) => [
      ...[year, lastNo + index + 1, newCheckCharacters(), kind, carPlateId, lotId, orderId, citizenId],
    ]);
    await this.connection.query(
      `INSERT INTO confirmations (series_year, series_no, check_characters, kind, car_plate_id, lot_id, order_id,
         citizen_id, given_at_ms)
       VALUES ${values.map(() => `(?, ?, ?, ?, ?, ?, ?, ?, ${SERVER_NOW_MS})`).join(', ')}`,
      { type: QueryTypes.INSERT, replacements: values.flat(), transaction },
    );
    await this.connection.query(`UPDATE car_plates SET ${wanted.mark} = 1 WHERE id IN (?)`, {
      type: QueryTypes.UPDATE,
      replacements: [rows.map(({ carPlateId }) => carPlateId)],
      transaction,
    });
    await this.connection.query('UPDATE confirmation_series SET last_no = ? WHERE series_year = ?', {
      type: QueryTypes.UPDATE,
      replacements: [lastNo + rows.length, year],
      transaction,
    });
    return rows.length;
  }

  private async lockSeries(
    transaction: Transaction,
  ): Promise<{ readonly year: number; readonly lastNo: number }> {
    const [now] = await this.connection.query<{ year: number }>(YEAR, {
      type: QueryTypes.SELECT,
      transaction,
    });
    const year = Number(now?.year);
    const known = await this.lastNoOf(transaction, year);
    if (known !== null) return { year, lastNo: known };
    // The first of a year: of two who add it at once, one waits here for the other.
    await this.connection.query(
      'INSERT IGNORE INTO confirmation_series (series_year, last_no) VALUES (?, 0)',
      { type: QueryTypes.INSERT, replacements: [year], transaction },
    );
    return { year, lastNo: (await this.lastNoOf(transaction, year)) ?? 0 };
  }

  private async lastNoOf(transaction: Transaction, year: number): Promise<number | null> {
    const [series] = await this.connection.query<{ lastNo: number }>(LAST_NO, {
      type: QueryTypes.SELECT,
      replacements: [year],
      transaction,
    });
    return series?.lastNo ?? null;
  }
}
