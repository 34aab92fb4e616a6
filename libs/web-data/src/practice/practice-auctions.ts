// The auction of a practice in the place of the real ones, which are asked for over REST.
import { inject, Injectable } from '@angular/core';
import type { AuctionNotesView, AuctionView, RoomMessage } from '@haopai/contracts';
import type { AuctionsClient } from '../auctions/auctions-client';
import { fail, type Outcome, succeed } from '../outcome';
import { PracticeDesk } from './practice-desk';

@Injectable()
export class PracticeAuctions implements Pick<AuctionsClient, 'find' | 'awaitOne' | 'notes' | 'messages'> {
  private readonly desk = inject(PracticeDesk);

  find(auctionId: number): Promise<Outcome<AuctionView>> {
    const auction = this.desk.view()?.auction;
    return Promise.resolve(
      auction?.id === auctionId ? succeed(auction) : fail({ code: 'AUCTION.NOT_FOUND', data: { auctionId } }),
    );
  }

  awaitOne(auctionId: number): Promise<Outcome<AuctionView>> {
    return this.find(auctionId);
  }

  /** Nobody speaks in a practice. */
  notes(): Promise<Outcome<AuctionNotesView>> {
    return Promise.resolve(succeed({ pickUpText: '', notes: [] }));
  }

  messages(): Promise<Outcome<readonly RoomMessage[]>> {
    return Promise.resolve(succeed([]));
  }
}
