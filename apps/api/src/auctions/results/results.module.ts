// What ended auctions came to, for everybody.
import { Module } from '@nestjs/common';
import { AuctionsModule } from '../public';
import { EngineModule } from '../../live/engine';
import { CountRecords } from './count-records';
import { DefaultsSign } from './defaults-sign';
import { FindResults } from './find-results';
import { ReadJournal } from './read-journal';
import { ResultsController } from './results.controller';
import { ResultsStore } from './results.store';
import { WriteCsv } from './write-csv';

@Module({
  imports: [AuctionsModule, EngineModule],
  controllers: [ResultsController],
  providers: [CountRecords, DefaultsSign, FindResults, ReadJournal, ResultsStore, WriteCsv],
  exports: [CountRecords],
})
export class ResultsModule {}
