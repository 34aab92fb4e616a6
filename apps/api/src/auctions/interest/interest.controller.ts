// How many have enrolled and how many watch, readable without an account.
import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { AuctionInterest } from '@haopai/contracts';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { PublicRead } from '../../platform/public-reads';
import { CountInterest } from './count-interest';
import { AuctionInterestDto } from './interest.dto';

/** Nobody bids by it: counted so often at most, however many ask. */
const INTEREST_FOR_MS = 10_000;

@ApiTags('auctions')
@Controller('auctions')
export class InterestController {
  constructor(private readonly countInterest: CountInterest) {}

  @Get(':id/interest')
  @PublicRead({ forMs: INTEREST_FOR_MS })
  @ApiOkResponse({ type: AuctionInterestDto })
  interest(@Param('id', IdPipe) auctionId: number): Promise<AuctionInterest | RefusalError> {
    return this.countInterest.of(auctionId);
  }
}
