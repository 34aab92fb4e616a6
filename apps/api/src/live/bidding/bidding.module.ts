// Live lots at the edge: gateway, REST, and the engine behind them.
import { Module, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { AuctionsModule, LiveLots } from '../../auctions/public';
import { EnrolmentsModule } from '../../auctions/enrolments';
import { Metrics } from '../../platform/metrics';
import { ClockModule } from '../clock';
import { HeardFigures, SocketsModule } from '../sockets';
import { liveFiguresOf } from '../wire';
import { SessionEnds } from '../../access/sessions';
import { ActsStore } from './acts.store';
import { AdmitBidder } from './admit-bidder';
import { AnswerFromJournal } from './answer-from-journal';
import { AuctionBoards } from './auction-boards';
import { AuctionCourse } from './auction-course';
import { BidListener } from './bid-listener';
import { BidRouter } from './bid-router';
import { BidsController } from './bids.controller';
import { CeilingFinder } from './ceiling-finder';
import { LiveGateway } from './live.gateway';
import { ForwardingClient } from './forwarding-client';
import { LotCards } from './lot-cards';
import { LotEngine } from './lot-engine';
import { LotHeadsStore } from './lot-heads.store';
import { LotHeadsWriter } from './lot-heads-writer';
import { LotNews } from './lot-news';
import { LotRoster } from './lot-roster';
import { LotRosterStore } from './lot-roster.store';
import { LotGateway } from './lot.gateway';
import { OrdersUnderWay } from './orders-under-way';
import { OwnCeilings } from './own-ceilings';
import { InstanceId } from './instance-id';
import { PlaceBid } from './place-bid';
import { ProxyBids } from './proxy-bids';
import { ProxyController } from './proxy.controller';
import { SaleJournal } from './sale-journal';
import { ShardNews } from './shard-news';
import { Shards } from './shards';
import { WatchLots } from './watch-lots';

@Module({
  imports: [AuctionsModule, ClockModule, EnrolmentsModule, SocketsModule],
  controllers: [BidsController, ProxyController],
  providers: [
    ActsStore,
    AdmitBidder,
    AnswerFromJournal,
    AuctionBoards,
    AuctionCourse,
    BidListener,
    BidRouter,
    CeilingFinder,
    ForwardingClient,
    LiveGateway,
    LotCards,
    LotEngine,
    LotHeadsStore,
    LotGateway,
    LotHeadsWriter,
    LotNews,
    LotRoster,
    LotRosterStore,
    OrdersUnderWay,
    OwnCeilings,
    InstanceId,
    PlaceBid,
    ProxyBids,
    SaleJournal,
    ShardNews,
    Shards,
    WatchLots,
  ],
  exports: [BidRouter, SaleJournal, Shards],
})
export class BiddingModule implements OnModuleInit, OnModuleDestroy {
  private subscription: Subscription | null = null;

  constructor(
    private readonly engine: LotEngine,
    private readonly live: LiveLots,
    private readonly cards: LotCards,
    private readonly heard: HeardFigures,
    private readonly ends: SessionEnds,
    metrics: Metrics,
    shards: Shards,
  ) {
    metrics.show('ordersUnderWay', () => engine.ordersUnderWay);
    metrics.show('lotsHeld', () => engine.lotsHeld);
    metrics.show('shardsOwned', () => shards.count);
  }

  onModuleInit(): void {
    this.live.overlayWith({
      figuresOf: (lotIds) =>
        new Map(
          lotIds.flatMap((lotId) => {
            const lot = this.engine.lotOf(lotId);
            const figures = lot === null ? this.heard.of(lotId) : liveFiguresOf(lot);
            return figures === undefined ? [] : [[lotId, figures]];
          }),
        ),
    });
    this.subscription = this.ends.ended.subscribe(({ sessionId }) => this.cards.forgetSession(sessionId));
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
  }
}
