// A spreadsheet of plates to be filled in: its headings, a line to write over, and in a workbook the regions by name.
import { Injectable, StreamableFile } from '@nestjs/common';
import type { ExportFormat } from '@haopai/contracts';
import { stringify } from 'csv-stringify/sync';
import type { Language } from '@haopai/rules';
import { RefusalError } from '../../platform/errors';
import { textsIn } from '../../texts';
import { SheetConverter } from './sheet-converter';
import type { SheetPage } from './sheet-jobs';
import { SheetRegions } from './sheet-regions';

export const CSV = 'text/csv';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export interface TemplateWanted {
  readonly language: Language;
  readonly format: ExportFormat;
}

const EXAMPLE = { plate: '浙G00000', yuan: 50_000 };

@Injectable()
export class SheetTemplate {
  constructor(
    private readonly sheets: SheetConverter,
    private readonly regions: SheetRegions,
  ) {}

  /** `columns` are PLATE_COLUMNS with a price behind them; `name` is the file's, without its ending. */
  async write(
    name: string,
    columns: { named(language: Language): readonly string[] },
    { language, format }: TemplateWanted,
  ): Promise<StreamableFile | RefusalError> {
    const { plates, regions: heading, colours, no, example: mark } = textsIn(language).sheets;
    const regions = [...(await this.regions.names(language)).values()];
    const example = [`${mark} ${EXAMPLE.plate}`, colours.blue[0], no[0], regions[0] ?? '', EXAMPLE.yuan];
    const rows = [columns.named(language), example];
    const pages: readonly SheetPage[] = [
      { name: plates, rows },
      { name: heading, rows: [[heading], ...regions.map((region) => [region])] },
    ];
    const file = format === 'csv' ? csvOf(rows) : await this.sheets.write(pages);
    if (file instanceof RefusalError) return file;
    return new StreamableFile(file, {
      type: format === 'csv' ? `${CSV}; charset=utf-8` : XLSX,
      disposition: `attachment; filename="${name}.${format}"`,
    });
  }
}

/** With a mark, without which Excel takes a file for one in the system's own encoding. */
function csvOf(rows: SheetPage['rows']): Uint8Array {
  return Buffer.from(
    stringify(
      rows.map((row) => [...row]),
      { bom: true, record_delimiter: 'windows' },
    ),
  );
}
