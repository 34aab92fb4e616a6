// Who may order something at a lot: not too often, in the auction's room, of the plate's region, with an entry of their own whose car may carry the plate.
import { Injectable } from '@nestjs/common';
import { type Bidder, refuseOtherRegion } from '../../auctions/enrolments';
import { refuseUnfit } from '../../plates/registered-cars';
import { RefusalError } from '../../platform/errors';
import { RateLimits } from '../../platform/limits';
import type { CitizenSession } from '../../access/sessions';
import { LotCards } from './lot-cards';

@Injectable()
export class AdmitBidder {
  constructor(
    private readonly limits: RateLimits,
    private readonly cards: LotCards,
  ) {}

  /**
   * The bidder, or why this session may order nothing here; `entryId` is the entry that they want to use, null when none is needed.
   * Counts as a bid towards the limit of its citizen.
   */
  async toLot(
    session: CitizenSession,
    lotId: number,
    entryId: number | null,
  ): Promise<Bidder | RefusalError> {
    const tooMany = await this.limits.consume('bid', `citizen:${session.citizenId}`);
    if (tooMany !== undefined) return tooMany;
    const lot = await this.cards.lot(lotId);
    if (lot instanceof RefusalError) return lot;
    const bidder = await this.cards.bidder(session, lot.auctionId);
    if (bidder instanceof RefusalError) return bidder;
    const otherRegion = refuseOtherRegion(bidder, lot);
    if (otherRegion !== undefined) return otherRegion;
    if (entryId === null) return bidder;
    const own = bidder.entries.find((entry) => entry.entryId === entryId);
    if (own === undefined) return new RefusalError('BID.NOT_YOUR_ENTRY', { entryId });
    return refuseUnfit({ vin: own.vin, vehicle: own.vehicle ?? null }, lot.plate) ?? bidder;
  }
}
