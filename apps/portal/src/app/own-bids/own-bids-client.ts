// One's own bids over REST, the receipts of them, and whether a bid stands in the public log yet.
import { inject, Injectable } from '@angular/core';
import type { LogPlaces, OwnBids } from '@haopai/contracts';
import type { BidReceipt } from '@haopai/log';
import type { Language } from '@haopai/rules';
import { ApiClient, type Outcome, type ReadRequest } from '@haopai/web-data';

@Injectable({ providedIn: 'root' })
export class OwnBidsClient {
  private readonly api = inject(ApiClient);

  of(auctionId: number): ReadRequest<OwnBids> {
    return { path: `/me/auctions/${auctionId}/bids` };
  }

  /** Of a bid, or of a count of refused ones. */
  receipt(auctionId: number, id: string): ReadRequest<BidReceipt> {
    return { path: `/me/auctions/${auctionId}/bids/receipt`, params: { bid: id } };
  }

  /** For a link that downloads all of them, JSON. */
  receiptsAddress(auctionId: number): string {
    return `/api/v1/me/auctions/${auctionId}/bids/receipts`;
  }

  /** For a link that downloads it, JSON. */
  receiptAddress(auctionId: number, bidId: string): string {
    return `/api/v1/me/auctions/${auctionId}/bids/receipt?bid=${encodeURIComponent(bidId)}`;
  }

  /** For a link that downloads it, a PDF. */
  paperAddress(auctionId: number, bidId: string, language: Language): string {
    return `/api/v1/me/auctions/${auctionId}/bids/receipt.pdf?bid=${encodeURIComponent(bidId)}&language=${language}`;
  }

  /** Of facts, `LOT:VERSION` or `LOT:HASH` each. */
  places(facts: readonly string[]): Promise<Outcome<LogPlaces>> {
    return this.api.get('/log/places', { of: facts.join(',') });
  }
}
