// What the routes of results take.
import type { ResultSort } from '@haopai/contracts';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { DEFAULT_LANGUAGE, type Language, LANGUAGES } from '@haopai/rules';
import { pageQuery } from '../../platform/http';

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

export class ResultsQuery extends pageQuery(RESULTS_PER_PAGE, RESULTS_PER_PAGE_MAX) {}

export class ResultQuery {
  @ApiPropertyOptional({ enum: SORTS, default: 'lotNo' })
  @IsIn(SORTS)
  readonly sort: ResultSort = 'lotNo';

  @ApiPropertyOptional({ enum: ORDERS, default: 'asc' })
  @IsIn(ORDERS)
  readonly order: SortOrder = 'asc';
}

export class CsvQuery {
  @ApiPropertyOptional({ enum: LANGUAGES, default: DEFAULT_LANGUAGE })
  @IsIn(LANGUAGES)
  readonly lang: Language = DEFAULT_LANGUAGE;
}

export class JournalQuery extends pageQuery(LINES_PER_PAGE, LINES_PER_PAGE_MAX) {}
