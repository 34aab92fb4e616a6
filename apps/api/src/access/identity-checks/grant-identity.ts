// What the office finds: a document is the claimant's, or a region is. Done in the transaction of its answer.
import { Injectable } from '@nestjs/common';
import type { ClaimedIdentity } from '@haopai/contracts';
import { Outbox } from '../../communication/notifications';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { RegionsStore } from '../citizens';
import { DocumentsStore } from './documents.store';
import { IdentityChecksStore } from './identity-checks.store';
import { IdentityRules } from './identity-rules';

@Injectable()
export class GrantIdentity {
  constructor(
    private readonly store: IdentityChecksStore,
    private readonly documents: DocumentsStore,
    private readonly rules: IdentityRules,
    private readonly regions: RegionsStore,
    private readonly outbox: Outbox,
  ) {}

  /** Null for an account that is closed. */
  async of(citizenId: number): Promise<ClaimedIdentity | null> {
    const record = await this.store.read(citizenId);
    if (record === null) return null;
    const { document, documentKind } = record;
    return {
      ...this.rules.standing(record),
      region: await this.rules.region(record),
      other: document === null ? null : await this.documents.otherHolder(citizenId, document, documentKind),
    };
  }

  /**
   * From then on the claimant is who they say. Another account that has the document loses it: what it has paid stands, and it makes no new
   * deposit until it has shown another. Returns whose it was. A licence shows where an organisation is: its region is proven with it.
   */
  async document(
    transaction: Transaction,
    citizenId: number,
  ): Promise<{ readonly from: number | null } | RefusalError> {
    const record = await this.store.read(citizenId, transaction);
    if (record === null || record.document === null)
      return new RefusalError('CLAIM.ABOUT_UNKNOWN', { about: 'document' });
    const from = await this.documents.move(transaction, citizenId, record.document, record.documentKind);
    if (from !== null) {
      await this.store.find(transaction, from, { state: 'refused', by: 'office', reason: 'lost' });
      const notice = { kind: 'identityRefused', data: { reason: 'lost' } } as const;
      await this.outbox.notice(transaction, { citizenId: from, ...notice });
    }
    await this.store.find(transaction, citizenId, { state: 'verified', by: 'office', reason: null });
    if (record.kind === 'organisation') await this.store.proveRegion(transaction, citizenId, record.region);
    return { from };
  }

  /** Returns the region of before. */
  async region(
    transaction: Transaction,
    citizenId: number,
    region: string,
  ): Promise<{ readonly from: string } | RefusalError> {
    const record = await this.store.read(citizenId, transaction);
    const isKnown = await this.regions.has(region);
    if (record === null || !isKnown) return new RefusalError('CLAIM.ABOUT_UNKNOWN', { about: 'region' });
    if (this.rules.standing(record).state !== 'verified') return new RefusalError('CLAIM.IDENTITY_FIRST', {});
    await this.store.proveRegion(transaction, citizenId, region);
    await this.documents.changeRegion(transaction, citizenId, region);
    return { from: record.region };
  }
}
