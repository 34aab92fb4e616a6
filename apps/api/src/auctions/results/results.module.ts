// What ended auctions came to, for everybody, and what became of each lot, for staff.
import { Module } from '@nestjs/common';
import { AuctionsModule } from '../public';
import { EngineModule } from '../../live/engine';
import { CountRecords } from './count-records';
import { DefaultsSign } from './defaults-sign';
import { EndedLotsController } from './ended-lots.admin.controller';
import { EndedLotsStore } from './ended-lots.store';
import { FindEndedLots } from './find-ended-lots';
import { FindResults } from './find-results';
import { ReadJournal } from './read-journal';
import { ResultsController } from './results.controller';
import { ResultsStore } from './results.store';
import { WriteCsv } from './write-csv';

@Module({
  imports: [AuctionsModule, EngineModule],
  controllers: [EndedLotsController, ResultsController],
  providers: [
    CountRecords,
    DefaultsSign,
    EndedLotsStore,
    FindEndedLots,
    FindResults,
    ReadJournal,
    ResultsStore,
    WriteCsv,
  ],
  exports: [CountRecords, FindResults],
})
export class ResultsModule {}
