// What the routes of sold plates take.
import { ApiPropertyOptional } from '@nestjs/swagger';
import type { PlateView, PricePeriodLength, SoldPlateSort } from '@haopai/contracts';
import { PLATE_CLASSES, type PlateClass } from '@haopai/rules';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { MayBeMissing } from '../../platform/errors';
import { pageQuery } from '../../platform/http';
import type { AskedSearch } from './sold-search';

const PLATES_PER_PAGE = 20;
const PLATES_PER_PAGE_MAX = 50;
const PART_CHARACTERS_MAX = 20;
const SORTS: readonly SoldPlateSort[] = ['newest', 'price', '-price', 'number'];
const COLOURS: readonly PlateView['colour'][] = ['blue', 'yellow', 'green'];
const LENGTHS: readonly PricePeriodLength[] = ['month', 'year'];
const PART = 'Characters of the plate; the prefix may be there';
const PATTERN = { enum: PLATE_CLASSES, description: 'none: plates without any of the others' };

export class SoldPlatesQuery extends pageQuery(PLATES_PER_PAGE, PLATES_PER_PAGE_MAX) {
  @ApiPropertyOptional(PATTERN)
  @MayBeMissing()
  @IsIn(PLATE_CLASSES)
  readonly pattern?: PlateClass;

  @ApiPropertyOptional({ enum: COLOURS })
  @MayBeMissing()
  @IsIn(COLOURS)
  readonly colour?: PlateView['colour'];

  @ApiPropertyOptional({ example: '88', description: PART, maxLength: PART_CHARACTERS_MAX })
  @MayBeMissing()
  @IsString()
  @MaxLength(PART_CHARACTERS_MAX)
  readonly contains?: string;

  @ApiPropertyOptional({ example: '8', description: PART, maxLength: PART_CHARACTERS_MAX })
  @MayBeMissing()
  @IsString()
  @MaxLength(PART_CHARACTERS_MAX)
  readonly endsWith?: string;

  @ApiPropertyOptional({
    example: '4',
    description: 'Characters none of which the plate has',
    maxLength: PART_CHARACTERS_MAX,
  })
  @MayBeMissing()
  @IsString()
  @MaxLength(PART_CHARACTERS_MAX)
  readonly without?: string;

  @ApiPropertyOptional({ enum: SORTS, default: 'newest' })
  @IsIn(SORTS)
  readonly sort: SoldPlateSort = 'newest';
}

/** Few questions: each has its answer kept, however many ask. */
export class SoldPlateFiguresQuery {
  @ApiPropertyOptional(PATTERN)
  @MayBeMissing()
  @IsIn(PLATE_CLASSES)
  readonly pattern?: PlateClass;

  @ApiPropertyOptional({ enum: COLOURS })
  @MayBeMissing()
  @IsIn(COLOURS)
  readonly colour?: PlateView['colour'];

  @ApiPropertyOptional({ enum: LENGTHS, default: 'month' })
  @IsIn(LENGTHS)
  readonly by: PricePeriodLength = 'month';
}

export function askedSearch(query: SoldPlatesQuery): AskedSearch {
  const { pattern, colour, contains, endsWith, without, sort } = query;
  return {
    ...{ pattern: pattern ?? null, colour: colour ?? null, sort },
    ...{ contains: contains ?? null, endsWith: endsWith ?? null, without: without ?? null },
  };
}
