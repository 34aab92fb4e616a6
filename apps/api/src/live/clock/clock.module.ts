// The auction's clock, and where everybody can read it.
import { Module } from '@nestjs/common';
import { AuctionTime } from './auction-time';
import { ClockController } from './clock.controller';

@Module({
  controllers: [ClockController],
  providers: [AuctionTime],
  exports: [AuctionTime],
})
export class ClockModule {}
