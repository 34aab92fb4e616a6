// What follows from the order of a listing: paid, the plate is sold and the car's; ended, it is for sale again. Who watches it is told of either.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CarPlates } from '../registered-cars';
import type { Transaction } from '../../platform/database';
import { type Order, type OrderFollower, OrderFollowers } from '../../commerce/orders';
import { ListingHoldsStore, type LockedListing } from './listing-holds.store';
import { ListingNewsStore } from './listing-news.store';

@Injectable()
export class FollowPurchases implements OrderFollower, OnModuleInit {
  readonly kind = 'listing';

  constructor(
    private readonly followers: OrderFollowers,
    private readonly holds: ListingHoldsStore,
    private readonly cars: CarPlates,
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
    await this.cars.notePaid(transaction, {
      source: 'listing',
      sourceId: listing.id,
      plateNumber: listing.plate.number,
      vin,
      citizenId: order.citizenId,
    });
  }

  async ended(transaction: Transaction, order: Order): Promise<void> {
    const { listing } = await this.heldBy(transaction, order);
    await this.holds.free(transaction, listing);
    await this.news.freed(transaction, [listing.id], order.citizenId);
  }

  /** Throws when another order holds it: an order that waits for money holds its plate. */
  private async heldBy(transaction: Transaction, { id, subjectId }: Order): Promise<LockedListing> {
    const locked = await this.holds.lock(transaction, subjectId);
    if (locked === null || locked.orderId !== id || locked.listing.state !== 'held')
      throw new Error(`Order ${id} does not hold listing ${subjectId}`);
    return locked;
  }
}
