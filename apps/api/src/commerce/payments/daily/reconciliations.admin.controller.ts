// The back office's comparison of the books with the provider's.
import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { DifferenceView, Page, ReconciliationHead } from '@haopai/contracts';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
} from '../../../access/staff-authentication';
import { IdPipe, type RefusalError } from '../../../platform/errors';
import { ReadReconciliations } from './read-reconciliations';
import {
  CloseDifferenceDto,
  DifferenceDto,
  DifferencesPageDto,
  ReconcileDto,
  ReconciliationDto,
  ReconciliationsPageDto,
  ReconciliationsQuery,
} from './reconciliations.dto';

@AdminController('reconciliation')
export class ReconciliationsController {
  constructor(private readonly reconciliations: ReadReconciliations) {}

  @Get('settlement/reconciliations')
  @RequiresPermission('settlement.read')
  @ApiOkResponse({ type: ReconciliationsPageDto })
  page(
    @CurrentStaff() actor: Actor,
    @Query() { page, size }: ReconciliationsQuery,
  ): Promise<Page<ReconciliationHead> | RefusalError> {
    return this.reconciliations.page(actor, page, size);
  }

  @Post('settlement/reconciliations')
  @HttpCode(200)
  @RequiresPermission('settlement.act')
  @ApiOkResponse({ type: ReconciliationDto })
  start(
    @CurrentStaff() actor: Actor,
    @Body() body: ReconcileDto,
  ): Promise<ReconciliationHead | RefusalError> {
    return this.reconciliations.start(actor, body);
  }

  @Get('settlement/reconciliations/:id')
  @RequiresPermission('settlement.read')
  @ApiOkResponse({ type: ReconciliationDto })
  head(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) id: number,
  ): Promise<ReconciliationHead | RefusalError> {
    return this.reconciliations.head(actor, id);
  }

  @Get('settlement/reconciliations/:id/differences')
  @RequiresPermission('settlement.read')
  @ApiOkResponse({ type: DifferencesPageDto })
  differences(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Query() { page, size }: ReconciliationsQuery,
  ): Promise<Page<DifferenceView> | RefusalError> {
    return this.reconciliations.differences(actor, id, page, size);
  }

  @Post('settlement/differences/:id/explain')
  @HttpCode(200)
  @RequiresPermission('settlement.act')
  @ApiOkResponse({ type: DifferenceDto })
  explain(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() { note }: CloseDifferenceDto,
  ): Promise<DifferenceView | RefusalError> {
    return this.reconciliations.explain(actor, id, note);
  }

  @Post('settlement/differences/:id/mend')
  @HttpCode(200)
  @RequiresPermission('settlement.act')
  @ApiOkResponse({ type: DifferenceDto })
  mend(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) id: number,
    @Body() { note }: CloseDifferenceDto,
  ): Promise<DifferenceView | RefusalError> {
    return this.reconciliations.mend(actor, id, note);
  }
}
