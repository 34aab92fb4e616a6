// The back office's invoices: those that failed are the worklist.
import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { InvoiceCase, Page } from '@haopai/contracts';
import {
  type Actor,
  AdminController,
  CurrentStaff,
  ReasonDto,
  RequiresPermission,
} from '../../access/staff-authentication';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { InvoiceCaseDto, InvoiceCasesPageDto, InvoicesQuery } from './invoices.dto';
import { MendInvoice } from './mend-invoice';

@AdminController('invoices')
export class OfficeInvoicesController {
  constructor(private readonly mend: MendInvoice) {}

  @Get('settlement/invoices')
  @RequiresPermission('settlement.read')
  @ApiOkResponse({ type: InvoiceCasesPageDto })
  page(
    @CurrentStaff() actor: Actor,
    @Query() { state, page, size }: InvoicesQuery,
  ): Promise<Page<InvoiceCase> | RefusalError> {
    return this.mend.page(actor, state, page, size);
  }

  @Post('settlement/invoices/:id/retry')
  @HttpCode(200)
  @RequiresPermission('settlement.act')
  @ApiOkResponse({ type: InvoiceCaseDto })
  retry(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) invoiceId: number,
    @Body() { reason }: ReasonDto,
  ): Promise<InvoiceCase | RefusalError> {
    return this.mend.retry(actor, invoiceId, reason);
  }
}
