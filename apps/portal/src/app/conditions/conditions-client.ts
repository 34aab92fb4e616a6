// Special conditions of an auction over REST, and where its files are.
import { Injectable } from '@angular/core';
import type { AuctionConditionsView } from '@haopai/contracts';
import type { Language } from '@haopai/rules';
import type { ReadRequest } from '@haopai/web-data';

@Injectable({ providedIn: 'root' })
export class ConditionsClient {
  of(auctionId: number, lang: Language): ReadRequest<AuctionConditionsView> {
    return { path: `/auctions/${auctionId}/conditions`, params: { lang } };
  }

  /** For a link that downloads it, a PDF. */
  fileAddress(auctionId: number, attachmentId: number): string {
    return `/api/v1/auctions/${auctionId}/attachments/${attachmentId}`;
  }
}
