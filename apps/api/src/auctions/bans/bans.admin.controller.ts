// Bans before the staff.
import { Body, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { AdminBanView } from '@haopai/contracts';
import {
  type Actor,
  AdminController,
  CurrentStaff,
  ReasonDto,
  RequiresPermission,
} from '../../access/staff-authentication';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { AdminBanDto } from './bans.dto';
import { LiftBan } from './lift-ban';

@AdminController('citizens')
export class BansController {
  constructor(private readonly bans: LiftBan) {}

  @Get('citizens/:id/bans')
  @RequiresPermission('citizens.read')
  @ApiOkResponse({ type: [AdminBanDto], description: 'The newest first' })
  of(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) citizenId: number,
  ): Promise<readonly AdminBanView[] | RefusalError> {
    return this.bans.of(actor, citizenId);
  }

  @Post('bans/:id/lift')
  @HttpCode(200)
  @RequiresPermission('bans.lift')
  @ApiOkResponse({ type: [AdminBanDto], description: 'All of the citizen, the newest first' })
  lift(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) banId: number,
    @Body() { reason }: ReasonDto,
  ): Promise<readonly AdminBanView[] | RefusalError> {
    return this.bans.execute(actor, banId, reason);
  }
}
