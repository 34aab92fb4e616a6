// A citizen's own papers: of a lot that they won, of a plate that they bought.
import { Controller, Get, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { ConfirmationsView } from '@haopai/contracts';
import type { Response } from 'express';
import { type CitizenSession, OwnSession } from '../../access/sessions';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { OrderNoPipe } from '../orders';
import { ConfirmationFileQuery, ConfirmationsDto } from './confirmations.dto';
import { giveFile } from './give-file';
import { ReadConfirmations } from './read-confirmations';

@ApiTags('confirmations')
@Controller('me')
export class OwnConfirmationsController {
  constructor(private readonly confirmations: ReadConfirmations) {}

  @Get('lots/:id/confirmations')
  @ApiOkResponse({ type: ConfirmationsDto, description: 'None of a lot that one has not won' })
  ofLot(
    @OwnSession() { citizenId }: CitizenSession,
    @Param('id', IdPipe) lotId: number,
  ): Promise<ConfirmationsView> {
    return this.confirmations.own(citizenId, { lotId });
  }

  @Get('orders/:orderNo/confirmations')
  @ApiOkResponse({ type: ConfirmationsDto, description: 'Of the plate that the order is about' })
  ofOrder(
    @OwnSession() { citizenId }: CitizenSession,
    @Param('orderNo', OrderNoPipe) orderNo: string,
  ): Promise<ConfirmationsView> {
    return this.confirmations.own(citizenId, { orderNo });
  }

  @Get('confirmations/:number/file')
  @ApiProduces('application/pdf')
  @ApiOkResponse({
    description: 'The one file that there is of it in the language; its SHA-256 stands in Repr-Digest',
    schema: { type: 'string', format: 'binary' },
  })
  async file(
    @OwnSession() { citizenId }: CitizenSession,
    @Param('number') number: string,
    @Query() { language }: ConfirmationFileQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | RefusalError> {
    return giveFile(await this.confirmations.ownFile(citizenId, number, language), language, response);
  }
}
