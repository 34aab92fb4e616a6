// Looks a plate up among those at a fixed price, and puts those into the stock that are not there.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { ListingState, PlateView } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

export interface ListedPlate {
  readonly listingId: number;
  readonly state: ListingState;
}

@Injectable()
export class PlateStockStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async listingOf(transaction: Transaction | null, number: string): Promise<ListedPlate | null> {
    const [row] = await this.connection.query<ListedPlate>(
      'SELECT listings.id AS listingId, listings.state FROM plates JOIN listings ON listings.plate_id = plates.id WHERE plates.number = ?',
      { type: QueryTypes.SELECT, replacements: [number], transaction },
    );
    return row ?? null;
  }

  /** The ids of those that were not there. */
  async takeIn(transaction: Transaction, plates: readonly PlateView[]): Promise<readonly number[]> {
    if (plates.length === 0) return [];
    const known = await this.idsOf(
      transaction,
      plates.map(({ number }) => number),
    );
    const absent = plates.filter(({ number }) => !known.has(number));
    if (absent.length === 0) return [];
    const rows = absent.map(({ number, kind, colour, isPersonalised, region }) => [
      ...[number, kind, colour],
      ...[isPersonalised, region],
    ]);
    // Somebody else may put one in at the same time.
    await this.connection.query(
      `INSERT INTO plates (number, kind, colour, is_personalised, region) VALUES ${rows.map(() => '(?)').join()}
       ON DUPLICATE KEY UPDATE plates.version = plates.version`,
      { type: QueryTypes.RAW, replacements: rows, transaction },
    );
    const added = await this.idsOf(
      transaction,
      absent.map(({ number }) => number),
    );
    return [...added.values()];
  }

  private async idsOf(
    transaction: Transaction,
    numbers: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    const rows = await this.connection.query<{ readonly id: number; readonly number: string }>(
      'SELECT id, number FROM plates WHERE number IN (?)',
      { type: QueryTypes.SELECT, replacements: [[...numbers]], transaction },
    );
    return new Map(rows.map(({ id, number }) => [number, id]));
  }
}
