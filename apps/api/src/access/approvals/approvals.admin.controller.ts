// What staff asked for and a colleague decides. Open to all staff: who may see and decide which, the steps of its kind say.
import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { ApprovalView, Page } from '@haopai/contracts';
import { IdPipe, type RefusalError } from '../../platform/errors';
import {
  CurrentStaff,
  type Actor,
  AdminController,
  ReasonDto,
  RequiresPermission,
} from '../staff-authentication';
import { ApprovalDto, ApprovalsPageDto, ApprovalsQuery } from './approvals.dto';
import { DecideApprovals } from './decide-approvals';

@AdminController('approvals')
export class ApprovalsController {
  constructor(private readonly approvals: DecideApprovals) {}

  @Get('approvals')
  @RequiresPermission(null)
  @ApiOkResponse({ type: ApprovalsPageDto, description: 'Of the kinds that one may see' })
  page(
    @CurrentStaff() actor: Actor,
    @Query() { group, page, size }: ApprovalsQuery,
  ): Promise<Page<ApprovalView>> {
    return this.approvals.page(actor, group, page, size);
  }

  @Post('approvals/:id/approve')
  @HttpCode(200)
  @RequiresPermission(null)
  @ApiOkResponse({ type: ApprovalDto, description: 'What was asked for is done' })
  approve(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) approvalId: number,
  ): Promise<ApprovalView | RefusalError> {
    return this.approvals.approve(actor, approvalId);
  }

  @Post('approvals/:id/decline')
  @HttpCode(200)
  @RequiresPermission(null)
  @ApiOkResponse({ type: ApprovalDto })
  decline(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) approvalId: number,
    @Body() { reason }: ReasonDto,
  ): Promise<ApprovalView | RefusalError> {
    return this.approvals.decline(actor, approvalId, reason);
  }

  @Post('approvals/:id/take-back')
  @HttpCode(200)
  @RequiresPermission(null)
  @ApiOkResponse({ type: ApprovalDto })
  takeBack(
    @CurrentStaff() actor: Actor,
    @Param('id', IdPipe) approvalId: number,
    @Body() { reason }: ReasonDto,
  ): Promise<ApprovalView | RefusalError> {
    return this.approvals.takeBack(actor, approvalId, reason);
  }
}
