// Use cases: a citizen corrects the name or number of an account that is not verified, or takes the region that the document names.
import { Injectable } from '@nestjs/common';
import type { CorrectIdentityBody, OwnIdentityView } from '@haopai/contracts';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { RateLimits } from '../../platform/limits';
import { HolderStore, readHolder } from '../citizens';
import { DocumentsStore } from './documents.store';
import { IdentityChecksStore } from './identity-checks.store';
import { IdentityRules } from './identity-rules';
import { OwnIdentity } from './own-identity';

@Injectable()
export class CorrectIdentity {
  constructor(
    private readonly store: IdentityChecksStore,
    private readonly rules: IdentityRules,
    private readonly holders: HolderStore,
    private readonly documents: DocumentsStore,
    private readonly transactions: Transactions,
    private readonly limits: RateLimits,
    private readonly own: OwnIdentity,
  ) {}

  /** It is asked for anew afterwards. What was paid for under a name stays under it: then the office looks at a picture. */
  async holder(citizenId: number, body: CorrectIdentityBody): Promise<OwnIdentityView | RefusalError> {
    const known = await this.store.read(citizenId);
    if (known === null) return new RefusalError('SESSION.MISSING', {});
    const holder = readHolder({ ...body, kind: known.kind }, Date.now());
    if (!('document' in holder)) return new RefusalError('ACCOUNT.INVALID', { fields: holder });
    const tooMany = await this.limits.consume('identityAsk', `citizen:${citizenId}`);
    if (tooMany !== undefined) return tooMany;
    const refusal = await this.transactions.run(async (transaction) => {
      const record = await this.store.read(citizenId, transaction);
      const state = record === null ? null : this.rules.standing(record).state;
      if (state === null || state === 'verified' || state === 'notNeeded')
        return new RefusalError('IDENTITY.STANDS', {});
      if (await this.documents.hasPaid(transaction, citizenId))
        return new RefusalError('IDENTITY.STANDS', {});
      const taken = await this.holders.change(transaction, citizenId, holder, body.claimsDocument === true);
      if (taken !== undefined) return taken;
      await this.store.forget(transaction, citizenId);
      return undefined;
    });
    return refusal ?? this.own.view(citizenId);
  }

  /** Of a document that is verified. */
  async region(citizenId: number, region: string): Promise<OwnIdentityView | RefusalError> {
    const refusal = await this.transactions.run(async (transaction) => {
      const record = await this.store.read(citizenId, transaction);
      if (record === null) return new RefusalError('SESSION.MISSING', {});
      const { chosen, ofDocument } = await this.rules.region(record);
      if (this.rules.standing(record).state !== 'verified' || !ofDocument.includes(region))
        return new RefusalError('IDENTITY.REGION_UNPROVEN', { region: chosen, ofDocument });
      await this.documents.changeRegion(transaction, citizenId, region);
      return undefined;
    });
    return refusal ?? this.own.view(citizenId);
  }
}
