// Whether a plate can still be reserved: it has no owner, is not for sale, in no auction, and nobody else has reserved it.
import { Injectable } from '@nestjs/common';
import type { ReservationRefusal } from '@haopai/contracts';
import { CarPlates } from '../../plates/registered-cars';
import { PlateStock } from '../../plates/catalogue';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { PlatesStore } from './plates.store';

type TakenPlate = RefusalError<Exclude<ReservationRefusal['code'], 'RESERVATION.PLATE_MALFORMED'>>;

@Injectable()
export class FreePlates {
  constructor(
    private readonly cars: CarPlates,
    private readonly stock: PlateStock,
    private readonly plates: PlatesStore,
  ) {}

  /** Undefined for one that is free. */
  async refuse(transaction: Transaction | null, plate: string): Promise<TakenPlate | undefined> {
    const goneElsewhere = await this.refuseSold(transaction, plate);
    if (goneElsewhere !== undefined) return goneElsewhere;
    const isReserved = await this.plates.isReserved(transaction, plate);
    return isReserved ? new RefusalError('RESERVATION.PLATE_RESERVED', { plate }) : undefined;
  }

  /** As `refuse`, for a plate that is reserved: whether it went another way in the meantime. */
  async refuseSold(transaction: Transaction | null, plate: string): Promise<TakenPlate | undefined> {
    const offer = await this.stock.offerOf(transaction, plate);
    if (offer === 'forSale' || offer === 'held')
      return new RefusalError('RESERVATION.PLATE_LISTED', { plate });
    if (await this.plates.isInAuction(transaction, plate))
      return new RefusalError('RESERVATION.PLATE_IN_AUCTION', { plate });
    const isTaken =
      offer === 'sold' ||
      (await this.cars.isTaken(transaction, plate)) ||
      (await this.plates.wasSold(transaction, plate));
    return isTaken ? new RefusalError('RESERVATION.PLATE_TAKEN', { plate }) : undefined;
  }
}
