// Use cases: staff offer plates at a fixed price, take them off sale, price them anew, take back what was refunded, and correct
// what is said of one.
import { Injectable } from '@nestjs/common';
import type { ChangePlateBody, PriceStockBody, StockActBody, StockItemView } from '@haopai/contracts';
import type { Actor } from '../../../access/staff-authentication';
import { CarPlates } from '../../registered-cars';
import type { Transaction } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { FindOrders } from '../../../commerce/orders';
import { isColourOfKind } from '../../../auctions/sheets';
import { PlateWaysStore } from './plate-ways.store';
import { refuseThose, StockActs } from './stock-acts';
import type { StockPlate } from './stock-row';
import { StockStore } from './stock.store';

type Views = Promise<readonly StockItemView[] | RefusalError>;

const IS_NOT_FOR_SALE = ({ state }: StockPlate): boolean => state !== 'forSale';

@Injectable()
export class ChangeStock {
  constructor(
    private readonly acts: StockActs,
    private readonly stock: StockStore,
    private readonly ways: PlateWaysStore,
    private readonly orders: FindOrders,
    private readonly cars: CarPlates,
  ) {}

  /** What no other way claims. */
  offer(actor: Actor, { plates, reason, priceFen }: PriceStockBody): Views {
    return this.acts.run(actor, {
      act: 'stock.listed',
      ...{ plates, reason },
      refuse: async (transaction, found) =>
        refuseOrdered(found) ??
        refuseThose('STOCK.FOR_SALE', found, ({ state }) => state === 'forSale') ??
        (await this.refuseClaimed(transaction, found)),
      apply: (transaction, found) => this.priced(transaction, found, priceFen),
    });
  }

  withdraw(actor: Actor, { plates, reason }: StockActBody): Views {
    return this.acts.run(actor, {
      act: 'stock.withdrawn',
      ...{ plates, reason },
      refuse: (_, found) => refuseOrdered(found) ?? refuseThose('STOCK.NOT_FOR_SALE', found, IS_NOT_FOR_SALE),
      apply: (transaction, found) => this.stock.withdraw(transaction, found),
    });
  }

  reprice(actor: Actor, { plates, reason, priceFen }: PriceStockBody): Views {
    return this.acts.run(actor, {
      act: 'stock.repriced',
      ...{ plates, reason },
      refuse: (_, found) => refuseOrdered(found) ?? refuseThose('STOCK.NOT_FOR_SALE', found, IS_NOT_FOR_SALE),
      apply: (transaction, found) => this.priced(transaction, found, priceFen),
    });
  }

  /** What was sold here and refunded in full: off sale from now on, and the car is without it. */
  takeBack(actor: Actor, { plates, reason }: StockActBody): Views {
    return this.acts.run(actor, {
      act: 'stock.takenBack',
      ...{ plates, reason },
      refuse: async (transaction, found) => {
        const refunded = await this.refunded(transaction, found);
        return refuseThose('STOCK.NOT_REFUNDED', found, ({ id }) => !refunded.has(id));
      },
      apply: async (transaction, found) => {
        for (const { listingId } of found)
          if (listingId !== null) await this.cars.release(transaction, 'listing', listingId);
        await this.stock.withdraw(transaction, found);
      },
    });
  }

  /** Whoever bids, holds or owns it knows it by what was said of it. */
  async describe(
    actor: Actor,
    plateId: number,
    { version, reason, priceFen, ...facts }: ChangePlateBody,
  ): Promise<StockItemView | RefusalError> {
    const changed = await this.acts.run(actor, {
      act: 'stock.described',
      plates: [{ id: plateId, version }],
      reason,
      refuse: async (transaction, found) =>
        refuseOrdered(found) ??
        (await this.refuseClaimed(transaction, found)) ??
        (await this.refuseFacts(transaction, found, facts)) ??
        (priceFen === undefined ? undefined : refuseThose('STOCK.NOT_FOR_SALE', found, IS_NOT_FOR_SALE)),
      apply: async (transaction, found) => {
        if (priceFen !== undefined) await this.priced(transaction, found, priceFen);
        for (const plate of found) await this.stock.describe(transaction, plate, facts);
      },
    });
    if (changed instanceof RefusalError) return changed;
    return changed[0] ?? new RefusalError('STOCK.NOT_FOUND', { plateId });
  }

  private priced(transaction: Transaction, plates: readonly StockPlate[], priceFen: number): Promise<void> {
    return this.stock.offer(
      transaction,
      plates.map((plate) => ({ plate, priceFen })),
    );
  }

  private async refuseClaimed(
    transaction: Transaction,
    plates: readonly StockPlate[],
  ): Promise<RefusalError | undefined> {
    const numbers = plates.map(({ plate }) => plate.number);
    const ways = await this.ways.waysOf(transaction, numbers);
    return refuseThose('STOCK.CLAIMED', plates, ({ plate }) => ways.has(plate.number));
  }

  private async refuseFacts(
    transaction: Transaction,
    plates: readonly StockPlate[],
    { colour, region }: Pick<ChangePlateBody, 'colour' | 'region'>,
  ): Promise<RefusalError | undefined> {
    if (!(await this.ways.isRegion(transaction, region)))
      return new RefusalError('STOCK.REGION_UNKNOWN', { region });
    const wrong = plates.find(({ plate }) => !isColourOfKind(plate.kind, colour));
    return wrong === undefined
      ? undefined
      : new RefusalError('STOCK.COLOUR_NOT_OF_KIND', { kind: wrong.plate.kind });
  }

  private async refunded(
    transaction: Transaction,
    plates: readonly StockPlate[],
  ): Promise<ReadonlySet<number>> {
    const ids = new Set<number>();
    for (const { id, state, orderId } of plates) {
      const order =
        state === 'sold' && orderId !== null ? await this.orders.byId(orderId, transaction) : null;
      if (order?.state === 'refunded') ids.add(id);
    }
    return ids;
  }
}

/** An order that waits holds its plate, and one that was paid has it. */
function refuseOrdered(plates: readonly StockPlate[]): RefusalError | undefined {
  return (
    refuseThose('STOCK.HELD', plates, ({ state }) => state === 'held') ??
    refuseThose('STOCK.SOLD', plates, ({ state }) => state === 'sold')
  );
}
