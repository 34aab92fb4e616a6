// A lot as it stands, bids and maximum bids over the socket: apart from the rest, so that they come with the pages on which one bids.
export { LotFeed } from '../lots/lot-feed';
export type { LotRecord } from '../lots/lot-record';
export { BidDesk, type BidOrder, type BidProgress } from './bid-desk';
export { ProxyDesk, type ProxyDone, type ProxyProgress, type ProxyWish } from './proxy-desk';
