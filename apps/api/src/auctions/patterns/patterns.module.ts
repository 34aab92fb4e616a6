// What may be bidders acting together, looked for after the end of an auction.
import { Module } from '@nestjs/common';
import { AuditModule } from '../../access/audit';
import { ResultsModule } from '../results';
import { PatternsAdminController } from './patterns.admin.controller';
import { PatternsController } from './patterns.controller';
import { PatternsStore } from './patterns.store';
import { PutOnRecord } from './put-on-record';
import { ReckonPatterns } from './reckon-patterns';
import { ReadPatterns } from './read-patterns';

@Module({
  imports: [AuditModule, ResultsModule],
  controllers: [PatternsAdminController, PatternsController],
  providers: [PatternsStore, PutOnRecord, ReadPatterns, ReckonPatterns],
})
export class PatternsModule {}
