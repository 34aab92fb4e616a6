// The lots of an auction that is prepared: by hand, from the stock, from a spreadsheet.
import { Body, Get, HttpCode, Param, Post, Put, Query, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { AdminAuctionView, AdminLotView, Page, SheetCheck, StockPlateView } from '@haopai/contracts';
import { comparableText } from '@haopai/rules';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
} from '../../access/staff-authentication';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { CSV, type SheetUpload, TemplateQuery, UploadedSheet, XLSX } from '../sheets';
import { AddLots, DraftLots } from './draft-lots';
import { AdminAuctionDto, AdminLotPageDto, SheetCheckDto, StockPageDto } from './drafts-answers.dto';
import {
  AddLotsDto,
  AddStockLotsDto,
  AddToyLotsDto,
  AuctionVersionQuery,
  ChangeLotDto,
  DraftLotsQuery,
  RemoveLotsDto,
  StockQuery,
} from './drafts.dto';
import { ImportLots } from './import-lots';
import { ReadDrafts } from './read-drafts';

const FILE = { schema: { type: 'string', format: 'binary' } } as const;

@AdminController('auctions')
export class DraftLotsController {
  constructor(
    private readonly read: ReadDrafts,
    private readonly addLots: AddLots,
    private readonly lots: DraftLots,
    private readonly importLots: ImportLots,
  ) {}

  @Get('auctions/:id/lots')
  @RequiresPermission('auctions.read')
  @ApiOkResponse({ type: AdminLotPageDto })
  page(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Query() { page, size, contains }: DraftLotsQuery,
  ): Promise<Page<AdminLotView> | RefusalError> {
    const search = { auctionId, contains: contains === undefined ? null : comparableText(contains) };
    return this.read.lotsOf(actor, search, page, size);
  }

  @Get('auctions/:id/stock')
  @RequiresPermission('auctions.read')
  @ApiOkResponse({ type: StockPageDto, description: 'Plates of the stock that no other way claims' })
  stock(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Query() { page, size, region, contains }: StockQuery,
  ): Promise<Page<StockPlateView> | RefusalError> {
    const part = contains === undefined ? null : comparableText(contains);
    return this.read.stock(actor, auctionId, { region: region ?? null, contains: part }, page, size);
  }

  @Post('auctions/:id/lots')
  @HttpCode(200)
  @RequiresPermission('auctions.edit')
  @ApiOkResponse({ type: AdminAuctionDto })
  add(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Body() body: AddLotsDto,
  ): Promise<AdminAuctionView | RefusalError> {
    return this.addLots.byHand(actor, auctionId, body);
  }

  @Post('auctions/:id/lots/from-stock')
  @HttpCode(200)
  @RequiresPermission('auctions.edit')
  @ApiOkResponse({ type: AdminAuctionDto })
  addFromStock(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Body() body: AddStockLotsDto,
  ): Promise<AdminAuctionView | RefusalError> {
    return this.addLots.fromStock(actor, auctionId, body);
  }

  @Post('auctions/:id/lots/toys')
  @HttpCode(200)
  @RequiresPermission('auctions.edit')
  @ApiOkResponse({ type: AdminAuctionDto, description: 'Of a drill: with so many more toy plates' })
  addToys(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Body() body: AddToyLotsDto,
  ): Promise<AdminAuctionView | RefusalError> {
    return this.addLots.toys(actor, auctionId, body);
  }

  @Put('auctions/:id/lots/:lotId')
  @RequiresPermission('auctions.edit')
  @ApiOkResponse({ type: AdminAuctionDto })
  change(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Param('lotId', IdPipe) lotId: number,
    @Body() body: ChangeLotDto,
  ): Promise<AdminAuctionView | RefusalError> {
    return this.lots.change(actor, auctionId, lotId, body);
  }

  @Post('auctions/:id/lots/remove')
  @HttpCode(200)
  @RequiresPermission('auctions.edit')
  @ApiOkResponse({ type: AdminAuctionDto })
  remove(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Body() body: RemoveLotsDto,
  ): Promise<AdminAuctionView | RefusalError> {
    return this.lots.remove(actor, auctionId, body);
  }

  @Post('auctions/:id/sheet/check')
  @HttpCode(200)
  @RequiresPermission('auctions.edit')
  @ApiConsumes(CSV, XLSX)
  @ApiBody(FILE)
  @ApiOkResponse({ type: SheetCheckDto, description: 'Nothing is written' })
  check(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @UploadedSheet() upload: SheetUpload,
  ): Promise<SheetCheck | RefusalError> {
    return this.importLots.check(actor, auctionId, upload);
  }

  @Post('auctions/:id/sheet')
  @HttpCode(200)
  @RequiresPermission('auctions.edit')
  @ApiConsumes(CSV, XLSX)
  @ApiBody(FILE)
  @ApiOkResponse({ type: AdminAuctionDto, description: 'All lines, or none' })
  import(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) auctionId: number,
    @Query() { version }: AuctionVersionQuery,
    @UploadedSheet() upload: SheetUpload,
  ): Promise<AdminAuctionView | RefusalError> {
    return this.importLots.execute(actor, auctionId, version, upload);
  }

  @Get('lot-sheet/xlsx')
  @RequiresPermission('auctions.edit')
  @ApiProduces(XLSX)
  @ApiOkResponse({ ...FILE, description: 'A template: the headings and an example' })
  xlsx(
    @CurrentStaff() actor: Actor,
    @Query() { language }: TemplateQuery,
  ): Promise<StreamableFile | RefusalError> {
    return this.importLots.template(actor, { language, format: 'xlsx' });
  }

  @Get('lot-sheet/csv')
  @RequiresPermission('auctions.edit')
  @ApiProduces(CSV)
  @ApiOkResponse({ ...FILE, description: 'A template: the headings and an example' })
  csv(
    @CurrentStaff() actor: Actor,
    @Query() { language }: TemplateQuery,
  ): Promise<StreamableFile | RefusalError> {
    return this.importLots.template(actor, { language, format: 'csv' });
  }
}
