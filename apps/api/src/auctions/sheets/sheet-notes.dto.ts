// What is said of a spreadsheet and its cells, described for OpenAPI; the compiler holds it to the contracts.
import type { SheetCause, SheetCauseCode, SheetWarning } from '@haopai/contracts';
import { ApiProperty } from '@nestjs/swagger';

const CODES: readonly SheetWarning['code'][] = ['SHEET.COLUMNS_IGNORED'];

const CAUSES: readonly SheetCauseCode[] = [
  ...(['PLATE.MISSING', 'PLATE.I_OR_O', 'PLATE.WRONG_PREFIX', 'PLATE.WRONG_LENGTH'] as const),
  ...(['PLATE.BAD_CHARACTER', 'PLATE.TOO_MANY_LETTERS', 'PLATE.NEW_ENERGY'] as const),
  ...(['PLATE.IN_LINE', 'PLATE.IN_DRAFT', 'PLATE.IN_AUCTION'] as const),
  ...(['PRICE.LETTERS', 'PRICE.UNIT', 'PRICE.RANGE', 'COLUMN.TITLE'] as const),
];

class WarningDataDto {
  @ApiProperty({ type: [String] }) readonly headings!: readonly string[];
}

export class SheetWarningDto implements SheetWarning {
  @ApiProperty({ enum: CODES }) readonly code!: SheetWarning['code'];
  @ApiProperty({ type: WarningDataDto }) readonly data!: WarningDataDto;
}

export class SheetCauseDto {
  @ApiProperty({ enum: CAUSES, description: 'Why exactly' }) readonly code!: SheetCause['code'];
  @ApiProperty({
    ...{ type: 'object', additionalProperties: true },
    description: 'Figures and texts for its words',
  })
  readonly data!: SheetCause['data'];
}
