// What the process of the bidders is told, and tells.
import type { LoadSale } from '../../load';
import type { BidNote } from './bid-note';

export type BiddersOrder =
  /** All connect and watch their lots. */
  | { readonly kind: 'connect'; readonly sale: LoadSale }
  | { readonly kind: 'bid'; readonly seconds: number; readonly perSecond: number };

export type BiddersTold =
  | { readonly kind: 'connected' }
  | {
      /** All bids of the time are settled. */
      readonly kind: 'bids';
      readonly bids: readonly BidNote[];
      /** Lines that broke, or could not be made, since it was told last. */
      readonly cuts: number;
      /** Bids that were not sent, for too many had no answer. */
      readonly heldBack: number;
    };
