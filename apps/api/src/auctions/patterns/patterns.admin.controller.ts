// What may be bidders acting together, for those of the staff who may look into it.
import { HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { PatternReport } from '@haopai/contracts';
import {
  type Actor,
  AdminController,
  CurrentStaff,
  RequiresPermission,
} from '../../access/staff-authentication';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { PatternReportDto } from './patterns.dto';
import { ReadPatterns } from './read-patterns';

@AdminController('auctions')
export class PatternsAdminController {
  constructor(private readonly patterns: ReadPatterns) {}

  /** Reading is an act that is put on record. */
  @Post('auctions/:id/patterns')
  @HttpCode(200)
  @RequiresPermission('patterns.read')
  @ApiOkResponse({ type: PatternReportDto, description: 'The highest score first' })
  read(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
  ): Promise<PatternReport | RefusalError> {
    return this.patterns.report(actor, auctionId);
  }
}
