// What a citizen did here, apart from logging in: auctions, bids, and what they paid.
import { Injectable } from '@nestjs/common';
import type { OrderView } from '@haopai/contracts';
import { ReadOrders } from '../orders';
import { AuctionRecordsStore, type BidRecord, type EnrolmentRecord } from './auction-records.store';

/** The newest first. */
export interface OwnRecord {
  readonly enrolments: readonly EnrolmentRecord[];
  readonly bids: readonly BidRecord[];
  readonly orders: readonly OrderView[];
}

@Injectable()
export class OwnRecords {
  constructor(
    private readonly auctions: AuctionRecordsStore,
    private readonly orders: ReadOrders,
  ) {}

  async of(citizenId: number): Promise<OwnRecord> {
    return {
      enrolments: await this.auctions.enrolmentsOf(citizenId),
      bids: await this.auctions.bidsOf(citizenId),
      orders: await this.orders.allOf(citizenId),
    };
  }
}
