// Use case: staff take plates out of the stock that should never have been put in, such as a number that was mistyped.
import { Injectable } from '@nestjs/common';
import type { StockActBody, StockItemView } from '@haopai/contracts';
import type { Actor } from '../../../access/staff-authentication';
import type { RefusalError } from '../../../platform/errors';
import { PlateActsStore } from './plate-acts.store';
import { PlateWaysStore } from './plate-ways.store';
import { refuseThose, StockActs } from './stock-acts';
import { StockStore } from './stock.store';

@Injectable()
export class RemovePlates {
  constructor(
    private readonly acts: StockActs,
    private readonly links: PlateActsStore,
    private readonly stock: StockStore,
    private readonly ways: PlateWaysStore,
  ) {}

  /** Those that were never listed, sold or used: the record of what happened to any other stays. */
  execute(actor: Actor, { plates, reason }: StockActBody): Promise<readonly StockItemView[] | RefusalError> {
    return this.acts.run(actor, {
      act: 'stock.removed',
      ...{ plates, reason },
      refuse: async (transaction, found) => {
        const used = await this.ways.used(
          transaction,
          found.map(({ plate }) => plate.number),
        );
        return refuseThose(
          'STOCK.USED',
          found,
          ({ listingId, plate }) => listingId !== null || used.has(plate.number),
        );
      },
      apply: async (transaction, found) => {
        await this.links.forget(
          transaction,
          found.map(({ id }) => id),
        );
        await this.stock.remove(transaction, found);
      },
    });
  }
}
