// The auction of a practice in the place of the real ones, which are asked for over REST.
import { inject, Injectable } from '@angular/core';
import type { AuctionView } from '@haopai/contracts';
import type { AuctionsClient } from '../auctions/auctions-client';
import { fail, type Outcome, succeed } from '../outcome';
import { PracticeDesk } from './practice-desk';

@Injectable()
export class PracticeAuctions implements Pick<AuctionsClient, 'find'> {
  private readonly desk = inject(PracticeDesk);

  find(auctionId: number): Promise<Outcome<AuctionView>> {
    const auction = this.desk.view()?.auction;
    return Promise.resolve(
      auction?.id === auctionId ? succeed(auction) : fail({ code: 'AUCTION.NOT_FOUND', data: { auctionId } }),
    );
  }
}
