// The desk at which plates are given out.
import { Module } from '@nestjs/common';
import { CarsModule } from '../../plates/registered-cars';
import { ChangePapers } from './change-papers';
import { FindSales } from './find-sales';
import { HandOverController } from './hand-over.admin.controller';
import { HandOverPapersStore } from './hand-over-papers.store';
import { HandOversStore } from './hand-overs.store';
import { MarkCollected } from './mark-collected';
import { OwnPickUpController } from './own-pick-up.controller';
import { ReadPickUp } from './read-pick-up';
import { SalesStore } from './sales.store';

@Module({
  imports: [CarsModule],
  controllers: [HandOverController, OwnPickUpController],
  providers: [
    ChangePapers,
    FindSales,
    HandOverPapersStore,
    HandOversStore,
    MarkCollected,
    ReadPickUp,
    SalesStore,
  ],
  exports: [HandOverPapersStore],
})
export class HandOverModule {}
