// The stock for whoever has plates by another way: whether one is for sale at a fixed price, or was, and that it stands in the stock.
import { Injectable } from '@nestjs/common';
import type { PlateView } from '@haopai/contracts';
import type { Transaction } from '../../platform/database';
import { type ListedPlate, PlateStockStore } from './plate-stock.store';
import { PlateActsStore } from './stock/plate-acts.store';

@Injectable()
export class PlateStock {
  constructor(
    private readonly store: PlateStockStore,
    private readonly acts: PlateActsStore,
  ) {}

  /** Null for a plate that is not offered at a fixed price. `number` is with the prefix and without the dot. */
  async offerOf(transaction: Transaction | null, number: string): Promise<ListedPlate | null> {
    const listing = await this.store.listingOf(transaction, number);
    return listing?.state === 'withdrawn' ? null : listing;
  }

  /** Those that are not there come in, not for sale; their ids. What is known of the others stays. */
  takeIn(transaction: Transaction, plates: readonly PlateView[]): Promise<readonly number[]> {
    return this.store.takeIn(transaction, plates);
  }

  /** In their history stands the entry of the audit by which they came in. */
  async note(transaction: Transaction, entryNo: number, plateIds: readonly number[]): Promise<void> {
    await this.acts.link(transaction, entryNo, plateIds);
  }
}
