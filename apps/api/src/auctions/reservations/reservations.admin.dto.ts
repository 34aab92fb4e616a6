// What the back office's routes of reservations take and give, described for OpenAPI; the compiler holds it to the contracts.
import type {
  ApprovalTerms,
  ApproveReservationBody,
  Page,
  RejectReservationBody,
  ReservationCase,
  ReservationSearch,
  ReservationState,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsString, Matches, Max, Min } from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../../platform/errors';
import { pageQuery } from '../../platform/http';
import { MONEY_FEN_MAX, PAY_DAYS_MAX, REJECTION_REASON_MAX } from './approval-terms';
import { PlateRefusalDto, RESERVATION_STATES, ReservationDto } from './reservations-answers.dto';

const CASES_PER_PAGE = 20;
const CASES_PER_PAGE_MAX = 100;
/** As the column has it: without the dot. */
const PLATE_PART = /^[0-9A-Za-z\u4e00-\u9fff]{1,10}$/;
const USERNAME_PART = /^\w{1,20}$/;
const NOT_BLANK = /\S/;

export class ReservationCasesQuery
  extends pageQuery(CASES_PER_PAGE, CASES_PER_PAGE_MAX)
  implements ReservationSearch
{
  @ApiPropertyOptional({ enum: RESERVATION_STATES })
  @MayBeMissing()
  @IsIn(RESERVATION_STATES)
  readonly state?: ReservationState;

  @ApiPropertyOptional({ pattern: PLATE_PART.source, example: '8888', description: 'A part of the number' })
  @MayBeMissing()
  @Matches(PLATE_PART)
  readonly plate?: string;

  @ApiPropertyOptional({ pattern: USERNAME_PART.source, description: 'The beginning of a user name' })
  @MayBeMissing()
  @Matches(USERNAME_PART)
  readonly username?: string;
}

export class ApproveReservationDto implements ApproveReservationBody {
  @ApiProperty({ minimum: 1, maximum: MONEY_FEN_MAX, description: 'It becomes the entry’s deposit' })
  @IsInt()
  @Min(1)
  @Max(MONEY_FEN_MAX)
  readonly depositFen!: number;

  @ApiProperty({ minimum: 1, maximum: MONEY_FEN_MAX, description: 'Of the lot that the plate becomes' })
  @IsInt()
  @Min(1)
  @Max(MONEY_FEN_MAX)
  readonly startPriceFen!: number;

  @ApiProperty({ minimum: 1, maximum: PAY_DAYS_MAX })
  @IsInt()
  @Min(1)
  @Max(PAY_DAYS_MAX)
  readonly payDays!: number;
}

export class RejectReservationDto implements RejectReservationBody {
  @ApiProperty({
    maxLength: REJECTION_REASON_MAX,
    pattern: NOT_BLANK.source,
    description: 'As the citizen reads it',
  })
  @IsString()
  @Matches(NOT_BLANK)
  @MaxCharacters(REJECTION_REASON_MAX)
  readonly reason!: string;
}

export class ApprovalTermsDto implements ApprovalTerms {
  @ApiProperty() readonly depositFen!: number;
  @ApiProperty() readonly startPriceFen!: number;
  @ApiProperty() readonly payDays!: number;
  @ApiProperty() readonly moneyFenMax!: number;
  @ApiProperty() readonly payDaysMax!: number;
}

class ReserverDto {
  @ApiProperty() readonly id!: number;
  @ApiProperty() readonly username!: string;
}

export class ReservationCaseDto extends ReservationDto implements ReservationCase {
  @ApiProperty({ type: ReserverDto }) readonly citizen!: ReserverDto;
  @ApiProperty({ type: PlateRefusalDto, nullable: true, description: 'Why it could not be approved now' })
  readonly refusal!: PlateRefusalDto | null;
  @ApiProperty({ type: String, nullable: true }) readonly decidedBy!: string | null;
  @ApiProperty({ type: Number, nullable: true }) readonly startPriceFen!: number | null;
}

export class ReservationCasePageDto implements Page<ReservationCase> {
  @ApiProperty({ type: [ReservationCaseDto] }) readonly items!: readonly ReservationCaseDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}
