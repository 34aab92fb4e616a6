// Whether a plate is for sale at a fixed price, or was: for whoever wants it by another way.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database';
import { type ListedPlate, PlateStockStore } from './plate-stock.store';

@Injectable()
export class PlateStock {
  constructor(private readonly store: PlateStockStore) {}

  /** Null for a plate that is not offered at a fixed price. `number` is with the prefix and without the dot. */
  async offerOf(transaction: Transaction | null, number: string): Promise<ListedPlate | null> {
    const listing = await this.store.listingOf(transaction, number);
    return listing?.state === 'withdrawn' ? null : listing;
  }
}
