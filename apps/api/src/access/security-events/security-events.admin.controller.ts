// The stream of security events, for auditors.
import { Body, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Page, SecurityEventView } from '@haopai/contracts';
import type { RefusalError } from '../../platform/errors';
import { type Actor, AdminController, CurrentStaff, RequiresPermission } from '../staff-authentication';
import { FindSecurityEvents } from './find-security-events';
import { SearchSecurityEventsDto, SecurityEventPageDto } from './security-events.dto';

@AdminController('audit')
export class SecurityEventsController {
  constructor(private readonly events: FindSecurityEvents) {}

  /** Addresses and names are typed into it: a body, which no log keeps. */
  @Post('security-events/search')
  @HttpCode(200)
  @RequiresPermission('audit.read')
  @ApiOkResponse({ type: SecurityEventPageDto, description: 'The newest first' })
  search(
    @CurrentStaff() actor: Actor,
    @Body() body: SearchSecurityEventsDto,
  ): Promise<Page<SecurityEventView> | RefusalError> {
    return this.events.execute(actor, body);
  }
}
