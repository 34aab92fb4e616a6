// Live lots at the edge.
export { BiddingModule } from './bidding.module';
export { SaleJournal } from './sale-journal';
