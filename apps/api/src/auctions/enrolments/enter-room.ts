// Use case: enter an auction's bidding room with paddle number and access code (docs/domain.md, "Auction").
import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RoomPass } from '@haopai/contracts';
import { FindAuctions } from '../public';
import { RefusalError } from '../../platform/errors';
import { RateLimits } from '../../platform/limits';
import type { CitizenSession } from '../../access/sessions';
import { BidderOf } from './bidder-of';
import type { Enrolment } from './enrolment';
import { EnrolmentsStore } from './enrolments.store';
import { laneOfDrill } from './lane-of-drill';
import type { SignedPass } from './pass-cookie';
import { roomPassOf } from './room-pass';
import { RoomPasses } from './room-passes';

export interface Entered {
  readonly roomPass: RoomPass;
  /** For the browser to keep. */
  readonly signedPass: SignedPass;
}

export interface EnterRoomOrder extends CitizenSession {
  readonly auctionId: number;
  readonly paddleNo: number;
  readonly accessCode: string;
}

@Injectable()
export class EnterRoom {
  constructor(
    private readonly auctions: FindAuctions,
    private readonly enrolments: EnrolmentsStore,
    private readonly passes: RoomPasses,
    private readonly bidders: BidderOf,
    private readonly limits: RateLimits,
  ) {}

  /** ROOM.REFUSED never says which part was wrong. */
  async execute(order: EnterRoomOrder): Promise<Entered | RefusalError> {
    const { citizenId, auctionId, paddleNo } = order;
    const tooMany = await this.limits.consume('enterRoom', `citizen:${citizenId}`);
    if (tooMany !== undefined) return tooMany;

    const auction = await this.auctions.byId(auctionId);
    if (auction instanceof RefusalError) return auction;

    const enrolment = await this.enrolments.byPaddle(auctionId, paddleNo);
    if (enrolment === null || !opensFor(enrolment, order))
      return new RefusalError('ROOM.REFUSED', { auctionId });

    const bidder = await this.bidders.ofEnrolment(enrolment.id, auctionId);
    if (bidder instanceof RefusalError) return bidder;
    const time = auction.isDrill ? await this.auctions.biddingTimeOf(auctionId) : undefined;
    if (time instanceof RefusalError) return time;
    const lane = time === undefined ? undefined : laneOfDrill(time);
    const signedPass = await this.passes.grant(order.sessionId, auctionId, enrolment.id, lane);
    return { roomPass: roomPassOf(bidder), signedPass };
  }
}

function opensFor(enrolment: Enrolment, { citizenId, accessCode }: EnterRoomOrder): boolean {
  const hasCode = isSameText(enrolment.accessCode, accessCode);
  return hasCode && enrolment.citizenId === citizenId;
}

/** Takes the same time wherever the two differ, and whatever their lengths. */
function isSameText(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
