// What is said of a spreadsheet and its cells, described for OpenAPI; the compiler holds it to the contracts.
import type { SheetCause, SheetCauseCode, SheetText, SheetWarning } from '@haopai/contracts';
import { ApiProperty } from '@nestjs/swagger';

const CODES: readonly SheetWarning['code'][] = ['SHEET.COLUMNS_IGNORED', 'SHEET.PRICES_WITH_FEN'];

const CAUSES: readonly SheetCauseCode[] = [
  ...(['PLATE.MISSING', 'PLATE.I_OR_O', 'PLATE.WRONG_PREFIX', 'PLATE.WRONG_LENGTH'] as const),
  ...(['PLATE.BAD_CHARACTER', 'PLATE.TOO_MANY_LETTERS', 'PLATE.NEW_ENERGY'] as const),
  ...(['PLATE.IN_LINE', 'PLATE.IN_DRAFT', 'PLATE.IN_AUCTION', 'PLATE.IN_PUBLISHED'] as const),
  ...([
    'PRICE.LETTERS',
    'PRICE.UNIT',
    'PRICE.RANGE',
    'REGION.SIMILAR',
    'COLUMN.NAMES',
    'COLUMN.TITLE',
  ] as const),
];

export class SheetWarningDto {
  @ApiProperty({ enum: CODES }) readonly code!: SheetWarning['code'];
  @ApiProperty({
    ...{ type: 'object', additionalProperties: true },
    description: 'Headings, or lines, for its words',
  })
  readonly data!: SheetWarning['data'];
}

export class SheetTextDto<Column extends string> implements SheetText<Column> {
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'string' } } })
  readonly rows!: readonly (readonly string[])[];

  @ApiProperty({ description: 'Where the headings stand, counted from 1' }) readonly headerLine!: number;
  @ApiProperty({ type: 'array', items: { type: 'string', nullable: true } })
  readonly columns!: readonly (Column | null)[];
}

export class SheetCauseDto {
  @ApiProperty({ enum: CAUSES, description: 'Why exactly' }) readonly code!: SheetCause['code'];
  @ApiProperty({
    ...{ type: 'object', additionalProperties: true },
    description: 'Figures and texts for its words',
  })
  readonly data!: SheetCause['data'];
}
