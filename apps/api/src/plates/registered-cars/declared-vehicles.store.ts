// Keeps which vehicle each car is said to be, beside what holds it: an order, an entry, a reservation. Written in their transactions, and kept for the desk.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { PlateVehicle } from '@haopai/rules/plates';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import type { JudgedCar } from './declared-car';
import type { VinHolder } from './vin-claim';

interface Said {
  readonly vehicle: PlateVehicle;
  readonly isSeen: 0 | 1;
}

const NOTE = `
  INSERT INTO declared_vehicles (kind, holder_id, vehicle, is_seen, at_ms)
  VALUES (:kind, :id, :vehicle, :isSeen, ${SERVER_NOW_MS})
  ON DUPLICATE KEY UPDATE vehicle = VALUES(vehicle), is_seen = VALUES(is_seen), at_ms = VALUES(at_ms)`;
const SAID =
  'SELECT vehicle, is_seen AS isSeen FROM declared_vehicles WHERE kind = :kind AND holder_id = :id';
const FORGET = 'DELETE FROM declared_vehicles WHERE kind = :kind AND holder_id = :id';

@Injectable()
export class DeclaredVehiclesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Of what has just been made, or of the same car anew. */
  async note(transaction: Transaction, holder: VinHolder, { vehicle, isSeen }: JudgedCar): Promise<void> {
    if (vehicle !== null) await this.write(transaction, holder, { vehicle, isSeen: isSeen ? 1 : 0 });
  }

  /** Something else may be held now: what was said of the car before counts no more. */
  async change(transaction: Transaction, { kind, id }: VinHolder, car: JudgedCar): Promise<void> {
    // Looked for first: to delete what is not there keeps others from writing beside it.
    if (car.vehicle === null && (await this.said(transaction, { kind, id })) !== null)
      await this.connection.query(FORGET, {
        type: QueryTypes.RAW,
        replacements: { kind, id },
        transaction,
      });
    await this.note(transaction, { kind, id }, car);
  }

  /** The same car is held by something else now. */
  async copy(transaction: Transaction, from: VinHolder, to: VinHolder): Promise<void> {
    const said = await this.said(transaction, from);
    if (said !== null) await this.write(transaction, to, said);
  }

  private async said(transaction: Transaction, { kind, id }: VinHolder): Promise<Said | null> {
    const [row] = await this.connection.query<Said>(SAID, {
      type: QueryTypes.SELECT,
      replacements: { kind, id },
      transaction,
    });
    return row ?? null;
  }

  private async write(transaction: Transaction, { kind, id }: VinHolder, said: Said): Promise<void> {
    const { vehicle, isSeen } = said;
    await this.connection.query(NOTE, {
      type: QueryTypes.RAW,
      replacements: { kind, id, vehicle, isSeen },
      transaction,
    });
  }
}
