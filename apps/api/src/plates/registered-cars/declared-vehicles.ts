// Keeps which vehicle each car is said to be, beside what holds it: an order, an entry, a reservation. Written in their transactions, and kept for the desk.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';
import type { JudgedCar } from './declared-car';
import type { VinHolder } from './vin-claim';

const NOTE = `
  INSERT INTO declared_vehicles (kind, holder_id, vehicle, is_seen, at_ms)
  VALUES (:kind, :id, :vehicle, :isSeen, ${SERVER_NOW_MS})
  ON DUPLICATE KEY UPDATE vehicle = VALUES(vehicle), is_seen = VALUES(is_seen), at_ms = VALUES(at_ms)`;
const FORGET = 'DELETE FROM declared_vehicles WHERE kind = :kind AND holder_id = :id';
const COPY = `
  INSERT INTO declared_vehicles (kind, holder_id, vehicle, is_seen, at_ms)
  SELECT :kind, :id, vehicle, is_seen, at_ms FROM declared_vehicles said WHERE said.kind = :fromKind AND said.holder_id = :fromId
  ON DUPLICATE KEY UPDATE at_ms = said.at_ms`;

@Injectable()
export class DeclaredVehicles {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** What was said before counts no more: it may have been of another car. */
  async note(transaction: Transaction, { kind, id }: VinHolder, car: JudgedCar): Promise<void> {
    const { vehicle, isSeen } = car;
    const replacements = { kind, id, vehicle, isSeen: isSeen ? 1 : 0 };
    await this.write(transaction, vehicle === null ? FORGET : NOTE, replacements);
  }

  /** The same car is held by something else now. */
  async copy(transaction: Transaction, from: VinHolder, { kind, id }: VinHolder): Promise<void> {
    await this.write(transaction, COPY, { kind, id, fromKind: from.kind, fromId: from.id });
  }

  private async write(
    transaction: Transaction,
    sql: string,
    replacements: Record<string, string | number | null>,
  ): Promise<void> {
    await this.connection.query(sql, { type: QueryTypes.RAW, replacements, transaction });
  }
}
