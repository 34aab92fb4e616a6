// The control room of an auction: what it shows, and what the auctioneer does in it.
import { Body, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { ControlActDone, ControlRoomView, PaddleHolder, RoomMessage } from '@haopai/contracts';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
} from '../../access/staff-authentication';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { ApiRequestKey, RequestKey } from '../../platform/idempotency';
import {
  ControlActDoneDto,
  ControlRoomDto,
  DisqualifyDto,
  LotActDto,
  PaddleHolderDto,
  RoomMessageBodyDto,
  RoomMessageDto,
} from './control.dto';
import { DisqualifyPaddle } from './disqualify-paddle';
import { FindPaddle } from './find-paddle';
import { ReadControlRoom } from './read-control-room';
import { RoomActs } from './room-acts';

@AdminController('control')
export class ControlController {
  constructor(
    private readonly readRoom: ReadControlRoom,
    private readonly roomActs: RoomActs,
    private readonly disqualifyPaddle: DisqualifyPaddle,
    private readonly findPaddle: FindPaddle,
  ) {}

  @Get('auctions/:id/control')
  @RequiresPermission('control.watch')
  @ApiOkResponse({ type: ControlRoomDto })
  read(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
  ): Promise<ControlRoomView | RefusalError> {
    return this.readRoom.execute(actor, auctionId);
  }

  @Get('auctions/:id/control/paddles/:paddleNo')
  @RequiresPermission('control.act')
  @ApiOkResponse({ type: PaddleHolderDto })
  paddle(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Param('paddleNo', IdPipe) paddleNo: number,
  ): Promise<PaddleHolder | RefusalError> {
    return this.findPaddle.execute(actor, auctionId, paddleNo);
  }

  @Post('auctions/:id/control/acts')
  @HttpCode(200)
  @RequiresPermission('control.act')
  @ApiRequestKey()
  @ApiOkResponse({ type: ControlActDoneDto, description: 'What each lot answered' })
  act(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @RequestKey() actId: string,
    @Body() body: LotActDto,
  ): Promise<ControlActDone | RefusalError> {
    return this.roomActs.act(actor, auctionId, actId, body);
  }

  @Post('auctions/:id/control/disqualifications')
  @HttpCode(200)
  @RequiresPermission('control.act')
  @ApiRequestKey()
  @ApiOkResponse({ type: ControlActDoneDto, description: 'What each lot answered that has not ended' })
  disqualify(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @RequestKey() actId: string,
    @Body() body: DisqualifyDto,
  ): Promise<ControlActDone | RefusalError> {
    return this.disqualifyPaddle.execute(actor, auctionId, actId, body);
  }

  @Post('auctions/:id/control/messages')
  @RequiresPermission('control.act')
  @ApiRequestKey()
  @ApiCreatedResponse({ type: RoomMessageDto })
  say(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @RequestKey() actId: string,
    @Body() body: RoomMessageBodyDto,
  ): Promise<RoomMessage | RefusalError> {
    return this.roomActs.say(actor, auctionId, actId, body);
  }
}
