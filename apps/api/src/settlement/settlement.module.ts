// After the end of an auction: balance orders, refunds and forfeits, what the cashier does about them, and the books.
import { Module } from '@nestjs/common';
import { CarsModule } from '../cars';
import { ActOnBalance } from './balances/act-on-balance';
import { BalancesController } from './balances/balances.admin.controller';
import { FindWinners } from './balances/find-winners';
import { RemindWinners } from './balances/remind-winners';
import { WinnersStore } from './balances/winners.store';
import { FollowBalances } from './follow-balances';
import { SettleAuctions } from './settle-auctions';
import { SettleEnrolment } from './settle-enrolment';
import { TellWinner } from './tell-winner';
import { UnsettledStore } from './unsettled.store';
import { WonLotsStore } from './won-lots.store';

@Module({
  imports: [CarsModule],
  controllers: [BalancesController],
  providers: [
    ActOnBalance,
    FindWinners,
    FollowBalances,
    RemindWinners,
    SettleAuctions,
    SettleEnrolment,
    TellWinner,
    UnsettledStore,
    WinnersStore,
    WonLotsStore,
  ],
  exports: [SettleAuctions],
})
export class SettlementModule {}
