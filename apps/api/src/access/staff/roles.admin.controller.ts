// What the roles of staff include.
import { Body, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiParam } from '@nestjs/swagger';
import { EDITABLE_ROLES, type RoleView } from '@haopai/contracts';
import { CurrentStaff, type Actor, AdminController, RequiresPermission } from '../staff-authentication';
import type { RefusalError } from '../../platform/errors';
import { ChangeRoles } from './change-roles';
import { ChangeRoleDto, RoleDto } from './roles.dto';

@AdminController('staff')
export class RolesController {
  constructor(private readonly roles: ChangeRoles) {}

  @Get('roles')
  @RequiresPermission('staff.read')
  @ApiOkResponse({ type: [RoleDto], description: 'All but the administrator, who may do everything' })
  all(@CurrentStaff() actor: Actor): Promise<readonly RoleView[] | RefusalError> {
    return this.roles.all(actor);
  }

  @Put('roles/:role')
  @RequiresPermission('staff.edit')
  @ApiParam({ name: 'role', enum: EDITABLE_ROLES })
  @ApiOkResponse({ type: [RoleDto], description: 'Asked for: it counts once another one approves' })
  change(
    @CurrentStaff() actor: Actor,
    @Param('role') role: string,
    @Body() body: ChangeRoleDto,
  ): Promise<readonly RoleView[] | RefusalError> {
    return this.roles.ask(actor, role, body);
  }
}
