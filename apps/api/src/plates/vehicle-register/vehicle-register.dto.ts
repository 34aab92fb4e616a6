// What the routes of the vehicle register take and give, described for OpenAPI; the compiler holds it to the contracts.
import {
  type CheckRegisterBody,
  type Page,
  REGISTER_CHECK_MAX,
  REGISTER_LINE_RESULTS,
  REGISTER_STATES,
  type RegisterAnswers,
  type RegisterCheck,
  type RegisterLine,
  type RegisterLineResult,
  type RegisterReportView,
  type RegisterState,
  type RegisterView,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsString } from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../../platform/errors';
import { pageQuery } from '../../platform/http';

const REPORTS_PER_PAGE = 20;
const REPORTS_PER_PAGE_MAX = 100;
const NUMBER_MAX = 20;
const NULLABLE_TEXT = { type: String, nullable: true } as const;

export class RegisterReportsQuery extends pageQuery(REPORTS_PER_PAGE, REPORTS_PER_PAGE_MAX) {
  @ApiPropertyOptional({ enum: REGISTER_STATES, description: 'Left out: those that somebody has to look at' })
  @MayBeMissing()
  @IsIn(REGISTER_STATES)
  readonly state?: RegisterState;
}

export class CheckRegisterDto implements CheckRegisterBody {
  @ApiProperty({
    type: [String],
    maxItems: REGISTER_CHECK_MAX,
    items: { type: 'string', maxLength: NUMBER_MAX },
  })
  @IsArray()
  @ArrayMaxSize(REGISTER_CHECK_MAX)
  @IsString({ each: true })
  @MaxCharacters(NUMBER_MAX, { each: true })
  readonly numbers!: readonly string[];
}

export class RegisterCheckDto implements RegisterCheck {
  @ApiProperty({ type: [String], nullable: true, description: 'Null where the register does not say' })
  readonly taken!: readonly string[] | null;

  @ApiPropertyOptional({ description: 'False where no line leads there' }) readonly hasLine?: boolean;
}

export class VehicleRegisterDto implements RegisterView {
  @ApiProperty({ enum: ['line', 'file'] }) readonly way!: RegisterView['way'];
  @ApiProperty({ description: 'Paid plates that it has not been told of' }) readonly waiting!: number;
  @ApiProperty() readonly troubles!: number;
}

class ReportedPlateDto {
  @ApiProperty({ example: '浙G8888A' }) readonly number!: string;
}

export class RegisterReportDto implements RegisterReportView {
  @ApiProperty() readonly id!: number;
  @ApiProperty({ type: ReportedPlateDto }) readonly plate!: ReportedPlateDto;
  @ApiProperty() readonly vin!: string;
  @ApiProperty({ enum: REGISTER_STATES }) readonly state!: RegisterState;
  @ApiProperty({ description: 'So often it was told over the line' }) readonly attempts!: number;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Of the register' }) readonly reference!: string | null;
  @ApiProperty({ ...NULLABLE_TEXT, description: 'Why it refused, or there was no answer' })
  readonly failure!: string | null;
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly changedAtMs!: number;
}

export class RegisterReportPageDto implements Page<RegisterReportView> {
  @ApiProperty({ type: [RegisterReportDto] }) readonly items!: readonly RegisterReportDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

class RegisterLineDto implements RegisterLine {
  @ApiProperty({ description: 'As the spreadsheet counts it' }) readonly line!: number;
  @ApiProperty({ description: 'As it stands there' }) readonly plate!: string;
  @ApiProperty({ enum: REGISTER_LINE_RESULTS }) readonly result!: RegisterLineResult;
}

export class RegisterAnswersDto implements RegisterAnswers {
  @ApiProperty({ type: [RegisterLineDto] }) readonly lines!: readonly RegisterLineDto[];
}
