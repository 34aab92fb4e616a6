// One's own bids over REST, the receipts of them, and whether a bid stands in the public log yet.
import { inject, Injectable } from '@angular/core';
import type { LogProofs, OwnBids } from '@haopai/contracts';
import type { Language } from '@haopai/rules';
import { ApiClient, type Outcome, type ReadRequest } from '@haopai/web-data';

/** A version of a lot's record, or the SHA-256 of the id of a bid that was refused, 64 hex digits. */
export type InLog =
  { readonly lotId: number; readonly version: number } | { readonly lotId: number; readonly bidHash: string };

@Injectable({ providedIn: 'root' })
export class OwnBidsClient {
  private readonly api = inject(ApiClient);

  of(auctionId: number): ReadRequest<OwnBids> {
    return { path: `/me/auctions/${auctionId}/bids` };
  }

  /** For a link that downloads it, JSON. */
  receiptAddress(auctionId: number, bidId: string): string {
    return `/api/v1/me/auctions/${auctionId}/bids/receipt?bid=${encodeURIComponent(bidId)}`;
  }

  /** For a link that downloads it, a PDF. */
  paperAddress(auctionId: number, bidId: string, language: Language): string {
    return `/api/v1/me/auctions/${auctionId}/bids/receipt.pdf?bid=${encodeURIComponent(bidId)}&language=${language}`;
  }

  proofs(about: InLog): Promise<Outcome<LogProofs>> {
    const which: Readonly<Record<string, string | number>> =
      'version' in about ? { version: about.version } : { bid: about.bidHash };
    return this.api.get('/log/proofs', { lot: about.lotId, ...which });
  }
}
