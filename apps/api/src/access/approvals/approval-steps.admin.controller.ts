// By which steps acts are approved.
import { Body, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiParam } from '@nestjs/swagger';
import { type ApprovalStepsView, STEPPED_KINDS } from '@haopai/contracts';
import type { RefusalError } from '../../platform/errors';
import { CurrentStaff, type Actor, AdminController, RequiresPermission } from '../staff-authentication';
import { ApprovalStepsDto, ChangeStepsDto } from './approval-steps.dto';
import { ChangeSteps } from './change-steps';

@AdminController('approvals')
export class ApprovalStepsController {
  constructor(private readonly steps: ChangeSteps) {}

  @Get('approval-steps')
  @RequiresPermission('settings.read')
  @ApiOkResponse({ type: [ApprovalStepsDto] })
  all(@CurrentStaff() actor: Actor): Promise<readonly ApprovalStepsView[] | RefusalError> {
    return this.steps.all(actor);
  }

  @Put('approval-steps/:kind')
  @RequiresPermission('settings.edit')
  @ApiParam({ name: 'kind', enum: STEPPED_KINDS })
  @ApiOkResponse({ type: [ApprovalStepsDto], description: 'Asked for: they count once another one approves' })
  change(
    @CurrentStaff() actor: Actor,
    @Param('kind') kind: string,
    @Body() body: ChangeStepsDto,
  ): Promise<readonly ApprovalStepsView[] | RefusalError> {
    return this.steps.ask(actor, kind, body);
  }
}
