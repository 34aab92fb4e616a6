// What the routes of the hand-over desk take and give, described for OpenAPI; the compiler holds it to the contracts.
import {
  AGENT_NAME_MAX,
  type ChangePapersBody,
  type CollectBody,
  type CollectionView,
  type Collector,
  COLLECTORS,
  type FindHandOversBody,
  HAND_OVER_PAPERS_MAX,
  HAND_OVER_STATES,
  HAND_OVER_TEXT_MAX,
  type HandOverBuyer,
  type HandOverPapersView,
  type HandOversFound,
  type HandOverState,
  type HandOverView,
  PAPER_NAME_MAX,
  type PickUpPlate,
  type PickUpView,
  REASON_MAX,
  SALE_SOURCES,
  type SaleSource,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Matches,
  Max,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { LANGUAGES } from '@haopai/rules';
import { PlateDto } from '../../auctions/public';
import { DeclaredVehicleDto } from '../../plates/registered-cars';
import { MaxCharacters, MayBeMissing } from '../../platform/errors';
import { textInEachLanguage } from '../../platform/http';

const TIME = 'Epoch milliseconds UTC';
const NULLABLE_TIME = { type: Number, nullable: true, description: TIME } as const;
const NULLABLE_TEXT = { type: String, nullable: true } as const;
const VERSION_MAX = 1_000_000;
const ID_MAX = Number.MAX_SAFE_INTEGER;
const NOT_BLANK = /\S/;

export class FindHandOversDto implements FindHandOversBody {
  @ApiProperty({
    minLength: 1,
    maxLength: HAND_OVER_TEXT_MAX,
    description:
      'A plate, an order’s number, what a QR code says, a VIN, a user name, a mobile or a document’s number',
  })
  @IsString()
  @MinLength(1)
  @MaxCharacters(HAND_OVER_TEXT_MAX)
  readonly text!: string;
}

export class CollectDto implements CollectBody {
  @ApiProperty({ enum: SALE_SOURCES })
  @IsIn(SALE_SOURCES)
  readonly way!: SaleSource;

  @ApiProperty({ minimum: 1, maximum: ID_MAX, description: 'Of the lot, or of the plate at a fixed price' })
  @IsInt()
  @Min(1)
  @Max(ID_MAX)
  readonly saleId!: number;

  @ApiProperty({ minimum: 0, maximum: VERSION_MAX, description: 'Of the list of papers that was shown' })
  @IsInt()
  @Min(0)
  @Max(VERSION_MAX)
  readonly papersVersion!: number;

  @ApiProperty({
    type: [Number],
    maxItems: HAND_OVER_PAPERS_MAX,
    description: 'Which of them were checked, by their places from 0',
  })
  @IsArray()
  @ArrayMaxSize(HAND_OVER_PAPERS_MAX)
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(HAND_OVER_PAPERS_MAX, { each: true })
  readonly ticked!: readonly number[];

  @ApiProperty({ enum: COLLECTORS })
  @IsIn(COLLECTORS)
  readonly collector!: Collector;

  @ApiPropertyOptional({ maxLength: AGENT_NAME_MAX, description: 'Of an agent' })
  @MayBeMissing()
  @IsString()
  @MaxCharacters(AGENT_NAME_MAX)
  readonly agentName?: string;
}

class NewPaperNameDto extends textInEachLanguage() {}
for (const language of LANGUAGES) {
  const fields = NewPaperNameDto.prototype as object;
  ApiProperty({ type: String, pattern: NOT_BLANK.source, minLength: 1, maxLength: PAPER_NAME_MAX })(
    fields,
    language,
  );
  IsString()(fields, language);
  Matches(NOT_BLANK)(fields, language);
  MaxCharacters(PAPER_NAME_MAX)(fields, language);
}

export class ChangePapersDto implements ChangePapersBody {
  @ApiProperty({ minimum: 0, maximum: VERSION_MAX, description: 'As it was read' })
  @IsInt()
  @Min(0)
  @Max(VERSION_MAX)
  readonly version!: number;

  @ApiProperty({ type: [NewPaperNameDto], minItems: 1, maxItems: HAND_OVER_PAPERS_MAX })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(HAND_OVER_PAPERS_MAX)
  @ValidateNested({ each: true })
  @Type(() => NewPaperNameDto)
  readonly papers!: readonly NewPaperNameDto[];

  @ApiProperty({ minLength: 1, maxLength: REASON_MAX })
  @IsString()
  @MinLength(1)
  @MaxCharacters(REASON_MAX)
  readonly reason!: string;
}

export class PaperNameDto extends textInEachLanguage('As it is called in that language') {}

export class HandOverPapersDto implements HandOverPapersView {
  @ApiProperty({ description: '0 while those that are shipped count' }) readonly version!: number;
  @ApiProperty({ type: [PaperNameDto] }) readonly papers!: readonly PaperNameDto[];
}

class CollectionDto implements CollectionView {
  @ApiProperty() readonly handOverId!: number;
  @ApiProperty({ description: TIME }) readonly collectedAtMs!: number;
  @ApiProperty({ description: 'Who gave it out' }) readonly staffName!: string;
  @ApiProperty({ enum: COLLECTORS }) readonly collector!: Collector;
  @ApiProperty(NULLABLE_TEXT) readonly agentName!: string | null;
  @ApiProperty({ type: [PaperNameDto], description: 'Those that were checked' })
  readonly papers!: readonly PaperNameDto[];
}

class HandOverBuyerDto implements HandOverBuyer {
  @ApiProperty() readonly citizenId!: number;
  @ApiProperty({ enum: ['person', 'organisation'] }) readonly kind!: HandOverBuyer['kind'];
  @ApiProperty({ description: 'In full for those who may read citizens’ files' }) readonly name!: string;
  @ApiProperty({ ...NULLABLE_TEXT, example: '138****5678' }) readonly maskedMobile!: string | null;
  @ApiProperty(NULLABLE_TEXT) readonly maskedDocument!: string | null;
}

class HandOverLotDto {
  @ApiProperty() readonly auctionId!: number;
  @ApiProperty({ example: '2026年第12期' }) readonly title!: string;
  @ApiProperty() readonly lotNo!: number;
}

export class HandOverDto implements HandOverView {
  @ApiProperty({ enum: SALE_SOURCES }) readonly way!: SaleSource;
  @ApiProperty() readonly saleId!: number;
  @ApiProperty({ enum: HAND_OVER_STATES }) readonly state!: HandOverState;
  @ApiProperty({ type: PlateDto }) readonly plate!: PlateDto;
  @ApiProperty() readonly vin!: string;
  @ApiProperty({ type: DeclaredVehicleDto, nullable: true, description: 'Null where nobody has said' })
  readonly vehicle!: DeclaredVehicleDto | null;
  @ApiProperty({ type: HandOverBuyerDto }) readonly buyer!: HandOverBuyerDto;
  @ApiProperty(NULLABLE_TEXT) readonly orderNo!: string | null;
  @ApiProperty({ type: HandOverLotDto, nullable: true }) readonly lot!: HandOverLotDto | null;
  @ApiProperty(NULLABLE_TIME) readonly paidAtMs!: number | null;
  @ApiProperty(NULLABLE_TIME) readonly dueAtMs!: number | null;
  @ApiProperty({ type: CollectionDto, nullable: true }) readonly collection!: CollectionDto | null;
}

export class HandOversFoundDto implements HandOversFound {
  @ApiProperty({ type: [HandOverDto], description: 'What may be given out first, then the newest' })
  readonly sales!: readonly HandOverDto[];
  @ApiProperty() readonly isMore!: boolean;
}

class FetchedPlateDto implements PickUpPlate {
  @ApiProperty({ type: Number, nullable: true, description: 'Null at a fixed price' })
  readonly lotId!: number | null;
  @ApiProperty({ type: PlateDto }) readonly plate!: PlateDto;
  @ApiProperty() readonly vin!: string;
  @ApiProperty({ type: Number, nullable: true, description: `${TIME}; when it was fetched` })
  readonly collectedAtMs!: number | null;
}

export class PickUpDto implements PickUpView {
  @ApiProperty({ type: [FetchedPlateDto] }) readonly plates!: readonly FetchedPlateDto[];
  @ApiProperty({ description: `${TIME}; when the first of them can be fetched` }) readonly fromMs!: number;
  @ApiProperty({ type: [PaperNameDto], description: 'What is checked at the desk' })
  readonly toBring!: readonly PaperNameDto[];
  @ApiProperty({ description: 'What the office says of it; empty for nothing' }) readonly text!: string;
}
