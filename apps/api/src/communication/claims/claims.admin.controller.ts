// Claims before the staff: found, taken, asked back, answered, closed.
import { Body, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { AdminClaimLine, AdminClaimView, Page } from '@haopai/contracts';
import {
  type Actor,
  AdminController,
  CurrentStaff,
  RequiresPermission,
} from '../../access/staff-authentication';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { ActOnClaim } from './act-on-claim';
import { AdminClaimDto, AdminClaimPageDto } from './claims-answers.dto';
import { ActOnClaimDto, AssignClaimDto, ClaimsQuery } from './claims.dto';
import { FindClaims } from './find-claims';
import { GrantIdentityClaim } from './grant-identity-claim';
import { GrantVin } from './grant-vin';
import { GivesPicture, pictureOf } from './sealed-picture';

@AdminController('claims')
export class ClaimsController {
  constructor(
    private readonly find: FindClaims,
    private readonly acts: ActOnClaim,
    private readonly grant: GrantVin,
    private readonly grantIdentity: GrantIdentityClaim,
  ) {}

  @Get('claims')
  @RequiresPermission('claims.read')
  @ApiOkResponse({ type: AdminClaimPageDto, description: 'What is due first comes first' })
  page(
    @CurrentStaff() actor: Actor,
    @Query() { filter = 'waiting', about, assigned, page, size }: ClaimsQuery,
  ): Promise<Page<AdminClaimLine> | RefusalError> {
    const wanted = { filter, about: about ?? null, assigned: assigned ?? null, page, size };
    return this.find.page(actor, wanted);
  }

  @Get('claims/:id')
  @RequiresPermission('claims.read')
  @ApiOkResponse({ type: AdminClaimDto })
  one(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) claimId: number,
  ): Promise<AdminClaimView | RefusalError> {
    return this.find.one(actor, claimId);
  }

  @Get('claims/:id/files/:fileId')
  @RequiresPermission('claims.read')
  @GivesPicture()
  async file(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) claimId: number,
    @Param('fileId', IdPipe) fileId: number,
  ): Promise<StreamableFile | RefusalError> {
    return pictureOf(await this.find.file(actor, claimId, fileId));
  }

  @Post('claims/:id/assign')
  @HttpCode(200)
  @RequiresPermission('claims.act')
  @ApiOkResponse({ type: AdminClaimDto })
  assign(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) claimId: number,
    @Body() { version }: AssignClaimDto,
  ): Promise<AdminClaimView | RefusalError> {
    return this.acts.assign(actor, claimId, version);
  }

  @Post('claims/:id/answer')
  @HttpCode(200)
  @RequiresPermission('claims.act')
  @ApiOkResponse({ type: AdminClaimDto })
  answer(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) claimId: number,
    @Body() body: ActOnClaimDto,
  ): Promise<AdminClaimView | RefusalError> {
    return this.acts.act(actor, claimId, 'answer', body);
  }

  @Post('claims/:id/ask')
  @HttpCode(200)
  @RequiresPermission('claims.act')
  @ApiOkResponse({ type: AdminClaimDto })
  ask(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) claimId: number,
    @Body() body: ActOnClaimDto,
  ): Promise<AdminClaimView | RefusalError> {
    return this.acts.act(actor, claimId, 'ask', body);
  }

  @Post('claims/:id/grant-vin')
  @HttpCode(200)
  @RequiresPermission('claims.act')
  @ApiOkResponse({
    type: AdminClaimDto,
    description: 'The car is the claimant’s; what nobody has paid is ended',
  })
  grantVin(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) claimId: number,
    @Body() body: ActOnClaimDto,
  ): Promise<AdminClaimView | RefusalError> {
    return this.grant.execute(actor, claimId, body);
  }

  @Post('claims/:id/grant-document')
  @HttpCode(200)
  @RequiresPermission('claims.act')
  @ApiOkResponse({
    type: AdminClaimDto,
    description: 'The claimant is who they say; another account that has the document loses it',
  })
  grantDocument(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) claimId: number,
    @Body() body: ActOnClaimDto,
  ): Promise<AdminClaimView | RefusalError> {
    return this.grantIdentity.document(actor, claimId, body);
  }

  @Post('claims/:id/grant-region')
  @HttpCode(200)
  @RequiresPermission('claims.act')
  @ApiOkResponse({ type: AdminClaimDto, description: 'The region is the account’s, and proven' })
  grantRegion(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) claimId: number,
    @Body() body: ActOnClaimDto,
  ): Promise<AdminClaimView | RefusalError> {
    return this.grantIdentity.region(actor, claimId, body);
  }

  @Post('claims/:id/close')
  @HttpCode(200)
  @RequiresPermission('claims.act')
  @ApiOkResponse({ type: AdminClaimDto })
  close(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) claimId: number,
    @Body() body: ActOnClaimDto,
  ): Promise<AdminClaimView | RefusalError> {
    return this.acts.act(actor, claimId, 'close', body);
  }
}
