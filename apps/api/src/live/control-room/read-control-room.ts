// Use case: what the control room of an auction shows before its stream begins.
import { Injectable } from '@nestjs/common';
import { AUCTION_LOTS_MAX, type ControlRoomView } from '@haopai/contracts';
import type { Actor } from '../../access/staff-authentication';
import { FindAuctions, FindLots } from '../../auctions/public';
import { RefusalError } from '../../platform/errors';
import { actView } from './act-view';
import { ControlStore } from './control.store';
import { NewestBidsStore } from './newest-bids.store';
import { NewestCutOffsStore } from './newest-cut-offs.store';

const ACTS_MAX = 100;
const BIDS_MAX = 60;

@Injectable()
export class ReadControlRoom {
  constructor(
    private readonly auctions: FindAuctions,
    private readonly lots: FindLots,
    private readonly store: ControlStore,
    private readonly newestBids: NewestBidsStore,
    private readonly newestCutOffs: NewestCutOffsStore,
  ) {}

  async execute(actor: Actor, auctionId: number): Promise<ControlRoomView | RefusalError> {
    const refusal = actor.lacks('control.watch');
    if (refusal !== undefined) return refusal;
    const auction = await this.auctions.byId(auctionId);
    if (auction instanceof RefusalError) return auction;
    const [page, disqualified, messages, acts, bids, cutOffs, stopBy] = await Promise.all([
      this.lots.ofAuction(auctionId, 1, AUCTION_LOTS_MAX),
      this.store.disqualified(auctionId),
      this.store.messages(auctionId),
      this.store.acts(auctionId, ACTS_MAX),
      this.newestBids.ofAuction(auctionId, BIDS_MAX),
      this.newestCutOffs.ofAuction(auctionId),
      this.auctions.stopBy(auctionId),
    ]);
    if (page instanceof RefusalError) return page;
    return {
      ...{ auction, lots: page.items, disqualified, messages, acts: acts.map(actView) },
      ...{ bids, cutOffs, stopBy },
    };
  }
}
