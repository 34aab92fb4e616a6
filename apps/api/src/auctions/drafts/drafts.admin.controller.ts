// Auctions as staff prepare and publish them.
import { Body, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type {
  AdminAuctionDetail,
  AdminAuctionView,
  AuctionPreview,
  Page,
  UsualTerms,
} from '@haopai/contracts';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
} from '../../access/staff-authentication';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { CheckDraft } from './check-draft';
import { CopyAuction } from './copy-auction';
import { DraftAuctions } from './draft-auctions';
import {
  AdminAuctionDetailDto,
  AdminAuctionDto,
  AdminAuctionPageDto,
  AuctionPreviewDto,
} from './drafts-answers.dto';
import {
  AmendAuctionDto,
  AuctionTermsDto,
  AuctionVersionDto,
  ChangeTermsDto,
  CopyAuctionDto,
  DiscardAuctionDto,
  DraftsQuery,
  PublishAuctionDto,
  UsualTermsDto,
} from './drafts.dto';
import { FindUsualTerms } from './find-usual-terms';
import { PublishAuction } from './publish-auction';
import { ReadDrafts } from './read-drafts';

@AdminController('auctions')
export class DraftsController {
  constructor(
    private readonly read: ReadDrafts,
    private readonly drafts: DraftAuctions,
    private readonly copies: CopyAuction,
    private readonly publication: PublishAuction,
    private readonly usual: FindUsualTerms,
    private readonly checks: CheckDraft,
  ) {}

  @Get('auctions')
  @RequiresPermission('auctions.read')
  @ApiOkResponse({ type: AdminAuctionPageDto })
  page(
    @CurrentStaff() actor: Actor,
    @Query() { page, size, ...asked }: DraftsQuery,
  ): Promise<Page<AdminAuctionView> | RefusalError> {
    const { state = null, fromMs = null, toMs = null } = asked;
    return this.read.page(actor, { state, fromMs, toMs }, page, size);
  }

  @Get('auction-terms')
  @RequiresPermission('auctions.edit')
  @ApiOkResponse({ type: UsualTermsDto, description: 'With which a draft begins' })
  usualTerms(@CurrentStaff() actor: Actor): UsualTerms | RefusalError {
    return this.usual.execute(actor);
  }

  @Get('auctions/:id')
  @RequiresPermission('auctions.read')
  @ApiOkResponse({ type: AdminAuctionDetailDto })
  one(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
  ): Promise<AdminAuctionDetail | RefusalError> {
    return this.read.byId(actor, auctionId);
  }

  @Get('auctions/:id/preview')
  @RequiresPermission('auctions.read')
  @ApiOkResponse({ type: AuctionPreviewDto })
  preview(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
  ): Promise<AuctionPreview | RefusalError> {
    return this.read.preview(actor, auctionId);
  }

  @Post('auctions')
  @RequiresPermission('auctions.edit')
  @ApiCreatedResponse({ type: AdminAuctionDto })
  add(@CurrentStaff() actor: Actor, @Body() body: AuctionTermsDto): Promise<AdminAuctionView | RefusalError> {
    return this.drafts.add(actor, body);
  }

  @Put('auctions/:id')
  @RequiresPermission('auctions.edit')
  @ApiOkResponse({ type: AdminAuctionDto })
  change(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Body() body: ChangeTermsDto,
  ): Promise<AdminAuctionView | RefusalError> {
    return this.drafts.change(actor, auctionId, body);
  }

  @Post('auctions/:id/discard')
  @HttpCode(204)
  @RequiresPermission('auctions.edit')
  @ApiNoContentResponse()
  discard(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Body() body: DiscardAuctionDto,
  ): Promise<undefined | RefusalError> {
    return this.drafts.discard(actor, auctionId, body);
  }

  @Post('auctions/:id/copy')
  @RequiresPermission('auctions.edit')
  @ApiCreatedResponse({ type: AdminAuctionDto })
  copy(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Body() body: CopyAuctionDto,
  ): Promise<AdminAuctionView | RefusalError> {
    return this.copies.execute(actor, auctionId, body);
  }

  @Post('auctions/:id/check')
  @HttpCode(200)
  @RequiresPermission('auctions.publish')
  @ApiOkResponse({
    type: AdminAuctionDto,
    description: 'A colleague who changed it may publish this version',
  })
  check(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Body() body: AuctionVersionDto,
  ): Promise<AdminAuctionView | RefusalError> {
    return this.checks.execute(actor, auctionId, body);
  }

  @Post('auctions/:id/publish')
  @HttpCode(200)
  @RequiresPermission('auctions.publish')
  @ApiOkResponse({ type: AdminAuctionDto })
  publish(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Body() body: PublishAuctionDto,
  ): Promise<AdminAuctionView | RefusalError> {
    return this.publication.execute(actor, auctionId, body);
  }

  @Post('auctions/:id/amend')
  @HttpCode(200)
  @RequiresPermission('auctions.edit')
  @ApiOkResponse({ type: AdminAuctionDto })
  amend(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Body() body: AmendAuctionDto,
  ): Promise<AdminAuctionView | RefusalError> {
    return this.publication.amend(actor, auctionId, body);
  }
}
