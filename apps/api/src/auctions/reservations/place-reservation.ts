// Puts one paid reservation into the next auction: the plate becomes a lot of it, the citizen a bidder whose deposit is paid.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database';
import { EnrolReserver } from '../enrolments';
import { RefusalError } from '../../platform/errors';
import { Deposits } from '../../commerce/orders';
import { VinClaims } from '../../plates/registered-cars';
import { FreePlates } from './free-plates';
import { PlacingStore } from './placing.store';
import type { Reservation } from './reservation';
import { ReservationsStore } from './reservations.store';
import { TellReserver } from './tell-reserver';

const PLATE_GONE = '号牌已另行出让，保证金退还 · The plate went another way; the deposit goes back';
const DECIDED_BY = 'site';

@Injectable()
export class PlaceReservation {
  constructor(
    private readonly placing: PlacingStore,
    private readonly store: ReservationsStore,
    private readonly free: FreePlates,
    private readonly deposits: Deposits,
    private readonly enrol: EnrolReserver,
    private readonly tell: TellReserver,
    private readonly claims: VinClaims,
  ) {}

  /** False when no auction is drafted. */
  async execute(transaction: Transaction, reservation: Reservation): Promise<boolean> {
    const { id, citizenId, plate, vin, language, orderId, startPriceFen } = reservation;
    if (orderId === null || startPriceFen === null)
      throw new Error(`Reservation ${id} was paid and has no order`);
    if ((await this.free.refuseSold(transaction, plate.number)) !== undefined) {
      await this.giveUp(transaction, reservation, orderId);
      return true;
    }
    const auctionId = await this.placing.lockNextDraft(transaction);
    if (auctionId === null) return false;
    const lotId = await this.placing.addLot(transaction, auctionId, plate, startPriceFen);
    await this.free.takeIntoStock(transaction, plate);
    const { entryId, bidder } = await this.enrol.execute(transaction, {
      ...{ auctionId, citizenId, vin, reservationId: id, orderId, language },
    });
    for (const deposit of await this.deposits.of(orderId, transaction))
      await this.deposits.standFor(transaction, deposit.id, entryId);
    await this.placing.notePlaced(transaction, id, { auctionId, lotId, entryId });
    await this.tell.inAuction(transaction, reservation, bidder);
    return true;
  }

  /** Someone put the plate up in another way, after it was approved. */
  private async giveUp(transaction: Transaction, reservation: Reservation, orderId: number): Promise<void> {
    for (const { id } of await this.deposits.of(orderId, transaction)) {
      const refunded = await this.deposits.refund(transaction, id, 'plateGone');
      if (refunded instanceof RefusalError) throw refunded;
    }
    await this.store.reject(transaction, reservation.id, DECIDED_BY, PLATE_GONE);
    await this.claims.free(transaction, 'reservation', [reservation.id]);
    await this.tell.rejected(transaction, reservation, PLATE_GONE);
  }
}
