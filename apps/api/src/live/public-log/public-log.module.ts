// The public log for those who read it; the engine's process puts leaves in (open-sequencer.ts).
import { Module } from '@nestjs/common';
import { FindProofs } from './find-proofs';
import { LogReader } from './log-reader.store';
import { LogController } from './log.controller';
import { BidReceiptPrinter } from './own-bids/bid-receipt-printer';
import { FindOwnBids } from './own-bids/find-own-bids';
import { MakeBidReceipt } from './own-bids/make-bid-receipt';
import { OwnBidsController } from './own-bids/own-bids.controller';
import { OwnBidsStore } from './own-bids/own-bids.store';
import { RecentLeaves } from './recent-leaves';
import { ReadLogStatus } from './read-log-status';
import { GiveRecord } from './records/give-record';
import { MakeRecords } from './records/make-records';
import { RecordFactsStore } from './records/record-facts.store';
import { RecordsController } from './records/records.controller';
import { RecordsStore } from './records/records.store';
import { StampAuctions } from './stamps/stamp-auctions';
import { StampsStore } from './stamps/stamps.store';

@Module({
  controllers: [LogController, OwnBidsController, RecordsController],
  providers: [
    ...[BidReceiptPrinter, FindOwnBids, MakeBidReceipt, OwnBidsStore],
    ...[FindProofs, LogReader, ReadLogStatus, RecentLeaves],
    ...[GiveRecord, MakeRecords, RecordFactsStore, RecordsStore],
    ...[StampAuctions, StampsStore],
  ],
})
export class PublicLogModule {}
