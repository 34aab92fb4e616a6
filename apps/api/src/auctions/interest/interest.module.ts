// How many have enrolled in an auction, and how many watch each of its lots.
import { Module } from '@nestjs/common';
import { AuctionsModule } from '../public';
import { CountInterest } from './count-interest';
import { InterestController } from './interest.controller';
import { InterestStore } from './interest.store';

@Module({
  imports: [AuctionsModule],
  controllers: [InterestController],
  providers: [CountInterest, InterestStore],
})
export class InterestModule {}
