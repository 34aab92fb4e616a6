// One's own claims: made, read, replied in, with pictures.
import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { ClaimLine, ClaimView, Page } from '@haopai/contracts';
import { type CitizenSession, OwnSession } from '../../access/sessions';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { type Upload, Uploaded } from '../../platform/long-bodies';
import { ApiRequestKey, RequestKey } from '../../platform/idempotency';
import { AddClaimFile } from './add-claim-file';
import { ClaimDto, ClaimPageDto } from './claims-answers.dto';
import { ClaimTextDto, MakeClaimDto, OwnClaimsQuery } from './claims.dto';
import { MakeClaim } from './make-claim';
import { OwnClaims } from './own-claims';
import { ReplyToOffice } from './reply-to-office';
import { GivesPicture, pictureOf } from './sealed-picture';

@ApiTags('claims')
@Controller('me/claims')
export class OwnClaimsController {
  constructor(
    private readonly claims: OwnClaims,
    private readonly makeClaim: MakeClaim,
    private readonly replyToOffice: ReplyToOffice,
    private readonly addFile: AddClaimFile,
  ) {}

  @Get()
  @ApiOkResponse({ type: ClaimPageDto, description: 'The newest first' })
  page(
    @OwnSession() { citizenId }: CitizenSession,
    @Query() { page, size }: OwnClaimsQuery,
  ): Promise<Page<ClaimLine>> {
    return this.claims.page(citizenId, page, size);
  }

  @Post()
  @ApiRequestKey()
  @ApiCreatedResponse({ type: ClaimDto })
  make(
    @OwnSession() { citizenId }: CitizenSession,
    @RequestKey() key: string,
    @Body() { about, ref, text }: MakeClaimDto,
  ): Promise<ClaimView | RefusalError> {
    return this.makeClaim.execute({ citizenId, key, about, text, ...(ref === undefined ? {} : { ref }) });
  }

  @Get(':id')
  @ApiOkResponse({ type: ClaimDto })
  one(
    @OwnSession() { citizenId }: CitizenSession,
    @Param('id', IdPipe) claimId: number,
  ): Promise<ClaimView | RefusalError> {
    return this.claims.one(citizenId, claimId);
  }

  @Post(':id/replies')
  @HttpCode(200)
  @ApiOkResponse({ type: ClaimDto })
  reply(
    @OwnSession() { citizenId }: CitizenSession,
    @Param('id', IdPipe) claimId: number,
    @Body() { text }: ClaimTextDto,
  ): Promise<ClaimView | RefusalError> {
    return this.replyToOffice.execute(citizenId, claimId, text);
  }

  @Post(':id/files')
  @ApiConsumes('image/png', 'image/jpeg', 'image/webp')
  @ApiBody({ description: 'The bare file', schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: ClaimDto })
  add(
    @OwnSession() { citizenId }: CitizenSession,
    @Param('id', IdPipe) claimId: number,
    @Uploaded() upload: Upload,
  ): Promise<ClaimView | RefusalError> {
    return this.addFile.execute(citizenId, claimId, upload);
  }

  @Get(':id/files/:fileId')
  @GivesPicture()
  async file(
    @OwnSession() { citizenId }: CitizenSession,
    @Param('id', IdPipe) claimId: number,
    @Param('fileId', IdPipe) fileId: number,
  ): Promise<StreamableFile | RefusalError> {
    return pictureOf(await this.claims.file(citizenId, claimId, fileId));
  }
}
