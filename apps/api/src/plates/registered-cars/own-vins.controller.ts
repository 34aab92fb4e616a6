// Whether a car can still get a plate, for whoever is about to buy or reserve one.
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { VinCheckView } from '@haopai/contracts';
import { type CitizenSession, OwnSession } from '../../access/sessions';
import type { RefusalError } from '../../platform/errors';
import { LookUpVin } from './look-up-vin';
import { VinCheckDto } from './vins-answers.dto';

@ApiTags('vehicles')
@Controller('me/vins')
export class OwnVinsController {
  constructor(private readonly lookUp: LookUpVin) {}

  @Get(':vin')
  @ApiOkResponse({ type: VinCheckDto })
  vin(
    @Param('vin') vin: string,
    @OwnSession() { citizenId }: CitizenSession,
  ): Promise<VinCheckView | RefusalError> {
    return this.lookUp.execute(citizenId, vin);
  }
}
