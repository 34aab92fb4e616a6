// The lots of an ended auction, as staff follow them.
import { Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { EndedLotView, Page } from '@haopai/contracts';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
} from '../../access/staff-authentication';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { EndedLotPageDto, EndedLotsQuery } from './ended-lots.dto';
import { FindEndedLots } from './find-ended-lots';

@AdminController('auctions')
export class EndedLotsController {
  constructor(private readonly lots: FindEndedLots) {}

  @Get('auctions/:id/ended-lots')
  @RequiresPermission('auctions.read')
  @ApiOkResponse({ type: EndedLotPageDto })
  page(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Query() { page, size, outcome }: EndedLotsQuery,
  ): Promise<Page<EndedLotView> | RefusalError> {
    return this.lots.page(actor, { auctionId, outcome: outcome ?? null }, page, size);
  }
}
