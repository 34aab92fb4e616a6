// Use case: which bidder is a session in an auction? And the rule on which of its lots they may bid.
import { Injectable } from '@nestjs/common';
import { isOpenToRegion } from '@haopai/rules';
import type { Lot } from '../auctions';
import { RefusalError } from '../errors';
import type { Bidder } from './enrolment';
import { EnrolmentsStore } from './enrolments.store';
import { RoomPasses } from './room-passes';

export type BiddableLot = Pick<Lot, 'lotId' | 'plate'>;

@Injectable()
export class BidderOf {
  constructor(
    private readonly passes: RoomPasses,
    private readonly enrolments: EnrolmentsStore,
  ) {}

  /** May be kept for as long as the session lasts, but for the entries' bindings. */
  async inAuction(sessionId: string, auctionId: number): Promise<Bidder | RefusalError<'ROOM.NOT_ENTERED'>> {
    const enrolmentId = await this.passes.find(sessionId, auctionId);
    const bidder = enrolmentId === null ? null : await this.enrolments.bidderOf(enrolmentId);
    return bidder ?? new RefusalError('ROOM.NOT_ENTERED', { auctionId });
  }
}

export function refuseOtherRegion(
  bidder: Pick<Bidder, 'region'>,
  { lotId, plate }: BiddableLot,
): RefusalError<'LOT.OTHER_REGION'> | undefined {
  if (isOpenToRegion(plate, bidder.region)) return undefined;
  return new RefusalError('LOT.OTHER_REGION', { lotId, region: plate.region });
}
