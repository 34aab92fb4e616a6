// Plates for the stock from a spreadsheet.
import { Get, HttpCode, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { PlatesAdded, PlateSheetCheck } from '@haopai/contracts';
import { Acting, type Actor, AdminController, Needs } from '../../../access/staff-authentication';
import type { RefusalError } from '../../../platform/errors';
import { CSV, type SheetUpload, TemplateQuery, UploadedSheet, XLSX } from '../../../auctions/sheets';
import { ImportPlates } from './import-plates';
import { PlatesAddedDto, PlateSheetCheckDto } from './stock-answers.dto';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

@AdminController('stock')
export class StockSheetController {
  constructor(private readonly importPlates: ImportPlates) {}

  @Post('stock/sheet/check')
  @HttpCode(200)
  @Needs('stock.edit')
  @ApiConsumes(CSV, XLSX)
  @ApiBody(FILE)
  @ApiOkResponse({ type: PlateSheetCheckDto, description: 'Nothing is written' })
  check(
    @Acting() actor: Actor,
    @UploadedSheet() upload: SheetUpload,
  ): Promise<PlateSheetCheck | RefusalError> {
    return this.importPlates.check(actor, upload);
  }

  @Get('stock/sheet/xlsx')
  @Needs('stock.edit')
  @ApiProduces(XLSX)
  @ApiOkResponse({ ...FILE, description: 'A template: the headings and an example' })
  xlsx(@Acting() actor: Actor, @Query() { language }: TemplateQuery): Promise<StreamableFile | RefusalError> {
    return this.importPlates.template(actor, { language, format: 'xlsx' });
  }

  @Get('stock/sheet/csv')
  @Needs('stock.edit')
  @ApiProduces(CSV)
  @ApiOkResponse({ ...FILE, description: 'A template: the headings and an example' })
  csv(@Acting() actor: Actor, @Query() { language }: TemplateQuery): Promise<StreamableFile | RefusalError> {
    return this.importPlates.template(actor, { language, format: 'csv' });
  }

  @Post('stock/sheet')
  @Needs('stock.edit')
  @ApiConsumes(CSV, XLSX)
  @ApiBody(FILE)
  @ApiCreatedResponse({ type: PlatesAddedDto, description: 'All lines, or none' })
  import(@Acting() actor: Actor, @UploadedSheet() upload: SheetUpload): Promise<PlatesAdded | RefusalError> {
    return this.importPlates.execute(actor, upload);
  }
}
