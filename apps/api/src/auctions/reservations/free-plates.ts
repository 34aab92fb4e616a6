// Whether a plate can still be reserved: it has no owner, is not for sale, in no auction, and nobody else has reserved it. Citizens are told
// of what everybody can see, and where; a plate in a draft is free to them, and the staff who decide are told (ADR 55).
import { Injectable } from '@nestjs/common';
import type { PlateView, ReservationRefusal } from '@haopai/contracts';
import { CarPlates } from '../../plates/registered-cars';
import { PlateStock } from '../../plates/catalogue';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { type PlaceInAuction, PlatesStore } from './plates.store';

type TakenPlate = RefusalError<Exclude<ReservationRefusal['code'], 'RESERVATION.PLATE_MALFORMED'>>;

@Injectable()
export class FreePlates {
  constructor(
    private readonly cars: CarPlates,
    private readonly stock: PlateStock,
    private readonly plates: PlatesStore,
  ) {}

  /** Undefined for one that a citizen may reserve. */
  async refuse(transaction: Transaction | null, plate: string): Promise<TakenPlate | undefined> {
    const lot = await this.plates.inPublishedAuction(transaction, plate);
    const goneElsewhere = await this.refuseGone(transaction, plate, lot);
    if (goneElsewhere !== undefined) return goneElsewhere;
    const isReserved = await this.plates.isReserved(transaction, plate);
    return isReserved ? new RefusalError('RESERVATION.PLATE_RESERVED', { plate }) : undefined;
  }

  /** For a plate that is reserved: whether it went another way in the meantime, into a draft, too. */
  async refuseSold(transaction: Transaction | null, plate: string): Promise<TakenPlate | undefined> {
    return this.refuseGone(transaction, plate, await this.plates.inAuction(transaction, plate));
  }

  /** It becomes a lot, and stands in the stock as every other one does. */
  async takeIntoStock(transaction: Transaction, plate: PlateView): Promise<void> {
    await this.stock.takeIn(transaction, [plate]);
  }

  private async refuseGone(
    transaction: Transaction | null,
    plate: string,
    lot: PlaceInAuction | undefined,
  ): Promise<TakenPlate | undefined> {
    const offer = await this.stock.offerOf(transaction, plate);
    if (offer?.state === 'forSale' || offer?.state === 'held')
      return new RefusalError('RESERVATION.PLATE_LISTED', { plate, listingId: offer.listingId });
    if (lot !== undefined) return new RefusalError('RESERVATION.PLATE_IN_AUCTION', { plate, ...lot });
    const sold = await this.plates.soldIn(transaction, plate);
    const isTaken =
      sold !== undefined || offer?.state === 'sold' || (await this.cars.isTaken(transaction, plate));
    return isTaken ? new RefusalError('RESERVATION.PLATE_TAKEN', { plate, ...sold }) : undefined;
  }
}
