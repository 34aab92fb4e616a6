// What the routes of citizens' files take.
import {
  type CitizenSearchBody,
  type LockCitizenBody,
  REASON_MAX,
  type RevealBody,
  SEALED_FIELDS,
  type SealedField,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsString,
  Matches,
} from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../../platform/errors';
import { pageQuery } from '../../platform/http';

const CITIZENS_PER_PAGE = 20;
const CITIZENS_PER_PAGE_MAX = 100;
const USERNAME_PART = /^\w{1,20}$/;
const REGION = /^\d{6}$/;
const NAME_MAX = 100;
/** With spaces and hyphens as people type them. */
const NUMBER_TYPED_MAX = 40;
const NOT_BLANK = /\S/;
const KINDS = ['person', 'organisation'] as const;

export class CitizensQuery extends pageQuery(CITIZENS_PER_PAGE, CITIZENS_PER_PAGE_MAX) {}

export class CitizenSearchDto implements CitizenSearchBody {
  @ApiPropertyOptional({ pattern: USERNAME_PART.source, description: 'The beginning of a user name' })
  @MayBeMissing()
  @Matches(USERNAME_PART)
  readonly username?: string;

  @ApiPropertyOptional({
    maxLength: NAME_MAX,
    description: 'The whole name, of a person or an organisation; dots, spaces, width and case do not count',
  })
  @MayBeMissing()
  @IsString()
  @MaxCharacters(NAME_MAX)
  readonly name?: string;

  @ApiPropertyOptional({ maxLength: NUMBER_TYPED_MAX })
  @MayBeMissing()
  @IsString()
  @MaxCharacters(NUMBER_TYPED_MAX)
  readonly mobile?: string;

  @ApiPropertyOptional({
    maxLength: NUMBER_TYPED_MAX,
    description: 'Resident ID, organisation or credit code',
  })
  @MayBeMissing()
  @IsString()
  @MaxCharacters(NUMBER_TYPED_MAX)
  readonly document?: string;

  @ApiPropertyOptional({ pattern: REGION.source })
  @MayBeMissing()
  @Matches(REGION)
  readonly region?: string;

  @ApiPropertyOptional({ enum: KINDS })
  @MayBeMissing()
  @IsIn(KINDS)
  readonly kind?: (typeof KINDS)[number];

  @ApiPropertyOptional()
  @MayBeMissing()
  @IsBoolean()
  readonly isLocked?: boolean;
}

export class LockCitizenDto implements LockCitizenBody {
  @ApiProperty({ maxLength: REASON_MAX, pattern: NOT_BLANK.source })
  @IsString()
  @Matches(NOT_BLANK)
  @MaxCharacters(REASON_MAX)
  readonly reason!: string;
}

export class RevealDto extends LockCitizenDto implements RevealBody {
  @ApiProperty({
    enum: SEALED_FIELDS,
    isArray: true,
    minItems: 1,
    maxItems: SEALED_FIELDS.length,
    uniqueItems: true,
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(SEALED_FIELDS.length)
  @ArrayUnique()
  @IsIn(SEALED_FIELDS, { each: true })
  readonly fields!: readonly SealedField[];
}
