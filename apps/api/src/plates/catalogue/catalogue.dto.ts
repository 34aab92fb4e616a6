// What the routes of the fixed-price sale take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { BuyListingBody, ListingPattern, ListingSort } from '@haopai/contracts';
import { PLATE_PATTERNS } from '@haopai/rules';
import { PLATE_VEHICLES, type PlateVehicle } from '@haopai/rules/plates';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { MayBeMissing } from '../../platform/errors';
import type { AskedSearch } from './listing-search';
import { pageQuery } from '../../platform/http';

const LISTINGS_PER_PAGE = 24;
const LISTINGS_PER_PAGE_MAX = 100;
const PART_CHARACTERS_MAX = 20;
const VIN_CHARACTERS_MAX = 40;
const SORTS: readonly ListingSort[] = ['price', '-price', 'newest', 'number'];
const MONEY = 'Fen';
const PART = 'Characters of the plate; the prefix may be there';

/** `GET /me/listings`: the region is the citizen's own. */
export class OwnListingsQuery extends pageQuery(LISTINGS_PER_PAGE, LISTINGS_PER_PAGE_MAX) {
  @ApiPropertyOptional({ minimum: 0, description: MONEY })
  @MayBeMissing()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly priceFromFen?: number;

  @ApiPropertyOptional({ minimum: 0, description: MONEY })
  @MayBeMissing()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly priceToFen?: number;

  @ApiPropertyOptional({ enum: PLATE_PATTERNS })
  @MayBeMissing()
  @IsIn(PLATE_PATTERNS)
  readonly pattern?: ListingPattern;

  @ApiPropertyOptional({ example: '88', description: PART, maxLength: PART_CHARACTERS_MAX })
  @MayBeMissing()
  @IsString()
  @MaxLength(PART_CHARACTERS_MAX)
  readonly contains?: string;

  @ApiPropertyOptional({ example: '8A', description: PART, maxLength: PART_CHARACTERS_MAX })
  @MayBeMissing()
  @IsString()
  @MaxLength(PART_CHARACTERS_MAX)
  readonly endsWith?: string;

  @ApiPropertyOptional({ enum: SORTS, default: 'price' })
  @IsIn(SORTS)
  readonly sort: ListingSort = 'price';
}

/** `GET /listings` */
export class ListingsQuery extends OwnListingsQuery {
  @ApiPropertyOptional({
    example: '330702',
    description: 'What may be bought in this region; of every region when left out',
  })
  @MayBeMissing()
  @IsString()
  @Matches(/^[0-9]{1,12}$/)
  readonly region?: string;
}

/** All of it but the region. */
export function askedSearch(query: OwnListingsQuery): Omit<AskedSearch, 'region'> {
  const { priceFromFen, priceToFen, pattern, contains, endsWith, sort } = query;
  return {
    priceFromFen: priceFromFen ?? null,
    priceToFen: priceToFen ?? null,
    pattern: pattern ?? null,
    contains: contains ?? null,
    endsWith: endsWith ?? null,
    sort,
  };
}

export class BuyListingDto implements BuyListingBody {
  @ApiProperty({ example: '1M8GDM9AXKP042788', maxLength: VIN_CHARACTERS_MAX })
  @IsString()
  @MaxLength(VIN_CHARACTERS_MAX)
  readonly vin!: string;

  @ApiPropertyOptional({ enum: PLATE_VEHICLES, description: 'Which vehicle the car is' })
  @MayBeMissing()
  @IsIn(PLATE_VEHICLES)
  readonly vehicle?: PlateVehicle;
}
