// Balance orders, refunds and forfeits after the end of an auction.
import { Module } from '@nestjs/common';
import { CarsModule } from '../cars';
import { FollowBalances } from './follow-balances';
import { SettleAuctions } from './settle-auctions';
import { SettleEnrolment } from './settle-enrolment';
import { TellWinner } from './tell-winner';
import { UnsettledStore } from './unsettled.store';
import { WonLotsStore } from './won-lots.store';

@Module({
  imports: [CarsModule],
  providers: [FollowBalances, SettleAuctions, SettleEnrolment, TellWinner, UnsettledStore, WonLotsStore],
  exports: [SettleAuctions],
})
export class SettlementModule {}
