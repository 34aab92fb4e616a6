// Versions of the user agreement, for editors.
import { Body, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam } from '@nestjs/swagger';
import type { AdminAgreementHead, AdminAgreementView } from '@haopai/contracts';
import { Acting, type Actor, AdminController, Needs, ReasonDto } from '../../staff-authentication';
import type { RefusalError } from '../../../platform/errors';
import { AddAgreementDto, AdminAgreementDto, AdminAgreementHeadDto } from './agreements.admin.dto';
import { EditAgreements } from './edit-agreements';

const PARAM = { name: 'version', example: '2026-11-01' };

@AdminController('content')
export class AdminAgreementsController {
  constructor(private readonly agreements: EditAgreements) {}

  @Get('agreements')
  @Needs('content.read')
  @ApiOkResponse({ type: [AdminAgreementHeadDto] })
  all(@Acting() actor: Actor): Promise<readonly AdminAgreementHead[] | RefusalError> {
    return this.agreements.all(actor);
  }

  @Get('agreements/:version')
  @Needs('content.read')
  @ApiParam(PARAM)
  @ApiOkResponse({ type: AdminAgreementDto })
  byVersion(
    @Acting() actor: Actor,
    @Param('version') version: string,
  ): Promise<AdminAgreementView | RefusalError> {
    return this.agreements.byVersion(actor, version);
  }

  @Post('agreements')
  @Needs('content.edit')
  @ApiCreatedResponse({ type: AdminAgreementDto })
  add(@Acting() actor: Actor, @Body() body: AddAgreementDto): Promise<AdminAgreementView | RefusalError> {
    return this.agreements.add(actor, body);
  }

  @Post('agreements/:version/withdraw')
  @HttpCode(200)
  @Needs('content.edit')
  @ApiParam(PARAM)
  @ApiOkResponse({ type: [AdminAgreementHeadDto] })
  withdraw(
    @Acting() actor: Actor,
    @Param('version') version: string,
    @Body() { reason }: ReasonDto,
  ): Promise<readonly AdminAgreementHead[] | RefusalError> {
    return this.agreements.withdraw(actor, version, reason);
  }
}
