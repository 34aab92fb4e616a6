// The door of an auction's bidding room.
import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { RoomPass } from '@haopai/contracts';
import { Config } from '../../platform/config';
import { IdPipe, RefusalError } from '../../platform/errors';
import { type CitizenSession, OwnSession } from '../../access/sessions';
import { BidderOf } from './bidder-of';
import { EnterRoomDto, RoomPassDto } from './enrolments.dto';
import { EnterRoom } from './enter-room';
import { setPassCookie } from './pass-cookie';
import { roomPassOf } from './room-pass';

@ApiTags('enrolments')
@Controller('auctions/:id/room')
export class RoomController {
  constructor(
    private readonly enterRoom: EnterRoom,
    private readonly bidders: BidderOf,
    private readonly config: Config,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: RoomPassDto })
  async enter(
    @Param('id', IdPipe) auctionId: number,
    @Body() body: EnterRoomDto,
    @OwnSession() session: CitizenSession,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RoomPass | RefusalError> {
    const entered = await this.enterRoom.execute({ ...body, ...session, auctionId });
    if (entered instanceof RefusalError) return entered;
    setPassCookie(response, entered.signedPass, this.config);
    return entered.roomPass;
  }

  @Get()
  @ApiOkResponse({ type: RoomPassDto })
  async pass(
    @Param('id', IdPipe) auctionId: number,
    @OwnSession() session: CitizenSession,
  ): Promise<RoomPass | RefusalError> {
    const bidder = await this.bidders.inAuction(session, auctionId);
    return bidder instanceof RefusalError ? bidder : roomPassOf(bidder);
  }
}
