// What the routes of stops take and give, described for OpenAPI; the compiler holds it to the contracts.
import {
  type AdminStopView,
  type AskStopBody,
  REASON_MAX,
  type StaffName,
  STOP_KINDS,
  type StopKind,
  type StopState,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsString, Max, Min, MinLength } from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../../platform/errors';

const STATES: readonly StopState[] = ['asked', 'done', 'declined'];
const TIME = 'Epoch milliseconds UTC';
const TIME_MS_MAX = 8_640_000_000_000_000;

export class AskStopDto implements AskStopBody {
  @ApiProperty({ enum: STOP_KINDS })
  @IsIn(STOP_KINDS)
  readonly kind!: StopKind;

  @ApiProperty({ maxLength: REASON_MAX, description: 'Everybody reads it' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @MinLength(1)
  @MaxCharacters(REASON_MAX)
  readonly reason!: string;

  @ApiPropertyOptional({ description: `${TIME}; of a postponement the new start` })
  @MayBeMissing()
  @IsInt()
  @Min(0)
  @Max(TIME_MS_MAX)
  readonly untilMs?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description: 'Of withdrawLot' })
  @MayBeMissing()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly lotId?: number;
}

class StopStaffDto implements StaffName {
  @ApiProperty() readonly id!: number;
  @ApiProperty() readonly name!: string;
}

export class AdminStopDto implements AdminStopView {
  @ApiProperty() readonly id!: number;
  @ApiProperty() readonly auctionId!: number;
  @ApiProperty({ enum: STOP_KINDS }) readonly kind!: StopKind;
  @ApiProperty({ type: Number, nullable: true }) readonly lotId!: number | null;
  @ApiProperty({ type: String, nullable: true }) readonly plateNumber!: string | null;
  @ApiProperty() readonly reason!: string;
  @ApiProperty({ description: TIME, type: Number, nullable: true }) readonly untilMs!: number | null;
  @ApiProperty({ enum: STATES }) readonly state!: StopState;
  @ApiProperty({ type: StopStaffDto }) readonly askedBy!: StopStaffDto;
  @ApiProperty({ description: TIME }) readonly askedAtMs!: number;
  @ApiProperty({ type: StopStaffDto, nullable: true }) readonly decidedBy!: StopStaffDto | null;
  @ApiProperty({ description: TIME, type: Number, nullable: true }) readonly decidedAtMs!: number | null;
}
