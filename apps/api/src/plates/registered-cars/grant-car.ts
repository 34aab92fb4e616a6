// A car is somebody's own, as the office has found: what nobody has paid gives it free, and nobody else takes it from then on.
import { Injectable } from '@nestjs/common';
import { Orders } from '../../commerce/orders';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import type { StandingClaim } from './vin-claim';
import { VinClaimsStore } from './vin-claims.store';
import { VinOwnersStore } from './vin-owners.store';

export interface GrantedCar {
  readonly vin: string;
  readonly citizenId: number;
  /** Of the claim. */
  readonly claimId: number;
}

@Injectable()
export class GrantCar {
  constructor(
    private readonly claims: VinClaimsStore,
    private readonly owners: VinOwnersStore,
    private readonly orders: Orders,
  ) {}

  /** What holds the car now; null for nothing. */
  async holding(transaction: Transaction | null, vin: string): Promise<StandingClaim | null> {
    return (await this.claims.standing(transaction, [vin])).get(vin) ?? null;
  }

  /** To whom it was granted; null for nobody. */
  ownerOf(vin: string): Promise<number | null> {
    return this.owners.ownerOf(vin);
  }

  /** What it was taken from; refused where that is paid, or waits for the office, which ends it by the ways that there are for it. */
  async execute(
    transaction: Transaction,
    { vin, citizenId, claimId }: GrantedCar,
  ): Promise<StandingClaim | null | RefusalError> {
    await this.owners.put(transaction, { vin, citizenId, claimId });
    const held = await this.holding(transaction, vin);
    if (held !== null && held.citizenId !== citizenId) {
      if (held.unpaidOrderId === null) return new RefusalError('CLAIM.VIN_STANDS', { holder: held.kind });
      const ended = await this.orders.cancel(transaction, held.unpaidOrderId);
      if (ended instanceof RefusalError) return ended;
    }
    // Whoever took it a moment ago, and knew of no owner, is waited for here; whoever comes later finds one.
    const other = await this.claims.lock(transaction, vin, citizenId);
    return other !== null && other.citizenId !== citizenId
      ? new RefusalError('CLAIM.VIN_STANDS', { holder: other.kind })
      : held;
  }
}
