// Orders of one plate: bought at a fixed price, won in an auction, reserved.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { decodeOrderEvent, type OrderEvent } from '@haopai/orders';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';

export interface PlateOrderEvent {
  readonly orderNo: string;
  readonly amountFen: number;
  readonly event: OrderEvent;
  /** Whose order it is. */
  readonly citizenName: string;
  readonly isPerson: boolean;
}

interface EventRow {
  readonly orderNo: string;
  readonly amountFen: number;
  readonly body: string;
  readonly citizenName: string;
  readonly isPerson: number;
}

/** Their ids, `:plate` being the number. */
export const PLATE_ORDERS = `
  SELECT bought.id FROM plates JOIN listings ON listings.plate_id = plates.id
    JOIN orders bought ON bought.kind = 'listing' AND bought.subject_id = listings.id WHERE plates.number = :plate
  UNION ALL SELECT won.id FROM lots
    JOIN orders won ON won.kind = 'balance' AND won.subject_id = lots.id WHERE lots.plate_number = :plate
  UNION ALL SELECT wished.id FROM reservations
    JOIN orders wished ON wished.kind = 'reservationDeposit' AND wished.subject_id = reservations.id
    WHERE reservations.plate_number = :plate`;

@Injectable()
export class PlateOrdersStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** All that happened to them, the oldest first. */
  async events(plate: string): Promise<readonly PlateOrderEvent[]> {
    const rows = await this.connection.query<EventRow>(
      `SELECT orders.order_no AS orderNo, orders.amount_fen AS amountFen, order_events.body,
         citizens.display_name AS citizenName, citizens.kind = 'person' AS isPerson
       FROM (${PLATE_ORDERS}) AS its JOIN orders ON orders.id = its.id
       JOIN order_events ON order_events.order_id = orders.id JOIN citizens ON citizens.id = orders.citizen_id
       ORDER BY order_events.at_ms, orders.id, order_events.version`,
      { type: QueryTypes.SELECT, replacements: { plate } },
    );
    return rows.map(({ body, isPerson, ...row }) => {
      return { ...row, event: decodeOrderEvent(body), isPerson: isPerson !== 0 };
    });
  }
}
