// Reserving a plate: the form's check, the reservation, and one's own.
import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Page, PlateCheckView, ReservationTerms, ReservationView } from '@haopai/contracts';
import type { Request } from 'express';
import type { RefusalError } from '../../platform/errors';
import { ApiRequestKey, RequestKey } from '../../platform/idempotency';
import { languageOf } from '../../platform/http';
import { leaveLane } from '../../platform/lanes';
import { type CitizenSession, OwnSession } from '../../access/sessions';
import { CheckPlate } from './check-plate';
import { FindReservations } from './find-reservations';
import { ReadTerms } from './read-terms';
import {
  PlateCheckDto,
  ReservationDto,
  ReservationPageDto,
  ReservationTermsDto,
} from './reservations-answers.dto';
import { OwnReservationsQuery, ReserveDto } from './reservations.dto';
import { Reserve } from './reserve';

@ApiTags('reservations')
@Controller()
export class ReservationsController {
  constructor(
    private readonly checkPlate: CheckPlate,
    private readonly readTerms: ReadTerms,
    private readonly reserve: Reserve,
    private readonly reservations: FindReservations,
  ) {}

  @Get('reservations/terms')
  @ApiOkResponse({ type: ReservationTermsDto, description: 'As is usual: an approval may say otherwise' })
  terms(@OwnSession() _session: CitizenSession): ReservationTerms {
    return this.readTerms.execute();
  }

  @Get('reservations/plates/:tail')
  @ApiOkResponse({ type: PlateCheckDto })
  plate(
    @Param('tail') tail: string,
    @OwnSession() { citizenId }: CitizenSession,
  ): Promise<PlateCheckView | RefusalError> {
    return this.checkPlate.execute(citizenId, tail);
  }

  @Post('reservations')
  @ApiRequestKey()
  @ApiCreatedResponse({ type: ReservationDto })
  add(
    @RequestKey() key: string,
    @Body() { tail, vin, vehicle }: ReserveDto,
    @OwnSession() { citizenId }: CitizenSession,
    @Req() request: Request,
  ): Promise<ReservationView | RefusalError> {
    const order = { tail, vin, vehicle, citizenId, key, language: languageOf(request) };
    return this.reserve.execute(order, () => leaveLane(request));
  }

  @Get('me/reservations')
  @ApiOkResponse({ type: ReservationPageDto, description: 'The newest first' })
  page(
    @OwnSession() { citizenId }: CitizenSession,
    @Query() query: OwnReservationsQuery,
  ): Promise<Page<ReservationView>> {
    return this.reservations.page(citizenId, query.page, query.size);
  }
}
