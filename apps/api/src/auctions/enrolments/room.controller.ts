// The door of an auction's bidding room.
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { RoomPass } from '@haopai/contracts';
import { IdPipe, RefusalError } from '../../platform/errors';
import { type CitizenSession, OwnSession } from '../../access/sessions';
import { BidderOf } from './bidder-of';
import { EnterRoomDto, RoomPassDto } from './enrolments.dto';
import { EnterRoom } from './enter-room';
import { roomPassOf } from './room-pass';

@ApiTags('enrolments')
@Controller('auctions/:id/room')
export class RoomController {
  constructor(
    private readonly enterRoom: EnterRoom,
    private readonly bidders: BidderOf,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: RoomPassDto })
  enter(
    @Param('id', IdPipe) auctionId: number,
    @Body() body: EnterRoomDto,
    @OwnSession() session: CitizenSession,
  ): Promise<RoomPass | RefusalError> {
    return this.enterRoom.execute({ ...session, ...body, auctionId });
  }

  @Get()
  @ApiOkResponse({ type: RoomPassDto })
  async pass(
    @Param('id', IdPipe) auctionId: number,
    @OwnSession() session: CitizenSession,
  ): Promise<RoomPass | RefusalError> {
    const bidder = await this.bidders.inAuction(session.sessionId, auctionId);
    return bidder instanceof RefusalError ? bidder : roomPassOf(bidder);
  }
}
