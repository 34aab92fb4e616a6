// What the routes of the audit take and give, described for OpenAPI; the compiler holds it to the contracts.
import {
  type AuditCheck,
  type AuditEntryView,
  type AuditNames,
  type AuditPage,
  type AuditPart,
  EXPORT_ABOUT_MAX,
  EXPORTED_TABLES,
  type ExportedTable,
  type NoteExportBody,
} from '@haopai/contracts';
import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsString, Matches, Max, Min } from 'class-validator';
import { MaxCharacters, MayBeMissing } from '../../platform/errors';
import { periodQuery } from '../../platform/http';

const ENTRIES_PER_PAGE = 50;
const ENTRIES_PER_PAGE_MAX = 500;
const ACT = /^[\w.]{1,40}$/;
const EXPORTED_ROWS_MAX = 10_000_000;
const TEXT_MAX = 60;
const SUBJECT = /^[\w.:-]{1,60}$/;

export class AuditQuery extends periodQuery(ENTRIES_PER_PAGE, ENTRIES_PER_PAGE_MAX) {
  @ApiPropertyOptional()
  @MayBeMissing()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  readonly staffId?: number;

  @ApiPropertyOptional({ pattern: ACT.source, description: 'The beginning of an act' })
  @MayBeMissing()
  @Matches(ACT)
  readonly act?: string;

  @ApiPropertyOptional({
    pattern: SUBJECT.source,
    example: 'staff:1',
    description: 'One, or all of a kind: `staff`',
  })
  @MayBeMissing()
  @Matches(SUBJECT)
  readonly subject?: string;

  @ApiPropertyOptional({ maxLength: TEXT_MAX, description: 'Anywhere in an entry; a plate finds all of it' })
  @MayBeMissing()
  @IsString()
  @MaxCharacters(TEXT_MAX)
  readonly text?: string;
}

export class AuditExportQuery extends OmitType(AuditQuery, ['page', 'size']) {}

export class AuditPartQuery extends AuditExportQuery {
  @ApiPropertyOptional({
    description: '`nextBelowNo` of the part before; the first part has none, and is put on record',
  })
  @MayBeMissing()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly belowNo?: number;
}

class AuditEntryDto implements AuditEntryView {
  @ApiProperty() readonly no!: number;
  @ApiProperty({ description: 'Epoch milliseconds UTC' }) readonly atMs!: number;
  @ApiProperty({ type: Number, nullable: true }) readonly staffId!: number | null;
  @ApiProperty() readonly staffName!: string;
  @ApiProperty() readonly address!: string;
  @ApiProperty({ example: 'staff.added' }) readonly act!: string;
  @ApiProperty({ example: 'staff:12' }) readonly subject!: string;
  @ApiProperty({ type: Object, nullable: true, additionalProperties: true }) readonly before!: unknown;
  @ApiProperty({ type: Object, nullable: true, additionalProperties: true }) readonly after!: unknown;
  @ApiProperty({ type: String, nullable: true }) readonly reason!: string | null;
  @ApiProperty() readonly hash!: string;
}

const NAMES = {
  type: 'object' as const,
  description: 'What people call what the entries speak of, by kind and id: `lot:77`',
  additionalProperties: {
    type: 'object',
    required: ['text'],
    properties: {
      text: { type: 'string' },
      lotNo: { type: 'integer' },
      auctionId: { type: 'integer' },
      auctionTitle: { type: 'string' },
      runId: { type: 'integer' },
    },
  },
} satisfies ApiPropertyOptions;

export class AuditPageDto implements AuditPage {
  @ApiProperty({ type: [AuditEntryDto] }) readonly items!: readonly AuditEntryDto[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
  @ApiProperty(NAMES) readonly names!: AuditNames;
}

export class AuditPartDto implements AuditPart {
  @ApiProperty({ type: [AuditEntryDto] }) readonly items!: readonly AuditEntryDto[];
  @ApiProperty(NAMES) readonly names!: AuditNames;
  @ApiProperty({ type: Number, nullable: true }) readonly nextBelowNo!: number | null;
}

export class AuditCheckDto implements AuditCheck {
  @ApiProperty() readonly entries!: number;
  @ApiProperty({ type: Number, nullable: true }) readonly brokenAt!: number | null;
}

export class NoteExportDto implements NoteExportBody {
  @ApiProperty({ enum: EXPORTED_TABLES })
  @IsIn(EXPORTED_TABLES)
  readonly table!: ExportedTable;

  @ApiProperty({ minimum: 0, maximum: EXPORTED_ROWS_MAX })
  @IsInt()
  @Min(0)
  @Max(EXPORTED_ROWS_MAX)
  readonly rows!: number;

  @ApiProperty({ maxLength: EXPORT_ABOUT_MAX, example: 'state=forSale' })
  @IsString()
  @MaxCharacters(EXPORT_ABOUT_MAX)
  readonly about!: string;
}
