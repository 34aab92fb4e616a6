// Where payment providers tell what became of payments. No session and no page stands behind it: what counts is the signature.
import { Body, Controller, Header, Headers, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOkResponse,
  ApiParam,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { RefusalError } from '../../platform/errors';
import { NOTICE_SIGNATURE_HEADER } from '../../platform/http';
import { PROVIDER_NAMES } from './payment-provider';
import { TakeNotice } from './take-notice';

@ApiTags('payments')
@Controller('payments/notifications')
export class PaymentNoticesController {
  constructor(private readonly takeNotice: TakeNotice) {}

  @Post(':provider')
  @HttpCode(200)
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @ApiParam({ name: 'provider', enum: PROVIDER_NAMES })
  @ApiHeader({ name: NOTICE_SIGNATURE_HEADER, required: false, description: 'Where it is not in the body' })
  @ApiConsumes('application/x-www-form-urlencoded', 'application/json')
  @ApiBody({ schema: { type: 'string', description: 'As the provider signed it' } })
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' }, description: 'What the provider wants to read' })
  take(
    @Param('provider') provider: string,
    @Headers(NOTICE_SIGNATURE_HEADER) signature: string | undefined,
    @Body() body: unknown,
  ): Promise<string | RefusalError> {
    const text = typeof body === 'string' ? body : '';
    return this.takeNotice.execute(provider, { body: text, signature: signature ?? null });
  }
}
