// The back office's ended auctions: winners, what they owe, and what the cashier does about it.
import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type {
  Page,
  RemindedView,
  SettlementHead,
  SettlementView,
  WinnerContact,
  WinnerView,
} from '@haopai/contracts';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
  ReasonDto,
} from '../../../access/staff-authentication';
import { IdPipe, type RefusalError } from '../../../platform/errors';
import { PageQuery } from '../pages.dto';
import { ActOnBalance } from './act-on-balance';
import {
  ExtendBalanceDto,
  RemindedDto,
  SettlementDto,
  SettlementPageDto,
  WinnerContactDto,
  WinnerDto,
  WinnersPageDto,
  WinnersQuery,
} from './balances.dto';
import { CallWinner } from './call-winner';
import { ExtendBalance } from './extend-balance';
import { FindWinners } from './find-winners';
import { RemindAll } from './remind-all';

@AdminController('settlement')
export class BalancesController {
  constructor(
    private readonly find: FindWinners,
    private readonly act: ActOnBalance,
    private readonly remindAll: RemindAll,
    private readonly extendBalance: ExtendBalance,
    private readonly callWinner: CallWinner,
  ) {}

  @Get('settlement/auctions')
  @RequiresPermission('settlement.read')
  @ApiOkResponse({ type: SettlementPageDto })
  auctions(
    @CurrentStaff() actor: Actor,
    @Query() { page, size }: PageQuery,
  ): Promise<Page<SettlementHead> | RefusalError> {
    return this.find.auctions(actor, page, size);
  }

  @Get('settlement/auctions/:id')
  @RequiresPermission('settlement.read')
  @ApiOkResponse({ type: SettlementDto })
  auction(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
  ): Promise<SettlementView | RefusalError> {
    return this.find.auction(actor, auctionId);
  }

  @Get('settlement/auctions/:id/winners')
  @RequiresPermission('settlement.read')
  @ApiOkResponse({ type: WinnersPageDto })
  winners(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Query() { page, size, state, sort }: WinnersQuery,
  ): Promise<Page<WinnerView> | RefusalError> {
    return this.find.winners(actor, { auctionId, state: state ?? null, sort: sort ?? 'lot' }, page, size);
  }

  @Post('settlement/auctions/:id/remind')
  @HttpCode(200)
  @RequiresPermission('settlement.act')
  @ApiOkResponse({ type: RemindedDto, description: 'Those who owe; not whom the rules leave out' })
  remindOwing(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
  ): Promise<RemindedView | RefusalError> {
    return this.remindAll.execute(actor, auctionId);
  }

  @Post('settlement/lots/:id/remind')
  @HttpCode(200)
  @RequiresPermission('settlement.act')
  @ApiOkResponse({ type: WinnerDto })
  remind(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) lotId: number,
  ): Promise<WinnerView | RefusalError> {
    return this.act.remind(actor, lotId);
  }

  @Post('settlement/lots/:id/contact')
  @HttpCode(200)
  @RequiresPermission('settlement.act')
  @ApiOkResponse({ type: WinnerContactDto, description: 'Not masked: on record, with the reason' })
  contact(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) lotId: number,
    @Body() { reason }: ReasonDto,
  ): Promise<WinnerContact | RefusalError> {
    return this.callWinner.execute(actor, lotId, reason);
  }

  @Post('settlement/lots/:id/extend')
  @HttpCode(200)
  @RequiresPermission('settlement.act')
  @ApiOkResponse({ type: WinnerDto })
  extend(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) lotId: number,
    @Body() body: ExtendBalanceDto,
  ): Promise<WinnerView | RefusalError> {
    return this.extendBalance.execute(actor, lotId, body);
  }

  @Post('settlement/lots/:id/forfeit')
  @HttpCode(200)
  @RequiresPermission('settlement.act')
  @ApiOkResponse({ type: WinnerDto })
  forfeit(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) lotId: number,
    @Body() { reason }: ReasonDto,
  ): Promise<WinnerView | RefusalError> {
    return this.act.forfeit(actor, lotId, reason);
  }
}
