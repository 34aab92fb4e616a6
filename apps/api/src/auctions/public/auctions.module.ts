// Published auctions and their lots.
import { Module } from '@nestjs/common';
import { FiguresModule } from '../../live/figures';
import { AuctionNotesStore } from './auction-notes.store';
import { AuctionsController } from './auctions.controller';
import { AuctionsStore } from './auctions.store';
import { FindAuctions } from './find-auctions';
import { FindLots } from './find-lots';
import { LiveLots } from './live-lots';
import { LotHeadsStore } from './lot-heads.store';
import { LotsStore } from './lots.store';

@Module({
  imports: [FiguresModule],
  controllers: [AuctionsController],
  providers: [AuctionNotesStore, AuctionsStore, FindAuctions, FindLots, LiveLots, LotHeadsStore, LotsStore],
  exports: [FindAuctions, FindLots, LiveLots],
})
export class AuctionsModule {}
