// Use case: the office answers a claim that a car is the citizen's own by granting it. On record with what the car was taken from.
import { Injectable } from '@nestjs/common';
import type { ActOnClaimBody, AdminClaimView } from '@haopai/contracts';
import { Audit } from '../../access/audit';
import type { Actor } from '../../access/staff-authentication';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { GrantCar } from '../../plates/registered-cars';
import { ActOnClaim } from './act-on-claim';
import type { Claim } from './claim';

@Injectable()
export class GrantVin {
  constructor(
    private readonly acts: ActOnClaim,
    private readonly cars: GrantCar,
    private readonly audit: Audit,
  ) {}

  execute(actor: Actor, claimId: number, body: ActOnClaimBody): Promise<AdminClaimView | RefusalError> {
    return this.acts.act(actor, claimId, 'answer', body, (transaction, claim) =>
      this.grant(transaction, actor, claim),
    );
  }

  private async grant(
    transaction: Transaction,
    actor: Actor,
    { id, about, ref, citizenId }: Claim,
  ): Promise<RefusalError | undefined> {
    if (about !== 'vin' || ref === null) return new RefusalError('CLAIM.ABOUT_UNKNOWN', { about });
    const before = await this.cars.execute(transaction, { vin: ref, citizenId, claimId: id });
    if (before instanceof RefusalError) return before;
    await this.audit.write(transaction, actor, {
      ...{ act: 'claim.vinGranted', subject: `claim:${id}` },
      before: before === null ? {} : { holder: before.kind, citizenId: before.citizenId },
      after: { citizenId },
    });
    return undefined;
  }
}
