// Puts lines into a draft as lots: all of them, or none and a word for each cell that is wrong. Whatever brings them comes through here.
import { Injectable } from '@nestjs/common';
import { type AdminAuctionView, AUCTION_LOTS_MAX, FAULTS_TOLD_MAX } from '@haopai/contracts';
import type { Actor } from '../../access/staff-authentication';
import { Audit } from '../../access/audit';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { LockDraft } from './lock-draft';
import { LookUpPlates } from './look-up-plates';
import { LotStores } from './lot-stores';
import type { LotLine } from './read-lots';

export type LotSource = 'hand' | 'stock' | 'toys' | 'sheet';

@Injectable()
export class WriteLots {
  constructor(
    private readonly transactions: Transactions,
    private readonly lockDraft: LockDraft,
    private readonly lookUp: LookUpPlates,
    private readonly stores: LotStores,
    private readonly audit: Audit,
  ) {}

  execute(
    actor: Actor,
    { auctionId, version }: { readonly auctionId: number; readonly version: number },
    lines: readonly LotLine[],
    from: LotSource,
  ): Promise<AdminAuctionView | RefusalError> {
    return this.transactions.run(async (transaction) => {
      const auction = await this.lockDraft.execute(transaction, auctionId, version);
      if (auction instanceof RefusalError) return auction;
      if (auction.lotCount + lines.length > AUCTION_LOTS_MAX)
        return new RefusalError('AUCTION.TOO_MANY_LOTS', { max: AUCTION_LOTS_MAX });
      const { lots, faults } = await this.lookUp.read(transaction, auction, lines);
      if (faults.length > 0)
        return new RefusalError('LOTS.FAULTY', {
          faults: faults.slice(0, FAULTS_TOLD_MAX),
          faultCount: faults.length,
        });
      await this.stores.lots.add(transaction, auctionId, lots);
      const stocked = await this.stores.takeIntoStock(transaction, auction, lots);
      await this.stores.drafts.noteChange(transaction, auctionId, actor.staffId);
      const entryNo = await this.audit.write(transaction, actor, {
        act: 'auction.lotsAdded',
        subject: `auction:${auctionId}`,
        after: {
          from,
          lots: lots.map(({ plate, startPriceFen }) => ({ plate: plate.number, startPriceFen })),
        },
      });
      await this.stores.stock.note(transaction, entryNo, stocked);
      return (await this.stores.drafts.byId(transaction, auctionId)) ?? auction;
    });
  }
}
