// Versions of the user agreement, for editors.
import { Body, Get, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiParam } from '@nestjs/swagger';
import type { AdminAgreementHead, AdminAgreementView } from '@haopai/contracts';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
  ReasonDto,
} from '../../staff-authentication';
import type { RefusalError } from '../../../platform/errors';
import { LongTexts } from '../../../platform/long-bodies';
import { AddAgreementDto, AdminAgreementDto, AdminAgreementHeadDto } from './agreements.admin.dto';
import { EditAgreements } from './edit-agreements';

const PARAM = { name: 'version', example: '2026-11-01' };

@AdminController('content')
@UseInterceptors(LongTexts)
export class AdminAgreementsController {
  constructor(private readonly agreements: EditAgreements) {}

  @Get('agreements')
  @RequiresPermission('content.read')
  @ApiOkResponse({ type: [AdminAgreementHeadDto] })
  all(@CurrentStaff() actor: Actor): Promise<readonly AdminAgreementHead[] | RefusalError> {
    return this.agreements.all(actor);
  }

  @Get('agreements/:version')
  @RequiresPermission('content.read')
  @ApiParam(PARAM)
  @ApiOkResponse({ type: AdminAgreementDto })
  byVersion(
    @CurrentStaff() actor: Actor,
    @Param('version') version: string,
  ): Promise<AdminAgreementView | RefusalError> {
    return this.agreements.byVersion(actor, version);
  }

  @Post('agreements')
  @RequiresPermission('content.edit')
  @ApiCreatedResponse({ type: AdminAgreementDto })
  add(
    @CurrentStaff() actor: Actor,
    @Body() body: AddAgreementDto,
  ): Promise<AdminAgreementView | RefusalError> {
    return this.agreements.add(actor, body);
  }

  @Post('agreements/:version/withdraw')
  @HttpCode(200)
  @RequiresPermission('content.edit')
  @ApiParam(PARAM)
  @ApiOkResponse({ type: [AdminAgreementHeadDto] })
  withdraw(
    @CurrentStaff() actor: Actor,
    @Param('version') version: string,
    @Body() { reason }: ReasonDto,
  ): Promise<readonly AdminAgreementHead[] | RefusalError> {
    return this.agreements.withdraw(actor, version, reason);
  }
}
