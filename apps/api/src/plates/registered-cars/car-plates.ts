// Plates that have found a car: from the win, or the payment at a fixed price, on; one that is not paid in the end gives both free again.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import type { CarPlate, PlateSource } from './car-plate';
import { CarPlatesStore } from './car-plates.store';
import type { HeldVinCode } from './refuse-held-vin';
import type { VinHolder } from './vin-claim';
import { VinClaims } from './vin-claims';

@Injectable()
export class CarPlates {
  constructor(
    private readonly store: CarPlatesStore,
    private readonly claims: VinClaims,
  ) {}

  /** The first of these VINs that has a plate already, or is held for one; what of it is told depends on who asks. */
  async refuseVins(
    transaction: Transaction | null,
    vins: readonly string[],
    citizenId: number,
  ): Promise<RefusalError<HeldVinCode> | undefined> {
    const held = await this.claims.refuse(transaction, vins, citizenId);
    if (held !== undefined) return held;
    // Sold by a release that knew no claims, a moment ago.
    const taken = new Set(await this.store.vinsWithPlates(transaction, vins));
    const vin = vins.find((one) => taken.has(one));
    return vin === undefined ? undefined : new RefusalError('VIN.HAS_PLATE', { vin, reason: 'others' });
  }

  /** Whether a plate belongs to somebody, or was won and waits to be paid. */
  isTaken(transaction: Transaction | null, plateNumber: string): Promise<boolean> {
    return this.store.hasPlate(transaction, plateNumber);
  }

  /** A plate was won, and is to be paid; the car is the plate's from now on, no more the entry's. Once for each source: told again, nothing changes. */
  noteWon(transaction: Transaction, plate: CarPlate, entryId: number): Promise<void> {
    return this.note(transaction, plate, 'due', { kind: 'entry', id: entryId });
  }

  /** A plate is paid, whether or not it was won before. `holder` held the car until now. */
  notePaid(transaction: Transaction, plate: CarPlate, holder: VinHolder | null): Promise<void> {
    return this.note(transaction, plate, 'owned', holder);
  }

  /** Whose a paid plate is: nobody gives it out, and nobody takes it back, until the transaction ends. Null while it is nobody's. */
  async lockOwned(transaction: Transaction, source: PlateSource, sourceId: number): Promise<CarPlate | null> {
    const owned = await this.store.lockOwned(transaction, source, sourceId);
    const id = owned === null ? null : await this.store.idOf(transaction, source, sourceId);
    if (id !== null) await this.claims.renew(transaction, 'plate', [id]);
    return owned;
  }

  /** The office has a paid plate again. Refused while somebody has it in their hands: that mark is taken back first. */
  async takeBack(
    transaction: Transaction,
    source: PlateSource,
    sourceId: number,
  ): Promise<RefusalError<'ORDER.PLATE_COLLECTED'> | undefined> {
    const owned = await this.lockOwned(transaction, source, sourceId);
    const collectedAtMs = await this.store.collectedAtMs(transaction, source, sourceId);
    if (owned !== null && collectedAtMs !== null)
      return new RefusalError('ORDER.PLATE_COLLECTED', { plateNumber: owned.plateNumber, collectedAtMs });
    await this.release(transaction, source, sourceId);
    return undefined;
  }

  /** What was won is not paid, or what was paid has come back: the car is free. */
  async release(transaction: Transaction, source: PlateSource, sourceId: number): Promise<void> {
    const id = await this.store.idOf(transaction, source, sourceId);
    if (id === null) return;
    await this.store.remove(transaction, source, sourceId);
    await this.claims.free(transaction, 'plate', [id]);
  }

  private async note(
    transaction: Transaction,
    plate: CarPlate,
    state: 'due' | 'owned',
    holder: VinHolder | null,
  ): Promise<void> {
    const { source, sourceId, vin, citizenId } = plate;
    await this.store.add(transaction, plate, state);
    const id = await this.store.idOf(transaction, source, sourceId);
    if (id === null) throw new Error(`The plate of ${source} ${sourceId} was noted and is not there`);
    await this.claims.pass(transaction, holder, { kind: 'plate', id, vin, citizenId });
  }
}
