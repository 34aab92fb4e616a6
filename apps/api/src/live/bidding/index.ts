// Live lots at the door: what bidders order, and what watchers are told.
export { BiddingModule } from './bidding.module';
