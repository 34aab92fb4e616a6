// Who is enrolled in an auction, for staff.
import { Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { AdminEnrolmentView, Page } from '@haopai/contracts';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
} from '../../access/staff-authentication';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { BiddersPageDto, BiddersQuery } from './bidders.dto';
import { FindBidders } from './find-bidders';

@AdminController('auctions')
export class BiddersController {
  constructor(private readonly bidders: FindBidders) {}

  @Get('auctions/:id/enrolments')
  @RequiresPermission('auctions.read')
  @ApiOkResponse({ type: BiddersPageDto })
  page(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Query() { page, size, state, text }: BiddersQuery,
  ): Promise<Page<AdminEnrolmentView> | RefusalError> {
    const search = { state: state ?? null, text: text?.trim() ?? null };
    return this.bidders.page(actor, auctionId, search, page, size);
  }

  @Get('auctions/:id/enrolments/csv')
  @RequiresPermission('auctions.read')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  csv(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
  ): Promise<StreamableFile | RefusalError> {
    return this.bidders.file(actor, auctionId, 'csv');
  }

  @Get('auctions/:id/enrolments/xlsx')
  @RequiresPermission('auctions.read')
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  xlsx(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
  ): Promise<StreamableFile | RefusalError> {
    return this.bidders.file(actor, auctionId, 'xlsx');
  }
}
