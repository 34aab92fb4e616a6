// Makes the order for a listing, which holds the plate until it is paid or ends, within the caller's transaction.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { Orders } from '../../commerce/orders';
import { Settings } from '../../access/settings';
import { DeclaredVehiclesStore, VinClaims } from '../registered-cars';
import { BuyersStore } from './buyers.store';
import { ListingHoldsStore, type LockedListing } from './listing-holds.store';
import { type Purchase, RefusePurchase } from './refuse-purchase';

@Injectable()
export class WritePurchase {
  constructor(
    private readonly settings: Settings,
    private readonly buyers: BuyersStore,
    private readonly holds: ListingHoldsStore,
    private readonly refusals: RefusePurchase,
    private readonly orders: Orders,
    private readonly claims: VinClaims,
    private readonly vehicles: DeclaredVehiclesStore,
  ) {}

  /** The order's id. A refusal must take the transaction back. */
  async execute(transaction: Transaction, purchase: Purchase): Promise<number | RefusalError> {
    const { listingId, citizenId } = purchase;
    const region = await this.buyers.lock(transaction, citizenId);
    if (region === null) return new RefusalError('SESSION.MISSING', {});
    const locked = await this.holds.lock(transaction, listingId);
    if (locked === null) return new RefusalError('LISTING.NOT_FOUND', { listingId });
    const refusal = await this.refusals.execute(transaction, purchase, region, locked);
    return refusal ?? this.write(transaction, purchase, locked);
  }

  private async write(
    transaction: Transaction,
    { citizenId, car: judged }: Purchase,
    { listing, nowMs }: LockedListing,
  ): Promise<number | RefusalError> {
    const { vin } = judged;
    const order = await this.orders.create(transaction, {
      kind: 'listing',
      subjectId: listing.id,
      citizenId,
      amountFen: listing.priceFen,
      dueAtMs: nowMs + this.settings.ms('listings.heldMinutes'),
      about: { plate: listing.plate, auction: null, lotId: null, vins: [vin], depositAppliedFen: null },
    });
    const isHeld = await this.holds.hold(transaction, listing.id, { orderId: order.id, citizenId, vin });
    const car = { kind: 'order', id: order.id, vin, citizenId } as const;
    const refused = await this.claims.take(transaction, [car]);
    if (refused !== undefined) return refused;
    await this.vehicles.note(transaction, car, judged);
    return isHeld ? order.id : new RefusalError('VIN.HAS_ORDER', { vin, reason: 'others' });
  }
}
