// What the routes of drafts take.
import { ApiProperty, ApiPropertyOptional, IntersectionType, OmitType } from '@nestjs/swagger';
import {
  type AddLotsBody,
  type AddStockLotsBody,
  type AddToyLotsBody,
  type AdminAuctionState,
  type AmendAuctionBody,
  AUCTION_LOTS_MAX,
  type AuctionTerms,
  REASON_MAX,
  type UsualTerms,
  type AuctionVersionBody,
  type ChangeLotBody,
  type ChangeTermsBody,
  type CopyAuctionBody,
  DEPOSIT_FEN_MAX,
  LIMIT_FACTOR_MAX,
  type DiscardAuctionBody,
  type GiveBackLotBody,
  type LotDraft,
  type MoveLotsBody,
  type OpenLotsBody,
  type OrderLotsBody,
  PLATES_AT_ONCE_MAX,
  PRICE_FEN_MAX,
  PRICE_FEN_MIN,
  type PriceLotsBody,
  type PublishAuctionBody,
  type RemoveLotsBody,
  STAGGER_MS_MAX,
} from '@haopai/contracts';
import { LADDER_STEPS_MAX } from '@haopai/rules';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Max,
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../../platform/errors';
import { pageQuery } from '../../platform/http';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;
const TITLE_MAX = 100;
const TEXT_MAX = 500;
/** The year 2100: what is later was meant otherwise. */
const TIME_MS_MAX = 4_102_444_800_000;
const SHARES_MAX = 10;
const PAYMENT_DAYS_MAX = 60;
const FIRST_BID_MS = { min: 5 * SECOND_MS, max: 24 * HOUR_MS };
const COUNTDOWN_MS = { min: 5 * SECOND_MS, max: HOUR_MS };
const STEP_FEN_MAX = 10_000_000_000;
const PLATE_TEXT_MAX = 20;
const REGION_TEXT_MAX = 60;
const LOTS_AT_ONCE_MAX = 50;
const PER_PAGE = 50;
const PER_PAGE_MAX = 200;
const STATES: readonly AdminAuctionState[] = ['draft', 'coming', 'live', 'past'];
const COLOURS = ['blue', 'yellow', 'green'] as const;
const TIME = 'Epoch milliseconds UTC';

export class DraftLotsQuery extends pageQuery(PER_PAGE, PER_PAGE_MAX) {
  @ApiPropertyOptional({ maxLength: PLATE_TEXT_MAX, description: 'Characters of the plate' })
  @MayBeMissing()
  @IsString()
  @MinLength(1)
  @MaxCharacters(PLATE_TEXT_MAX)
  readonly contains?: string;
}

export class DraftsQuery extends pageQuery(PER_PAGE, PER_PAGE_MAX) {
  @ApiPropertyOptional({ enum: STATES, description: 'All of them when left out' })
  @MayBeMissing()
  @IsIn(STATES)
  readonly state?: AdminAuctionState;

  @ApiPropertyOptional({ description: `${TIME}; of the start` })
  @MayBeMissing()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(TIME_MS_MAX)
  readonly fromMs?: number;

  @ApiPropertyOptional({ description: `${TIME}; of the start, not within` })
  @MayBeMissing()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(TIME_MS_MAX)
  readonly toMs?: number;
}

export class StockQuery extends pageQuery(PER_PAGE, PER_PAGE_MAX) {
  @ApiPropertyOptional({ maxLength: REGION_TEXT_MAX, description: 'A code', example: '330702' })
  @MayBeMissing()
  @IsString()
  @MinLength(1)
  @MaxCharacters(REGION_TEXT_MAX)
  readonly region?: string;

  @ApiPropertyOptional({ maxLength: PLATE_TEXT_MAX, description: 'Characters of the plate' })
  @MayBeMissing()
  @IsString()
  @MinLength(1)
  @MaxCharacters(PLATE_TEXT_MAX)
  readonly contains?: string;
}

export class AuctionVersionDto implements AuctionVersionBody {
  @ApiProperty({ minimum: 1, description: 'Of the auction, as it was read' })
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly version!: number;
}

