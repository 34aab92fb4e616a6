// How much of today's codes is sent, for whoever answers for messages.
import { Get } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { CodeBudgetView } from '@haopai/contracts';
import type { RefusalError } from '../../../platform/errors';
import { type Actor, AdminController, CurrentStaff, RequiresPermission } from '../../staff-authentication';
import { CodeBudgets } from './code-budgets';
import { CodeBudgetDto } from './code-budgets.dto';

@AdminController('messages')
export class CodeBudgetsController {
  constructor(private readonly budgets: CodeBudgets) {}

  @Get('messages/code-budgets')
  @RequiresPermission('messages.read')
  @ApiOkResponse({ type: [CodeBudgetDto] })
  today(@CurrentStaff() actor: Actor): Promise<readonly CodeBudgetView[] | RefusalError> {
    return this.budgets.seenBy(actor);
  }
}
