// What ended auctions came to, for other programs.
import { Module } from '@nestjs/common';
import { ContentModule } from '../../communication/content';
import { AuctionsModule } from '../public';
import { ResultsModule } from '../results';
import { OpenDataController } from './open-data.controller';
import { PublicationsStore } from './publications.store';
import { ReadOpenData } from './read-open-data';

@Module({
  imports: [AuctionsModule, ContentModule, ResultsModule],
  controllers: [OpenDataController],
  providers: [PublicationsStore, ReadOpenData],
})
export class OpenDataModule {}
