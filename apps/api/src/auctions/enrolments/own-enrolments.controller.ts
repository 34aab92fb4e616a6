// One's own enrolments in all auctions, and each as a calendar file.
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  Req,
  type StreamableFile,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { EnrolmentView, OrderHead, Page } from '@haopai/contracts';
import type { Request } from 'express';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { languageOf } from '../../platform/http';
import { ApiRequestKey, RequestKey } from '../../platform/idempotency';
import { OrderHeadDto } from '../../commerce/orders';
import { type CitizenSession, OwnSession } from '../../access/sessions';
import { EnrolmentDto, EnrolmentPageDto } from './enrolments-answers.dto';
import { ChangeEntryVin } from './change-entry-vin';
import { ChangeEntryVinDto, OwnEnrolmentsQuery, RaiseLimitDto } from './enrolments.dto';
import { FindEnrolments } from './find-enrolments';
import { RaiseLimit } from './raise-limit';
import { StepBack } from './step-back';
import { WriteCalendar } from './write-calendar';

@ApiTags('enrolments')
@Controller('me/enrolments')
export class OwnEnrolmentsController {
  constructor(
    private readonly enrolments: FindEnrolments,
    private readonly writeCalendar: WriteCalendar,
    private readonly stepBack: StepBack,
    private readonly changeVin: ChangeEntryVin,
    private readonly raiseLimit: RaiseLimit,
  ) {}

  @Get()
  @ApiOkResponse({ type: EnrolmentPageDto, description: 'The newest first' })
  page(
    @OwnSession() session: CitizenSession,
    @Query() query: OwnEnrolmentsQuery,
  ): Promise<Page<EnrolmentView>> {
    return this.enrolments.page(session, query.page, query.size);
  }

  @Put(':id/entries/:entryId/vin')
  @ApiOkResponse({ type: EnrolmentDto, description: 'A free share is for another car, before the start' })
  change(
    @OwnSession() session: CitizenSession,
    @Param('id', IdPipe) enrolmentId: number,
    @Param('entryId', IdPipe) entryId: number,
    @Body() { vin, vehicle }: ChangeEntryVinDto,
  ): Promise<EnrolmentView | RefusalError> {
    return this.changeVin.execute(session, { enrolmentId, entryId, vin, vehicle });
  }

  @Post(':id/entries/:entryId/limit')
  @ApiRequestKey()
  @ApiCreatedResponse({ type: OrderHeadDto, description: 'More deposit, so that so much may be bid' })
  raise(
    @OwnSession() { citizenId }: CitizenSession,
    @RequestKey() key: string,
    @Param('id', IdPipe) enrolmentId: number,
    @Param('entryId', IdPipe) entryId: number,
    @Body() { limitFen }: RaiseLimitDto,
  ): Promise<OrderHead | RefusalError> {
    return this.raiseLimit.execute({ citizenId, key, enrolmentId, entryId, limitFen });
  }

  @Post(':id/step-back')
  @HttpCode(200)
  @ApiOkResponse({
    type: EnrolmentDto,
    description: 'Of an auction that was postponed: closed, its deposits on their way back',
  })
  leave(
    @Param('id', IdPipe) enrolmentId: number,
    @OwnSession() { citizenId }: CitizenSession,
  ): Promise<EnrolmentView | RefusalError> {
    return this.stepBack.execute(citizenId, enrolmentId);
  }

  @Get(':id/calendar')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ description: 'One event, with an alarm before it', schema: { type: 'string' } })
  calendar(
    @Param('id', IdPipe) enrolmentId: number,
    @OwnSession() { citizenId }: CitizenSession,
    @Req() request: Request,
  ): Promise<StreamableFile | RefusalError> {
    return this.writeCalendar.execute(citizenId, enrolmentId, languageOf(request));
  }
}
