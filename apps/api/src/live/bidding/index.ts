// Live lots at the edge.
export { BidRouter } from './bid-router';
export { BiddingModule } from './bidding.module';
export { ForwardLine } from './forward-line';
export { LotEngine } from './lot-engine';
export { SaleJournal } from './sale-journal';
export { Shards } from './shards';
