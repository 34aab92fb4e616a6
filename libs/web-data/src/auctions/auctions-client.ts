// Auctions over REST: lists by state, one auction.
import { inject, Injectable } from '@angular/core';
import type { AuctionState, AuctionView, LotView, Page } from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';

const LOTS_PAGE_SIZE = 200;

@Injectable({ providedIn: 'root' })
export class AuctionsClient {
  private readonly api = inject(ApiClient);

  list(state: AuctionState, page = 1, size = 20): Promise<Outcome<Page<AuctionView>>> {
    return this.api.get('/auctions', { state, page, size });
  }

  find(auctionId: number): Promise<Outcome<AuctionView>> {
    return this.api.get(`/auctions/${auctionId}`);
  }

  lots(auctionId: number): Promise<Outcome<Page<LotView>>> {
    return this.api.get(`/auctions/${auctionId}/lots`, { page: 1, size: LOTS_PAGE_SIZE });
  }
}
