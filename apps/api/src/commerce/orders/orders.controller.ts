// A citizen's own orders: what is to be paid, what was, and what came back.
import { Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { OrderHead, OrderView, Page } from '@haopai/contracts';
import type { RefusalError } from '../../platform/errors';
import { type CitizenSession, OwnSession } from '../../access/sessions';
import { CancelOrder } from './cancel-order';
import { OrderNoPipe } from './order-no-pipe';
import { OrderDto, OrderPageDto } from './orders-answers.dto';
import { OrdersQuery, ReceiptQuery } from './orders.dto';
import { ReadOrders } from './read-orders';
import { IssueReceipt } from './receipts/issue-receipt';

@ApiTags('orders')
@Controller('me/orders')
export class OrdersController {
  constructor(
    private readonly orders: ReadOrders,
    private readonly cancelOrder: CancelOrder,
    private readonly issueReceipt: IssueReceipt,
  ) {}

  @Get()
  @ApiOkResponse({ type: OrderPageDto, description: 'The newest first' })
  page(@OwnSession() { citizenId }: CitizenSession, @Query() query: OrdersQuery): Promise<Page<OrderHead>> {
    return this.orders.page(citizenId, query.group, query.page, query.size);
  }

  @Get(':orderNo')
  @ApiOkResponse({ type: OrderDto })
  view(
    @OwnSession() { citizenId }: CitizenSession,
    @Param('orderNo', OrderNoPipe) orderNo: string,
  ): Promise<OrderView | RefusalError> {
    return this.orders.view(citizenId, orderNo);
  }

  @Get(':orderNo/receipt')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ description: 'Of an order that was paid', schema: { type: 'string', format: 'binary' } })
  receipt(
    @OwnSession() { citizenId }: CitizenSession,
    @Param('orderNo', OrderNoPipe) orderNo: string,
    @Query() query: ReceiptQuery,
  ): Promise<StreamableFile | RefusalError> {
    return this.issueReceipt.execute(citizenId, orderNo, query.language);
  }

  @Post(':orderNo/cancel')
  @HttpCode(200)
  @ApiOkResponse({ type: OrderDto })
  cancel(
    @OwnSession() { citizenId }: CitizenSession,
    @Param('orderNo', OrderNoPipe) orderNo: string,
  ): Promise<OrderView | RefusalError> {
    return this.cancelOrder.execute(citizenId, orderNo);
  }
}
