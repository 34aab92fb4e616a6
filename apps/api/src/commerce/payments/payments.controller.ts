// A citizen begins to pay an order.
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { PaymentStart } from '@haopai/contracts';
import { DEFAULT_LANGUAGE } from '@haopai/rules';
import type { RefusalError } from '../../platform/errors';
import { ApiRequestKey, RequestKey } from '../../platform/idempotency';
import { OrderNoPipe } from '../orders';
import { type CitizenSession, OwnSession } from '../../access/sessions';
import { PaymentStartDto, StartPaymentDto } from './payments.dto';
import { StartPayment } from './start-payment';

@ApiTags('payments')
@Controller('me/orders/:orderNo/payments')
export class PaymentsController {
  constructor(private readonly startPayment: StartPayment) {}

  @Post()
  @HttpCode(200)
  @ApiRequestKey()
  @ApiOkResponse({ type: PaymentStartDto })
  start(
    @Param('orderNo', OrderNoPipe) orderNo: string,
    @RequestKey() key: string,
    @Body() { language = DEFAULT_LANGUAGE }: StartPaymentDto,
    @OwnSession() { citizenId }: CitizenSession,
  ): Promise<PaymentStart | RefusalError> {
    return this.startPayment.execute({ citizenId, orderNo, key, language });
  }
}
