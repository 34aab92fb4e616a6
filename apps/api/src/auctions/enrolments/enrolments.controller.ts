// Enrolling in an auction: the form's checks, the enrolment itself, and one's own.
import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { EnrolmentView, VinCheckView } from '@haopai/contracts';
import type { Request } from 'express';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { ApiRequestKey, RequestKey } from '../../platform/idempotency';
import { languageOf } from '../../platform/http';
import { leaveLane } from '../../platform/lanes';
import { type CitizenSession, OwnSession } from '../../access/sessions';
import { CheckVin } from './check-vin';
import { Enrol } from './enrol';
import { VinCheckDto } from '../../plates/registered-cars';
import { EnrolmentDto } from './enrolments-answers.dto';
import { EnrolDto } from './enrolments.dto';
import { FindEnrolments } from './find-enrolments';

@ApiTags('enrolments')
@Controller('auctions/:id')
export class EnrolmentsController {
  constructor(
    private readonly enrolIn: Enrol,
    private readonly enrolments: FindEnrolments,
    private readonly checkVin: CheckVin,
  ) {}

  @Post('enrolments')
  @ApiRequestKey()
  @ApiCreatedResponse({ type: EnrolmentDto })
  enrol(
    @Param('id', IdPipe) auctionId: number,
    @RequestKey() key: string,
    @Body() body: EnrolDto,
    @OwnSession() session: CitizenSession,
    @Req() request: Request,
  ): Promise<EnrolmentView | RefusalError> {
    const { citizenId } = session;
    const order = { ...body, auctionId, citizenId, key, language: languageOf(request) };
    return this.enrolIn.execute(order, session, () => leaveLane(request));
  }

  @Get('enrolments/mine')
  @ApiOkResponse({ type: EnrolmentDto, description: 'The live one, or the last that came to nothing' })
  mine(
    @Param('id', IdPipe) auctionId: number,
    @OwnSession() session: CitizenSession,
  ): Promise<EnrolmentView | RefusalError> {
    return this.enrolments.inAuction(session, auctionId);
  }

  @Get('vins/:vin')
  @ApiOkResponse({ type: VinCheckDto })
  vin(
    @Param('id', IdPipe) auctionId: number,
    @Param('vin') vin: string,
    @OwnSession() { citizenId }: CitizenSession,
  ): Promise<VinCheckView | RefusalError> {
    return this.checkVin.execute(citizenId, auctionId, vin);
  }
}
