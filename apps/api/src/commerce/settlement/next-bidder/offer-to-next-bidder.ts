// Use case: the office offers the plate of a lot whose winner did not pay to the next bidder, at their own last bid (docs/adr/0096).
import { Injectable } from '@nestjs/common';
import type { NextBidderOffer } from '@haopai/contracts';
import { Audit } from '../../../access/audit';
import { Settings } from '../../../access/settings';
import type { Actor } from '../../../access/staff-authentication';
import { Bans } from '../../../auctions/bans';
import { OfferPlate } from '../../../plates/catalogue';
import { type Transaction, Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { type LostLot, type NextBidder, NextBiddersStore } from './next-bidders.store';
import { TellNextBidder } from './tell-next-bidder';

const DAY_MS = 24 * 60 * 60_000;

@Injectable()
export class OfferToNextBidder {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: NextBiddersStore,
    private readonly settings: Settings,
    private readonly bans: Bans,
    private readonly offerPlate: OfferPlate,
    private readonly tell: TellNextBidder,
    private readonly audit: Audit,
  ) {}

  async execute(actor: Actor, auctionId: number, lotId: number): Promise<NextBidderOffer | RefusalError> {
    const lacking = actor.lacks('stock.edit');
    if (lacking !== undefined) return lacking;
    const forMs = this.settings.value('auctions.nextBidderDays') * DAY_MS;
    if (forMs === 0) return new RefusalError('NEXT_BIDDER.OFF', {});
    const lastBids = await this.store.lastBids(lotId);
    return this.transactions.run(async (transaction) => {
      const lot = await this.store.lock(transaction, auctionId, lotId);
      if (lot === null) return new RefusalError('LOT.NOT_FOUND', { lotId });
      if (lot === 'notDefaulted' || lastBids === null)
        return new RefusalError('NEXT_BIDDER.NOT_DEFAULTED', {});
      if (await this.store.isOffered(transaction, lotId)) return new RefusalError('NEXT_BIDDER.OFFERED', {});
      const bidders = await this.store.bidders(transaction, lot, lastBids);
      return this.offer(transaction, actor, lot, bidders, forMs);
    });
  }

  /** Whoever cannot have it is passed over, and the one behind comes: barred, gone, or with a car that has a plate by now. */
  private async offer(
    transaction: Transaction,
    actor: Actor,
    lot: LostLot,
    bidders: readonly NextBidder[],
    forMs: number,
  ): Promise<NextBidderOffer | RefusalError> {
    const { lotId, plate, auction } = lot;
    for (const bidder of bidders) {
      const { paddleNo, citizenId, vin, amountFen } = bidder;
      if ((await this.bans.refuse(transaction, citizenId)) !== undefined) continue;
      const wish = { plate, citizenId, vin, priceFen: amountFen, forMs, lotId, auction };
      const order = await this.offerPlate.execute(transaction, wish);
      if (order === 'buyer') continue;
      if (order === 'plate') return new RefusalError('NEXT_BIDDER.PLATE_GONE', {});
      await this.store.add(transaction, lotId, order.id, bidder);
      await this.tell.offered(transaction, lot, bidder, order);
      const { orderNo, dueAtMs } = order;
      await this.audit.write(transaction, actor, {
        ...{ act: 'lot.offeredNext', subject: `lot:${lotId}` },
        after: { paddleNo, amountFen, orderNo, dueAtMs },
      });
      return { paddleNo, amountFen, dueAtMs };
    }
    return new RefusalError('NEXT_BIDDER.NONE', {});
  }
}
