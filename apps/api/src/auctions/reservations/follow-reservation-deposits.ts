// What follows when the deposit of a reservation is paid, or is not: the plate waits for the next auction, or is free again.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../../platform/database';
import { type Order, type OrderFollower, OrderFollowers } from '../../commerce/orders';
import { VinClaims } from '../../plates/registered-cars';
import type { Reservation } from './reservation';
import { ReservationsStore } from './reservations.store';
import { TellReserver } from './tell-reserver';

@Injectable()
export class FollowReservationDeposits implements OrderFollower, OnModuleInit {
  readonly kind = 'reservationDeposit';

  constructor(
    private readonly followers: OrderFollowers,
    private readonly store: ReservationsStore,
    private readonly tell: TellReserver,
    private readonly claims: VinClaims,
  ) {}

  onModuleInit(): void {
    this.followers.register(this);
  }

  /** From here on PlaceReservations finds it. */
  async paid(transaction: Transaction, order: Order): Promise<void> {
    const { id } = await this.reservationOf(transaction, order);
    await this.store.notePaid(transaction, id);
  }

  async ended(transaction: Transaction, order: Order): Promise<void> {
    const reservation = await this.reservationOf(transaction, order);
    await this.store.release(transaction, reservation.id, 'lapsed');
    await this.claims.free(transaction, 'reservation', [reservation.id]);
    // Whoever cancelled it themselves need not be told.
    if (order.state === 'expired') await this.tell.lapsed(transaction, reservation);
  }

  private async reservationOf(transaction: Transaction, { id, subjectId }: Order): Promise<Reservation> {
    const reservation = await this.store.lock(transaction, subjectId);
    if (reservation === null) throw new Error(`Order ${id} is the deposit of no reservation`);
    return reservation;
  }
}
