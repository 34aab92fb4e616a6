// What an auction has of its own beside its terms: conditions and files.
import { Module } from '@nestjs/common';
import { AuctionsModule } from '../public';
import { AttachmentsStore } from './attachments.store';
import { ConditionsController } from './conditions.controller';
import { ConditionsStore } from './conditions.store';
import { PdfJudge } from './pdf-judge';
import { ReadConditions } from './read-conditions';

@Module({
  imports: [AuctionsModule],
  controllers: [ConditionsController],
  providers: [AttachmentsStore, ConditionsStore, PdfJudge, ReadConditions],
  exports: [AttachmentsStore, ConditionsStore, PdfJudge, ReadConditions],
})
export class ConditionsModule {}
