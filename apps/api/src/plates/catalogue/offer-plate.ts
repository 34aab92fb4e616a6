// A plate out of the stock is held for one citizen and one car, at a price of its own: no shelf shows it, nobody else can buy it.
import { Injectable } from '@nestjs/common';
import type { OrderTopic, PlateView } from '@haopai/contracts';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { type Order, Orders } from '../../commerce/orders';
import { CarPlates, VinClaims } from '../registered-cars';
import { BuyersStore } from './buyers.store';
import { ListingHoldsStore } from './listing-holds.store';
import { OfferedListingsStore } from './offered-listings.store';
import { PlateStock } from './plate-stock';
import { PlateWaysStore } from './stock/plate-ways.store';

export interface PlateOffer {
  readonly plate: PlateView;
  readonly citizenId: number;
  readonly vin: string;
  readonly priceFen: number;
  /** How long it stands. */
  readonly forMs: number;
  /** The lot that it comes from. */
  readonly lotId: number;
  readonly auction: OrderTopic['auction'];
}

/** `plate`: it goes another way already. `buyer`: this citizen or this car cannot have it. */
export type NotOffered = 'plate' | 'buyer';

@Injectable()
export class OfferPlate {
  constructor(
    private readonly stock: PlateStock,
    private readonly ways: PlateWaysStore,
    private readonly buyers: BuyersStore,
    private readonly holds: ListingHoldsStore,
    private readonly listings: OfferedListingsStore,
    private readonly cars: CarPlates,
    private readonly claims: VinClaims,
    private readonly orders: Orders,
  ) {}

  /** The order that holds it: paid, the plate is theirs; ended, it is in the stock and not for sale. */
  async execute(transaction: Transaction, offer: PlateOffer): Promise<Order | NotOffered> {
    const { plate, citizenId, vin, priceFen } = offer;
    if ((await this.buyers.lock(transaction, citizenId)) === null) return 'buyer';
    await this.stock.takeIn(transaction, [plate]);
    const listingId = await this.listings.offSale(transaction, plate, priceFen);
    const locked = listingId === null ? null : await this.holds.lock(transaction, listingId);
    if (locked === null || locked.listing.state !== 'withdrawn') return 'plate';
    if ((await this.ways.waysOf(transaction, [plate.number])).size > 0) return 'plate';
    const hasPlate = await this.cars.refuseVins(transaction, [vin], citizenId);
    if (hasPlate instanceof RefusalError || (await this.holds.isVinHeld(transaction, vin))) return 'buyer';
    const order = await this.orders.create(transaction, {
      kind: 'listing',
      ...{ subjectId: locked.listing.id, citizenId, amountFen: priceFen },
      dueAtMs: locked.nowMs + offer.forMs,
      about: { plate, auction: offer.auction, lotId: offer.lotId, vins: [vin], depositAppliedFen: null },
    });
    await this.listings.setPrice(transaction, locked.listing.id, priceFen);
    const isHeld = await this.holds.hold(transaction, locked.listing.id, {
      ...{ orderId: order.id, citizenId, vin },
    });
    const car = { kind: 'order', id: order.id, vin, citizenId } as const;
    const refused = await this.claims.take(transaction, [car]);
    if (!isHeld || refused !== undefined)
      throw new Error(`The car of order ${order.id} has another order by now`);
    return order;
  }
}