/** The same in an address, where all is text; of a body a number would be made of whatever it holds, and some things have none. */
export class AuctionVersionQuery implements AuctionVersionBody {
  @ApiProperty({ minimum: 1, description: 'Of the auction, as it was read' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly version!: number;
}

export class AuctionTermsDto implements AuctionTerms {
  @ApiProperty({ maxLength: TITLE_MAX, example: '2026年第12期' })
  @IsString()
  @MinLength(1)
  @MaxCharacters(TITLE_MAX)
  readonly title!: string;

  @ApiProperty({ description: TIME, example: 4_000_000_000_000 })
  @IsInt()
  @Min(0)
  @Max(TIME_MS_MAX)
  readonly startsAtMs!: number;

  @ApiProperty({ minimum: 0, maximum: DEPOSIT_FEN_MAX, description: 'Fen, of one share' })
  @IsInt()
  @Min(0)
  @Max(DEPOSIT_FEN_MAX)
  readonly depositFen!: number;

  @ApiProperty({ minimum: 1, maximum: SHARES_MAX, description: 'Shares that one citizen may take' })
  @IsInt()
  @Min(1)
  @Max(SHARES_MAX)
  readonly sharesMax!: number;

  @ApiProperty({ minimum: 1, maximum: PAYMENT_DAYS_MAX })
  @IsInt()
  @Min(1)
  @Max(PAYMENT_DAYS_MAX)
  readonly paymentDays!: number;

  @ApiPropertyOptional({
    ...{ type: Number, nullable: true, minimum: 1, maximum: LIMIT_FACTOR_MAX },
    description:
      'So many times its deposit an entry may bid; null for no limit. Left out, a known draft keeps what it has',
  })
  @MayBeMissing()
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  @Min(1)
  @Max(LIMIT_FACTOR_MAX)
  readonly limitFactor?: number | null;

  @ApiProperty({ minimum: FIRST_BID_MS.min, maximum: FIRST_BID_MS.max })
  @IsInt()
  @Min(FIRST_BID_MS.min)
  @Max(FIRST_BID_MS.max)
  readonly firstBidMs!: number;

  @ApiProperty({ minimum: COUNTDOWN_MS.min, maximum: COUNTDOWN_MS.max })
  @IsInt()
  @Min(COUNTDOWN_MS.min)
  @Max(COUNTDOWN_MS.max)
  readonly countdownMs!: number;

  @ApiProperty({
    description: 'Steps above the price, ascending, in fen',
    type: 'array',
    items: { type: 'integer', minimum: 1, maximum: STEP_FEN_MAX },
    example: [100_000, 200_000],
    maxItems: LADDER_STEPS_MAX,
  })
  @IsArray()
  @ArrayMaxSize(LADDER_STEPS_MAX)
  @IsInt({ each: true })
  @Max(STEP_FEN_MAX, { each: true })
  readonly ladderFen!: readonly number[];

  @ApiProperty({ minimum: 0, maximum: STAGGER_MS_MAX })
  @IsInt()
  @Min(0)
  @Max(STAGGER_MS_MAX)
  readonly staggerMs!: number;

  @ApiProperty({ maxLength: TEXT_MAX, description: 'Of the pick-up, for those who have won; may be empty' })
  @IsString()
  @MaxCharacters(TEXT_MAX)
  readonly pickUpText!: string;

  @ApiPropertyOptional({
    ...{ type: Number, nullable: true, minimum: 0, maximum: TIME_MS_MAX },
    description: `${TIME}; null for the publication; left out, a draft keeps what it has`,
  })
  @MayBeMissing()
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  @Min(0)
  @Max(TIME_MS_MAX)
  readonly enrolmentOpensAtMs?: number | null;

  @ApiPropertyOptional({
    ...{ type: Number, nullable: true, minimum: 0, maximum: TIME_MS_MAX },
    description: `${TIME}; null for the start; left out, a draft keeps what it has`,
  })
  @MayBeMissing()
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  @Min(0)
  @Max(TIME_MS_MAX)
  readonly enrolmentClosesAtMs?: number | null;

  @ApiPropertyOptional({
    description: 'A rehearsal with toy plates, without deposit; left out, a draft stays what it is',
  })
  @MayBeMissing()
  @IsBoolean()
  readonly isDrill?: boolean;
}

export class UsualTermsDto
  extends OmitType(AuctionTermsDto, [
    ...(['title', 'startsAtMs', 'pickUpText', 'isDrill'] as const),
    ...(['enrolmentOpensAtMs', 'enrolmentClosesAtMs', 'limitFactor'] as const),
  ])
  implements UsualTerms {}

export class ChangeTermsDto
  extends IntersectionType(AuctionTermsDto, AuctionVersionDto)
  implements ChangeTermsBody {}

export class PublishAuctionDto extends AuctionVersionDto implements PublishAuctionBody {
  @ApiPropertyOptional({ maxLength: REASON_MAX, description: 'Why it starts sooner than the rules want it' })
  @MayBeMissing()
  @IsString()
  @MinLength(1)
  @MaxCharacters(REASON_MAX)
  readonly shortNoticeReason?: string;
}

export class DiscardAuctionDto extends AuctionVersionDto implements DiscardAuctionBody {
  @ApiProperty({ maxLength: REASON_MAX })
  @IsString()
  @MinLength(1)
  @MaxCharacters(REASON_MAX)
  readonly reason!: string;
}

export class CopyAuctionDto implements CopyAuctionBody {
  @ApiProperty({ maxLength: TITLE_MAX })
  @IsString()
  @MinLength(1)
  @MaxCharacters(TITLE_MAX)
  readonly title!: string;

  @ApiProperty({ description: TIME, example: 4_000_000_000_000 })
  @IsInt()
  @Min(0)
  @Max(TIME_MS_MAX)
  readonly startsAtMs!: number;

  @ApiProperty({ description: 'With those lots whose plates are free' })
  @IsBoolean()
  readonly withLots!: boolean;
}

export class AmendAuctionDto extends AuctionVersionDto implements AmendAuctionBody {
  @ApiProperty({ maxLength: TEXT_MAX, description: 'For everybody to read' })
  @IsString()
  @MinLength(1)
  @MaxCharacters(TEXT_MAX)
  readonly note!: string;

  @ApiPropertyOptional({ maxLength: TITLE_MAX })
  @MayBeMissing()
  @IsString()
  @MinLength(1)
  @MaxCharacters(TITLE_MAX)
  readonly title?: string;

  @ApiPropertyOptional({ maxLength: TEXT_MAX })
  @MayBeMissing()
  @IsString()
  @MaxCharacters(TEXT_MAX)
  readonly pickUpText?: string;
}

export class LotDraftDto implements LotDraft {
  @ApiProperty({ maxLength: PLATE_TEXT_MAX, example: '浙G8888A' })
  @IsString()
  @MinLength(1)
  @MaxCharacters(PLATE_TEXT_MAX)
  readonly plateNumber!: string;

  @ApiPropertyOptional({ enum: COLOURS })
  @MayBeMissing()
  @IsIn(COLOURS)
  readonly colour?: (typeof COLOURS)[number];

  @ApiPropertyOptional()
  @MayBeMissing()
  @IsBoolean()
  readonly isPersonalised?: boolean;

  @ApiPropertyOptional({ maxLength: REGION_TEXT_MAX, example: '330702' })
  @MayBeMissing()
  @IsString()
  @MaxCharacters(REGION_TEXT_MAX)
  readonly region?: string;

  @ApiProperty({ minimum: PRICE_FEN_MIN, maximum: PRICE_FEN_MAX, description: 'Fen' })
  @IsInt()
  @Min(PRICE_FEN_MIN)
  @Max(PRICE_FEN_MAX)
  readonly startPriceFen!: number;
}

export class ChangeLotDto extends IntersectionType(LotDraftDto, AuctionVersionDto) implements ChangeLotBody {}

export class AddLotsDto extends AuctionVersionDto implements AddLotsBody {
  @ApiProperty({ type: [LotDraftDto], minItems: 1, maxItems: LOTS_AT_ONCE_MAX })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LOTS_AT_ONCE_MAX)
  @ValidateNested({ each: true })
  @Type(() => LotDraftDto)
  readonly lots!: readonly LotDraftDto[];
}

export class AddStockLotsDto extends AuctionVersionDto implements AddStockLotsBody {
  @ApiProperty({
    type: 'array',
    items: { type: 'string', maxLength: PLATE_TEXT_MAX },
    minItems: 1,
    maxItems: PLATES_AT_ONCE_MAX,
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(PLATES_AT_ONCE_MAX)
  @IsString({ each: true })
  @MaxCharacters(PLATE_TEXT_MAX, { each: true })
  readonly plateNumbers!: readonly string[];

  @ApiProperty({ minimum: PRICE_FEN_MIN, maximum: PRICE_FEN_MAX, description: 'Fen' })
  @IsInt()
  @Min(PRICE_FEN_MIN)
  @Max(PRICE_FEN_MAX)
  readonly startPriceFen!: number;
}

export class AddToyLotsDto extends AuctionVersionDto implements AddToyLotsBody {
  @ApiProperty({ minimum: 1, maximum: PLATES_AT_ONCE_MAX })
  @IsInt()
  @Min(1)
  @Max(PLATES_AT_ONCE_MAX)
  readonly count!: number;

  @ApiProperty({ minimum: PRICE_FEN_MIN, maximum: PRICE_FEN_MAX, description: 'Fen' })
  @IsInt()
  @Min(PRICE_FEN_MIN)
  @Max(PRICE_FEN_MAX)
  readonly startPriceFen!: number;
}

export class RemoveLotsDto extends AuctionVersionDto implements RemoveLotsBody {
  @ApiProperty({
    type: 'array',
    items: { type: 'integer', minimum: 1 },
    minItems: 1,
    maxItems: AUCTION_LOTS_MAX,
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(AUCTION_LOTS_MAX)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(Number.MAX_SAFE_INTEGER, { each: true })
  readonly lotIds!: readonly number[];
}

export class MoveLotsDto extends RemoveLotsDto implements MoveLotsBody {
  @ApiProperty({ minimum: 1 })
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly toAuctionId!: number;

  @ApiProperty({ minimum: 1, description: 'Of that draft, as it was read' })
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly toVersion!: number;
}

export class OrderLotsDto extends RemoveLotsDto implements OrderLotsBody {
  @ApiProperty({ minimum: 1, maximum: AUCTION_LOTS_MAX, description: 'Where the first of them stands then' })
  @IsInt()
  @Min(1)
  @Max(AUCTION_LOTS_MAX)
  readonly toLotNo!: number;
}

export class PriceLotsDto extends RemoveLotsDto implements PriceLotsBody {
  @ApiProperty({ minimum: PRICE_FEN_MIN, maximum: PRICE_FEN_MAX, description: 'Fen' })
  @IsInt()
  @Min(PRICE_FEN_MIN)
  @Max(PRICE_FEN_MAX)
  readonly startPriceFen!: number;
}

export class OpenLotsDto extends RemoveLotsDto implements OpenLotsBody {
  @ApiProperty({
    ...{ type: Number, nullable: true, minimum: 0, maximum: TIME_MS_MAX },
    description: `${TIME}; of the first of them; null for as the auction's stagger says`,
  })
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  @Min(0)
  @Max(TIME_MS_MAX)
  readonly opensAtMs!: number | null;

  @ApiProperty({ minimum: 0, maximum: STAGGER_MS_MAX, description: 'From each of them to the next' })
  @IsInt()
  @Min(0)
  @Max(STAGGER_MS_MAX)
  readonly staggerMs!: number;
}

export class GiveBackLotDto extends AuctionVersionDto implements GiveBackLotBody {
  @ApiProperty({ maxLength: REASON_MAX, description: 'The citizen reads it' })
  @IsString()
  @MinLength(1)
  @MaxCharacters(REASON_MAX)
  readonly reason!: string;
}
