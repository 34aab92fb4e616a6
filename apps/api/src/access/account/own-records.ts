// What a citizen did here, apart from logging in: agreements, auctions, bids, wishes, what they paid, what they watch and look for.
import { Injectable } from '@nestjs/common';
import type { NoticeChoices, OrderView } from '@haopai/contracts';
import { type ConsentRecord, ConsentsStore } from '../agreements';
import { ReadOrders } from '../../commerce/orders';
import { type WatchRecord, WatchRecords } from '../../auctions/watchlist';
import {
  AuctionRecordsStore,
  type BidRecord,
  type EnrolmentRecord,
  type PurchaseRecord,
  type RefusedBidRecord,
  type ReservationRecord,
} from './auction-records.store';
import { type ClaimRecord, ClaimRecords } from './claim-records';
import { type PlateRecord, PlateRecords } from './plate-records';

/** The newest first. */
export interface OwnRecord extends PlateRecord, ClaimRecord {
  readonly agreements: readonly ConsentRecord[];
  readonly enrolments: readonly EnrolmentRecord[];
  readonly bids: readonly BidRecord[];
  readonly refusedBids: readonly RefusedBidRecord[];
  readonly reservations: readonly ReservationRecord[];
  readonly orders: readonly OrderView[];
  /** Which vehicles the plates of fixed-price orders are for. */
  readonly purchases: readonly PurchaseRecord[];
  readonly watches: readonly WatchRecord[];
  readonly noticeChoices: NoticeChoices;
}

@Injectable()
export class OwnRecords {
  constructor(
    private readonly auctions: AuctionRecordsStore,
    private readonly orders: ReadOrders,
    private readonly watches: WatchRecords,
    private readonly plates: PlateRecords,
    private readonly consents: ConsentsStore,
    private readonly claims: ClaimRecords,
  ) {}

  async of(citizenId: number): Promise<OwnRecord> {
    return {
      agreements: await this.consents.of(citizenId),
      enrolments: await this.auctions.enrolmentsOf(citizenId),
      bids: await this.auctions.bidsOf(citizenId),
      refusedBids: await this.auctions.refusedBidsOf(citizenId),
      reservations: await this.auctions.reservationsOf(citizenId),
      orders: await this.orders.allOf(citizenId),
      purchases: await this.auctions.purchasesOf(citizenId),
      watches: await this.watches.of(citizenId),
      ...(await this.plates.of(citizenId)),
      ...(await this.claims.of(citizenId)),
      noticeChoices: await this.watches.choicesOf(citizenId),
    };
  }
}
