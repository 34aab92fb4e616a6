// An auction's board over REST, for a page that has no socket: its lots each time, the auction itself when the lots say that it has moved on.
import { inject, Injectable } from '@angular/core';
import type { Dated } from '../http/api-client';
import { LotsClient } from '../lots/lots-client';
import { type Outcome, succeed } from '../outcome';
import { AuctionsClient } from './auctions-client';
import { type Board, hasMovedOn } from './board';

@Injectable({ providedIn: 'root' })
export class LookAtBoard {
  private readonly auctions = inject(AuctionsClient);
  private readonly lots = inject(LotsClient);

  /** Null when nothing can be new. */
  async look(auctionId: number, known: Board | null): Promise<Outcome<Dated<Board>> | null> {
    if (known?.auction.state === 'past') return null;
    const page = await this.lots.lookAtBoard(auctionId);
    if (!page.ok) return page;
    const { value, trueAtMs } = page.value;
    const auction = known === null || hasMovedOn(known.auction, value.items) ? null : known.auction;
    if (auction !== null) return succeed({ value: { auction, lots: value.items }, trueAtMs });
    const answer = await this.auctions.find(auctionId);
    if (!answer.ok) return answer;
    return succeed({ value: { auction: answer.value, lots: value.items }, trueAtMs });
  }
}
