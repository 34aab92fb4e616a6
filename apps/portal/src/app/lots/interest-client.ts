// How many have enrolled in an auction and watch its lots, over REST.
import { Injectable } from '@angular/core';
import type { AuctionInterest } from '@haopai/contracts';
import type { ReadRequest } from '@haopai/web-data';

@Injectable({ providedIn: 'root' })
export class InterestClient {
  of(auctionId: number): ReadRequest<AuctionInterest> {
    return { path: `/auctions/${auctionId}/interest` };
  }
}
