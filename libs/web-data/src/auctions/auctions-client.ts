// Auctions over REST: lists by state, one auction, what was said about it, and what is said in its room.
import { inject, Injectable } from '@angular/core';
import type { AuctionNotesView, AuctionState, AuctionView, Page, RoomMessage } from '@haopai/contracts';
import type { Language } from '@haopai/rules';
import { API_BASE, ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';
import { answerTo, type IsWanted } from '../reading/answer-to';
import type { ReadRequest } from '../reading/read-request';

@Injectable({ providedIn: 'root' })
export class AuctionsClient {
  private readonly api = inject(ApiClient);

  list(state: AuctionState, page = 1, size = 20): Promise<Outcome<Page<AuctionView>>> {
    return this.api.ask(this.page(state, page, size));
  }

  page(state: AuctionState, page = 1, size = 20): ReadRequest<Page<AuctionView>> {
    return { path: '/auctions', params: { state, page, size } };
  }

  find(auctionId: number): Promise<Outcome<AuctionView>> {
    return this.api.get(`/auctions/${auctionId}`);
  }

  one(auctionId: number): ReadRequest<AuctionView> {
    return { path: `/auctions/${auctionId}` };
  }

  /** Asks until there is an answer, or it is not wanted any more. */
  awaitOne(auctionId: number, isWanted: IsWanted): Promise<Outcome<AuctionView>> {
    return answerTo(this.api, this.one(auctionId), isWanted);
  }

  /** Asks until there is an answer, or it is not wanted any more. */
  notes(auctionId: number, isWanted: () => boolean): Promise<Outcome<AuctionNotesView>> {
    return answerTo(this.api, { path: `/auctions/${auctionId}/notes` }, isWanted);
  }

  /** For a link that downloads it: the announcement of a sale, made from its terms. */
  announcementAddress(auctionId: number, language: Language): string {
    return `${API_BASE}/auctions/${auctionId}/announcement?lang=${language}`;
  }

  /** The newest, oldest of them first. Asks until there is an answer, or it is not wanted any more. */
  messages(auctionId: number, isWanted: () => boolean): Promise<Outcome<readonly RoomMessage[]>> {
    return answerTo(this.api, { path: `/auctions/${auctionId}/messages` }, isWanted);
  }
}
