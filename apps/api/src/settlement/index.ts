// What follows when an auction has ended.
export { SettleAuctions } from './settle-auctions';
export { SettlementModule } from './settlement.module';
