// What the route of security events takes and gives, described for OpenAPI; the compiler holds it to the contracts.
import {
  SECURITY_KINDS,
  type SearchSecurityEventsBody,
  type SecurityEventView,
  type SecurityKind,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsString, Max, Min, MinLength } from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../../platform/errors';
import { EVENTS_PER_PAGE } from './find-security-events';

const TEXT_LENGTH_MAX = 64;
const PAGE_MAX = 20_000;
const PER_PAGE_MAX = 200;

export class SearchSecurityEventsDto implements SearchSecurityEventsBody {
  @ApiPropertyOptional({ enum: SECURITY_KINDS })
  @MayBeMissing()
  @IsIn(SECURITY_KINDS)
  readonly kind?: SecurityKind;

  @ApiPropertyOptional({ maxLength: TEXT_LENGTH_MAX, description: 'A network address, or a mark of one' })
  @MayBeMissing()
  @IsString()
  @MinLength(1)
  @MaxCharacters(TEXT_LENGTH_MAX)
  readonly address?: string;

  @ApiPropertyOptional({ maxLength: TEXT_LENGTH_MAX, description: 'A user name, or a mark of an account' })
  @MayBeMissing()
  @IsString()
  @MinLength(1)
  @MaxCharacters(TEXT_LENGTH_MAX)
  readonly account?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: PAGE_MAX, default: 1 })
  @MayBeMissing()
  @IsInt()
  @Min(1)
  @Max(PAGE_MAX)
  readonly page?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: PER_PAGE_MAX, default: EVENTS_PER_PAGE })
  @MayBeMissing()
  @IsInt()
  @Min(1)
  @Max(PER_PAGE_MAX)
  readonly size?: number;
}

const MARK = { type: String, nullable: true, description: 'The beginning of a keyed hash' } as const;

class SecurityEventDto implements SecurityEventView {
  @ApiProperty() readonly id!: number;
  @ApiProperty({ enum: SECURITY_KINDS }) readonly kind!: SecurityKind;
  @ApiProperty({ example: 'LOGIN.FAILED' }) readonly what!: string;
  @ApiProperty(MARK) readonly addressMark!: string | null;
  @ApiProperty(MARK) readonly accountMark!: string | null;
  @ApiProperty() readonly times!: number;
  @ApiProperty() readonly fromMs!: number;
  @ApiProperty() readonly toMs!: number;
  @ApiProperty() readonly instance!: string;
}

export class SecurityEventPageDto {
  @ApiProperty({ type: [SecurityEventDto] }) readonly items!: readonly SecurityEventDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}
