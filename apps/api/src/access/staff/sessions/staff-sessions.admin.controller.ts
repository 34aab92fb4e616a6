// Where staff are logged in, and how that ends from elsewhere: one's own, and for administrators a colleague's.
import { Body, Delete, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger';
import type { StaffSessionView } from '@haopai/contracts';
import type { Request } from 'express';
import { IdPipe, type RefusalError } from '../../../platform/errors';
import { type Actor, AdminController, CurrentStaff, RequiresPermission } from '../../staff-authentication';
import { ColleaguesSessions } from './colleagues-sessions';
import { OwnStaffSessions } from './own-staff-sessions';
import { EndStaffSessionsDto, StaffSessionDto } from './staff-sessions.dto';

@AdminController('staff')
export class StaffSessionsController {
  constructor(
    private readonly own: OwnStaffSessions,
    private readonly colleagues: ColleaguesSessions,
  ) {}

  @Get('me/sessions')
  @RequiresPermission(null)
  @ApiOkResponse({ type: [StaffSessionDto] })
  all(
    @CurrentStaff() actor: Actor,
    @Req() { sessionID }: Request,
  ): Promise<readonly StaffSessionView[] | RefusalError> {
    return this.own.all(actor, sessionID);
  }

  @Delete('me/sessions')
  @HttpCode(204)
  @RequiresPermission(null)
  @ApiNoContentResponse({ description: 'All others have ended' })
  endOthers(@CurrentStaff() actor: Actor, @Req() { sessionID }: Request): Promise<undefined> {
    return this.own.endOthers(actor, sessionID);
  }

  @Delete('me/sessions/:id')
  @HttpCode(204)
  @RequiresPermission(null)
  @ApiNoContentResponse({ description: 'It has ended; with one’s own this is a log-out' })
  endOne(
    @CurrentStaff() actor: Actor,
    @Req() request: Request,
    @Param('id') shownId: string,
  ): Promise<undefined | RefusalError> {
    return this.own.endOne(actor, request, shownId);
  }

  @Get('staff/:id/sessions')
  @RequiresPermission('staff.edit')
  @ApiOkResponse({ type: [StaffSessionDto] })
  ofColleague(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) staffId: number,
    @Req() { sessionID }: Request,
  ): Promise<readonly StaffSessionView[] | RefusalError> {
    return this.colleagues.all(actor, staffId, sessionID);
  }

  @Post('staff/:id/sessions/end')
  @HttpCode(204)
  @RequiresPermission('staff.edit')
  @ApiNoContentResponse({ description: 'It has ended; without an id all have' })
  endOfColleague(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) staffId: number,
    @Body() body: EndStaffSessionsDto,
  ): Promise<undefined | RefusalError> {
    return this.colleagues.end(actor, staffId, body);
  }
}
