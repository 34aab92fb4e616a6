// Who is enrolled in an auction, for staff.
import { Get, Param, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { AdminEnrolmentView, Page } from '@haopai/contracts';
import { Acting, type Actor, AdminController, Needs } from '../acting';
import { IdPipe, type RefusalError } from '../errors';
import { BiddersFileQuery, BiddersPageDto, BiddersQuery } from './bidders.dto';
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

  @Get('auctions/:id/enrolments/file')
  @Needs('auctions.read')
  @ApiProduces('text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  file(
    @Acting() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Query() { format }: BiddersFileQuery,
  ): Promise<StreamableFile | RefusalError> {
    return this.bidders.file(actor, auctionId, format);
  }
}
