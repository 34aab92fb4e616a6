// What becomes of a placed reservation while its plate is in a draft: it follows the plate into another draft, or is given back with its deposit.
import { Injectable } from '@nestjs/common';
import { Deposits } from '../../commerce/orders';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { EnrolReserver } from '../enrolments';
import { PlacingStore } from './placing.store';
import type { Reservation } from './reservation';
import { ReservationsStore } from './reservations.store';
import { TellReserver } from './tell-reserver';

@Injectable()
export class PlacedReservations {
  constructor(
    private readonly placing: PlacingStore,
    private readonly store: ReservationsStore,
    private readonly deposits: Deposits,
    private readonly enrol: EnrolReserver,
    private readonly tell: TellReserver,
  ) {}

  /** The lot keeps its number in the tables, and the citizen is told of the paddle in the other auction. */
  async move(transaction: Transaction, reservationId: number, auctionId: number): Promise<void> {
    const { reservation, orderId, lotId } = await this.placed(transaction, reservationId);
    const { citizenId, language } = reservation;
    const entryId = await this.placing.entryOf(transaction, reservationId);
    const bidder = await this.enrol.move(transaction, entryId, { auctionId, citizenId, orderId, language });
    await this.placing.notePlaced(transaction, reservationId, { auctionId, lotId, entryId });
    await this.tell.inAuction(transaction, reservation, bidder);
  }

  /** Before its lot goes. The plate and the VIN are free again, the citizen reads why. */
  async giveBack(
    transaction: Transaction,
    reservationId: number,
    { staffName, reason }: { readonly staffName: string; readonly reason: string },
  ): Promise<void> {
    const { reservation, orderId } = await this.placed(transaction, reservationId);
    for (const { id, state } of await this.deposits.of(orderId, transaction)) {
      const refunded =
        state === 'held' ? await this.deposits.refund(transaction, id, 'reservationGivenBack') : undefined;
      if (refunded instanceof RefusalError) throw refunded;
    }
    await this.enrol.leave(transaction, await this.placing.entryOf(transaction, reservationId));
    await this.placing.forgetPlace(transaction, reservationId);
    await this.store.reject(transaction, reservationId, staffName, reason);
    await this.tell.rejected(transaction, reservation, reason);
  }

  private async placed(
    transaction: Transaction,
    reservationId: number,
  ): Promise<{ readonly reservation: Reservation; readonly orderId: number; readonly lotId: number }> {
    const reservation = await this.store.lock(transaction, reservationId);
    const { orderId = null, lotId = null } = reservation ?? {};
    if (reservation === null || orderId === null || lotId === null)
      throw new Error(`Reservation ${reservationId} was not placed`);
    return { reservation, orderId, lotId };
  }
}
