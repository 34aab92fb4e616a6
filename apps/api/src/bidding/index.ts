// Live lots at the edge.
export { type AnswerTimeCounts, AnswerTimes, quantileMs } from './answer-times';
export { BidRouter } from './bid-router';
export { BiddingModule } from './bidding.module';
export { ForwardLine } from './forward-line';
export { LotEngine } from './lot-engine';
export { RoomCount } from './room-count';
export { SaleJournal } from './sale-journal';
export { Shards } from './shards';
