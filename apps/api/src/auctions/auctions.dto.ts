// What the routes of auctions and lots take.
import { ApiPropertyOptional } from '@nestjs/swagger';
import type { AuctionState } from '@haopai/contracts';
import { Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { MayBeMissing } from '../errors';

const PAGES_MAX = 100_000;
const AUCTIONS_PER_PAGE = 20;
const AUCTIONS_PER_PAGE_MAX = 100;
const LOTS_PER_PAGE = 200;
const LOTS_PER_PAGE_MAX = 1_000;
const STATES: readonly AuctionState[] = ['live', 'coming', 'past'];

class PageQuery {
  @ApiPropertyOptional({ minimum: 1, default: 1 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGES_MAX)
  readonly page: number = 1;
}

export class AuctionsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: STATES, description: 'All of them when left out' })
  @MayBeMissing()
  @IsIn(STATES)
  readonly state?: AuctionState;

  @ApiPropertyOptional({ minimum: 1, maximum: AUCTIONS_PER_PAGE_MAX, default: AUCTIONS_PER_PAGE })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(AUCTIONS_PER_PAGE_MAX)
  readonly size: number = AUCTIONS_PER_PAGE;
}

export class LotsQuery extends PageQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: LOTS_PER_PAGE_MAX, default: LOTS_PER_PAGE })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LOTS_PER_PAGE_MAX)
  readonly size: number = LOTS_PER_PAGE;
}
