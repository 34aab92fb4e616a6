// What is said of a spreadsheet that can be imported all the same, described for OpenAPI; the compiler holds it to the contracts.
import type { SheetWarning } from '@haopai/contracts';
import { ApiProperty } from '@nestjs/swagger';

const CODES: readonly SheetWarning['code'][] = ['SHEET.COLUMNS_IGNORED'];

class WarningDataDto {
  @ApiProperty({ type: [String] }) readonly headings!: readonly string[];
}

export class SheetWarningDto implements SheetWarning {
  @ApiProperty({ enum: CODES }) readonly code!: SheetWarning['code'];
  @ApiProperty({ type: WarningDataDto }) readonly data!: WarningDataDto;
}
