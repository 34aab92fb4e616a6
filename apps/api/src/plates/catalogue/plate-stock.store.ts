// Looks a plate up among those at a fixed price.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { ListingState } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../platform/database';

@Injectable()
export class PlateStockStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  async stateOf(transaction: Transaction | null, number: string): Promise<ListingState | null> {
    const [row] = await this.connection.query<{ state: ListingState }>(
      'SELECT listings.state FROM plates JOIN listings ON listings.plate_id = plates.id WHERE plates.number = ?',
      { type: QueryTypes.SELECT, replacements: [number], transaction },
    );
    return row?.state ?? null;
  }
}
