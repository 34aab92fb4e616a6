// What the routes of steps take and give, described for OpenAPI; the compiler holds it to the contracts.
import {
  ACTING_PERMISSIONS,
  type ApprovalKind,
  type ApprovalStep,
  type ApprovalStepsView,
  type ChangeStepsBody,
  type Permission,
  REASON_MAX,
  STEPPED_KINDS,
  STEPS_MAX,
} from '@haopai/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Max,
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { MaxCharacters } from '../../platform/errors';

const VERSION_MAX = 1_000_000;
const PEOPLE: readonly (1 | 2)[] = [1, 2];

class ApprovalStepDto implements ApprovalStep {
  @ApiProperty({
    type: Number,
    nullable: true,
    minimum: 1,
    maximum: Number.MAX_SAFE_INTEGER,
    description: 'Fen; null is without end, and the last',
  })
  @ValidateIf((step: ApprovalStepDto) => step.upToFen !== null)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly upToFen!: number | null;

  @ApiProperty({ enum: ACTING_PERMISSIONS, description: 'Of whoever decides' })
  @IsIn(ACTING_PERMISSIONS)
  readonly permission!: Permission;

  @ApiProperty({ type: Number, enum: PEOPLE, description: '1: whoever has the permission also acts alone' })
  @IsIn(PEOPLE)
  readonly people!: 1 | 2;
}

export class ChangeStepsDto implements ChangeStepsBody {
  @ApiProperty({ minimum: 0, maximum: VERSION_MAX, description: 'As it was read' })
  @IsInt()
  @Min(0)
  @Max(VERSION_MAX)
  readonly version!: number;

  @ApiProperty({
    type: [ApprovalStepDto],
    minItems: 1,
    maxItems: STEPS_MAX,
    description: 'By rising amounts',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(STEPS_MAX)
  @ValidateNested({ each: true })
  @Type(() => ApprovalStepDto)
  readonly steps!: readonly ApprovalStepDto[];

  @ApiProperty({ minLength: 1, maxLength: REASON_MAX })
  @IsString()
  @MinLength(1)
  @MaxCharacters(REASON_MAX)
  readonly reason!: string;
}

export class ApprovalStepsDto implements ApprovalStepsView {
  @ApiProperty({ enum: STEPPED_KINDS }) readonly kind!: ApprovalKind;
  @ApiProperty({ type: [ApprovalStepDto] }) readonly steps!: readonly ApprovalStepDto[];
  @ApiProperty() readonly hasAmount!: boolean;
  @ApiProperty({ type: Number, enum: PEOPLE }) readonly peopleMin!: 1 | 2;
  @ApiProperty({ description: '0 while those that are shipped count' }) readonly version!: number;
  @ApiProperty({ description: 'Others wait for approval' }) readonly isAsked!: boolean;
}
