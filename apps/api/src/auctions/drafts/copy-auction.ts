// Use case: staff begin a draft with the terms of another auction, and with those of its lots whose plates are free.
import { Injectable } from '@nestjs/common';
import type { AdminAuctionView, CopyAuctionBody } from '@haopai/contracts';
import type { Actor } from '../../access/staff-authentication';
import { Audit } from '../../access/audit';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { AttachmentsStore, ConditionsStore } from '../conditions';
import { refuseTerms, termsOf } from './auction-terms';
import { DraftLotsStore } from './draft-lots.store';
import { DraftsStore } from './drafts.store';
import { PlateClaimsStore } from './plate-claims.store';

@Injectable()
export class CopyAuction {
  constructor(
    private readonly transactions: Transactions,
    private readonly drafts: DraftsStore,
    private readonly lots: DraftLotsStore,
    private readonly claims: PlateClaimsStore,
    private readonly conditions: ConditionsStore,
    private readonly attachments: AttachmentsStore,
    private readonly audit: Audit,
  ) {}

  async execute(
    actor: Actor,
    sourceId: number,
    { title, startsAtMs, withLots }: CopyAuctionBody,
  ): Promise<AdminAuctionView | RefusalError> {
    const refusal = actor.lacks('auctions.edit');
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (transaction) => {
      const source = await this.drafts.byId(transaction, sourceId);
      if (source === null) return new RefusalError('AUCTION.NOT_FOUND', { auctionId: sourceId });
      // Another start has other times for enrolments.
      const atAnyTime = { enrolmentOpensAtMs: null, enrolmentClosesAtMs: null };
      const terms = { ...termsOf(source), title, startsAtMs, ...atAnyTime };
      const wrong = refuseTerms(terms, await this.drafts.nowMs(transaction));
      if (wrong !== undefined) return wrong;
      const id = await this.drafts.add(transaction, terms, actor.staffId);
      const all = withLots ? await this.lots.all(transaction, sourceId) : [];
      const numbers = source.isDrill ? [] : all.map(({ plate }) => plate.number);
      const claimed = new Set(
        (await this.claims.claimsOn(transaction, id, numbers)).map(({ number }) => number),
      );
      const lots = all.filter(({ plate }) => !claimed.has(plate.number));
      await this.lots.add(transaction, id, lots);
      await this.conditions.change(transaction, id, await this.conditions.of(sourceId, transaction));
      await this.attachments.copy(transaction, sourceId, id);
      const added = await this.drafts.lock(transaction, id);
      if (added === null) throw new Error(`auction ${id} was copied and is not there`);
      await this.audit.write(transaction, actor, {
        act: 'auction.copied',
        subject: `auction:${id}`,
        after: { ...terms, copyOf: sourceId, plates: lots.map(({ plate }) => plate.number) },
      });
      return added;
    });
  }
}
