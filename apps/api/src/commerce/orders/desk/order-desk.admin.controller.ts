// Orders at the back office: found, read, and refunds asked for.
import { Body, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { AdminOrderDetail, AdminOrderHead, Page } from '@haopai/contracts';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
} from '../../../access/staff-authentication';
import type { RefusalError } from '../../../platform/errors';
import { FindDeskOrders } from './find-desk-orders';
import { AdminOrderDetailDto, AdminOrderPageDto, RefundOrderDto, SearchOrdersDto } from './order-desk.dto';
import { RefundOrder } from './refund-order';

@AdminController('orders')
export class OrderDeskController {
  constructor(
    private readonly find: FindDeskOrders,
    private readonly refundOrder: RefundOrder,
  ) {}

  @Post('orders/search')
  @HttpCode(200)
  @RequiresPermission('orders.read')
  @ApiOkResponse({ type: AdminOrderPageDto, description: 'The newest first' })
  search(
    @CurrentStaff() actor: Actor,
    @Body() { page, size, ...asked }: SearchOrdersDto,
  ): Promise<Page<AdminOrderHead> | RefusalError> {
    const { by = null, text = null, kind = null, state = null } = asked;
    return this.find.page(actor, { by, text, kind, state }, page, size);
  }

  @Get('orders/:orderNo')
  @RequiresPermission('orders.read')
  @ApiOkResponse({ type: AdminOrderDetailDto })
  one(
    @CurrentStaff() actor: Actor,
    @Param('orderNo') orderNo: string,
  ): Promise<AdminOrderDetail | RefusalError> {
    return this.find.one(actor, orderNo);
  }

  @Post('orders/:orderNo/refunds')
  @HttpCode(200)
  @RequiresPermission('orders.refund')
  @ApiOkResponse({
    type: AdminOrderDetailDto,
    description: 'Asked for: it goes back once a colleague approves it',
  })
  refund(
    @CurrentStaff() actor: Actor,
    @Param('orderNo') orderNo: string,
    @Body() body: RefundOrderDto,
  ): Promise<AdminOrderDetail | RefusalError> {
    return this.refundOrder.ask(actor, orderNo, body);
  }
}
