// Whether one is known to be who one says: looked at, asked for, corrected.
import { Body, Controller, Get, HttpCode, Post, Put, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { OwnIdentityView } from '@haopai/contracts';
import type { Request } from 'express';
import type { RefusalError } from '../../platform/errors';
import { leaveLane } from '../../platform/lanes';
import { type CitizenSession, OwnSession } from '../sessions';
import { CorrectIdentity } from './correct-identity';
import { ChooseRegionDto, CorrectIdentityDto, OwnIdentityDto } from './identity.dto';
import { OwnIdentity } from './own-identity';

@ApiTags('identity')
@Controller('me/identity')
export class OwnIdentityController {
  constructor(
    private readonly own: OwnIdentity,
    private readonly correct: CorrectIdentity,
  ) {}

  @Get()
  @ApiOkResponse({ type: OwnIdentityDto })
  read(@OwnSession() { citizenId }: CitizenSession): Promise<OwnIdentityView | RefusalError> {
    return this.own.view(citizenId);
  }

  @Post('check')
  @HttpCode(200)
  @ApiOkResponse({
    type: OwnIdentityDto,
    description: 'Asked now; `waiting` where there is no answer within a moment',
  })
  check(
    @OwnSession() { citizenId }: CitizenSession,
    @Req() request: Request,
  ): Promise<OwnIdentityView | RefusalError> {
    return this.own.check(citizenId, () => leaveLane(request));
  }

  @Put()
  @ApiOkResponse({ type: OwnIdentityDto, description: 'Another name or number, to be asked for anew' })
  change(
    @OwnSession() { citizenId }: CitizenSession,
    @Body() body: CorrectIdentityDto,
  ): Promise<OwnIdentityView | RefusalError> {
    return this.correct.holder(citizenId, body);
  }

  @Put('region')
  @ApiOkResponse({ type: OwnIdentityDto, description: 'The region that the document names' })
  region(
    @OwnSession() { citizenId }: CitizenSession,
    @Body() { region }: ChooseRegionDto,
  ): Promise<OwnIdentityView | RefusalError> {
    return this.correct.region(citizenId, region);
  }
}
