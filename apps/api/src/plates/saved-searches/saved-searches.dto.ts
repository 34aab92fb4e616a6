// What the routes of saved searches take and give.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  SavedSearches,
  SavedSearchScope,
  SavedSearchView,
  SavedSearchWish,
  SaveSearchBody,
} from '@haopai/contracts';
import { PLATE_PATTERNS, type PlatePattern } from '@haopai/rules';
import { IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { MayBeMissing } from '../../platform/errors';

const SCOPES: readonly SavedSearchScope[] = ['listings', 'auctions'];
const PART_CHARACTERS_MAX = 20;
const TIME = 'Epoch milliseconds UTC';
const MONEY = 'Fen; in an auction there is none';
const PART = 'Characters of the plate; the prefix may be there';
const WITHOUT = 'Characters none of which the plate has';

export class SaveSearchDto implements SaveSearchBody {
  @ApiProperty({ enum: SCOPES, description: 'Among plates at a fixed price, or of coming auctions' })
  @IsIn(SCOPES)
  readonly scope!: SavedSearchScope;

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

  @ApiPropertyOptional({ example: '4', description: WITHOUT, maxLength: PART_CHARACTERS_MAX })
  @MayBeMissing()
  @IsString()
  @MaxLength(PART_CHARACTERS_MAX)
  readonly without?: string;

  @ApiPropertyOptional({ enum: PLATE_PATTERNS })
  @MayBeMissing()
  @IsIn(PLATE_PATTERNS)
  readonly pattern?: PlatePattern;

  @ApiPropertyOptional({ minimum: 0, description: MONEY })
  @MayBeMissing()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly priceFromFen?: number;

  @ApiPropertyOptional({ minimum: 0, description: MONEY })
  @MayBeMissing()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly priceToFen?: number;
}

/** What is left out does not matter. */
export function wishOfBody(body: SaveSearchBody): SavedSearchWish {
  const { contains, endsWith, without, pattern, priceFromFen, priceToFen } = body;
  return {
    ...{ contains: contains ?? null, endsWith: endsWith ?? null, without: without ?? null },
    ...{ pattern: pattern ?? null, priceFromFen: priceFromFen ?? null, priceToFen: priceToFen ?? null },
  };
}

class SavedSearchWishDto implements SavedSearchWish {
  @ApiProperty({ type: String, nullable: true, example: '88' }) readonly contains!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly endsWith!: string | null;
  @ApiProperty({ type: String, nullable: true, description: WITHOUT }) readonly without!: string | null;
  @ApiProperty({ enum: PLATE_PATTERNS, nullable: true }) readonly pattern!: PlatePattern | null;
  @ApiProperty({ type: Number, nullable: true, description: MONEY }) readonly priceFromFen!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: MONEY }) readonly priceToFen!: number | null;
}

export class SavedSearchDto implements SavedSearchView {
  @ApiProperty() readonly id!: number;
  @ApiProperty({ enum: SCOPES }) readonly scope!: SavedSearchScope;
  @ApiProperty({ type: SavedSearchWishDto, description: 'Null where it does not matter' })
  readonly wish!: SavedSearchWishDto;
  @ApiProperty({ description: TIME }) readonly savedAtMs!: number;
  @ApiProperty({ type: Number, nullable: true, description: `${TIME}: when new plates were last told of` })
  readonly toldAtMs!: number | null;
}

export class SavedSearchesDto implements SavedSearches {
  @ApiProperty({ type: [SavedSearchDto] }) readonly items!: readonly SavedSearchDto[];
  @ApiProperty({ description: 'So many at most' }) readonly max!: number;
}
