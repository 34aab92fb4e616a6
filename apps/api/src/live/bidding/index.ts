// Live lots at the edge.
export { BidRouter } from './bid-router';
export { BiddingModule } from './bidding.module';
export { ForwardingClient } from './forwarding-client';
export { LotEngine } from './lot-engine';
export { SaleJournal } from './sale-journal';
export { Shards } from './shards';
