// Special conditions of an auction and its files, readable without an account.
import { Controller, Get, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { AuctionConditionsView } from '@haopai/contracts';
import type { Response } from 'express';
import { IdPipe, RefusalError } from '../../platform/errors';
import { PublicRead } from '../../platform/public-reads';
import { AttachmentsStore } from './attachments.store';
import { AuctionConditionsDto, ConditionsQuery } from './conditions-answers.dto';
import { giveAttachment } from './give-attachment';
import { ReadConditions } from './read-conditions';

const A_YEAR_S = 31_536_000;

@ApiTags('auctions')
@Controller('auctions')
export class ConditionsController {
  constructor(
    private readonly conditions: ReadConditions,
    private readonly store: AttachmentsStore,
  ) {}

  @Get(':id/conditions')
  @PublicRead({ standsOn: ['office', 'auctions'] })
  @ApiOkResponse({ type: AuctionConditionsDto })
  read(
    @Param('id', IdPipe) auctionId: number,
    @Query() { lang }: ConditionsQuery,
  ): Promise<AuctionConditionsView | RefusalError> {
    return this.conditions.execute(auctionId, lang);
  }

  @Get(':id/attachments/:attachmentId')
  @ApiProduces('application/pdf')
  @ApiOkResponse({
    description: 'Never another file; its SHA-256 stands in Repr-Digest',
    schema: { type: 'string', format: 'binary' },
  })
  @ApiNotFoundResponse({ description: 'REQUEST.NOT_FOUND' })
  async attachment(
    @Param('id', IdPipe) auctionId: number,
    @Param('attachmentId', IdPipe) attachmentId: number,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | RefusalError> {
    const found = await this.conditions.attachment(auctionId, attachmentId);
    if (found instanceof RefusalError) return found;
    // What is published is never changed.
    response.setHeader('Cache-Control', `public, max-age=${A_YEAR_S}, immutable`);
    return giveAttachment(this.store, found, response);
  }
}
