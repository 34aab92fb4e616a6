// The query of every list that comes in pages.
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { MayBeMissing } from '../errors';

const PAGES_MAX = 100_000;

/** A class to extend: `page`, from 1, and `size`, so many unless the request says otherwise. */
export function pageQuery(perPage: number, perPageMax: number) {
  class PageQuery {
    @ApiPropertyOptional({ minimum: 1, maximum: PAGES_MAX, default: 1 })
    @Type(() => Number)
    @IsInt()
    @Min(1)
    @Max(PAGES_MAX)
    readonly page: number = 1;

    @ApiPropertyOptional({ minimum: 1, maximum: perPageMax, default: perPage })
    @Type(() => Number)
    @IsInt()
    @Min(1)
    @Max(perPageMax)
    readonly size: number = perPage;
  }
  return PageQuery;
}

/** The same within a span of time: `fromMs` is in it, `toMs` is not; each may be missing. */
export function periodQuery(perPage: number, perPageMax: number) {
  class PeriodQuery extends pageQuery(perPage, perPageMax) {
    @ApiPropertyOptional({ description: 'Epoch milliseconds UTC' })
    @MayBeMissing()
    @Type(() => Number)
    @IsInt()
    @Min(0)
    @Max(Number.MAX_SAFE_INTEGER)
    readonly fromMs?: number;

    @ApiPropertyOptional({ description: 'Epoch milliseconds UTC; not within' })
    @MayBeMissing()
    @Type(() => Number)
    @IsInt()
    @Min(0)
    @Max(Number.MAX_SAFE_INTEGER)
    readonly toMs?: number;
  }
  return PeriodQuery;
}
