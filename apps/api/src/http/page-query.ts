// The query of every list that comes in pages.
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

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
