// Live lots at the edge: gateway, REST, and the engine behind them.
import { Module, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { AuctionsModule } from '../../auctions/public';
import { EnrolmentsModule } from '../../auctions/enrolments';
import { ClockModule } from '../clock';
import { EngineModule } from '../engine';
import { FiguresModule } from '../figures';
import { SocketsModule } from '../sockets';
import { SessionEnds } from '../../access/sessions';
import { AdmitBidder } from './admit-bidder';
import { ArrivalGateway } from './arrival.gateway';
import { AudienceOf } from './audience-of';
import { AuctionBoards } from './auction-boards';
import { BeginToWatch } from './begin-to-watch';
import { BidListener } from './bid-listener';
import { BidsController } from './bids.controller';
import { CatchUp } from './catch-up';
import { LiveGateway } from './live.gateway';
import { LookWhileUnheard } from './look-while-unheard';
import { LotCards } from './lot-cards';
import { LotNews } from './lot-news';
import { LotGateway } from './lot.gateway';
import { OrdersUnderWay } from './orders-under-way';
import { OwnCeilings } from './own-ceilings';
import { PlaceBid } from './place-bid';
import { ProxyBids } from './proxy-bids';
import { ProxyController } from './proxy.controller';
import { RoomPresence } from './room-presence';
import { TellNewer } from './tell-newer';
import { WatchLots } from './watch-lots';
import { WatcherPlaces } from './watcher-places';

@Module({
  imports: [AuctionsModule, ClockModule, EngineModule, EnrolmentsModule, FiguresModule, SocketsModule],
  controllers: [BidsController, ProxyController],
  providers: [
    AdmitBidder,
    AuctionBoards,
    ArrivalGateway,
    AudienceOf,
    BeginToWatch,
    BidListener,
    CatchUp,
    LiveGateway,
    LookWhileUnheard,
    LotCards,
    LotGateway,
    LotNews,
    OrdersUnderWay,
    OwnCeilings,
    PlaceBid,
    ProxyBids,
    RoomPresence,
    TellNewer,
    WatchLots,
    WatcherPlaces,
  ],
})
export class BiddingModule implements OnModuleDestroy {
  private readonly subscription: Subscription;

  constructor(cards: LotCards, ends: SessionEnds) {
    this.subscription = ends.ended.subscribe(({ sessionId }) => cards.forgetSession(sessionId));
  }

  onModuleDestroy(): void {
    this.subscription.unsubscribe();
  }
}
