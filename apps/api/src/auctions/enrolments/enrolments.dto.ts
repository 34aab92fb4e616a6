// What the room's routes take and give, and what those of enrolments take.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  ChangeEntryVinBody,
  EnrolBody,
  EnterRoomBody,
  EntryView,
  RaiseLimitBody,
  RoomPass,
} from '@haopai/contracts';
import { PLATE_VEHICLES, type PlateVehicle } from '@haopai/rules/plates';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsString, Max, Min, MinLength } from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../../platform/errors';
import { pageQuery } from '../../platform/http';

const PADDLE_NO_MAX = 2_147_483_647;
const ACCESS_CODE_LENGTH_MAX = 12;
/** More than any auction gives to one citizen; how many that are says the auction. */
const SHARES_TYPED_MAX = 100;
/** With spaces and hyphens as people type them. */
const VIN_TYPED_MAX = 40;
/** A thousand million yuan: beyond it nobody bids. */
const LIMIT_FEN_MAX = 100_000_000_000;
const ENROLMENTS_PER_PAGE = 10;
const ENROLMENTS_PER_PAGE_MAX = 50;

export class EnterRoomDto implements EnterRoomBody {
  @ApiProperty({ minimum: 1 })
  @IsInt()
  @Min(1)
  @Max(PADDLE_NO_MAX)
  readonly paddleNo!: number;

  @ApiProperty({ maxLength: ACCESS_CODE_LENGTH_MAX })
  @IsString()
  @MinLength(1)
  @MaxCharacters(ACCESS_CODE_LENGTH_MAX)
  readonly accessCode!: string;
}

class EntryDto implements EntryView {
  @ApiProperty() readonly entryId!: number;
  @ApiProperty() readonly vin!: string;
  @ApiProperty({ enum: PLATE_VEHICLES, nullable: true, description: 'Null where nobody has said' })
  readonly vehicle!: PlateVehicle | null;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Fen: the highest that may be bid; null for no limit',
  })
  readonly limitFen!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'The lot that this entry stands behind' })
  readonly boundLotId!: number | null;
}

export class RoomPassDto implements RoomPass {
  @ApiProperty() readonly auctionId!: number;
  @ApiProperty() readonly paddleNo!: number;
  @ApiProperty({ type: [EntryDto] }) readonly entries!: readonly EntryDto[];
}

export class EnrolDto implements EnrolBody {
  @ApiProperty({
    ...{ type: [String], maxItems: SHARES_TYPED_MAX, example: ['LSVAA49J132047371'] },
    description: 'One for each share; in a drill, which gives toy VINs, there may be none',
  })
  @IsArray()
  @ArrayMaxSize(SHARES_TYPED_MAX)
  @IsString({ each: true })
  @MaxCharacters(VIN_TYPED_MAX, { each: true })
  readonly vins!: string[];

  @ApiPropertyOptional({
    minimum: 1,
    maximum: SHARES_TYPED_MAX,
    description: 'As many as VINs, but in a drill',
  })
  @MayBeMissing()
  @IsInt()
  @Min(1)
  @Max(SHARES_TYPED_MAX)
  readonly shares?: number;

  @ApiPropertyOptional({
    ...{ enum: PLATE_VEHICLES, isArray: true, maxItems: SHARES_TYPED_MAX },
    description: 'Which vehicle each car is, in the order of the VINs; in a drill they are not looked at',
  })
  @MayBeMissing()
  @IsArray()
  @ArrayMaxSize(SHARES_TYPED_MAX)
  @IsIn(PLATE_VEHICLES, { each: true })
  readonly vehicles?: PlateVehicle[];
}

export class ChangeEntryVinDto implements ChangeEntryVinBody {
  @ApiProperty({ example: 'LSVAA49J132047371', maxLength: VIN_TYPED_MAX })
  @IsString()
  @MaxCharacters(VIN_TYPED_MAX)
  readonly vin!: string;

  @ApiPropertyOptional({ enum: PLATE_VEHICLES, description: 'Which vehicle the car is' })
  @MayBeMissing()
  @IsIn(PLATE_VEHICLES)
  readonly vehicle?: PlateVehicle;
}

export class RaiseLimitDto implements RaiseLimitBody {
  @ApiProperty({ minimum: 1, description: 'Fen: the highest amount that shall be bid' })
  @IsInt()
  @Min(1)
  @Max(LIMIT_FEN_MAX)
  readonly limitFen!: number;
}

export class OwnEnrolmentsQuery extends pageQuery(ENROLMENTS_PER_PAGE, ENROLMENTS_PER_PAGE_MAX) {}
