// Special conditions of an auction that is prepared, and the files that belong to it.
import { Body, Get, HttpCode, Param, Post, Put, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { AdminConditionsView } from '@haopai/contracts';
import type { Response } from 'express';
import {
  type Actor,
  AdminController,
  CurrentStaff,
  RequiresPermission,
} from '../../access/staff-authentication';
import { IdPipe, RefusalError } from '../../platform/errors';
import { type Upload, Uploaded } from '../../platform/long-bodies';
import { AttachmentsStore, giveAttachment } from '../conditions';
import { DraftAttachments } from './draft-attachments';
import { DraftConditions } from './draft-conditions';
import { AdminConditionsDto, AttachmentQuery, ChangeConditionsDto } from './draft-conditions.dto';
import { AuctionVersionDto } from './drafts.dto';

const PDF = 'application/pdf';
const FILE = { schema: { type: 'string', format: 'binary' } } as const;

@AdminController('auctions')
export class DraftConditionsController {
  constructor(
    private readonly conditions: DraftConditions,
    private readonly attachments: DraftAttachments,
    private readonly store: AttachmentsStore,
  ) {}

  @Get('auctions/:id/conditions')
  @RequiresPermission('auctions.read')
  @ApiOkResponse({ type: AdminConditionsDto })
  read(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
  ): Promise<AdminConditionsView | RefusalError> {
    return this.conditions.of(actor, auctionId);
  }

  @Put('auctions/:id/conditions')
  @RequiresPermission('auctions.edit')
  @ApiOkResponse({ type: AdminConditionsDto })
  change(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Body() body: ChangeConditionsDto,
  ): Promise<AdminConditionsView | RefusalError> {
    return this.conditions.change(actor, auctionId, body);
  }

  @Post('auctions/:id/attachments')
  @HttpCode(200)
  @RequiresPermission('auctions.edit')
  @ApiConsumes(PDF)
  @ApiBody({ description: 'The bare file', ...FILE })
  @ApiOkResponse({ type: AdminConditionsDto })
  add(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Query() { version, name }: AttachmentQuery,
    @Uploaded() upload: Upload,
  ): Promise<AdminConditionsView | RefusalError> {
    return this.attachments.add(actor, { auctionId, version, name }, upload);
  }

  @Get('auctions/:id/attachments/:attachmentId')
  @RequiresPermission('auctions.read')
  @ApiProduces(PDF)
  @ApiOkResponse(FILE)
  async file(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Param('attachmentId', IdPipe) attachmentId: number,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | RefusalError> {
    const found = await this.attachments.find(actor, auctionId, attachmentId);
    return found instanceof RefusalError ? found : giveAttachment(this.store, found, response);
  }

  @Post('auctions/:id/attachments/:attachmentId/remove')
  @HttpCode(200)
  @RequiresPermission('auctions.edit')
  @ApiOkResponse({ type: AdminConditionsDto })
  remove(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Param('attachmentId', IdPipe) attachmentId: number,
    @Body() { version }: AuctionVersionDto,
  ): Promise<AdminConditionsView | RefusalError> {
    return this.attachments.remove(actor, auctionId, attachmentId, version);
  }
}
