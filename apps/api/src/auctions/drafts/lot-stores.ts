// What lots of a draft are read from and written to.
import { Injectable } from '@nestjs/common';
import type { PlateView } from '@haopai/contracts';
import type { Transaction } from '../../platform/database';
import { PlateStock } from '../../plates/catalogue';
import { DraftLotsStore } from './draft-lots.store';
import { DraftsStore } from './drafts.store';
import { PlateClaimsStore } from './plate-claims.store';

@Injectable()
export class LotStores {
  constructor(
    readonly lots: DraftLotsStore,
    readonly drafts: DraftsStore,
    readonly claims: PlateClaimsStore,
    readonly stock: PlateStock,
  ) {}

  /** What becomes a lot stands in the stock, whichever way it came; those of a drill are no plates. The ids of those that came in. */
  async takeIntoStock(
    transaction: Transaction,
    { isDrill }: { readonly isDrill: boolean },
    lots: readonly { readonly plate: PlateView }[],
  ): Promise<readonly number[]> {
    const plates = isDrill ? [] : lots.map(({ plate }) => plate);
    return this.stock.takeIn(transaction, plates);
  }
}
