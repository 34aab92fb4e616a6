// Use cases: the office answers a claim about a document or a region by granting it. On record with whom it was taken from, or which region it was before.
import { Injectable } from '@nestjs/common';
import type { ActOnClaimBody, AdminClaimView } from '@haopai/contracts';
import { Audit } from '../../access/audit';
import { GrantIdentity } from '../../access/identity-checks';
import type { Actor } from '../../access/staff-authentication';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { ActOnClaim } from './act-on-claim';
import type { Claim } from './claim';

@Injectable()
export class GrantIdentityClaim {
  constructor(
    private readonly acts: ActOnClaim,
    private readonly identities: GrantIdentity,
    private readonly audit: Audit,
  ) {}

  document(actor: Actor, claimId: number, body: ActOnClaimBody): Promise<AdminClaimView | RefusalError> {
    return this.acts.act(actor, claimId, 'answer', body, (transaction, claim) =>
      this.grantDocument(transaction, actor, claim),
    );
  }

  region(actor: Actor, claimId: number, body: ActOnClaimBody): Promise<AdminClaimView | RefusalError> {
    return this.acts.act(actor, claimId, 'answer', body, (transaction, claim) =>
      this.grantRegion(transaction, actor, claim),
    );
  }

  private async grantDocument(
    transaction: Transaction,
    actor: Actor,
    { id, about, citizenId }: Claim,
  ): Promise<RefusalError | undefined> {
    if (about !== 'document') return new RefusalError('CLAIM.ABOUT_UNKNOWN', { about });
    const granted = await this.identities.document(transaction, citizenId);
    if (granted instanceof RefusalError) return granted;
    await this.audit.write(transaction, actor, {
      ...{ act: 'claim.documentGranted', subject: `claim:${id}` },
      before: granted.from === null ? {} : { citizenId: granted.from },
      after: { citizenId },
    });
    return undefined;
  }

  private async grantRegion(
    transaction: Transaction,
    actor: Actor,
    { id, about, ref, citizenId }: Claim,
  ): Promise<RefusalError | undefined> {
    if (about !== 'region' || ref === null) return new RefusalError('CLAIM.ABOUT_UNKNOWN', { about });
    const granted = await this.identities.region(transaction, citizenId, ref);
    if (granted instanceof RefusalError) return granted;
    await this.audit.write(transaction, actor, {
      ...{ act: 'claim.regionGranted', subject: `claim:${id}` },
      before: { citizenId, region: granted.from },
      after: { citizenId, region: ref },
    });
    return undefined;
  }
}
