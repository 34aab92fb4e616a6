// Use case: somebody who may publish has looked at all of a draft as it stands, so that a colleague who changed it publishes it (docs/adr/0106).
import { Injectable } from '@nestjs/common';
import type { AdminAuctionView, AuctionVersionBody } from '@haopai/contracts';
import { Audit } from '../../access/audit';
import type { Actor } from '../../access/staff-authentication';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { ChecksStore } from './checks.store';
import { LockDraft } from './lock-draft';

@Injectable()
export class CheckDraft {
  constructor(
    private readonly transactions: Transactions,
    private readonly lockDraft: LockDraft,
    private readonly checks: ChecksStore,
    private readonly audit: Audit,
  ) {}

  /** As grave as the publication: it is one of the two that make it. What changes afterwards was not seen. */
  async execute(
    actor: Actor,
    auctionId: number,
    { version }: AuctionVersionBody,
  ): Promise<AdminAuctionView | RefusalError> {
    const refusal = actor.lacks('auctions.publish') ?? actor.refuseToConfirm() ?? actor.refuseUntilShown();
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (transaction) => {
      const auction = await this.lockDraft.execute(transaction, auctionId, version);
      if (auction instanceof RefusalError) return auction;
      if (auction.lotCount === 0) return new RefusalError('AUCTION.NO_LOTS', {});
      await this.checks.note(transaction, auctionId, version, actor.staffId);
      const { lotCount, startsAtMs } = auction;
      await this.audit.write(transaction, actor, {
        ...{
          act: 'auction.checked',
          subject: `auction:${auctionId}`,
          after: { version, lotCount, startsAtMs },
        },
      });
      return auction;
    });
  }
}
