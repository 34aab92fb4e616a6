// The back office's refunds: those that failed are the worklist.
import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Page, RefundCase } from '@haopai/contracts';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  RequiresPermission,
  ReasonDto,
} from '../../../access/staff-authentication';
import type { RefusalError } from '../../../platform/errors';
import { MendRefund } from './mend-refund';
import { RefundCaseDto, RefundCasesPageDto, RefundsQuery, SettleOutsideDto } from './refunds.dto';

@AdminController('refunds')
export class RefundsController {
  constructor(private readonly mend: MendRefund) {}

  @Get('settlement/refunds')
  @RequiresPermission('settlement.read')
  @ApiOkResponse({ type: RefundCasesPageDto })
  page(
    @CurrentStaff() actor: Actor,
    @Query() { group, page, size }: RefundsQuery,
  ): Promise<Page<RefundCase> | RefusalError> {
    return this.mend.page(actor, group, page, size);
  }

  @Post('settlement/refunds/:refundNo/retry')
  @HttpCode(200)
  @RequiresPermission('settlement.act')
  @ApiOkResponse({ type: RefundCaseDto })
  retry(
    @CurrentStaff() actor: Actor,
    @Param('refundNo') refundNo: string,
    @Body() { reason }: ReasonDto,
  ): Promise<RefundCase | RefusalError> {
    return this.mend.retry(actor, refundNo, reason);
  }

  @Post('settlement/refunds/:refundNo/outside')
  @HttpCode(200)
  @RequiresPermission('settlement.act')
  @ApiOkResponse({ type: RefundCaseDto, description: 'Settled once a second person confirms it' })
  sayOutside(
    @CurrentStaff() actor: Actor,
    @Param('refundNo') refundNo: string,
    @Body() body: SettleOutsideDto,
  ): Promise<RefundCase | RefusalError> {
    return this.mend.sayOutside(actor, refundNo, body);
  }

  @Post('settlement/refunds/:refundNo/outside/confirm')
  @HttpCode(200)
  @RequiresPermission('settlement.act')
  @ApiOkResponse({ type: RefundCaseDto })
  confirm(
    @CurrentStaff() actor: Actor,
    @Param('refundNo') refundNo: string,
  ): Promise<RefundCase | RefusalError> {
    return this.mend.confirm(actor, refundNo);
  }

  @Post('settlement/refunds/:refundNo/outside/take-back')
  @HttpCode(200)
  @RequiresPermission('settlement.act')
  @ApiOkResponse({ type: RefundCaseDto })
  takeBack(
    @CurrentStaff() actor: Actor,
    @Param('refundNo') refundNo: string,
    @Body() { reason }: ReasonDto,
  ): Promise<RefundCase | RefusalError> {
    return this.mend.takeBack(actor, refundNo, reason);
  }
}
