// Use case: a socket begins to watch a board or a lot. This instance follows the auction from then on, and tells the socket as its audience is told.
import { Injectable } from '@nestjs/common';
import { FindAuctions } from '../../auctions/public';
import { RefusalError } from '../../platform/errors';
import { FollowedAuctions } from '../figures';
import { LiveNamespace, type LiveSocket } from '../sockets';
import { AudienceOf } from './audience-of';
import { LotCards } from './lot-cards';

/** Both before anything is looked at: what changes during the look is told by ticks, and older figures give way to newer. */
@Injectable()
export class BeginToWatch {
  constructor(
    private readonly live: LiveNamespace,
    private readonly auctions: FindAuctions,
    private readonly cards: LotCards,
    private readonly followed: FollowedAuctions,
    private readonly audiences: AudienceOf,
  ) {}

  async board(socket: LiveSocket, auctionId: number): Promise<RefusalError | undefined> {
    if (!this.followed.isFollowed(auctionId)) {
      const auction = await this.auctions.byId(auctionId);
      if (auction instanceof RefusalError) return auction;
    }
    await this.followed.follow(auctionId);
    return this.live.joinAuction(socket, auctionId, await this.audiences.inAuction(socket, auctionId));
  }

  async lot(socket: LiveSocket, lotId: number): Promise<RefusalError | undefined> {
    const lot = await this.cards.lot(lotId);
    if (lot instanceof RefusalError) return lot;
    await this.followed.follow(lot.auctionId);
    return this.live.joinLot(socket, lot, await this.audiences.inAuction(socket, lot.auctionId));
  }
}
