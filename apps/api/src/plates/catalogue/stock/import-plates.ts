// Use cases: staff have a spreadsheet of plates looked through, and put into the stock once nothing in it is wrong.
import { Injectable, type StreamableFile } from '@nestjs/common';
import {
  FAULTS_TOLD_MAX,
  type PlateColumn,
  type PlatesAdded,
  type PlateSheetCheck,
  RANGE_PLATES_MAX,
} from '@haopai/contracts';
import type { Actor } from '../../../access/staff-authentication';
import { RefusalError } from '../../../platform/errors';
import {
  SheetConverter,
  type SheetLines,
  SheetTemplate,
  type SheetUpload,
  type TemplateWanted,
  warningsOfPrices,
} from '../../../auctions/sheets';
import { AddPlates } from './add-plates';
import { PLATE_SHEET_COLUMNS } from './plate-sheet-columns';

@Injectable()
export class ImportPlates {
  constructor(
    private readonly sheets: SheetConverter,
    private readonly addPlates: AddPlates,
    private readonly templates: SheetTemplate,
  ) {}

  /** Writes nothing. */
  async check(actor: Actor, upload: SheetUpload): Promise<PlateSheetCheck | RefusalError> {
    const lines = await this.linesIn(actor, upload);
    if (lines instanceof RefusalError) return lines;
    const read = await this.addPlates.read(null, lines.lines);
    const faults = [...lines.faults, ...read.faults];
    return {
      lineCount: lines.lines.length,
      plates: read.plates,
      faults: faults.slice(0, FAULTS_TOLD_MAX),
      faultCount: faults.length,
      warnings: [...lines.warnings, ...warningsOfPrices(read.plates)],
      text: lines.text,
    };
  }

  /** All of it or nothing. */
  async execute(actor: Actor, upload: SheetUpload): Promise<PlatesAdded | RefusalError> {
    const lines = await this.linesIn(actor, upload);
    if (lines instanceof RefusalError) return lines;
    const { faults } = lines;
    if (faults.length > 0) return new RefusalError('PLATES.FAULTY', { faults, faultCount: faults.length });
    if (lines.lines.length === 0) return new RefusalError('SHEET.UNREADABLE', { reason: 'empty' });
    const added = await this.addPlates.lines(actor, lines.lines, 'stock.imported');
    return added instanceof RefusalError ? added : { count: added.length };
  }

  async template(actor: Actor, wanted: TemplateWanted): Promise<StreamableFile | RefusalError> {
    const refusal = actor.lacks('stock.edit');
    return refusal ?? this.templates.write('haopai-plates', PLATE_SHEET_COLUMNS, wanted);
  }

  /** Nothing of the file is read before it is known that whoever sends it may. */
  private async linesIn(actor: Actor, upload: SheetUpload): Promise<SheetLines<PlateColumn> | RefusalError> {
    const refusal = actor.lacks('stock.edit');
    return refusal ?? this.sheets.lines(upload, PLATE_SHEET_COLUMNS, RANGE_PLATES_MAX);
  }
}
