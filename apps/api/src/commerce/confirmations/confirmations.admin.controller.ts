// The back office's papers of sales and plates; who takes one along is on record.
import { Get, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { ConfirmationsView } from '@haopai/contracts';
import type { Response } from 'express';
import {
  type Actor,
  AdminController,
  CurrentStaff,
  RequiresPermission,
} from '../../access/staff-authentication';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { ConfirmationFileQuery, ConfirmationsDto } from './confirmations.dto';
import { giveFile } from './give-file';
import { ReadConfirmations } from './read-confirmations';

@AdminController('confirmations')
export class OfficeConfirmationsController {
  constructor(private readonly confirmations: ReadConfirmations) {}

  @Get('lots/:id/confirmations')
  @RequiresPermission('settlement.read')
  @ApiOkResponse({ type: ConfirmationsDto })
  ofLot(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) lotId: number,
  ): Promise<ConfirmationsView | RefusalError> {
    return this.confirmations.ofOffice(actor, { lotId });
  }

  @Get('orders/:orderNo/confirmations')
  @RequiresPermission('settlement.read')
  @ApiOkResponse({ type: ConfirmationsDto })
  ofOrder(
    @CurrentStaff() actor: Actor,
    @Param('orderNo') orderNo: string,
  ): Promise<ConfirmationsView | RefusalError> {
    return this.confirmations.ofOffice(actor, { orderNo });
  }

  @Get('confirmations/:number/file')
  @RequiresPermission('settlement.read')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ description: 'On record', schema: { type: 'string', format: 'binary' } })
  async file(
    @CurrentStaff() actor: Actor,
    @Param('number') number: string,
    @Query() { language }: ConfirmationFileQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | RefusalError> {
    return giveFile(await this.confirmations.officeFile(actor, number, language), language, response);
  }
}
