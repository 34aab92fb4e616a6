// Who works in the back office.
import { Body, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { StaffAnswer, StaffView } from '@haopai/contracts';
import { CurrentStaff, type Actor, AdminController, RequiresPermission } from '../staff-authentication';
import { IdPipe, type RefusalError } from '../../platform/errors';
import { ChangeStaff } from './change-staff';
import { FindStaff } from './find-staff';
import { ResetStaff } from './reset-staff';
import { AddStaffDto, ChangeStaffDto, ResetStaffDto, StaffAddedDto, StaffDto } from './staff.dto';

@AdminController('staff')
export class StaffController {
  constructor(
    private readonly findStaff: FindStaff,
    private readonly changeStaff: ChangeStaff,
    private readonly resetStaff: ResetStaff,
  ) {}

  @Get('me')
  @RequiresPermission(null)
  @ApiOkResponse({ type: StaffDto })
  me(@CurrentStaff() actor: Actor): Promise<StaffView | RefusalError> {
    return this.findStaff.self(actor);
  }

  @Get('staff')
  @RequiresPermission('staff.read')
  @ApiOkResponse({ type: [StaffDto] })
  all(@CurrentStaff() actor: Actor): Promise<readonly StaffView[] | RefusalError> {
    return this.findStaff.all(actor);
  }

  @Post('staff')
  @RequiresPermission('staff.edit')
  @ApiCreatedResponse({ type: StaffAddedDto })
  add(@CurrentStaff() actor: Actor, @Body() body: AddStaffDto): Promise<StaffAnswer | RefusalError> {
    return this.changeStaff.add(actor, body);
  }

  @Patch('staff/:id')
  @RequiresPermission('staff.edit')
  @ApiOkResponse({ type: StaffDto })
  change(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) staffId: number,
    @Body() body: ChangeStaffDto,
  ): Promise<StaffView | RefusalError> {
    return this.changeStaff.change(actor, staffId, body);
  }

  @Post('staff/:id/reset')
  @HttpCode(200)
  @RequiresPermission('staff.edit')
  @ApiOkResponse({ type: StaffAddedDto })
  reset(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) staffId: number,
    @Body() body: ResetStaffDto,
  ): Promise<StaffAnswer | RefusalError> {
    return this.resetStaff.execute(actor, staffId, body);
  }
}
