// Use case: a citizen gives a free share to another car before the auction starts, or says which vehicle its car is; the car before is free at once. Again,
// it changes nothing.
import { Injectable } from '@nestjs/common';
import type { EnrolmentView } from '@haopai/contracts';
import { parseVin } from '@haopai/rules';
import type { PlateVehicle } from '@haopai/rules/plates';
import {
  CarPlates,
  DeclaredVehiclesStore,
  type JudgedCar,
  JudgeVehicles,
  refuseUnfit,
  VinClaims,
} from '../../plates/registered-cars';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { EntryVinsStore } from './entry-vins.store';
import { FindEnrolments, type Viewer } from './find-enrolments';
import { PlatesOfAuctionStore } from './plates-of-auction.store';

export interface OtherVin {
  readonly enrolmentId: number;
  readonly entryId: number;
  /** As typed. */
  readonly vin: string;
  readonly vehicle?: PlateVehicle | undefined;
}

@Injectable()
export class ChangeEntryVin {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: EntryVinsStore,
    private readonly cars: CarPlates,
    private readonly claims: VinClaims,
    private readonly enrolments: FindEnrolments,
    private readonly vehicles: JudgeVehicles,
    private readonly declared: DeclaredVehiclesStore,
    private readonly plates: PlatesOfAuctionStore,
  ) {}

  async execute(viewer: Viewer, wish: OtherVin): Promise<EnrolmentView | RefusalError> {
    const parsed = parseVin(wish.vin);
    if (!parsed.ok) return new RefusalError('VIN.INVALID', { vin: wish.vin });
    const vin = parsed.value.number;
    const car = await this.vehicles.one({ vin, vehicle: wish.vehicle ?? null });
    if (car instanceof RefusalError) return car;
    const refusal = await this.transactions.run((transaction) =>
      this.change(transaction, viewer.citizenId, { ...wish, vin }, car),
    );
    return refusal ?? this.enrolments.own(viewer, wish.enrolmentId);
  }

  private async change(
    transaction: Transaction,
    citizenId: number,
    wish: OtherVin,
    car: JudgedCar,
  ): Promise<RefusalError | undefined> {
    const { entryId, vin } = wish;
    const entry = await this.store.lock(transaction, { citizenId, ...wish });
    if (entry === null) return new RefusalError('ENROLMENT.NOT_FOUND', {});
    const isSame = entry.vin === vin;
    if (isSame && wish.vehicle === undefined) return undefined;
    if (!entry.isFree) return new RefusalError('ENTRY.VIN_STANDS', { vin: entry.vin });
    const unfit =
      entry.reserved === null
        ? await this.plates.refuseUnfit(transaction, entry.auctionId, [car])
        : refuseUnfit(car, entry.reserved);
    if (unfit !== undefined) return unfit;
    await this.declared.change(transaction, { kind: 'entry', id: entryId }, car);
    if (isSame) return undefined;
    const held = await this.cars.refuseVins(transaction, [vin], citizenId);
    if (held !== undefined) return held;
    await this.claims.free(transaction, 'entry', [entryId]);
    const taken = await this.claims.take(transaction, [{ kind: 'entry', id: entryId, vin, citizenId }]);
    if (taken !== undefined) return taken;
    const isChanged = await this.store.change(transaction, entryId, vin);
    return isChanged ? undefined : new RefusalError('VIN.ENROLLED', { vin, reason: 'others' });
  }
}
