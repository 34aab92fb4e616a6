// A citizen's invoice of an order: what became of it, and asking for one.
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { OrderInvoices } from '@haopai/contracts';
import { type CitizenSession, OwnSession } from '../../access/sessions';
import type { RefusalError } from '../../platform/errors';
import { OrderNoPipe } from '../orders';
import { AskInvoice } from './ask-invoice';
import { AskInvoiceDto, OrderInvoicesDto } from './invoices.dto';

@ApiTags('invoices')
@Controller('me/orders/:orderNo/invoice')
export class InvoicesController {
  constructor(private readonly invoices: AskInvoice) {}

  @Get()
  @ApiOkResponse({ type: OrderInvoicesDto })
  read(
    @OwnSession() { citizenId }: CitizenSession,
    @Param('orderNo', OrderNoPipe) orderNo: string,
  ): Promise<OrderInvoices | RefusalError> {
    return this.invoices.read(citizenId, orderNo);
  }

  /** Of an order there is one: asked again it is refused, so it takes no key. */
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: OrderInvoicesDto })
  ask(
    @OwnSession() { citizenId }: CitizenSession,
    @Param('orderNo', OrderNoPipe) orderNo: string,
    @Body() body: AskInvoiceDto,
  ): Promise<OrderInvoices | RefusalError> {
    return this.invoices.ask(citizenId, orderNo, body);
  }
}
