// Where the pages of a sale lead, and what is said to follow its end. A practice gives its pages a scene of its own.
import { Injectable } from '@angular/core';

export type Address = readonly (string | number)[];

export interface Way {
  readonly address: Address;
  /** Key of its name among the words. */
  readonly name: string;
}

/** What may follow a lot's end, for whoever looks at it. */
export type Aftermath = 'mineNext' | 'lostNext' | 'watchNext' | 'unsoldNext' | 'withdrawnNext';

@Injectable({ providedIn: 'root' })
export class SaleScene {
  /** Nothing counts, nobody enrols, and there is no door of a room. */
  readonly isPractice: boolean = false;
  readonly home: Way = { address: ['/auctions'], name: 'board.toAuctions' };

  board(auctionId: number): Address {
    return ['/auctions', auctionId];
  }

  lot(auctionId: number, lotId: number): Address {
    return ['/auctions', auctionId, 'lots', lotId];
  }

  /** Where one goes on from a lot that has ended. */
  beyond(auctionId: number, lotId: number): Way {
    return { address: ['/results', auctionId, 'lots', lotId], name: 'record.whole' };
  }

  /** Key of the words. */
  words(aftermath: Aftermath): string {
    return `result.${aftermath}`;
  }
}
