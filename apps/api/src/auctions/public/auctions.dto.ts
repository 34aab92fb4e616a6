// What the routes of auctions and lots take.
import { ApiPropertyOptional } from '@nestjs/swagger';
import type { AuctionState } from '@haopai/contracts';
import { IsIn } from 'class-validator';
import { MayBeMissing } from '../../platform/errors';
import { pageQuery } from '../../platform/http';

const AUCTIONS_PER_PAGE = 20;
const AUCTIONS_PER_PAGE_MAX = 100;
const LOTS_PER_PAGE = 200;
const LOTS_PER_PAGE_MAX = 1_000;
const STATES: readonly AuctionState[] = ['live', 'coming', 'past'];

export class AuctionsQuery extends pageQuery(AUCTIONS_PER_PAGE, AUCTIONS_PER_PAGE_MAX) {
  @ApiPropertyOptional({ enum: STATES, description: 'All of them when left out' })
  @MayBeMissing()
  @IsIn(STATES)
  readonly state?: AuctionState;
}

export class LotsQuery extends pageQuery(LOTS_PER_PAGE, LOTS_PER_PAGE_MAX) {}
