// Auctions over REST: lists by state, one auction.
import { inject, Injectable } from '@angular/core';
import type { AuctionState, AuctionView, Page } from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';

@Injectable({ providedIn: 'root' })
export class AuctionsClient {
  private readonly api = inject(ApiClient);

  list(state: AuctionState, page = 1, size = 20): Promise<Outcome<Page<AuctionView>>> {
    return this.api.get('/auctions', { state, page, size });
  }

  find(auctionId: number): Promise<Outcome<AuctionView>> {
    return this.api.get(`/auctions/${auctionId}`);
  }
}
