// Prices of all auctions, for everybody.
import { Module } from '@nestjs/common';
import { FindSoldPlates } from './find-sold-plates';
import { GatherSoldPlates } from './gather-sold-plates';
import { GatheringStore } from './gathering.store';
import { SoldPlatesController } from './sold-plates.controller';
import { SoldPlatesSign } from './sold-plates-sign';
import { SoldPlatesStore } from './sold-plates.store';

@Module({
  controllers: [SoldPlatesController],
  providers: [FindSoldPlates, GatherSoldPlates, GatheringStore, SoldPlatesSign, SoldPlatesStore],
})
export class SoldPlatesModule {}
