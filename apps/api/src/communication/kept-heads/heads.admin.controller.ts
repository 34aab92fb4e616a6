// Whether the record of acts and the journals are still what was kept of them outside.
import { Get } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { HeadsCheck } from '@haopai/contracts';
import {
  type Actor,
  AdminController,
  CurrentStaff,
  RequiresPermission,
} from '../../access/staff-authentication';
import type { RefusalError } from '../../platform/errors';
import { CheckHeads } from './check-heads';
import { HeadsCheckDto } from './heads.dto';

@AdminController('audit')
export class HeadsController {
  constructor(private readonly checkHeads: CheckHeads) {}

  @Get('audit/heads')
  @RequiresPermission('audit.read')
  @ApiOkResponse({ type: HeadsCheckDto })
  check(@CurrentStaff() actor: Actor): Promise<HeadsCheck | RefusalError> {
    return this.checkHeads.execute(actor);
  }
}
