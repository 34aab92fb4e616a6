// How a board was searched and sorted when it was left, so that the way back from a lot leads to the same rows.
import { Injectable } from '@angular/core';

type Query = Readonly<Record<string, string>>;

@Injectable({ providedIn: 'root' })
export class LastBoard {
  private last: { readonly auctionId: number; readonly query: Query } | null = null;

  keep(auctionId: number, query: Query): void {
    this.last = { auctionId, query };
  }

  /** Of the address; nothing for a board that was not the last. */
  of(auctionId: number): Query {
    return this.last?.auctionId === auctionId ? this.last.query : {};
  }
}
