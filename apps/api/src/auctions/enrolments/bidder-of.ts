// Use case: which bidder is a session in an auction? And the rule on which of its lots they may bid.
import { Injectable } from '@nestjs/common';
import { isOpenToRegion } from '@haopai/rules';
import type { Lot } from '../public';
import { RefusalError } from '../../platform/errors';
import type { CitizenSession } from '../../access/sessions';
import type { Bidder } from './enrolment';
import { EnrolmentsStore } from './enrolments.store';
import { RoomPasses } from './room-passes';

export type NoBidder = RefusalError<'ROOM.NOT_ENTERED'> | RefusalError<'PADDLE.DISQUALIFIED'>;
export type BiddableLot = Pick<Lot, 'lotId' | 'plate'>;

@Injectable()
export class BidderOf {
  constructor(
    private readonly passes: RoomPasses,
    private readonly enrolments: EnrolmentsStore,
  ) {}

  /** May be kept for as long as the session lasts, but for the entries' bindings; of a disqualified paddle each lot knows. */
  async inAuction(session: CitizenSession, auctionId: number): Promise<Bidder | NoBidder> {
    const enrolmentId = await this.passes.find(session, auctionId);
    if (enrolmentId === null) return new RefusalError('ROOM.NOT_ENTERED', { auctionId });
    return this.ofEnrolment(enrolmentId, auctionId);
  }

  /** Whether the session is in the auction's room. */
  async isInside(session: CitizenSession, auctionId: number): Promise<boolean> {
    return (await this.passes.find(session, auctionId)) !== null;
  }

  /** Whether the citizen could enter it. */
  mayEnter(citizenId: number, auctionId: number): Promise<boolean> {
    return this.enrolments.hasPaddle(auctionId, citizenId);
  }

  async ofEnrolment(enrolmentId: number, auctionId: number): Promise<Bidder | NoBidder> {
    const bidder = await this.enrolments.bidderOf(enrolmentId);
    if (bidder === null) return new RefusalError('ROOM.NOT_ENTERED', { auctionId });
    const reason = await this.enrolments.disqualifiedFor(auctionId, bidder.paddleNo);
    return reason === null ? bidder : new RefusalError('PADDLE.DISQUALIFIED', { reason });
  }
}

export function refuseOtherRegion(
  bidder: Pick<Bidder, 'region'>,
  { lotId, plate }: BiddableLot,
): RefusalError<'LOT.OTHER_REGION'> | undefined {
  if (isOpenToRegion(plate, bidder.region)) return undefined;
  return new RefusalError('LOT.OTHER_REGION', { lotId, region: plate.region });
}
