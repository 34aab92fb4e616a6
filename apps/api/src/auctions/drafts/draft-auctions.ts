// Use cases: staff draft an auction, change its terms, and throw a draft away.
import { Injectable } from '@nestjs/common';
import type { AdminAuctionView, AuctionTerms, ChangeTermsBody, DiscardAuctionBody } from '@haopai/contracts';
import type { Actor } from '../../access/staff-authentication';
import { Audit } from '../../access/audit';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { AttachmentsStore } from '../conditions';
import { differenceOf, refuseTerms, termsOf } from './auction-terms';
import { DraftLotsStore } from './draft-lots.store';
import { DraftsStore } from './drafts.store';
import { LockDraft } from './lock-draft';

@Injectable()
export class DraftAuctions {
  constructor(
    private readonly transactions: Transactions,
    private readonly drafts: DraftsStore,
    private readonly lots: DraftLotsStore,
    private readonly attachments: AttachmentsStore,
    private readonly lockDraft: LockDraft,
    private readonly audit: Audit,
  ) {}

  async add(actor: Actor, given: AuctionTerms): Promise<AdminAuctionView | RefusalError> {
    const refusal = actor.lacks('auctions.edit');
    if (refusal !== undefined) return refusal;
    const terms = termsOf(given);
    return this.transactions.run(async (transaction) => {
      const wrong = refuseTerms(terms, await this.drafts.nowMs(transaction));
      if (wrong !== undefined) return wrong;
      const id = await this.drafts.add(transaction, terms, actor.staffId);
      const added = await this.drafts.lock(transaction, id);
      if (added === null) throw new Error(`auction ${id} was drafted and is not there`);
      await this.audit.write(transaction, actor, {
        act: 'auction.drafted',
        subject: `auction:${id}`,
        after: terms,
      });
      return added;
    });
  }

  async change(
    actor: Actor,
    auctionId: number,
    { version, ...given }: ChangeTermsBody,
  ): Promise<AdminAuctionView | RefusalError> {
    const refusal = actor.lacks('auctions.edit');
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (transaction) => {
      const auction = await this.lockDraft.execute(transaction, auctionId, version);
      if (auction instanceof RefusalError) return auction;
      const terms = termsOf(given, auction);
      const wrong = refuseTerms(terms, await this.drafts.nowMs(transaction));
      if (wrong !== undefined) return wrong;
      await this.drafts.change(transaction, auctionId, terms);
      await this.lots.setOpenings(transaction, auctionId);
      await this.drafts.noteChange(transaction, auctionId, actor.staffId);
      await this.audit.write(transaction, actor, {
        act: 'auction.changed',
        subject: `auction:${auctionId}`,
        ...differenceOf(termsOf(auction), terms),
      });
      return (await this.drafts.byId(transaction, auctionId)) ?? auction;
    });
  }

  /** Not once a paid reservation has brought somebody. */
  async discard(
    actor: Actor,
    auctionId: number,
    { version, reason }: DiscardAuctionBody,
  ): Promise<undefined | RefusalError> {
    const refusal = actor.lacks('auctions.edit');
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (transaction) => {
      const auction = await this.lockDraft.execute(transaction, auctionId, version);
      if (auction instanceof RefusalError) return auction;
      if (auction.reservedLotCount > 0) return new RefusalError('AUCTION.HAS_RESERVED_LOTS', { auctionId });
      const lots = await this.lots.all(transaction, auctionId);
      await this.attachments.removeAllOf(transaction, auctionId);
      await this.drafts.remove(transaction, auctionId);
      await this.audit.write(transaction, actor, {
        act: 'auction.discarded',
        subject: `auction:${auctionId}`,
        before: { ...termsOf(auction), plates: lots.map(({ plate }) => plate.number) },
        reason,
      });
      return undefined;
    });
  }
}
