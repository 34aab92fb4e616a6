// The city's stock of plates: looked through, added to, put on sale and off it.
import { Body, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Page, PlatesAdded, RangeCheck, StockItemDetail, StockItemView } from '@haopai/contracts';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
} from '../../../access/staff-authentication';
import { IdPipe, type RefusalError } from '../../../platform/errors';
import { AddPlates } from './add-plates';
import { ChangeStock } from './change-stock';
import { FindStock } from './find-stock';
import { RemovePlates } from './remove-plates';
import { ReturnPlates } from './return-plates';
import {
  PlatesAddedDto,
  RangeCheckDto,
  StockItemDetailDto,
  StockItemDto,
  StockItemPageDto,
} from './stock-answers.dto';
import {
  AddPlateDto,
  AddRangeDto,
  ChangePlateDto,
  PriceStockDto,
  RangeDto,
  ReturnPlatesDto,
  StockActDto,
  StockQuery,
} from './stock.dto';

type Views = Promise<readonly StockItemView[] | RefusalError>;

@AdminController('stock')
export class StockController {
  constructor(
    private readonly find: FindStock,
    private readonly addPlates: AddPlates,
    private readonly changeStock: ChangeStock,
    private readonly removePlates: RemovePlates,
    private readonly returnPlates: ReturnPlates,
  ) {}

  @Get('stock/plates')
  @RequiresPermission('stock.read')
  @ApiOkResponse({ type: StockItemPageDto })
  page(
    @CurrentStaff() actor: Actor,
    @Query() { page, size, ...asked }: StockQuery,
  ): Promise<Page<StockItemView> | RefusalError> {
    const { contains = null, state = null, place = null, region = null, sort } = asked;
    const { priceFromFen = null, priceToFen = null } = asked;
    const search = { contains, state, place, region, priceFromFen, priceToFen, sort };
    return this.find.page(actor, search, page, size);
  }

  @Get('stock/plates/:id')
  @RequiresPermission('stock.read')
  @ApiOkResponse({ type: StockItemDetailDto, description: 'With all that happened to it' })
  one(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) plateId: number,
  ): Promise<StockItemDetail | RefusalError> {
    return this.find.one(actor, plateId);
  }

  @Post('stock/plates')
  @RequiresPermission('stock.edit')
  @ApiCreatedResponse({ type: StockItemDto })
  add(@CurrentStaff() actor: Actor, @Body() body: AddPlateDto): Promise<StockItemView | RefusalError> {
    return this.addPlates.one(actor, body);
  }

  @Post('stock/plates/from-lots')
  @HttpCode(200)
  @RequiresPermission('stock.edit')
  @ApiOkResponse({ type: PlatesAddedDto, description: 'How many of them were not there before' })
  fromLots(@CurrentStaff() actor: Actor, @Body() body: ReturnPlatesDto): Promise<PlatesAdded | RefusalError> {
    return this.returnPlates.execute(actor, body);
  }

  @Put('stock/plates/:id')
  @RequiresPermission('stock.edit')
  @ApiOkResponse({ type: StockItemDto })
  describe(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) plateId: number,
    @Body() body: ChangePlateDto,
  ): Promise<StockItemView | RefusalError> {
    return this.changeStock.describe(actor, plateId, body);
  }

  @Post('stock/range/check')
  @HttpCode(200)
  @RequiresPermission('stock.edit')
  @ApiOkResponse({ type: RangeCheckDto, description: 'Nothing is written' })
  checkRange(@CurrentStaff() actor: Actor, @Body() body: RangeDto): Promise<RangeCheck | RefusalError> {
    return this.addPlates.checkRange(actor, body);
  }

  @Post('stock/range')
  @RequiresPermission('stock.edit')
  @ApiCreatedResponse({ type: PlatesAddedDto, description: 'All of them, or none' })
  addRange(@CurrentStaff() actor: Actor, @Body() body: AddRangeDto): Promise<PlatesAdded | RefusalError> {
    return this.addPlates.range(actor, body);
  }

  @Post('stock/list')
  @HttpCode(200)
  @RequiresPermission('stock.edit')
  @ApiOkResponse({ type: [StockItemDto], description: 'For sale at this price: all of them, or none' })
  list(@CurrentStaff() actor: Actor, @Body() body: PriceStockDto): Views {
    return this.changeStock.offer(actor, body);
  }

  @Post('stock/reprice')
  @HttpCode(200)
  @RequiresPermission('stock.edit')
  @ApiOkResponse({ type: [StockItemDto], description: 'All of them, or none' })
  reprice(@CurrentStaff() actor: Actor, @Body() body: PriceStockDto): Views {
    return this.changeStock.reprice(actor, body);
  }

  @Post('stock/withdraw')
  @HttpCode(200)
  @RequiresPermission('stock.edit')
  @ApiOkResponse({ type: [StockItemDto], description: 'Off sale: all of them, or none' })
  withdraw(@CurrentStaff() actor: Actor, @Body() body: StockActDto): Views {
    return this.changeStock.withdraw(actor, body);
  }

  @Post('stock/remove')
  @HttpCode(200)
  @RequiresPermission('stock.edit')
  @ApiOkResponse({
    type: [StockItemDto],
    description:
      'Out of the stock: all of them, or none. What was never listed, sold or used; none is left to tell',
  })
  remove(@CurrentStaff() actor: Actor, @Body() body: StockActDto): Views {
    return this.removePlates.execute(actor, body);
  }

  @Post('stock/take-back')
  @HttpCode(200)
  @RequiresPermission('stock.edit')
  @ApiOkResponse({ type: [StockItemDto], description: 'What was refunded in full: all of them, or none' })
  takeBack(@CurrentStaff() actor: Actor, @Body() body: StockActDto): Views {
    return this.changeStock.takeBack(actor, body);
  }
}
