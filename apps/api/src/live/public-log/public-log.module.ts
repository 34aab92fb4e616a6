// The public log for those who read it; the engine's process puts leaves in (open-sequencer.ts).
import { Module } from '@nestjs/common';
import { FindProofs } from './find-proofs';
import { LogReader } from './log-reader.store';
import { LogController } from './log.controller';
import { ReadLogStatus } from './read-log-status';
import { GiveRecord } from './records/give-record';
import { MakeRecords } from './records/make-records';
import { RecordFactsStore } from './records/record-facts.store';
import { RecordsController } from './records/records.controller';
import { RecordsStore } from './records/records.store';
import { StampAuctions } from './stamps/stamp-auctions';
import { StampsStore } from './stamps/stamps.store';

@Module({
  controllers: [LogController, RecordsController],
  providers: [
    ...[FindProofs, LogReader, ReadLogStatus],
    ...[GiveRecord, MakeRecords, RecordFactsStore, RecordsStore],
    ...[StampAuctions, StampsStore],
  ],
})
export class PublicLogModule {}
