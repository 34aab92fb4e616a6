// The back office's payments that do not fit: a worklist, and how one is closed.
import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { OddPaymentCase, Page } from '@haopai/contracts';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
} from '../../../access/staff-authentication';
import type { RefusalError } from '../../../platform/errors';
import { CloseOddPayment } from './close-odd-payment';
import { CloseOddPaymentDto, OddPaymentDto, OddPaymentsPageDto, OddPaymentsQuery } from './odd-payments.dto';

@AdminController('payments')
export class OddPaymentsController {
  constructor(private readonly closeOddPayment: CloseOddPayment) {}

  @Get('settlement/odd-payments')
  @RequiresPermission('settlement.read')
  @ApiOkResponse({ type: OddPaymentsPageDto })
  page(
    @CurrentStaff() actor: Actor,
    @Query() { group, page, size }: OddPaymentsQuery,
  ): Promise<Page<OddPaymentCase> | RefusalError> {
    return this.closeOddPayment.page(actor, group, page, size);
  }

  @Post('settlement/odd-payments/:paymentNo/close')
  @HttpCode(200)
  @RequiresPermission('settlement.act')
  @ApiOkResponse({ type: OddPaymentDto })
  close(
    @CurrentStaff() actor: Actor,
    @Param('paymentNo') paymentNo: string,
    @Body() body: CloseOddPaymentDto,
  ): Promise<OddPaymentCase | RefusalError> {
    return this.closeOddPayment.execute(actor, paymentNo, body);
  }
}
