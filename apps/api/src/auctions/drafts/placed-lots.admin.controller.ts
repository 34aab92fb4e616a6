// Lots of a draft that are set together, go into another one, or, reserved, are given back.
import { Body, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { AdminAuctionView } from '@haopai/contracts';
import {
  type Actor,
  AdminController,
  CurrentStaff,
  RequiresPermission,
} from '../../access/staff-authentication';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { ArrangeLots } from './arrange-lots';
import { AdminAuctionDto } from './drafts-answers.dto';
import { GiveBackLotDto, MoveLotsDto, OpenLotsDto, OrderLotsDto, PriceLotsDto } from './drafts.dto';
import { GiveBackLot } from './give-back-lot';
import { MoveLots } from './move-lots';

@AdminController('auctions')
export class PlacedLotsController {
  constructor(
    private readonly moveLots: MoveLots,
    private readonly giveBack: GiveBackLot,
    private readonly arrange: ArrangeLots,
  ) {}

  @Post('auctions/:id/lots/order')
  @HttpCode(200)
  @RequiresPermission('auctions.edit')
  @ApiOkResponse({ type: AdminAuctionDto, description: 'These stand from that number on' })
  order(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Body() body: OrderLotsDto,
  ): Promise<AdminAuctionView | RefusalError> {
    return this.arrange.place(actor, auctionId, body);
  }

  @Post('auctions/:id/lots/prices')
  @HttpCode(200)
  @RequiresPermission('auctions.edit')
  @ApiOkResponse({ type: AdminAuctionDto })
  price(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Body() body: PriceLotsDto,
  ): Promise<AdminAuctionView | RefusalError> {
    return this.arrange.price(actor, auctionId, body);
  }

  @Post('auctions/:id/lots/openings')
  @HttpCode(200)
  @RequiresPermission('auctions.edit')
  @ApiOkResponse({ type: AdminAuctionDto, description: 'They move with the start from then on' })
  open(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Body() body: OpenLotsDto,
  ): Promise<AdminAuctionView | RefusalError> {
    return this.arrange.open(actor, auctionId, body);
  }

  @Post('auctions/:id/lots/move')
  @HttpCode(200)
  @RequiresPermission('auctions.edit')
  @ApiOkResponse({ type: AdminAuctionDto, description: 'The draft that has them now' })
  move(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Body() body: MoveLotsDto,
  ): Promise<AdminAuctionView | RefusalError> {
    return this.moveLots.execute(actor, auctionId, body);
  }

  @Post('auctions/:id/lots/:lotId/give-back')
  @HttpCode(200)
  @RequiresPermission('reservations.decide')
  @ApiOkResponse({ type: AdminAuctionDto })
  back(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Param('lotId', IdPipe) lotId: number,
    @Body() body: GiveBackLotDto,
  ): Promise<AdminAuctionView | RefusalError> {
    return this.giveBack.execute(actor, auctionId, lotId, body);
  }
}
