// Use case: a citizen steps back from an auction that was postponed, before its new start, and gets all deposits back.
import { Injectable } from '@nestjs/common';
import type { EnrolmentView } from '@haopai/contracts';
import { Deposits } from '../../commerce/orders';
import { VinClaims } from '../../plates/registered-cars';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { FindEnrolments } from './find-enrolments';
import { type StandingEnrolment, StepBackStore } from './step-back.store';

@Injectable()
export class StepBack {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: StepBackStore,
    private readonly deposits: Deposits,
    private readonly enrolments: FindEnrolments,
    private readonly claims: VinClaims,
  ) {}

  /** Money first, as whoever pays does: orders are locked before enrolments. Once more it changes nothing. */
  async execute(citizenId: number, enrolmentId: number): Promise<EnrolmentView | RefusalError> {
    const refused = refusalOf(await this.store.standing(null, citizenId, enrolmentId));
    if (refused !== undefined) return refused;
    const done = await this.transactions.run(async (transaction) => {
      const seen = await this.store.entries(transaction, enrolmentId);
      const early = await this.payBack(transaction, seen.paid);
      if (early !== undefined) return early;
      const standing = await this.store.standing(transaction, citizenId, enrolmentId);
      const refusal = refusalOf(standing);
      if (refusal !== undefined) return refusal;
      if (standing?.isPaid !== true) return undefined;
      const { paid, unpaid } = await this.store.entries(transaction, enrolmentId);
      await this.claims.renew(transaction, 'entry', [...paid, ...unpaid]);
      // What was paid before the enrolment was locked, and after its deposits were read.
      const late = await this.payBack(transaction, paid);
      if (late !== undefined) return late;
      await this.store.close(transaction, enrolmentId);
      await this.claims.free(transaction, 'entry', paid);
      return undefined;
    });
    return done ?? this.enrolments.own({ citizenId }, enrolmentId);
  }

  private async payBack(
    transaction: Transaction,
    entryIds: readonly number[],
  ): Promise<RefusalError | undefined> {
    for (const { id, state } of await this.deposits.ofEntries(entryIds, transaction)) {
      const back = state === 'held' ? await this.deposits.refund(transaction, id, 'steppedBack') : undefined;
      if (back instanceof RefusalError) return back;
    }
    return undefined;
  }
}

function refusalOf(standing: StandingEnrolment | null): RefusalError | undefined {
  if (standing === null) return new RefusalError('ENROLMENT.NOT_FOUND', {});
  const { startsAtMs, mayStepBack, disqualifiedFor } = standing;
  if (!mayStepBack) return new RefusalError('ENROLMENT.STANDS', { startsAtMs });
  // They would enrol again, under a number that is not disqualified.
  if (disqualifiedFor !== null)
    return new RefusalError('ENROLMENT.DISQUALIFIED', { reason: disqualifiedFor });
  return undefined;
}
