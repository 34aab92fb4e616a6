// Web push by choice: the site's key, and a citizen's browsers.
import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { PushKeyView } from '@haopai/contracts';
import type { RefusalError } from '../../../platform/errors';
import { type CitizenSession, OwnSession } from '../../../access/sessions';
import { PushEndpointDto, PushKeyDto, PushSubscriptionDto } from './push.dto';
import { SubscribeBrowser } from './subscribe-browser';

@ApiTags('push')
@Controller()
export class PushController {
  constructor(private readonly browsers: SubscribeBrowser) {}

  @Get('push/key')
  @ApiOkResponse({ type: PushKeyDto })
  key(): Promise<PushKeyView> {
    return this.browsers.key();
  }

  @Post('me/push-subscriptions')
  @HttpCode(204)
  @ApiNoContentResponse()
  subscribe(
    @OwnSession() session: CitizenSession,
    @Body() body: PushSubscriptionDto,
  ): Promise<undefined | RefusalError> {
    return this.browsers.subscribe(session, body);
  }

  @Delete('me/push-subscriptions')
  @HttpCode(204)
  @ApiBody({ type: PushEndpointDto })
  @ApiNoContentResponse()
  unsubscribe(
    @OwnSession() { citizenId }: CitizenSession,
    @Body() { endpoint }: PushEndpointDto,
  ): Promise<void> {
    return this.browsers.unsubscribe(citizenId, endpoint);
  }
}
