// Plates that have found a car: from the win, or the payment at a fixed price, on; one that is not paid in the end gives both free again.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import type { CarPlate, PlateSource } from './car-plate';
import { CarPlatesStore } from './car-plates.store';

@Injectable()
export class CarPlates {
  constructor(private readonly store: CarPlatesStore) {}

  /** The first of these VINs that has a plate already, or has won one that waits to be paid. */
  async refuseVins(
    transaction: Transaction | null,
    vins: readonly string[],
  ): Promise<RefusalError<'VIN.HAS_PLATE'> | undefined> {
    const taken = new Set(await this.store.vinsWithPlates(transaction, vins));
    const vin = vins.find((one) => taken.has(one));
    return vin === undefined ? undefined : new RefusalError('VIN.HAS_PLATE', { vin });
  }

  /** Whether a plate belongs to somebody, or was won and waits to be paid. */
  isTaken(transaction: Transaction | null, plateNumber: string): Promise<boolean> {
    return this.store.hasPlate(transaction, plateNumber);
  }

  /** A plate was won, and is to be paid. Once for each source: told again, nothing changes. */
  noteWon(transaction: Transaction, plate: CarPlate): Promise<void> {
    return this.store.add(transaction, plate, 'due');
  }

  /** A plate is paid, whether or not it was won before. */
  notePaid(transaction: Transaction, plate: CarPlate): Promise<void> {
    return this.store.add(transaction, plate, 'owned');
  }

  /** Whose a paid plate is: nobody gives it out, and nobody takes it back, until the transaction ends. Null while it is nobody's. */
  lockOwned(transaction: Transaction, source: PlateSource, sourceId: number): Promise<CarPlate | null> {
    return this.store.lockOwned(transaction, source, sourceId);
  }

  /** The office has a paid plate again. Refused while somebody has it in their hands: that mark is taken back first. */
  async takeBack(
    transaction: Transaction,
    source: PlateSource,
    sourceId: number,
  ): Promise<RefusalError<'ORDER.PLATE_COLLECTED'> | undefined> {
    const owned = await this.store.lockOwned(transaction, source, sourceId);
    const collectedAtMs = await this.store.collectedAtMs(transaction, source, sourceId);
    if (owned !== null && collectedAtMs !== null)
      return new RefusalError('ORDER.PLATE_COLLECTED', { plateNumber: owned.plateNumber, collectedAtMs });
    await this.store.remove(transaction, source, sourceId);
    return undefined;
  }

  /** What was won is not paid. */
  release(transaction: Transaction, source: PlateSource, sourceId: number): Promise<void> {
    return this.store.remove(transaction, source, sourceId);
  }
}
