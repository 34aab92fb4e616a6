// Looks a plate up among those at a fixed price.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { ListingState } from '@haopai/contracts';
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
}
