// Who is enrolled in an auction, for staff.
import { Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { AdminEnrolmentView, Page } from '@haopai/contracts';
import { Acting, type Actor, AdminController, Needs } from '../../access/staff-authentication';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { BiddersPageDto, BiddersQuery } from './bidders.dto';
import { FindBidders } from './find-bidders';

@AdminController('auctions')
export class BiddersController {
  constructor(private readonly bidders: FindBidders) {}

  @Get('auctions/:id/enrolments')
  @Needs('auctions.read')
  @ApiOkResponse({ type: BiddersPageDto })
  page(
    @Acting() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Query() { page, size, state, text }: BiddersQuery,
  ): Promise<Page<AdminEnrolmentView> | RefusalError> {
    const search = { state: state ?? null, text: text?.trim() ?? null };
    return this.bidders.page(actor, auctionId, search, page, size);
  }

  @Get('auctions/:id/enrolments/csv')
  @Needs('auctions.read')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  csv(
    @Acting() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
  ): Promise<StreamableFile | RefusalError> {
    return this.bidders.file(actor, auctionId, 'csv');
  }

  @Get('auctions/:id/enrolments/xlsx')
  @Needs('auctions.read')
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  xlsx(
    @Acting() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
  ): Promise<StreamableFile | RefusalError> {
    return this.bidders.file(actor, auctionId, 'xlsx');
  }
}
