// A citizen begins to pay an order, and asks what became of it.
import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { PaymentCheck, PaymentStart } from '@haopai/contracts';
import { DEFAULT_LANGUAGE } from '@haopai/rules';
import type { Request } from 'express';
import type { RefusalError } from '../../platform/errors';
import { ApiRequestKey, RequestKey } from '../../platform/idempotency';
import { leaveLane } from '../../platform/lanes';
import { OrderNoPipe } from '../orders';
import { type CitizenSession, OwnSession } from '../../access/sessions';
import { CheckPayment } from './check-payment';
import { PaymentCheckDto, PaymentStartDto, StartPaymentDto } from './payments.dto';
import { StartPayment } from './start-payment';

@ApiTags('payments')
@Controller('me/orders/:orderNo/payments')
export class PaymentsController {
  constructor(
    private readonly startPayment: StartPayment,
    private readonly checkPayment: CheckPayment,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiRequestKey()
  @ApiOkResponse({ type: PaymentStartDto })
  start(
    @Param('orderNo', OrderNoPipe) orderNo: string,
    @RequestKey() key: string,
    @Body() { language = DEFAULT_LANGUAGE }: StartPaymentDto,
    @OwnSession() { citizenId }: CitizenSession,
    @Req() request: Request,
  ): Promise<PaymentStart | RefusalError> {
    return this.startPayment.execute({ citizenId, orderNo, key, language }, () => leaveLane(request));
  }

  /** Changes nothing that the provider would not have told by itself, so it takes no key. */
  @Post('check')
  @HttpCode(200)
  @ApiOkResponse({ type: PaymentCheckDto })
  check(
    @Param('orderNo', OrderNoPipe) orderNo: string,
    @OwnSession() { citizenId }: CitizenSession,
  ): Promise<PaymentCheck | RefusalError> {
    return this.checkPayment.execute(citizenId, orderNo);
  }
}
