// Finds confirmations: of a lot or an order, and by their number. Whether one is in force is told by what it confirms.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { CONFIRMATION_NUMBER, type ConfirmationKind } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import { ORDER_NO } from '../orders';
import { type Confirmation, type ConfirmationSubject, numberOf, partsOf } from './confirmation';

interface ConfirmationRow {
  readonly id: number;
  readonly year: number;
  readonly no: number;
  readonly checkCharacters: string;
  readonly kind: ConfirmationKind;
  readonly citizenId: number;
  readonly lotId: number | null;
  readonly orderId: number | null;
  readonly givenAtMs: number;
  readonly isInForce: 0 | 1;
}

/** A balance that was not paid in time, and a plate that came back, take the plate from the car. */
const CONFIRMATIONS = `
  SELECT confirmations.id, series_year AS year, series_no AS no, check_characters AS checkCharacters, kind,
    confirmations.citizen_id AS citizenId, lot_id AS lotId, order_id AS orderId, given_at_ms AS givenAtMs,
    EXISTS (SELECT 1 FROM car_plates
      WHERE car_plates.id = confirmations.car_plate_id AND (kind = 'sale' OR car_plates.state = 'owned')) AS isInForce
  FROM confirmations`;
/** The sale's before the plate's; a lot has one of each, an order of a plate one. */
const IN_ORDER = 'ORDER BY confirmations.id LIMIT 10';

@Injectable()
export class ConfirmationsStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Of a lot or an order that is none there are none. */
  async of(subject: ConfirmationSubject): Promise<readonly Confirmation[]> {
    if ('lotId' in subject)
      return this.select(`${CONFIRMATIONS} WHERE lot_id = ? ${IN_ORDER}`, [subject.lotId]);
    if (!ORDER_NO.test(subject.orderNo)) return [];
    const ofOrder = `${CONFIRMATIONS} WHERE order_id = (SELECT id FROM orders WHERE order_no = ?) ${IN_ORDER}`;
    return this.select(ofOrder, [subject.orderNo]);
  }

  /** Null for a number that was never given. */
  async byNumber(number: string): Promise<Confirmation | null> {
    if (!CONFIRMATION_NUMBER.test(number)) return null;
    const { year, no } = partsOf(number);
    const [found] = await this.select(`${CONFIRMATIONS} WHERE series_year = ? AND series_no = ?`, [year, no]);
    return found ?? null;
  }

  private async select(sql: string, replacements: (string | number)[]): Promise<readonly Confirmation[]> {
    const rows = await this.connection.query<ConfirmationRow>(sql, { type: QueryTypes.SELECT, replacements });
    return rows.map(({ year, no, isInForce, ...row }) => ({
      ...row,
      number: numberOf({ year, no }),
      state: Number(isInForce) === 0 ? 'undone' : 'inForce',
    }));
  }
}
