// After the end of an auction: balance orders, refunds and forfeits, what the cashier does about them, and the books.
import { Module } from '@nestjs/common';
import { CitizenFilesModule } from '../../access/citizen-files';
import { BansModule } from '../../auctions/bans';
import { CatalogueModule } from '../../plates/catalogue';
import { CarsModule } from '../../plates/registered-cars';
import { ContentModule } from '../../communication/content';
import { ActOnBalance } from './balances/act-on-balance';
import { RemindAll } from './balances/remind-all';
import { BalancesController } from './balances/balances.admin.controller';
import { CallWinner } from './balances/call-winner';
import { ExtendBalance } from './balances/extend-balance';
import { FindWinners } from './balances/find-winners';
import { GiveTime } from './balances/give-time';
import { RemindWinners } from './balances/remind-winners';
import { WinnersStore } from './balances/winners.store';
import { AuditBooks } from './books/audit-books';
import { BookAuditsStore } from './books/book-audits.store';
import { BooksController } from './books/books.admin.controller';
import { BooksStore } from './books/books.store';
import { BookSumsStore } from './books/book-sums.store';
import { LedgerSumsStore } from './books/ledger-sums.store';
import { ReadBooks } from './books/read-books';
import { SumDays } from './books/sum-days';
import { FollowBalances } from './follow-balances';
import { LatecomersStore } from './latecomers.store';
import { NextBidderController } from './next-bidder/next-bidder.admin.controller';
import { NextBiddersStore } from './next-bidder/next-bidders.store';
import { OfferToNextBidder } from './next-bidder/offer-to-next-bidder';
import { TellNextBidder } from './next-bidder/tell-next-bidder';
import { MakePapers } from './papers/make-papers';
import { PaperMaker } from './papers/paper-maker';
import { PaperFiles } from './papers/paper-files';
import { PapersController } from './papers/papers.admin.controller';
import { PapersStore } from './papers/papers.store';
import { SettleAuctions } from './settle-auctions';
import { SettleEnrolment } from './settle-enrolment';
import { SettleLatecomers } from './settle-latecomers';
import { SettlementFiguresStore } from './settlement-figures.store';
import { SettlementMetricsCollector } from './settlement-metrics-collector';
import { TellWinner } from './tell-winner';
import { UnsettledStore } from './unsettled.store';
import { WonLotsStore } from './won-lots.store';

@Module({
  imports: [BansModule, CarsModule, CatalogueModule, CitizenFilesModule, ContentModule],
  controllers: [BalancesController, BooksController, NextBidderController, PapersController],
  providers: [
    ActOnBalance,
    RemindAll,
    AuditBooks,
    BookAuditsStore,
    BooksStore,
    BookSumsStore,
    CallWinner,
    ExtendBalance,
    FindWinners,
    FollowBalances,
    GiveTime,
    MakePapers,
    NextBiddersStore,
    OfferToNextBidder,
    PaperMaker,
    PaperFiles,
    PapersStore,
    ReadBooks,
    RemindWinners,
    LatecomersStore,
    LedgerSumsStore,
    SettleAuctions,
    SettleEnrolment,
    SettleLatecomers,
    SettlementFiguresStore,
    SettlementMetricsCollector,
    SumDays,
    TellNextBidder,
    TellWinner,
    UnsettledStore,
    WinnersStore,
    WonLotsStore,
  ],
  exports: [PaperMaker, SettleAuctions],
})
export class SettlementModule {}
