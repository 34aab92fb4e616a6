// Published auctions and their lots.
import { Module } from '@nestjs/common';
import { FiguresModule } from '../../live/figures';
import { AuctionNotesStore } from './auction-notes.store';
import { AuctionsController } from './auctions.controller';
import { AuctionsSign } from './auctions-sign';
import { AuctionsStore } from './auctions.store';
import { BiddingTimesStore } from './bidding-times.store';
import { Boards } from './boards';
import { FindAuctions } from './find-auctions';
import { FindLots } from './find-lots';
import { LiveLots } from './live-lots';
import { LotHeadsStore } from './lot-heads.store';
import { LotsStore } from './lots.store';
import { ReadBoard } from './read-board';
import { StandingStopsStore } from './standing-stops.store';

@Module({
  imports: [FiguresModule],
  controllers: [AuctionsController],
  providers: [
    AuctionNotesStore,
    AuctionsSign,
    AuctionsStore,
    BiddingTimesStore,
    Boards,
    FindAuctions,
    FindLots,
    LiveLots,
    LotHeadsStore,
    LotsStore,
    ReadBoard,
    StandingStopsStore,
  ],
  exports: [BiddingTimesStore, FindAuctions, FindLots, ReadBoard],
})
export class AuctionsModule {}
