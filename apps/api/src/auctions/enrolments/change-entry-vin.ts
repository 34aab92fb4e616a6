// Use case: a citizen gives a free share to another car before the auction starts; the car before is free at once. Again, it changes nothing.
import { Injectable } from '@nestjs/common';
import type { EnrolmentView } from '@haopai/contracts';
import { parseVin } from '@haopai/rules';
import { CarPlates, VinClaims } from '../../plates/registered-cars';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { EntryVinsStore } from './entry-vins.store';
import { FindEnrolments } from './find-enrolments';

export interface OtherVin {
  readonly enrolmentId: number;
  readonly entryId: number;
  /** As typed. */
  readonly vin: string;
}

@Injectable()
export class ChangeEntryVin {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: EntryVinsStore,
    private readonly cars: CarPlates,
    private readonly claims: VinClaims,
    private readonly enrolments: FindEnrolments,
  ) {}

  async execute(citizenId: number, wish: OtherVin): Promise<EnrolmentView | RefusalError> {
    const parsed = parseVin(wish.vin);
    if (!parsed.ok) return new RefusalError('VIN.INVALID', { vin: wish.vin });
    const vin = parsed.value.number;
    const refusal = await this.transactions.run((transaction) =>
      this.change(transaction, citizenId, { ...wish, vin }),
    );
    return refusal ?? this.enrolments.own(citizenId, wish.enrolmentId);
  }

  private async change(
    transaction: Transaction,
    citizenId: number,
    wish: OtherVin,
  ): Promise<RefusalError | undefined> {
    const { entryId, vin } = wish;
    const entry = await this.store.lock(transaction, citizenId, wish);
    if (entry === null) return new RefusalError('ENROLMENT.NOT_FOUND', {});
    if (entry.vin === vin) return undefined;
    if (!entry.isFree) return new RefusalError('ENTRY.VIN_STANDS', { vin: entry.vin });
    const held = await this.cars.refuseVins(transaction, [vin], citizenId);
    if (held !== undefined) return held;
    await this.claims.free(transaction, 'entry', [entryId]);
    const taken = await this.claims.take(transaction, [{ kind: 'entry', id: entryId, vin, citizenId }]);
    if (taken !== undefined) return taken;
    const isChanged = await this.store.change(transaction, entryId, vin);
    return isChanged ? undefined : new RefusalError('VIN.ENROLLED', { vin, reason: 'others' });
  }
}
