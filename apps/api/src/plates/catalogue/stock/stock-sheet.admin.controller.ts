// Plates for the stock from a spreadsheet.
import { Get, HttpCode, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { PlatesAdded, PlateSheetCheck } from '@haopai/contracts';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
} from '../../../access/staff-authentication';
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
  @RequiresPermission('stock.edit')
  @ApiConsumes(CSV, XLSX)
  @ApiBody(FILE)
  @ApiOkResponse({ type: PlateSheetCheckDto, description: 'Nothing is written' })
  check(
    @CurrentStaff() actor: Actor,
    @UploadedSheet() upload: SheetUpload,
  ): Promise<PlateSheetCheck | RefusalError> {
    return this.importPlates.check(actor, upload);
  }

  @Get('stock/sheet/xlsx')
  @RequiresPermission('stock.edit')
  @ApiProduces(XLSX)
  @ApiOkResponse({ ...FILE, description: 'A template: the headings and an example' })
  xlsx(
    @CurrentStaff() actor: Actor,
    @Query() { language }: TemplateQuery,
  ): Promise<StreamableFile | RefusalError> {
    return this.importPlates.template(actor, { language, format: 'xlsx' });
  }

  @Get('stock/sheet/csv')
  @RequiresPermission('stock.edit')
  @ApiProduces(CSV)
  @ApiOkResponse({ ...FILE, description: 'A template: the headings and an example' })
  csv(
    @CurrentStaff() actor: Actor,
    @Query() { language }: TemplateQuery,
  ): Promise<StreamableFile | RefusalError> {
    return this.importPlates.template(actor, { language, format: 'csv' });
  }

  @Post('stock/sheet')
  @RequiresPermission('stock.edit')
  @ApiConsumes(CSV, XLSX)
  @ApiBody(FILE)
  @ApiCreatedResponse({ type: PlatesAddedDto, description: 'All lines, or none' })
  import(
    @CurrentStaff() actor: Actor,
    @UploadedSheet() upload: SheetUpload,
  ): Promise<PlatesAdded | RefusalError> {
    return this.importPlates.execute(actor, upload);
  }
}
