// What the routes of the stock take, described for OpenAPI; the compiler holds it to the contracts.
import {
  type AddPlateBody,
  type AddRangeBody,
  type ChangePlateBody,
  type PlateTerms,
  type PlateView,
  PRICE_FEN_MAX,
  PRICE_FEN_MIN,
  type PriceStockBody,
  RANGE_PLATES_MAX,
  type RangeBody,
  REASON_MAX,
  type ReturnPlatesBody,
  type SeenPlate,
  STOCK_ACT_PLATES_MAX,
  STOCK_PLACES,
  type StockActBody,
  type StockPlaceKind,
  type StockSort,
  type StockState,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../../../platform/errors';
import { pageQuery } from '../../../platform/http';

const PLATES_PER_PAGE = 50;
const TYPED_MAX = 40;
const REGION = /^[0-9]{1,12}$/;
const MONEY = 'Fen';
export const STOCK_STATES: readonly StockState[] = ['unlisted', 'forSale', 'held', 'sold', 'withdrawn'];
const SORTS: readonly StockSort[] = ['newest', 'number', 'price', '-price'];
const COLOURS: readonly PlateView['colour'][] = ['blue', 'yellow', 'green'];
const VERSION_MAX = 2_147_483_647;

export class StockQuery extends pageQuery(PLATES_PER_PAGE, STOCK_ACT_PLATES_MAX) {
  @ApiPropertyOptional({ example: '88', maxLength: TYPED_MAX, description: 'The prefix may be there' })
  @MayBeMissing()
  @IsString()
  @MaxCharacters(TYPED_MAX)
  readonly contains?: string;

  @ApiPropertyOptional({ enum: STOCK_STATES })
  @MayBeMissing()
  @IsIn(STOCK_STATES)
  readonly state?: StockState;

  @ApiPropertyOptional({ enum: STOCK_PLACES, description: 'Where it is now' })
  @MayBeMissing()
  @IsIn(STOCK_PLACES)
  readonly place?: StockPlaceKind;

  @ApiPropertyOptional({ example: '330702', pattern: REGION.source })
  @MayBeMissing()
  @Matches(REGION)
  readonly region?: string;

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

  @ApiPropertyOptional({ enum: SORTS, default: 'newest' })
  @IsIn(SORTS)
  readonly sort: StockSort = 'newest';
}

class PlateTermsDto implements PlateTerms {
  @ApiPropertyOptional({ enum: COLOURS, description: 'Blue, of new-energy plates green, when left out' })
  @MayBeMissing()
  @IsIn(COLOURS)
  readonly colour?: PlateView['colour'];

  @ApiProperty()
  @IsBoolean()
  readonly isPersonalised!: boolean;

  @ApiProperty({ example: '330702', pattern: REGION.source })
  @Matches(REGION)
  readonly region!: string;

  @ApiPropertyOptional({
    minimum: PRICE_FEN_MIN,
    maximum: PRICE_FEN_MAX,
    description: `${MONEY}; for sale at once`,
  })
  @MayBeMissing()
  @IsInt()
  @Min(PRICE_FEN_MIN)
  @Max(PRICE_FEN_MAX)
  readonly priceFen?: number;
}

export class AddPlateDto extends PlateTermsDto implements AddPlateBody {
  @ApiProperty({ example: '浙G·8888A', maxLength: TYPED_MAX })
  @IsString()
  @MaxCharacters(TYPED_MAX)
  readonly plateNumber!: string;
}

export class RangeDto extends PlateTermsDto implements RangeBody {
  @ApiProperty({ example: '浙G·8000A–8099A', maxLength: TYPED_MAX })
  @IsString()
  @MaxCharacters(TYPED_MAX)
  readonly pattern!: string;
}

export class AddRangeDto extends RangeDto implements AddRangeBody {
  @ApiProperty({ minimum: 1, maximum: RANGE_PLATES_MAX, description: 'As the check told it' })
  @IsInt()
  @Min(1)
  @Max(RANGE_PLATES_MAX)
  readonly count!: number;
}

export class ChangePlateDto implements ChangePlateBody {
  @ApiPropertyOptional({
    minimum: PRICE_FEN_MIN,
    maximum: PRICE_FEN_MAX,
    description: `${MONEY}; of what is for sale, and as it was when left out`,
  })
  @MayBeMissing()
  @IsInt()
  @Min(PRICE_FEN_MIN)
  @Max(PRICE_FEN_MAX)
  readonly priceFen?: number;

  @ApiProperty({ minimum: 1, maximum: VERSION_MAX, description: 'As it was read' })
  @IsInt()
  @Min(1)
  @Max(VERSION_MAX)
  readonly version!: number;

  @ApiProperty({ enum: COLOURS })
  @IsIn(COLOURS)
  readonly colour!: PlateView['colour'];

  @ApiProperty()
  @IsBoolean()
  readonly isPersonalised!: boolean;

  @ApiProperty({ example: '330702', pattern: REGION.source })
  @Matches(REGION)
  readonly region!: string;

  @ApiProperty({ minLength: 1, maxLength: REASON_MAX })
  @IsString()
  @MinLength(1)
  @MaxCharacters(REASON_MAX)
  readonly reason!: string;
}

class SeenPlateDto implements SeenPlate {
  @ApiProperty({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly id!: number;

  @ApiProperty({ minimum: 1, maximum: VERSION_MAX, description: 'As it was read' })
  @IsInt()
  @Min(1)
  @Max(VERSION_MAX)
  readonly version!: number;
}

export class StockActDto implements StockActBody {
  @ApiProperty({ type: [SeenPlateDto], minItems: 1, maxItems: STOCK_ACT_PLATES_MAX })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(STOCK_ACT_PLATES_MAX)
  @ValidateNested({ each: true })
  @Type(() => SeenPlateDto)
  readonly plates!: readonly SeenPlateDto[];

  @ApiProperty({ minLength: 1, maxLength: REASON_MAX })
  @IsString()
  @MinLength(1)
  @MaxCharacters(REASON_MAX)
  readonly reason!: string;
}

export class PriceStockDto extends StockActDto implements PriceStockBody {
  @ApiProperty({ minimum: PRICE_FEN_MIN, maximum: PRICE_FEN_MAX, description: MONEY })
  @IsInt()
  @Min(PRICE_FEN_MIN)
  @Max(PRICE_FEN_MAX)
  readonly priceFen!: number;
}

export class ReturnPlatesDto implements ReturnPlatesBody {
  @ApiProperty({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly auctionId!: number;

  @ApiProperty({
    type: [Number],
    minItems: 1,
    maxItems: STOCK_ACT_PLATES_MAX,
    description: 'Of that auction',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(STOCK_ACT_PLATES_MAX)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(Number.MAX_SAFE_INTEGER, { each: true })
  readonly lotIds!: readonly number[];
}
