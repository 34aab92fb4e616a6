// One's own bans from enrolling, as long as they stand.
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { BanView } from '@haopai/contracts';
import { type CitizenSession, OwnSession } from '../../access/sessions';
import { Bans } from './bans';
import { BanDto } from './bans.dto';

@ApiTags('enrolments')
@Controller('me/bans')
export class OwnBansController {
  constructor(private readonly bans: Bans) {}

  @Get()
  @ApiOkResponse({ type: [BanDto], description: 'Those that stand, the last to end first' })
  mine(@OwnSession() { citizenId }: CitizenSession): Promise<readonly BanView[]> {
    return this.bans.standing(citizenId);
  }
}
