// A citizen's own agreement: what is in force, what is new in it, and the consent.
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { OwnAgreementView } from '@haopai/contracts';
import type { RefusalError } from '../../../platform/errors';
import { type CitizenSession, OwnSession } from '../../sessions';
import { AgreementQuery } from '../agreements.dto';
import { AgreeAnew } from './agree-anew';
import { AgreeDto, OwnAgreementDto } from './agreeing.dto';

@ApiTags('agreements')
@Controller('me/agreement')
export class AgreeingController {
  constructor(private readonly agreeing: AgreeAnew) {}

  @Get()
  @ApiOkResponse({ type: OwnAgreementDto })
  read(
    @OwnSession() { citizenId }: CitizenSession,
    @Query() { lang }: AgreementQuery,
  ): Promise<OwnAgreementView | RefusalError> {
    return this.agreeing.read(citizenId, lang);
  }

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: OwnAgreementDto, description: 'Agreed' })
  agree(
    @OwnSession() { citizenId }: CitizenSession,
    @Query() { lang }: AgreementQuery,
    @Body() body: AgreeDto,
  ): Promise<OwnAgreementView | RefusalError> {
    return this.agreeing.agree(citizenId, body, lang);
  }
}
