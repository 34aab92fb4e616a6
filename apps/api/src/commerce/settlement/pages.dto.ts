// What the lists of settlement take: which page of how many, and what period.
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { MayBeMissing } from '../../platform/errors';
import { pageQuery, periodQuery } from '../../platform/http';

const A_PAGE = 20;
const A_PAGE_MAX = 200;

export class PageQuery extends pageQuery(A_PAGE, A_PAGE_MAX) {}

export class PeriodQuery extends periodQuery(A_PAGE, A_PAGE_MAX) {
  @ApiPropertyOptional({ description: 'Of one auction alone' })
  @MayBeMissing()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly auctionId?: number;
}
