// Why a citizen cannot buy a listing for a car: judged while listing and citizen are locked, so that it holds until the order is made.
import { Injectable } from '@nestjs/common';
import { isOpenToRegion } from '@haopai/rules';
import { CarPlates, type JudgedCar, refuseUnfit } from '../registered-cars';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { FindOrders, HoldPauses } from '../../commerce/orders';
import { Settings } from '../../access/settings';
import { ListingHoldsStore, type LockedListing } from './listing-holds.store';

export interface Purchase {
  readonly listingId: number;
  readonly citizenId: number;
  /** Its VIN as the rules of VINs read it. */
  readonly car: JudgedCar;
}

@Injectable()
export class RefusePurchase {
  constructor(
    private readonly settings: Settings,
    private readonly orders: FindOrders,
    private readonly holds: ListingHoldsStore,
    private readonly cars: CarPlates,
    private readonly pauses: HoldPauses,
  ) {}

  async execute(
    transaction: Transaction,
    { citizenId, car }: Purchase,
    region: string,
    locked: LockedListing,
  ): Promise<RefusalError | undefined> {
    return (
      (await this.refuseListing(transaction, locked, citizenId, region)) ??
      refuseUnfit(car, locked.listing.plate) ??
      (await this.refuseBuyer(transaction, citizenId)) ??
      (await this.refuseVin(transaction, car.vin, citizenId))
    );
  }

  private async refuseListing(
    transaction: Transaction,
    { listing: { id: listingId, plate, state }, orderId, citizenId: holderId }: LockedListing,
    citizenId: number,
    region: string,
  ): Promise<RefusalError | undefined> {
    if (!isOpenToRegion(plate, region))
      return new RefusalError('LISTING.OTHER_REGION', { listingId, region: plate.region });
    if (state === 'forSale') return undefined;
    const isHeld = state === 'held';
    const own =
      isHeld && holderId === citizenId && orderId !== null
        ? await this.orders.byId(orderId, transaction)
        : null;
    return own === null
      ? new RefusalError('LISTING.TAKEN', { listingId, isHeld })
      : new RefusalError('LISTING.YOURS', { orderNo: own.orderNo });
  }

  private async refuseBuyer(transaction: Transaction, citizenId: number): Promise<RefusalError | undefined> {
    const max = this.settings.value('listings.openOrdersMax');
    const open = await this.orders.countOpen(transaction, citizenId, 'listing');
    if (open >= max) return new RefusalError('ORDER.TOO_MANY_OPEN', { max });
    return this.pauses.refuse(transaction, citizenId);
  }

  private async refuseVin(
    transaction: Transaction,
    vin: string,
    citizenId: number,
  ): Promise<RefusalError | undefined> {
    const held = await this.cars.refuseVins(transaction, [vin], citizenId);
    if (held !== undefined) return held;
    // By an order of a release that knew no claims.
    return (await this.holds.isVinHeld(transaction, vin))
      ? new RefusalError('VIN.HAS_ORDER', { vin, reason: 'others' })
      : undefined;
  }
}
