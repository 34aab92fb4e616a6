// Stopping a published auction: one asks, another confirms.
import { Body, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { AdminStopView } from '@haopai/contracts';
import {
  type Actor,
  AdminController,
  CurrentStaff,
  RequiresPermission,
} from '../../access/staff-authentication';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { AskStop } from './ask-stop';
import { DecideStop } from './decide-stop';
import { AdminStopDto, AskStopDto } from './stops.dto';

@AdminController('auctions')
export class StopsController {
  constructor(
    private readonly ask: AskStop,
    private readonly decide: DecideStop,
  ) {}

  @Post('auctions/:id/stops')
  @RequiresPermission('auctions.stop')
  @ApiCreatedResponse({
    type: AdminStopDto,
    description: 'Nothing happens before another person confirms it',
  })
  add(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Body() body: AskStopDto,
  ): Promise<AdminStopView | RefusalError> {
    return this.ask.execute(actor, auctionId, body);
  }

  @Post('stops/:id/confirm')
  @HttpCode(200)
  @RequiresPermission('auctions.publish')
  @ApiOkResponse({ type: AdminStopDto })
  confirm(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) stopId: number,
  ): Promise<AdminStopView | RefusalError> {
    return this.decide.confirm(actor, stopId);
  }

  @Post('stops/:id/decline')
  @HttpCode(200)
  @RequiresPermission('auctions.stop')
  @ApiOkResponse({ type: AdminStopDto })
  decline(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) stopId: number,
  ): Promise<AdminStopView | RefusalError> {
    return this.decide.decline(actor, stopId);
  }
}
