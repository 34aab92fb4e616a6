// The record of an ended auction, for everybody who wants to check it without the site.
import { Readable } from 'node:stream';
import { Controller, Get, Param, Req, Res, StreamableFile } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { AuctionRecordView } from '@haopai/contracts';
import type { Request, Response } from 'express';
import { IdPipe, RefusalError } from '../../../platform/errors';
import { leaveLane } from '../../../platform/lanes';
import { PublicRead } from '../../../platform/public-reads';
import { GiveRecord } from './give-record';
import { AuctionRecordDto } from './records.dto';

/** It is made moments after the end. */
const FACTS_FOR_MS = 5_000;

@ApiTags('public log')
@Controller('auctions')
export class RecordsController {
  constructor(private readonly giveRecord: GiveRecord) {}

  @Get(':id/record')
  @PublicRead({ standsOn: ['auctions'], forMs: FACTS_FOR_MS })
  @ApiOkResponse({ type: AuctionRecordDto, description: 'How large it is, and its SHA-256' })
  @ApiConflictResponse({ description: 'RESULT.NOT_YET, LOG.RECORD_NOT_READY' })
  @ApiNotFoundResponse({ description: 'AUCTION.NOT_FOUND, LOG.NO_RECORD' })
  facts(@Param('id', IdPipe) auctionId: number): Promise<AuctionRecordView | RefusalError> {
    return this.giveRecord.facts(auctionId);
  }

  @Get(':id/record.zip')
  @ApiProduces('application/zip')
  @ApiOkResponse({
    description: 'The files that haopai-verify reads; never another once it is there',
    schema: { type: 'string', format: 'binary' },
  })
  @ApiConflictResponse({ description: 'RESULT.NOT_YET, LOG.RECORD_NOT_READY' })
  @ApiNotFoundResponse({ description: 'AUCTION.NOT_FOUND, LOG.NO_RECORD' })
  async zip(
    @Param('id', IdPipe) auctionId: number,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | RefusalError> {
    const given = await this.giveRecord.take(auctionId, request.ip ?? '');
    if (given instanceof RefusalError) return given;
    // Whoever takes it slowly holds up nobody.
    leaveLane(request);
    response.once('close', () => given.done());
    const { byteCount, sha256 } = given.record;
    response.set({
      'cache-control': 'public, max-age=31536000, immutable',
      // RFC 9530.
      'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    });
    return new StreamableFile(Readable.from(given.parts(), { objectMode: false }), {
      type: 'application/zip',
      length: byteCount,
      disposition: `attachment; filename="auction-${auctionId}.haopai.zip"`,
    });
  }
}
