// What the routes of results take.
import type { ArticleLanguage, ResultSort } from '@haopai/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min } from 'class-validator';

const PAGES_MAX = 100_000;
const RESULTS_PER_PAGE = 10;
const RESULTS_PER_PAGE_MAX = 50;
const LINES_PER_PAGE = 200;
const LINES_PER_PAGE_MAX = 500;

export type SortOrder = 'asc' | 'desc';

const SORTS: readonly ResultSort[] = [
  'lotNo',
  'plate',
  'startPriceFen',
  'hammerPriceFen',
  'bidCount',
  'endedAtMs',
];
const ORDERS: readonly SortOrder[] = ['asc', 'desc'];
const LANGUAGES: readonly ArticleLanguage[] = ['zh', 'en'];

class PageQuery {
  @ApiPropertyOptional({ minimum: 1, default: 1 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGES_MAX)
  readonly page: number = 1;
}

export class ResultsQuery extends PageQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: RESULTS_PER_PAGE_MAX, default: RESULTS_PER_PAGE })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(RESULTS_PER_PAGE_MAX)
  readonly size: number = RESULTS_PER_PAGE;
}

export class ResultQuery {
  @ApiPropertyOptional({ enum: SORTS, default: 'lotNo' })
  @IsIn(SORTS)
  readonly sort: ResultSort = 'lotNo';

  @ApiPropertyOptional({ enum: ORDERS, default: 'asc' })
  @IsIn(ORDERS)
  readonly order: SortOrder = 'asc';
}

export class CsvQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, default: 'zh' })
  @IsIn(LANGUAGES)
  readonly lang: ArticleLanguage = 'zh';
}

export class JournalQuery extends PageQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: LINES_PER_PAGE_MAX, default: LINES_PER_PAGE })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LINES_PER_PAGE_MAX)
  readonly size: number = LINES_PER_PAGE;
}
