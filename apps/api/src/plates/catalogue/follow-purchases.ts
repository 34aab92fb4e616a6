// What follows from the order of a listing: paid, the plate is sold and the car's; ended, it is for sale again; paid back with the plate, it is
// the office's. Who watches it is told of the first two.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CarPlates, VinClaims } from '../registered-cars';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import {
  type Order,
  type OrderFollower,
  OrderFollowers,
  type PlateStanding,
  type SoldPlate,
} from '../../commerce/orders';
import { ListingHoldsStore, type LockedListing } from './listing-holds.store';
import { ListingNewsStore } from './listing-news.store';

@Injectable()
export class FollowPurchases implements OrderFollower, OnModuleInit {
  readonly kind = 'listing';
  readonly plate: SoldPlate = {
    standing: (transaction, order) => this.standing(transaction, order),
    takeBack: (transaction, order) => this.takeBack(transaction, order),
  };

  constructor(
    private readonly followers: OrderFollowers,
    private readonly holds: ListingHoldsStore,
    private readonly cars: CarPlates,
    private readonly claims: VinClaims,
    private readonly news: ListingNewsStore,
  ) {}

  onModuleInit(): void {
    this.followers.register(this);
  }

  async paid(transaction: Transaction, order: Order): Promise<void> {
    const { listing } = await this.heldBy(transaction, order);
    const [vin] = order.about.vins;
    if (vin === undefined) throw new Error(`Order ${order.id} of a plate names no car`);
    await this.holds.sell(transaction, listing.id);
    await this.news.sold(transaction, listing.id, order.citizenId);
    const plate = {
      source: 'listing',
      sourceId: listing.id,
      plateNumber: listing.plate.number,
      vin,
      citizenId: order.citizenId,
    } as const;
    await this.cars.notePaid(transaction, plate, { kind: 'order', id: order.id });
  }

  async ended(transaction: Transaction, order: Order): Promise<void> {
    const { listing } = await this.heldBy(transaction, order);
    await this.claims.free(transaction, 'order', [order.id]);
    // Out of an auction and offered to one citizen alone: it was not for sale, and is not now.
    if (order.about.lotId !== null) {
      await this.holds.takeBack(transaction, listing.id);
      return;
    }
    await this.holds.free(transaction, listing);
    await this.news.freed(transaction, [listing.id], order.citizenId);
  }

  private async standing(
    transaction: Transaction | null,
    { id, subjectId }: Order,
  ): Promise<PlateStanding | null> {
    return (await this.holds.isSoldBy(transaction, subjectId, id)) ? { depositFen: 0 } : null;
  }

  private async takeBack(
    transaction: Transaction,
    { id, orderNo, subjectId }: Order,
  ): Promise<RefusalError | undefined> {
    const locked = await this.holds.lock(transaction, subjectId);
    if (locked?.orderId !== id || locked.listing.state !== 'sold')
      return new RefusalError('ORDER.PLATE_NOT_THEIRS', { orderNo });
    const collected = await this.cars.takeBack(transaction, 'listing', subjectId);
    if (collected !== undefined) return collected;
    await this.holds.takeBack(transaction, subjectId);
    return undefined;
  }

  /** Throws when another order holds it: an order that waits for money holds its plate. */
  private async heldBy(transaction: Transaction, { id, subjectId }: Order): Promise<LockedListing> {
    const locked = await this.holds.lock(transaction, subjectId);
    if (locked === null || locked.orderId !== id || locked.listing.state !== 'held')
      throw new Error(`Order ${id} does not hold listing ${subjectId}`);
    return locked;
  }
}
