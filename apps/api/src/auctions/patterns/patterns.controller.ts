// How much was found that may be bidders acting together, for everybody: figures, and nobody's.
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { PatternSums } from '@haopai/contracts';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { PublicRead } from '../../platform/public-reads';
import { PatternSumsDto } from './patterns.dto';
import { ReadPatterns } from './read-patterns';

/** It stands in one row, and changes once. */
const SUMS_FOR_MS = 60_000;

@ApiTags('results')
@Controller('results')
export class PatternsController {
  constructor(private readonly patterns: ReadPatterns) {}

  @Get(':auctionId/patterns')
  @PublicRead({ standsOn: ['auctions'], forMs: SUMS_FOR_MS })
  @ApiOkResponse({ type: PatternSumsDto })
  sums(@Param('auctionId', IdPipe) auctionId: number): Promise<PatternSums | RefusalError> {
    return this.patterns.sums(auctionId);
  }
}
