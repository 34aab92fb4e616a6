// One car, one plate (docs/domain.md, "Plates, VINs, money, time"): whatever holds a car, pays for a plate of it or owns one has the car's one claim,
// written in its own transaction and freed when it ends. Bids and wins ask nothing: their entries hold their cars already.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database';
import type { RefusalError } from '../../platform/errors';
import { refuseHeldVin, refuseOthersVin, type HeldVinCode } from './refuse-held-vin';
import type { HeldCar, VinClaimKind, VinHolder } from './vin-claim';
import { VinClaimsStore } from './vin-claims.store';
import { VinOwnersStore } from './vin-owners.store';

@Injectable()
export class VinClaims {
  constructor(
    private readonly store: VinClaimsStore,
    private readonly owners: VinOwnersStore,
  ) {}

  /** Of the first of these VINs that something holds, what that is: more is told to whose it is. */
  async refuse(
    transaction: Transaction | null,
    vins: readonly string[],
    citizenId: number,
  ): Promise<RefusalError<HeldVinCode> | undefined> {
    const standing = await this.store.standing(transaction, vins);
    const ofOthers = await this.owners.ofOthers(transaction, vins, citizenId);
    for (const vin of vins) {
      if (ofOthers.has(vin)) return refuseOthersVin(vin);
      const claim = standing.get(vin);
      if (claim !== undefined) return refuseHeldVin(vin, claim, citizenId);
    }
    return undefined;
  }

  /** In the order in which they are given, the same for everybody who takes several: two never wait for each other. A refusal takes all back. */
  async take(
    transaction: Transaction,
    cars: readonly HeldCar[],
  ): Promise<RefusalError<HeldVinCode> | undefined> {
    for (const car of cars) {
      if (await this.store.add(transaction, car)) {
        // After it: whoever grants the car to somebody waits for this one, or is waited for here.
        const ofOthers = await this.owners.lockOthers(transaction, [car.vin], car.citizenId);
        if (ofOthers.size > 0) return refuseOthersVin(car.vin);
        continue;
      }
      const refused = await this.refuse(transaction, [car.vin], car.citizenId);
      if (refused !== undefined) return refused;
      // Freed in between.
      if (!(await this.store.add(transaction, car)))
        return refuseHeldVin(
          car.vin,
          { ...car, citizenId: 0, unpaidUntilMs: null, unpaidOrderId: null },
          car.citizenId,
        );
    }
    return undefined;
  }

  /** What holds the car has become something else, which must not fail: a plate takes it from whatever else still has it. */
  async pass(transaction: Transaction, from: VinHolder | null, to: HeldCar): Promise<void> {
    if (from !== null && (await this.store.pass(transaction, from, to))) return;
    await this.store.addWhereFree(transaction, to);
  }

  /** What becomes of these holders is decided here: two who do so at once, at two servers of a cluster, do not both commit. Before what is decided by is read. */
  renew(transaction: Transaction, kind: VinClaimKind, ids: readonly number[]): Promise<void> {
    return this.store.renew(transaction, kind, ids);
  }

  /** They have ended. What has been passed on is not freed by it. */
  free(transaction: Transaction, kind: VinClaimKind, ids: readonly number[]): Promise<void> {
    return this.store.free(transaction, kind, ids);
  }
}
